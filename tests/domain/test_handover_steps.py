"""The steps of a handover, what follows for the case, and which discussed cases still wait for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from casusdesk.domain.case import Case, CaseStatus, Lead, LeadAgreement
from casusdesk.domain.decision import POSTPONE, Decision
from casusdesk.domain.handover import (
    PARENTS_LEAD,
    Handover,
    HandoverStep,
    HandoverType,
    Introduction,
    NewbornFact,
    Party,
    propose,
    retyped,
)
from casusdesk.domain.handover_steps import followed, lead_move, next_step, stepped, stepped_back
from casusdesk.domain.handover_wanted import handovers_to_make, without_handover

DAY = date(2027, 1, 15)
CASE = Case("RM264", date(2026, 11, 5), birth_date=date(2027, 1, 9), lead=Lead("VK"))
SHEET = Handover("1", "RM264", HandoverType.A, lead_now="VK", lead_after="JV", receiver=Party("JV"))


def test_the_steps_go_forward_and_back_one_by_one() -> None:
    sheet, seen = replace(SHEET, introduction=Introduction(place="thuis", joined_by="verloskundige")), []
    while (following := next_step(sheet)) is not None:
        sheet = stepped(sheet, DAY)
        assert sheet.introduction.step is following
        seen.append(following)
    assert seen == [HandoverStep.PLANNED, HandoverStep.INTRODUCED, HandoverStep.TAKEN_OVER]
    assert stepped(sheet, DAY) == sheet
    for step in (HandoverStep.INTRODUCED, HandoverStep.PLANNED, HandoverStep.TO_PLAN):
        sheet = stepped_back(sheet)
        assert sheet.introduction.step is step
    assert sheet.introduction == Introduction(place="thuis", joined_by="verloskundige")
    assert stepped_back(sheet) == sheet
    timed = replace(SHEET, introduction=Introduction(on=DAY, at=time(10)))
    assert stepped_back(timed).introduction == Introduction()  # a time without a day says nothing


@pytest.mark.parametrize(
    ("after", "starts", "expected"),
    [
        ("JV", date(2027, 1, 18), ("JV", date(2027, 1, 18))),
        ("JV", None, ("JV", DAY)),
        ("VK", date(2027, 1, 18), None),  # stays where it is
        ("", None, None),
        (PARENTS_LEAD, DAY, None),  # then the case closes
    ],
)
def test_the_lead_is_proposed_and_never_moved_by_itself(
    after: str, starts: date | None, expected: tuple[str, date] | None
) -> None:
    move = lead_move(replace(SHEET, lead_after=after, lead_from=starts), CASE, DAY)
    assert (move and (move.role, move.on)) == expected
    if move is not None:
        assert move.lead(agreed=True) == Lead(move.role, LeadAgreement.AGREED, move.on)
        assert move.lead(agreed=False).agreement is LeadAgreement.TO_ASK


@pytest.mark.parametrize("status", list(CaseStatus))
def test_a_case_follows_its_handover_only_while_it_is_active(status: CaseStatus) -> None:
    after = followed(replace(CASE, status=status))
    assert after.status is (CaseStatus.HANDING_OVER if status.active else status)


def decided(day: int, code: str = "RM264", kind: str = "jmw") -> Decision:
    return Decision(date(2026, 12, day), code, kind)


@pytest.mark.parametrize(
    ("decisions", "sheets", "waits"),
    [
        ([], [], False),
        ([decided(10)], [], True),
        ([decided(10, kind=POSTPONE)], [], False),
        ([decided(10, kind="")], [], False),
        ([decided(10)], [SHEET], False),
        ([decided(10)], [replace(SHEET, case_code="BX385")], True),
        ([without_handover(decided(10), "Verhuisd.")], [], False),
        ([without_handover(decided(3), "Nog te vroeg."), decided(10)], [], True),  # the newest counts
        ([decided(3), without_handover(decided(10), "Verhuisd.")], [], False),
        ([decided(3), decided(10, kind=POSTPONE)], [], True),
        ([decided(10)], [stepped(stepped(stepped(SHEET, DAY), DAY), DAY)], False),
        ([decided(10)], [replace(SHEET, introduction=Introduction(taken_over_on=date(2026, 12, 9)))], True),
    ],
)
def test_a_handover_is_wanted_unless_somebody_said_why_not(
    decisions: list[Decision], sheets: list[Handover], waits: bool
) -> None:
    found = handovers_to_make([CASE], decisions, sheets)
    assert [one.case for one in found] == ([CASE] if waits else [])
    for gone in (CaseStatus.CLOSED, CaseStatus.ENDED):
        assert handovers_to_make([replace(CASE, status=gone)], decisions, sheets) == ()


def test_a_reason_is_kept_tidy() -> None:
    off = without_handover(decided(10), "  Eerst  verhuisd \n")
    assert (off.handover, off.no_handover_reason, off.lacks_reason) == (False, "Eerst verhuisd", False)


def test_another_type_keeps_what_was_typed() -> None:
    typed = replace(
        propose(CASE, DAY, "1"),
        reason_now="Waarom",
        running=("Kraamzorg",),
        newborn_facts=(NewbornFact("Voeding", "borstvoeding"),),
        lead_after="WC",
    )
    for kind in HandoverType:
        assert retyped(retyped(typed, kind), HandoverType.A) == typed
    named = replace(typed, receiver=Party("JV", phone="0612345678"))
    assert retyped(named, HandoverType.C).receiver == named.receiver


@pytest.mark.parametrize(
    ("kind", "receiver", "lead"),
    [
        (HandoverType.A, "JV", ""),
        (HandoverType.B, "", ""),
        (HandoverType.C, "JMW", ""),
        (HandoverType.D, "KO", ""),
        (HandoverType.E, "", PARENTS_LEAD),
    ],
)
def test_each_type_has_its_usual_receiver(kind: HandoverType, receiver: str, lead: str) -> None:
    sheet = retyped(propose(CASE, DAY, "1"), kind)
    assert (sheet.receiver.role, sheet.lead_after) == (receiver, lead)
    assert retyped(sheet, HandoverType.A) == propose(CASE, DAY, "1")


def test_closing_is_proposed_with_the_parents_themselves() -> None:
    toddler = replace(CASE, birth_date=date(2025, 2, 1))
    sheet = propose(toddler, date(2027, 1, 14), "1")
    assert (sheet.type, sheet.receiver, sheet.lead_after) == (HandoverType.E, Party(), PARENTS_LEAD)
