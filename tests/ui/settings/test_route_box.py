"""The steps of the route bij een signaal in the settings: written anew, put in order by keys, put back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from casusdesk.domain.coalition import MOST_STEPS, ROUTE
from casusdesk.domain.paper import Paper
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.route_box import RouteBox
from casusdesk.ui.settings.screen import SettingsScreen


def route_box(window: MainWindow) -> RouteBox:
    screen = window.show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen.route


def kept(window: MainWindow) -> tuple[str, ...]:
    window.context.save_all()
    return window.context.desk.coalition.route


def test_the_steps_to_start_from_are_shown_with_one_empty_one(window: MainWindow) -> None:
    box = route_box(window)
    shown = [field for field in box.steps if field.isVisibleTo(box)]
    assert [field.text() for field in shown] == [*ROUTE, ""]
    assert [field.label.text() for field in shown] == [f"Stap {n}" for n in range(1, len(ROUTE) + 2)]


def test_a_step_that_is_written_is_kept_and_read_back(window: MainWindow, qtbot: QtBot) -> None:
    box = route_box(window)
    qtbot.keyClicks(box.steps[len(ROUTE)].line, "Kennismaken met wie het overneemt.")
    assert kept(window) == (*ROUTE, "Kennismaken met wie het overneemt.")
    assert box.steps[len(ROUTE) + 1].isVisibleTo(box)
    page = window.context.desk.papers.without_client.pages(Paper.ROUTE)[0]
    assert f"{len(ROUTE) + 1}. Kennismaken met wie het overneemt." in page.plain_text()


def test_a_step_that_is_too_long_says_so_and_is_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    box = route_box(window)
    qtbot.keyClicks(box.steps[len(ROUTE)].line, "x" * 92)
    assert kept(window) == ROUTE
    assert window.top.status.text().startswith("Niet bewaard – kijk bij Stap 7: 2 tekens te lang")
    box.steps[len(ROUTE)].line.clear()
    window.context.save_all()


def test_keys_and_buttons_move_a_step(window: MainWindow, qtbot: QtBot) -> None:
    box = route_box(window)
    box.steps[1].setFocus()
    qtbot.waitUntil(box.steps[1].line.hasFocus)
    qtbot.keyClick(box.steps[1].line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kept(window)[:2] == (ROUTE[1], ROUTE[0])
    assert box.steps[0].line.hasFocus()
    qtbot.mouseClick(box.down, Qt.MouseButton.LeftButton)
    assert kept(window) == ROUTE
    assert box.steps[1].line.hasFocus()
    box.steps[0].setFocus()
    qtbot.keyClick(box.steps[0].line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kept(window) == ROUTE


def test_putting_back_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    box = route_box(window)
    qtbot.keyClicks(box.steps[0].line, "Eerst. ")
    own = kept(window)
    assert own != ROUTE
    qtbot.mouseClick(box.reset, Qt.MouseButton.LeftButton)
    assert kept(window) == ROUTE
    window.context.undo.undo()
    assert kept(window) == own


def test_every_step_filled_fits_in_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    box = route_box(window)
    box.set_route(tuple(f"Stap nummer {n} van de route, met woorden." for n in range(MOST_STEPS)))
    window.resize(920, 500)
    area = window.show_place(SETTINGS).findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    assert box.width() <= area.viewport().width()
