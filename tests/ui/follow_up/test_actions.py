"""Afspraken per person and by date: ticked and taken back by keys, and a reminder that says nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import Lead, LeadAgreement
from casusdesk.services.desk import Desk
from casusdesk.ui.follow_up.actions_tab import NOTHING_OPEN, ActionsTab
from casusdesk.ui.follow_up.rows import capitalised
from casusdesk.ui.follow_up.screen import DAY, PERSON, FollowUpScreen
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meetings.rows import Chip, RowKind
from casusdesk.ui.places import CASES, FOLLOW_UP

LATE = "Beide loketten bellen over de aanvraag"


def tab(screen: FollowUpScreen, name: str = PERSON) -> ActionsTab:
    screen.go_to(name)
    page = screen.page
    assert isinstance(page, ActionsTab)
    page.enter()
    QApplication.processEvents()
    return page


def headings(page: ActionsTab) -> list[str]:
    return [row.title for row in page.list.rows.rows if row.kind is RowKind.HEADING]


def spoken(page: ActionsTab) -> str:
    return str(page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_per_person_groups_by_the_full_name_of_the_role(screen: FollowUpScreen) -> None:
    page = tab(screen)
    last = screen.context.desk.catalog.agency_label("JMW")
    assert headings(page)[:3] == ["Ambulante begeleiding", "Verloskundige", capitalised(last)]
    assert page.list.accessibleName() == "Afspraken, 3 open afspraken"
    first = page.list.current_row()
    assert first is not None
    assert (first.title, first.detail) == ("ZL496", LATE)
    assert first.meta == "was voor 26 november"
    assert first.chips == (Chip.LATE, Chip.STUCK)


def test_a_row_says_its_group_its_day_in_words_and_its_box(screen: FollowUpScreen) -> None:
    page = tab(screen)
    assert spoken(page) == (
        f"Ambulante begeleiding, 1 afspraak, ZL496, was voor 26 november, te laat, doorbraak?, {LATE}"
    )
    index = page.list.currentIndex()
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable


def metas(page: ActionsTab) -> dict[str, str]:
    return {row.title: row.meta for row in page.list.rows.rows if row.kind is RowKind.HEADING}


def test_each_heading_says_of_which_cases_that_role_has_the_lead(screen: FollowUpScreen) -> None:
    """US27: also of roles that have no afspraak; those come last, with a row for each case."""
    page = tab(screen)
    practice = capitalised(screen.context.desk.catalog.agency_label("POV"))
    assert metas(page) == {
        "Ambulante begeleiding": "1 afspraak",
        "Verloskundige": "1 afspraak · regie in 3 casussen: FV582, KT472, RM264",
        "Jonge moederwerk Avedan": "1 afspraak · regie in 1 casus: PC853",
        practice: "regie in 1 casus: ND638",
        "Wijkcoach": "regie in 1 casus: BX385",
    }
    assert page.list.accessibleName() == "Afspraken, 3 open afspraken"
    alone = next(row for row in page.list.rows.rows if row.code == "BX385")
    assert alone.spoken == "Wijkcoach, regie in 1 casus: BX385, BX385, regie sinds 21 december 2026"
    assert alone.tick is None


def test_a_row_of_the_regielast_leads_to_its_case_and_has_nothing_to_remind_of(window: MainWindow) -> None:
    screen = window.show_place(FOLLOW_UP)
    assert isinstance(screen, FollowUpScreen)
    page = tab(screen)
    QTest.keyClick(page.list, Qt.Key.Key_End)
    row = page.list.current_row()
    assert row is not None
    assert row.title == "BX385"
    assert page.message.note.text() == NOTHING_OPEN
    assert not page.message.copy.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.place == CASES
    assert window.shown.detail.code == "BX385"  # type: ignore[attr-defined]


def test_what_is_open_of_a_closed_case_says_so(screen: FollowUpScreen, desk: Desk) -> None:
    desk.closings.close("PC853", "self_reliant")
    for name in (PERSON, DAY):
        page = tab(screen, name)
        row = next(row for row in page.list.rows.rows if row.title == "PC853")
        assert row.meta.endswith("casus afgesloten")
        assert "casus afgesloten" in row.spoken


def test_a_lead_who_was_not_asked_yet_is_said_so(screen: FollowUpScreen, desk: Desk) -> None:
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, lead=Lead("WC", LeadAgreement.TO_ASK, desk.today())))
    page = tab(screen)
    assert metas(page)["Wijkcoach"] == "regie in 2 casussen: BX385, KT472 (akkoord nog vragen)"
    row = next(row for row in page.list.rows.rows if row.code == "KT472")
    assert row.meta == "voorgesteld, akkoord nog vragen"


def test_by_date_has_its_groups_in_order_with_who(screen: FollowUpScreen, desk: Desk) -> None:
    desk.cases.new_action("KT472", "Ooit iets uitzoeken")
    desk.cases.new_action("KT472", "Op de dag zelf", "VK", desk.today() + timedelta(days=2))
    page = tab(screen, DAY)
    assert headings(page) == ["Te laat", "Deze week", "Later", "Zonder datum"]
    metas = [row.meta for row in page.list.rows.rows if row.kind is RowKind.CASE]
    assert metas[0] == "was voor 26 november · ambulante begeleiding"
    assert metas[-1] == "zonder datum · nog niemand"


def test_space_ticks_the_toast_takes_it_back_and_the_focus_stays(
    screen: FollowUpScreen, desk: Desk, qtbot: QtBot, toasts: list[tuple[str, object]]
) -> None:
    page = tab(screen)
    lead = desk.cases.get("ZL496").lead
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(toasts))
    assert toasts[-1][0] == f"Afspraak klaar: {LATE}"
    assert [a.done_on for a in desk.cases.actions("ZL496")] == [desk.today()]
    assert desk.cases.get("ZL496").lead == lead
    assert "Ambulante begeleiding" not in headings(page)
    assert page.list.hasFocus()
    assert page.list.current_row() is not None
    screen.context.undo.undo()
    assert headings(page)[0] == "Ambulante begeleiding"
    screen.context.undo.redo()
    assert "Ambulante begeleiding" not in headings(page)


def test_a_click_ticks_only_on_the_box(screen: FollowUpScreen, desk: Desk, qtbot: QtBot) -> None:
    page = tab(screen)
    area = page.list.visualRect(page.list.currentIndex())
    words = QPoint(area.left() + 120, area.center().y())
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=words)
    QApplication.processEvents()
    assert all(a.open for a in desk.cases.actions("ZL496"))
    box = QPoint(area.left() + 20, area.center().y())
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    qtbot.waitUntil(lambda: not any(a.open for a in desk.cases.actions("ZL496")))


def test_what_was_just_finished_can_be_shown_and_opened_again(
    screen: FollowUpScreen, desk: Desk, qtbot: QtBot, toasts: list[tuple[str, object]]
) -> None:
    page = tab(screen)
    assert "Klaar" not in headings(page)
    page.with_done.click()
    assert headings(page)[-1] == "Klaar"
    page.list.setCurrentIndex(page.list.rows.index(page.list.rows.rowCount() - 1))
    assert "Klaar, FV582, klaar op 16 december · kraamzorg" in spoken(page)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(toasts))
    assert toasts[-1][0].startswith("Afspraak weer open")
    assert all(a.open for a in desk.cases.actions("FV582"))
    screen.context.undo.undo()
    assert [a.done_on.isoformat() for a in desk.cases.actions("FV582") if a.done_on] == ["2026-12-16"]


def test_the_reminder_is_shown_before_it_is_copied_and_holds_no_content(
    screen: FollowUpScreen, toasts: list[tuple[str, object]]
) -> None:
    page = tab(screen)
    shown = page.message.area.toPlainText()
    assert "- ZL496, was voor 26 november" in shown
    assert LATE not in shown
    assert page.message.title.text() == "Herinnering aan ambulante begeleiding"
    screen.primary()
    assert QApplication.clipboard().text() == shown
    assert toasts[-1][0] == (
        "Herinnering aan ambulante begeleiding gekopieerd. Bij vergrendelen wordt het klembord gewist."
    )


def test_nobody_gets_no_reminder(screen: FollowUpScreen, desk: Desk) -> None:
    for action in desk.cases.actions():
        desk.cases.record_action(replace(action, who=""))
    page = tab(screen)
    assert headings(page)[0] == "Nog niemand"
    assert not page.message.copy.isVisible()
    assert page.message.note.text().startswith("Niemand doet deze afspraak nog.")


def test_a_refused_case_stays_out_of_the_reminder(screen: FollowUpScreen, desk: Desk) -> None:
    desk.cases.new_action("HW729", "Bellen", "AB", desk.today())
    page = tab(screen)
    assert {row.title for row in page.list.rows.rows} >= {"HW729", "ZL496"}
    assert "HW729" not in page.message.area.toPlainText()


def test_enter_opens_the_case_and_arrows_pass_over_headings(window: MainWindow) -> None:
    screen = window.show_place(FOLLOW_UP)
    assert isinstance(screen, FollowUpScreen)
    page = tab(screen)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    row = page.list.current_row()
    assert row is not None
    assert row.title == "RM264"
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.place == CASES
    assert window.shown.detail.code == "RM264"  # type: ignore[attr-defined]


def test_every_action_of_the_list_is_in_the_menu_bar_too(window: MainWindow) -> None:
    screen = window.show_place(FOLLOW_UP)
    assert isinstance(screen, FollowUpScreen)
    lent = {action.text(): action for action in window.menus.lent()}
    assert {action.text() for action in screen.page.list.actions()} <= set(lent)
    lent["Klaar, of toch nog niet"].trigger()
    assert window.context.desk.cases.actions("ZL496")[0].done_on == window.context.desk.today()
    lent["Naar de casus"].trigger()
    assert window.shown.detail.code == "RM264"  # type: ignore[attr-defined]


def test_what_changes_out_of_sight_is_there_when_it_is_shown(window: MainWindow) -> None:
    screen = window.show_place(FOLLOW_UP)
    assert isinstance(screen, FollowUpScreen)
    window.show_place(CASES)
    window.context.desk.cases.finish_action("practice-02")
    window.show_place(FOLLOW_UP, enter=False)
    page = screen.page
    assert isinstance(page, ActionsTab)
    assert metas(page)["Verloskundige"] == "regie in 3 casussen: FV582, KT472, RM264"


def test_the_count_in_the_navigation_follows(window: MainWindow) -> None:
    model, place = window.navigation.places, window.navigation.places.index(FOLLOW_UP)
    assert model.data(place, Qt.ItemDataRole.AccessibleTextRole) == "Afspraken, 3"
    window.context.desk.cases.finish_action("practice-02")
    assert model.data(place, Qt.ItemDataRole.AccessibleTextRole) == "Afspraken, 2"


def test_without_afspraken_it_says_so_and_leads_to_the_meeting(
    make_screen: Callable[..., FollowUpScreen], empty: Desk, qtbot: QtBot
) -> None:
    screen = make_screen(empty)
    for name in (PERSON, DAY):
        page = tab(screen, name)
        assert page.empty.isVisible()
        assert not page.list.isVisible()
        assert page.go_on.hasFocus()
        with qtbot.waitSignal(screen.context.meeting_asked):
            QTest.keyClick(page.go_on, Qt.Key.Key_Return)


@pytest.mark.parametrize("text_size", [100, 200])
def test_in_a_small_window_the_list_and_the_reminder_take_turns(
    make_screen: Callable[..., FollowUpScreen], desk: Desk, text_size: int
) -> None:
    screen = make_screen(desk, 700, 460, text_size)
    page = tab(screen)
    QApplication.clipboard().clear()
    assert page.list.isVisible()
    assert not page.message.isVisible()
    screen.primary()
    assert page.message.isVisible()
    assert page.message.area.hasFocus()
    assert QApplication.clipboard().text() == ""  # nothing is copied that was not seen
    screen.primary()
    assert QApplication.clipboard().text() == page.message.area.toPlainText()
    assert not page.list.isVisible()
    QTest.keyClick(page.message.area, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
