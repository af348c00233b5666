"""The tests of this room go through the whole window, for Overlegmodus fills it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))

from mode_table import Table

from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meeting_mode.screen import MeetingModeScreen


@pytest.fixture
def table(window: MainWindow, qtbot: QtBot) -> Iterator[Table]:
    """The first case of the practice agenda on the screen."""
    window.context.open_meeting_mode("BX385")
    mode = window.shown
    assert isinstance(mode, MeetingModeScreen)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is mode.page.reading)
    yield Table(window, mode)
    for save in window.findChildren(AutoSave):
        save.forget()
