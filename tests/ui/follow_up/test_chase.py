"""Inbrengers: what is missing on screen, a text without it to send, and a way to the questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casusdesk.domain.signal import Signal
from casusdesk.services.desk import Desk
from casusdesk.ui.follow_up.screen import CHASE, FollowUpScreen
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meetings.rows import RowKind
from casusdesk.ui.places import CASES, FOLLOW_UP


def signal(desk: Desk, code: str, role: str = "VK", organisation: str = "Oefenpraktijk") -> None:
    due = desk.today() + timedelta(weeks=20)
    brought = Signal(due, brought_by_role=role, brought_by_organisation=organisation)
    desk.cases.add_signal(brought, code)


def test_who_still_has_to_tell_what(screen: FollowUpScreen, desk: Desk) -> None:
    signal(desk, "DD444")
    signal(desk, "FF555", "JV", "")
    screen.go_to(CHASE)
    page = screen.chase
    headings = [row.title for row in page.list.rows.rows if row.kind is RowKind.HEADING]
    assert headings == ["Jeugdverpleegkundige", "Verloskundige, Oefenpraktijk"]
    asked = [row.detail for row in page.list.rows.rows if row.title == "DD444"]
    assert asked == ["Nog vragen: toestemming, de vraag aan het overleg, de vier vragen"]
    assert screen.tabs.tabText(3) == "Inbrengers (2)"


def test_before_the_first_meeting_is_planned_no_day_is_said(
    make_screen: Callable[..., FollowUpScreen], empty: Desk
) -> None:
    signal(empty, "DD444")
    screen = make_screen(empty)
    screen.go_to(CHASE)
    assert "Binnenkort is het casusoverleg." in screen.chase.message.area.toPlainText()


def test_the_text_names_codes_and_the_day_only(screen: FollowUpScreen, desk: Desk) -> None:
    signal(desk, "DD444")
    screen.go_to(CHASE)
    screen.activate()
    page = screen.chase
    shown = page.message.area.toPlainText()
    assert "Voor DD444 mis ik nog iets van jou." in shown
    assert "toestemming" not in shown
    screen.primary()
    assert QApplication.clipboard().text() == shown


def test_a_neighbour_shows_the_text_for_her(screen: FollowUpScreen, desk: Desk) -> None:
    signal(desk, "DD444")
    signal(desk, "FF555", "JV", "")
    screen.go_to(CHASE)
    screen.activate()
    page = screen.chase
    assert page.message.title.text() == "Aan jeugdverpleegkundige"
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.message.title.text() == "Aan verloskundige, Oefenpraktijk"


def test_enter_opens_the_questions_of_the_case(window: MainWindow) -> None:
    signal(window.context.desk, "DD444")
    window.context.open_follow_up(CHASE)
    screen = window.shown
    assert isinstance(screen, FollowUpScreen)
    QTest.keyClick(screen.chase.list, Qt.Key.Key_Return)
    assert window.place == CASES
    assert window.shown.wizard.isVisible()  # type: ignore[attr-defined]
    assert window.shown.wizard.editor.open_code == "DD444"  # type: ignore[attr-defined]


def test_nobody_to_ask_leads_to_the_agenda(screen: FollowUpScreen) -> None:
    screen.go_to(CHASE)
    screen.activate()
    assert screen.chase.empty.isVisible()
    assert screen.chase.go_on.hasFocus()


def test_ctrl_tab_goes_round_and_each_tab_takes_the_focus(window: MainWindow) -> None:
    screen = window.show_place(FOLLOW_UP)
    assert isinstance(screen, FollowUpScreen)
    seen = []
    for _ in range(4):
        seen.append(screen.tabs.currentIndex())
        focused = window.focusWidget()
        assert focused is not None
        assert screen.page.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert seen == [0, 1, 2, 3]
    assert screen.tabs.currentIndex() == 0


def test_what_was_copied_goes_with_the_window(window: MainWindow, program) -> None:  # type: ignore[no-untyped-def]
    board = QApplication.clipboard()
    screen = window.show_place(FOLLOW_UP)
    screen.primary()
    assert "ZL496" in board.text()
    program.finish()
    assert board.text() == ""


def test_what_somebody_copied_since_then_stays(window: MainWindow, program) -> None:  # type: ignore[no-untyped-def]
    window.show_place(FOLLOW_UP).primary()
    QApplication.clipboard().setText("haar eigen tekst")
    program.finish()
    assert QApplication.clipboard().text() == "haar eigen tekst"
