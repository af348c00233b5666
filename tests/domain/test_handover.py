"""What a handover proposes of itself: its kind by the age of the child, its head, and where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from casusdesk.domain.case import Case, Lead
from casusdesk.domain.handover import HandoverStep, HandoverType, Introduction, propose, propose_type

BORN = date(2025, 2, 28)


@pytest.mark.parametrize(
    ("birth", "on", "kind"),
    [
        (None, date(2027, 1, 14), HandoverType.A),
        (BORN, BORN, HandoverType.A),
        (BORN, date(2025, 3, 14), HandoverType.A),  # day 14
        (BORN, date(2025, 3, 15), HandoverType.B),
        (BORN, date(2027, 1, 1), HandoverType.B),  # January already, but not yet 23 months
        (BORN, date(2027, 1, 27), HandoverType.B),
        (BORN, date(2027, 1, 28), HandoverType.E),
        (date(2025, 2, 1), date(2027, 1, 14), HandoverType.E),  # PC853 of domain §7
        (date(2027, 1, 9), date(2027, 1, 14), HandoverType.A),  # RM264 of domain §7
    ],
)
def test_the_nearest_kind_follows_the_age_of_the_child(
    birth: date | None, on: date, kind: HandoverType
) -> None:
    case = Case(code="KT472", referred_on=date(2025, 1, 1), birth_date=birth)
    assert propose_type(case, on) is kind


def test_a_proposal_fills_the_head_and_nothing_of_the_content() -> None:
    case = Case(
        code="KT472",
        referred_on=date(2026, 12, 17),
        due_date=date(2027, 4, 15),
        brought_by_role="VK",
        brought_by_organisation="Oefenpraktijk",
        question="Wat is hier nodig?",
        strengths=("Komt trouw op elke controle",),
        lead=Lead(role="WC"),
    )
    sheet = propose(case, date(2027, 1, 14), "1")
    assert (sheet.case_code, sheet.type, sheet.made_on) == ("KT472", HandoverType.A, date(2027, 1, 14))
    assert (sheet.giver.role, sheet.giver.organisation, sheet.receiver.role) == ("VK", "Oefenpraktijk", "JV")
    assert (sheet.lead_now, sheet.lead_after) == ("WC", "")
    assert (sheet.reason_now, sheet.going_well, sheet.concerns, sheet.parents_want) == ("", (), (), "")


@pytest.mark.parametrize(
    ("introduction", "step"),
    [
        (Introduction(), HandoverStep.TO_PLAN),
        (Introduction(on=date(2027, 1, 15)), HandoverStep.PLANNED),
        (Introduction(met_on=date(2027, 1, 15)), HandoverStep.INTRODUCED),
        (Introduction(met_on=date(2027, 1, 15), taken_over_on=date(2027, 1, 18)), HandoverStep.TAKEN_OVER),
    ],
)
def test_the_stepper_follows_the_dates(introduction: Introduction, step: HandoverStep) -> None:
    assert introduction.step is step
