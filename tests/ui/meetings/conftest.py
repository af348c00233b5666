"""The agenda builder on a real store with the practice cases, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casusdesk.preferences import Preferences
from casusdesk.services.desk import Desk
from casusdesk.services.practice import practice_desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.meetings.screen import MeetingScreen
from casusdesk.ui.theme import Look

MakeScreen = Callable[..., MeetingScreen]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = practice_desk()
    yield made
    made.close()


@pytest.fixture
def said() -> list[str]:
    """What a screen reader was told."""
    return []


@pytest.fixture
def make_screen(qtbot: QtBot, qapp: QApplication, said: list[str]) -> Iterator[MakeScreen]:
    look = Look(qapp)
    made: list[MeetingScreen] = []

    def make(desk: Desk, width: int = 1280, height: int = 800, text_size: int = 100) -> MeetingScreen:
        look.apply(Preferences(text_size=text_size))
        context = WindowContext(desk)
        context.announced.connect(said.append)
        screen = MeetingScreen(context)
        context.setParent(screen)
        screen.unsubscribe = desk.changes.subscribe(screen.refresh)  # type: ignore[attr-defined]
        screen.resize(width, height)
        qtbot.addWidget(screen)
        made.append(screen)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        screen.activate()
        return screen

    yield make
    for screen in made:
        screen.unsubscribe()  # type: ignore[attr-defined]
    look.apply(Preferences())


@pytest.fixture
def screen(make_screen: MakeScreen, desk: Desk) -> MeetingScreen:
    return make_screen(desk)
