"""The screen of this room on an empty register or a small one; a scripted answer for files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from casusdesk.services.desk import Desk
from casusdesk.ui.contacts.screen import ContactsScreen
from casusdesk.ui.screen import Screen

sys.path.append(str(Path(__file__).parent))

from four_contacts import AWAY, COACH, NNZ, NURSE


@pytest.fixture
def screen_kind() -> type[Screen]:
    return ContactsScreen


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """The practice desk with four contacts."""
    desk.contacts.record(COACH, NURSE, NNZ, AWAY)
    return desk


@pytest.fixture
def contacts(filled: Desk, make_screen: Callable[..., Screen]) -> ContactsScreen:
    made = make_screen(filled)
    assert isinstance(made, ContactsScreen)
    return made


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[ContactsScreen, Path], None]:
    """Have the dialogs of a screen answer with a file, to read as to write."""

    def set_file(screen: ContactsScreen, path: Path) -> None:
        def answer(_parent: QWidget | None, *_more: object) -> Path:
            return path

        monkeypatch.setattr(screen.context.dialogs, "choose_open_file", answer)
        monkeypatch.setattr(screen.context.dialogs, "choose_save_file", answer)

    return set_file
