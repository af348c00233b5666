"""Who has the lead of which cases (US27): codes and a count, and nothing that weighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casusdesk.domain.case import Case, CaseStatus, Lead, LeadAgreement
from casusdesk.domain.lead_load import cases_by_lead, lead_words

AGREED, TO_ASK = LeadAgreement


def case(code: str, role: str | None, agreement: LeadAgreement | None = AGREED) -> Case:
    return Case(code, date(2026, 12, 1), lead=Lead(role, agreement))


def codes(*cases: Case) -> dict[str, list[str]]:
    return {role: [one.code for one in led] for role, led in cases_by_lead(cases).items()}


def test_cases_stand_with_their_lead_in_the_order_of_their_codes() -> None:
    found = codes(case("ZL496", "WC"), case("KT472", "VK"), case("BX385", "WC"), case("ND638", None))
    assert found == {"WC": ["BX385", "ZL496"], "VK": ["KT472"]}


def test_a_closed_case_weighs_on_nobody() -> None:
    for status in CaseStatus:
        found = codes(replace(case("ZL496", "WC"), status=status))
        assert found == ({"WC": ["ZL496"]} if status.active else {})


def test_the_words_count_the_cases_and_say_who_was_not_asked_yet() -> None:
    kept = case("ND638", "WC", None)  # whoever brought it in keeps it, and need not agree
    assert lead_words([case("BX385", "WC")]) == "regie in 1 casus: BX385"
    assert lead_words([case("BX385", "WC", TO_ASK), kept]) == (
        "regie in 2 casussen: BX385 (akkoord nog vragen), ND638"
    )
    assert lead_words([]) == ""
