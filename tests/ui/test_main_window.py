"""The frame: every place by keyboard, the menu bar, undo, help, zoom, narrow windows, and the lock."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QUndoCommand
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.preferences import load_preferences
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import (
    CASES,
    CONTACTS,
    ENTRIES,
    FOLLOW_UP,
    HANDOVERS,
    MEETING,
    OVERVIEW,
    REGISTER,
    SETTINGS,
)
from casusdesk.ui.shortcuts import COMMANDS


def keys(window: MainWindow, sequence: str) -> None:
    """Press the keys where the focus is, as a person does."""
    QApplication.processEvents()
    QTest.keySequence(window.focusWidget() or window, QKeySequence(sequence))
    QApplication.processEvents()


PLACES = [CASES, MEETING, HANDOVERS, FOLLOW_UP, REGISTER, CONTACTS, SETTINGS, OVERVIEW]


@pytest.mark.parametrize("place", PLACES)
def test_alt_and_a_digit_goes_to_each_place(window: MainWindow, place: int) -> None:
    keys(window, f"Alt+{place + 1}")
    assert window.place == place
    assert window.navigation.currentIndex().row() == place
    assert window.shown.isVisible()
    focused = window.focusWidget()
    assert focused is not None
    assert window.shown.isAncestorOf(focused)


def test_the_title_is_never_more_than_the_name(window: MainWindow) -> None:
    for place in range(len(ENTRIES)):
        window.show_place(place)
        assert window.windowTitle() == "casusdesk"


def test_practice_is_said_in_an_orange_bar(window: MainWindow) -> None:
    assert any(
        label.text() == "Oefenomgeving – niets hiervan is echt" and label.isVisible()
        for label in window.findChildren(QWidget)
        if label.property("kind") == "practice"
    )


def test_counts_stand_in_the_navigation_and_are_spoken(window: MainWindow) -> None:
    model = window.navigation.places
    spoken = model.data(model.index(CASES), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Casussen, 8"
    assert model.data(model.index(MEETING), Qt.ItemDataRole.AccessibleTextRole) == "Overleg, 7"
    window.context.desk.closings.close("PC853", "self_reliant")
    assert model.data(model.index(MEETING), Qt.ItemDataRole.AccessibleTextRole) == "Overleg, 6"


def test_search_as_you_type_shows_the_cases(window: MainWindow, qtbot: QtBot) -> None:
    keys(window, "Ctrl+F")
    assert window.focusWidget() is window.top.search
    qtbot.keyClicks(window.top.search, "kt4")
    qtbot.waitUntil(lambda: window.place == CASES)
    assert window.focusWidget() is window.top.search
    qtbot.waitUntil(lambda: window.shown.list.view.model().rowCount() == 1)  # type: ignore[attr-defined]
    qtbot.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert window.top.search.text() == ""
    qtbot.waitUntil(lambda: window.shown.list.view.model().rowCount() == 8)  # type: ignore[attr-defined]


def test_ctrl_n_opens_the_quick_add_from_anywhere(window: MainWindow) -> None:
    window.show_place(SETTINGS)
    keys(window, "Ctrl+N")
    assert window.place == CASES
    assert window.shown.form.isVisible()  # type: ignore[attr-defined]


def test_ctrl_p_shows_the_agenda_on_paper(window: MainWindow) -> None:
    keys(window, "Ctrl+P")
    assert window.place == MEETING
    assert window.shown.preview_page.isVisible()  # type: ignore[attr-defined]


def test_every_key_is_used_once_and_is_in_the_menu_bar(window: MainWindow) -> None:
    for place in range(len(ENTRIES)):
        window.show_place(place)
        actions = [*window.menus.actions.values(), *window.menus.lent()]
        used = Counter(
            key.toString() for action in actions for key in action.shortcuts() if not key.isEmpty()
        )
        assert not [key for key, times in used.items() if times > 1], ENTRIES[place].title
    shown = {action for menu in window.menuBar().actions() for action in menu.menu().actions()}  # type: ignore[union-attr]
    assert set(window.menus.actions.values()) <= shown


def test_mnemonics_of_a_menu_are_unique() -> None:
    menus: dict[str, list[str]] = {}
    for command in COMMANDS:
        place = command.words.find("&")
        if place >= 0:
            menus.setdefault(command.menu, []).append(command.words[place + 1].lower())
    for letters in menus.values():
        assert len(letters) == len(set(letters)), letters


class Note(QUndoCommand):
    """A step that only counts."""

    def __init__(self, done: list[str]) -> None:
        super().__init__("Regie wijzigen")
        self._done = done

    def redo(self) -> None:
        self._done.append("redo")

    def undo(self) -> None:
        self._done.append("undo")


def test_undo_and_redo_by_keys_say_what_they_do(window: MainWindow) -> None:
    done: list[str] = []
    assert not window.menus.actions["undo"].isEnabled()
    window.context.undo.push(Note(done))
    assert window.menus.actions["undo"].text() == "&Ongedaan maken: Regie wijzigen"
    keys(window, "Ctrl+Z")
    keys(window, "Ctrl+Y")
    keys(window, "Ctrl+Z")
    keys(window, "Ctrl+Shift+Z")
    assert done == ["redo", "undo", "redo", "undo", "redo"]


def test_toast_takes_back_with_its_button(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[bool] = []
    window.context.toast("Casus KT472 verwijderd.", lambda: undone.append(True))
    assert window.toast.isVisible()
    window.toast.undo_button.click()
    assert undone == [True]
    assert not window.toast.isVisible()


def test_toast_stays_in_front_of_the_next_screen(window: MainWindow) -> None:
    window.context.toast("Exemplaar 6 is vermist.", lambda: None)
    for place in (REGISTER, OVERVIEW, CONTACTS, OVERVIEW):
        window.show_place(place)
        QApplication.processEvents()
        there = window.stack.childAt(window.toast.geometry().center())
        assert there is window.toast or window.toast.isAncestorOf(there)


def test_f1_lists_every_key_and_esc_gives_the_screen_back(window: MainWindow, qtbot: QtBot) -> None:
    keys(window, "F1")
    assert window.help.isVisible()
    labels = {label.text() for label in window.help.findChildren(QWidget) if hasattr(label, "text")}
    for command in COMMANDS:
        if command.keys:
            assert command.words.replace("&", "") in labels
    qtbot.keyClick(window.help.close_button, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


def test_text_grows_and_shrinks_by_keys_and_is_remembered(window: MainWindow) -> None:
    before = QApplication.font().pointSizeF()
    keys(window, "Ctrl++")
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.15, abs=0.1)
    assert load_preferences().preferences.text_size == 115
    keys(window, "Ctrl+-")
    keys(window, "Ctrl+-")
    assert QApplication.font().pointSizeF() == pytest.approx(before)


def test_f6_goes_round_the_panes_and_comes_back_where_it_was(window: MainWindow) -> None:
    window.show_place(OVERVIEW)
    start = window.focusWidget()
    seen: list[QWidget | None] = []
    for _ in range(3):
        keys(window, "F6")
        seen.append(window.focusWidget())
    assert window.navigation in seen
    assert seen[-1] is start
    keys(window, "Shift+F6")
    assert window.focusWidget() is window.navigation


def test_a_narrow_window_has_a_menu_button_instead_of_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(920, 500)
    qtbot.waitUntil(lambda: not window.navigation.isVisible())
    assert window.top.menu.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(window.navigation.isVisible)
    assert not window.top.menu.isVisible()


def test_closing_remembers_the_window(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.gone):
        window.close()
    assert load_preferences().preferences.window["main"]


def test_unsaved_text_asks_before_it_is_lost(window: MainWindow, script) -> None:  # type: ignore[no-untyped-def]
    script.yes = False
    window.context.mark_unsaved(window, waiting=True)
    window.close()
    assert window.isVisible()
    assert "Niet alles is bewaard" in script.asked[-1]
    script.yes = True
    window.close()
    assert not window.isVisible()


def test_locking_ends_the_program_and_asks_for_a_fresh_one(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(program._app, "exit", ended.append)
    keys(window, "Ctrl+L")
    assert ended == [0]
    assert program.start_again


def test_what_was_taken_back_is_offered_no_longer(window: MainWindow) -> None:
    screen = window.show_place(CASES)
    screen.list.delete_asked.emit("PC853")  # type: ignore[attr-defined]
    assert window.toast.isVisible()
    window.menus.actions["undo"].trigger()
    assert not window.toast.isVisible()
    assert window.context.desk.cases.get("PC853").code == "PC853"


@pytest.mark.parametrize(("width", "whole"), [(920, True), (760, False)])
def test_what_was_saved_when_is_whole_or_ends_in_dots(window: MainWindow, width: int, whole: bool) -> None:
    window.context.prefer(replace(window.context.preferences, text_size=200))
    window.resize(width, 500)
    window.context.status("Bewaard om 12.10")
    QApplication.processEvents()
    shown = QLabel.text(window.top.status)
    assert shown == "Bewaard om 12.10" if whole else shown.endswith("…")
    assert window.top.status.accessibleName() == "Bewaard om 12.10"
    assert window.top.status.fontMetrics().horizontalAdvance(shown) <= window.top.status.width()
