"""The handover screen on a real store with the practice cases, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casusdesk.preferences import Preferences
from casusdesk.services.desk import Desk
from casusdesk.services.practice import practice_desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.handovers.screen import HandoversScreen
from casusdesk.ui.theme import Look

MakeScreen = Callable[..., HandoversScreen]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = practice_desk()
    yield made
    made.close()


@pytest.fixture
def toasts() -> list[tuple[str, object]]:
    """What the screen asked to show for ten seconds."""
    return []


@pytest.fixture
def make_screen(qtbot: QtBot, qapp: QApplication, toasts: list[tuple[str, object]]) -> Iterator[MakeScreen]:
    look = Look(qapp)
    made: list[HandoversScreen] = []

    def make(desk: Desk, width: int = 1280, height: int = 800, text_size: int = 100) -> HandoversScreen:
        look.apply(Preferences(text_size=text_size))
        context = WindowContext(desk)
        context.toast_asked.connect(lambda words, undo: toasts.append((words, undo)))
        screen = HandoversScreen(context)
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
        screen.editor.autosave.forget()
    look.apply(Preferences())


@pytest.fixture
def screen(make_screen: MakeScreen, desk: Desk) -> HandoversScreen:
    return make_screen(desk)
