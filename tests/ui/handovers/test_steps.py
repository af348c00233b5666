"""The stepper in the window: forward and back by keyboard, and never a silent change of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from casusdesk.domain.case import CaseStatus, Lead, LeadAgreement
from casusdesk.domain.handover import Handover, HandoverStep
from casusdesk.services.desk import Desk
from casusdesk.ui.handovers.screen import HandoversScreen
from casusdesk.ui.handovers.step_card import AGREED, STAYS, TO_ASK

ALT = Qt.KeyboardModifier.AltModifier
TODAY = date(2027, 1, 12)
STARTS = date(2027, 1, 18)
Toasts = list[tuple[str, object]]


@pytest.fixture
def rm264(screen: HandoversScreen, desk: Desk) -> Handover:
    """RM264 of domain §7, planned for 15 January, lead to go over on the 18th."""
    sheet = desk.handovers.for_case("RM264")[0]
    screen.open(sheet.id)
    return sheet


def now(desk: Desk) -> Handover:
    return desk.handovers.for_case("RM264")[0]


def focused(screen: HandoversScreen) -> QWidget:
    return screen.focusWidget()


def test_the_keys_go_forward_and_back(screen: HandoversScreen, desk: Desk, rm264: Handover) -> None:
    assert screen.editor.steps.days[HandoverStep.INTRODUCED].day() == TODAY
    QTest.keyClick(focused(screen), Qt.Key.Key_Right, ALT)
    assert now(desk).introduction.met_on == TODAY
    assert screen.editor.steps.stepper.accessibleName() == "Stand: kennisgemaakt"
    assert desk.cases.get("RM264").status is CaseStatus.HANDING_OVER
    QTest.keyClick(focused(screen), Qt.Key.Key_Left, ALT)
    assert now(desk).introduction == rm264.introduction
    QTest.keyClick(focused(screen), Qt.Key.Key_Left, ALT)
    meet = now(desk).introduction
    assert (meet.step, meet.on, meet.place) == (HandoverStep.TO_PLAN, None, "thuis")
    assert screen.editor.bar.isVisible()
    QTest.keyClick(focused(screen), Qt.Key.Key_Left, ALT)  # there is nothing before it
    assert now(desk).introduction == meet
    for _ in range(2):
        screen.context.undo.undo()
    assert now(desk).introduction.met_on == TODAY


def test_a_day_that_has_not_come_yet_is_refused(screen: HandoversScreen, desk: Desk, rm264: Handover) -> None:
    field = screen.editor.steps.days[HandoverStep.INTRODUCED]
    for day in (None, date(2027, 1, 13)):
        field.set_day(day)
        screen.editor.step_forward()
        assert field.problem.startswith("Vul de dag in")
        assert screen.focusWidget() is field.line
    assert now(desk) == rm264
    field.set_day(date(2027, 1, 11))
    screen.editor.step_forward()
    assert now(desk).introduction.met_on == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("answer", "lead"),
    [
        (AGREED, Lead("JV", LeadAgreement.AGREED, STARTS)),
        (TO_ASK, Lead("JV", LeadAgreement.TO_ASK, STARTS)),
        (STAYS, None),
    ],
)
def test_the_lead_goes_over_only_when_somebody_says_so(
    screen: HandoversScreen, desk: Desk, rm264: Handover, toasts: Toasts, answer: str, lead: Lead | None
) -> None:
    before = desk.cases.get("RM264")
    steps = screen.editor.steps
    screen.editor.step_forward()
    assert steps.lead.isVisible()
    assert steps.lead.label.text().startswith(
        "Bij overgenomen: regie naar jeugdverpleegkundige per maandag 18 januari 2027."
    )
    assert desk.cases.get("RM264").lead == before.lead
    screen.editor.step_forward()
    assert steps.lead.problem == "Kies eerst wat er met de regie gebeurt."
    assert now(desk).introduction.taken_over_on is None
    steps.lead.button(answer).click()
    assert not steps.lead.problem
    steps.forward.click()
    assert now(desk).introduction.taken_over_on == TODAY
    assert desk.cases.get("RM264").lead == (lead or before.lead)
    told = "Regie: jeugdverpleegkundige per 18 januari." in toasts[-1][0]
    assert told is (lead is not None)
    assert steps.close_case.isVisible()
    assert not steps.forward.isVisible()
    assert screen.focusWidget() is steps.close_case
    undo = toasts[-1][1]
    assert callable(undo)
    undo()
    assert desk.cases.get("RM264").lead == before.lead
    assert now(desk).introduction.step is HandoverStep.INTRODUCED
    assert desk.cases.get("RM264").status is CaseStatus.HANDING_OVER  # of the step before
    screen.context.undo.undo()
    assert desk.cases.get("RM264") == before


def test_parents_who_do_it_themselves_get_no_lead_and_the_case_may_close(
    screen: HandoversScreen, desk: Desk
) -> None:
    sheet = desk.handovers.for_case("PC853")[0]
    screen.open(sheet.id)
    lead, asked = desk.cases.get("PC853").lead, []
    screen.context.case_asked.connect(asked.append)
    screen.editor.step_forward()
    assert not screen.editor.steps.lead.isVisible()
    assert "de ouders doen het zelf" in screen.editor.steps.consequence.text()
    screen.editor.step_forward()
    assert desk.cases.get("PC853").lead == lead
    assert desk.cases.get("PC853").status is CaseStatus.HANDING_OVER  # closing is asked, never done
    screen.editor.steps.close_case.click()
    assert asked == ["PC853"]


def test_the_list_says_the_step_and_begins_with_what_presses(screen: HandoversScreen, desk: Desk) -> None:
    assert [row.title for row in screen.list.rows.rows] == ["RM264", "PC853", "BX385"]
    sheet = desk.handovers.for_case("BX385")[0]
    late = replace(sheet, introduction=replace(sheet.introduction, on=date(2027, 1, 5)))
    desk.handovers.record(late)
    rows = screen.list.rows.rows
    assert [row.title for row in rows] == ["BX385", "RM264", "PC853"]
    assert "gepland voor 5 januari: is er kennisgemaakt?" in rows[0].spoken
    assert "te laat" in rows[0].spoken
    done = replace(late, introduction=replace(late.introduction, taken_over_on=date(2027, 1, 11)))
    desk.handovers.record(done)
    rows = screen.list.rows.rows
    assert [row.title for row in rows] == ["RM264", "PC853", "Overgenomen (1)", "BX385"]
    assert "overgenomen op 11 januari" in rows[3].spoken
    assert "te laat" not in rows[3].spoken
