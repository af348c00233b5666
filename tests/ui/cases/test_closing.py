"""Closing a case with its reason, effects and lesson; taking that back; opening it again (US19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from case_keys import focused, keys, tab_to
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import CaseStatus
from casusdesk.domain.course import GRACE, Closing
from casusdesk.domain.handover import HandoverType
from casusdesk.services.closings import ENDS_EVERYTHING
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.closing_panel import NO_REASON, ClosingPanel
from casusdesk.ui.cases.rows import Filter
from casusdesk.ui.cases.screen import CasesScreen

LESSON = "Plan het laatste gesprek ruim voor de verjaardag."


def ask(screen: CasesScreen, code: str, status: CaseStatus = CaseStatus.CLOSED) -> ClosingPanel:
    screen.open_case(code)
    screen.detail.bar.statuses[status].trigger()
    return screen.detail.closing


def said(panel: ClosingPanel) -> list[str]:
    return [w.text() for w in panel.behind.findChildren(QLabel) if w.isVisible()]


def test_by_keys_from_the_status_menu_to_the_toast(
    screen: CasesScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    before = desk.cases.get("PC853")
    panel = ask(screen, "PC853")
    assert desk.cases.get("PC853").status is before.status
    assert screen.detail.bar.statuses[before.status].isChecked()
    keys("", Qt.Key.Key_Space)
    tab_to(panel.effects["good_bond"])
    keys("", Qt.Key.Key_Space)
    tab_to(panel.lesson.area)
    keys(LESSON)
    tab_to(panel.close_case)
    keys("", Qt.Key.Key_Return)
    closed = desk.cases.get("PC853")
    assert closed.status is CaseStatus.CLOSED
    assert closed.closing == Closing(desk.today(), "self_reliant", ("good_bond",))
    assert [lesson.text for lesson in desk.closings.lessons()] == [LESSON]
    assert toasts[-1][0] == "Casus PC853 is afgesloten."
    assert focused() is screen.list.view
    assert screen.list.model.place_of("PC853") < 0
    screen.context.undo.undo()
    assert desk.cases.get("PC853") == before
    assert desk.closings.lessons() == ()
    screen.context.undo.redo()
    assert desk.cases.get("PC853").closing == closed.closing
    assert [lesson.text for lesson in desk.closings.lessons()] == [LESSON]


def test_without_a_reason_nothing_is_closed(screen: CasesScreen, desk: Desk) -> None:
    panel = ask(screen, "PC853")
    tab_to(panel.close_case)
    keys("", Qt.Key.Key_Return)
    assert panel.reason.problem == NO_REASON
    assert panel.reason.isAncestorOf(focused())
    assert desk.cases.get("PC853").status.active
    keys("", Qt.Key.Key_Space)
    assert panel.reason.problem == ""
    keys("", Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_what_stays_behind_is_said_and_one_link_away(screen: CasesScreen, desk: Desk, qtbot: QtBot) -> None:
    panel = ask(screen, "PC853")
    lines = said(panel)
    assert "Afspraak: Met moeder het laatste gesprek plannen (jonge moederwerk Avedan)" in lines
    assert "Overdracht E loopt nog, kennismaking 28 januari" in lines
    desk.cases.finish_action("practice-03")
    assert not [line for line in said(panel) if line.startswith("Afspraak:")]
    with qtbot.waitSignal(screen.context.handover_asked) as asked:
        link = next(b for b in panel.findChildren(QPushButton) if b.text() == "Overdracht openen")
        link.click()
    assert asked.args == ["practice-pc853"]


def test_a_case_without_handover_is_offered_sheet_e(screen: CasesScreen, desk: Desk, qtbot: QtBot) -> None:
    panel = ask(screen, "ZL496")
    lines = said(panel)
    assert "Overdracht is de regel: kunnen de ouders het zelf, maak dan blad E" in lines
    assert "De ambulante begeleiding heeft nog niet gehoord wat er met het signaal is gedaan" in lines
    with qtbot.waitSignal(screen.context.handover_asked):
        next(b for b in panel.findChildren(QPushButton) if b.text() == "Blad E maken").click()
    assert [h.type for h in desk.handovers.for_case("ZL496")] == [HandoverType.E]
    assert any(line.startswith("Overdracht E loopt nog") for line in said(panel))


def test_an_ending_asks_for_nothing_more(screen: CasesScreen, desk: Desk) -> None:
    panel = ask(screen, "KT472", CaseStatus.ENDED)
    assert panel.reason.key() == ENDS_EVERYTHING
    assert not panel.effects["good_bond"].isVisible()
    assert not [line for line in said(panel) if line.startswith("Overdracht is de regel")]
    screen.primary()  # Ctrl+Enter
    assert desk.cases.get("KT472").status is CaseStatus.ENDED


def test_what_was_filled_in_stays_while_another_case_is_looked_at(screen: CasesScreen) -> None:
    panel = ask(screen, "PC853")
    tab_to(panel.lesson.area)
    keys(LESSON)
    screen.open_case("KT472")
    assert not panel.isVisible()
    screen.open_case("PC853")
    assert panel.isVisible()
    assert panel.lesson.text() == LESSON


def test_closed_cases_have_a_part_of_the_list_and_a_way_back(screen: CasesScreen, desk: Desk) -> None:
    desk.closings.close("FV582", "moved")
    assert screen.list.model.place_of("FV582") < 0
    assert screen.list.heading.text() == "Casussen (7)"
    screen.search("fv582")
    assert screen.list.model.place_of("FV582") == 0
    screen.search("")
    screen.list.parts.items[Filter.CLOSED].trigger()
    row = screen.list.model.row_at(screen.list.model.index(0))
    assert row is not None
    assert row.about == "Afgesloten 12 januari  ·  verhuisd"
    assert row.spoken.endswith(row.about)
    screen.open_case("FV582")
    bar = screen.detail.bar
    assert bar.reopen.text() == "Heropenen"
    assert not bar.on_agenda.isVisible()
    tab_to(bar.reopen)
    keys("", Qt.Key.Key_Return)
    assert desk.cases.get("FV582").status is CaseStatus.SUPPORTED
    assert desk.cases.get("FV582").closing is None
    screen.context.undo.undo()
    assert desk.cases.get("FV582").closing == Closing(desk.today(), "moved")


def test_after_the_grace_period_there_is_no_way_back(screen: CasesScreen, desk: Desk) -> None:
    long_ago = desk.today() - GRACE - timedelta(days=1)
    case = desk.cases.get("FV582")
    desk.cases.record(replace(case, status=CaseStatus.CLOSED, closing=Closing(long_ago, "moved")))
    screen.open_case("FV582")
    assert not screen.detail.bar.reopen.isVisible()
    assert not screen.detail.bar.statuses[CaseStatus.EXPLORING].isEnabled()
