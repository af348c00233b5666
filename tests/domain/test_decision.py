"""Decisions, what comes back by itself, and how a case goes on: the rules without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casusdesk.domain import arrange
from casusdesk.domain.carry_over import after_discussion, carry_over, discussed_codes, returning_codes
from casusdesk.domain.case import Case, CaseKind, CaseStatus, Lead, LeadAgreement
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.course import GRACE, Closing, LastSeen, unseen_since
from casusdesk.domain.decision import (
    CLOSE,
    POSTPONE,
    Decision,
    decision_words,
    fresh,
    last_decision,
    with_agreement,
    with_lead,
)
from casusdesk.domain.decision_list import compose_decisions
from casusdesk.domain.limits import AGREED
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting
from casusdesk.paths import resource

DAY, NEXT = date(2027, 1, 14), date(2027, 2, 11)
LISTED = date(2026, 12, 1)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


def agenda(*codes: str, parked: tuple[str, ...] = ()) -> Meeting:
    return Meeting(DAY, NEXT, items=tuple(AgendaItem(c, CaseKind.NEW) for c in codes), parked=parked)


@pytest.mark.parametrize(
    ("changes", "made", "discussed", "asks_action"),
    [
        ({}, False, False, False),
        ({"agreed": "  "}, False, False, False),
        ({"kind": "jmw"}, True, True, False),
        ({"agreed": "bellen"}, True, True, True),
        ({"who": "WC"}, True, True, True),
        ({"due": NEXT}, False, False, False),
        ({"kind": POSTPONE}, True, False, False),
        ({"kind": POSTPONE, "who": "WC"}, True, False, False),
        ({"kind": CLOSE}, True, True, False),
        ({"lead": Lead("WC")}, False, False, False),
    ],
)
def test_what_counts_as_decided_discussed_and_to_be_done(
    changes: dict[str, object], made: bool, discussed: bool, asks_action: bool
) -> None:
    decision = replace(Decision(DAY, "KT472"), **changes)  # type: ignore[arg-type]
    assert (decision.made, decision.discussed, decision.asks_action) == (made, discussed, asks_action)


@pytest.mark.parametrize(
    ("handover", "reason", "lacks"),
    [(True, "", False), (False, "", True), (False, "  ", True), (False, "kan het zelf", False)],
)
def test_leaving_the_handover_out_takes_a_reason(handover: bool, reason: str, lacks: bool) -> None:
    decision = Decision(DAY, "KT472", handover=handover, no_handover_reason=reason)
    assert decision.lacks_reason is lacks


def test_a_fresh_decision_proposes_and_decides_nothing() -> None:
    case = Case("KT472", LISTED, brought_by_role="VK", lead=Lead("JV", LeadAgreement.AGREED))
    decision = fresh(case, agenda("KT472"))
    assert (decision.lead, decision.feedback.to, decision.handover) == (case.lead, "VK", True)
    assert not decision.made


def test_a_change_of_lead_asks_for_agreement() -> None:
    decision = Decision(DAY, "KT472", lead=Lead("VK", LeadAgreement.AGREED, LISTED))
    assert with_lead(decision, "VK", DAY) is decision
    changed = with_lead(decision, "WC", DAY)
    assert changed.lead == Lead("WC", LeadAgreement.TO_ASK, DAY)
    assert with_agreement(changed, LeadAgreement.AGREED).lead == Lead("WC", LeadAgreement.AGREED, DAY)
    assert with_lead(changed, None, DAY).lead == Lead()


@pytest.mark.parametrize(
    ("kind", "agreed", "words"),
    [
        ("district_team", "belt de woningcorporatie", "wijkteam onderzoekt: belt de woningcorporatie"),
        ("jmw", "", "JMW"),
        ("", "bellen ", "bellen"),
        ("", "", ""),
        ("eigen woord", "bellen", "eigen woord: bellen"),
    ],
)
def test_the_words_of_a_decision(catalog: Catalog, kind: str, agreed: str, words: str) -> None:
    assert decision_words(Decision(DAY, "KT472", kind, agreed), catalog) == words


def test_no_decision_is_longer_than_the_list_carries(catalog: Catalog) -> None:
    for lookup in catalog.lookups["decision"]:
        words = decision_words(Decision(DAY, "KT472", lookup.key, "x" * AGREED), catalog)
        assert len(words) <= 92, lookup.key


def test_the_last_decision_is_the_newest_before_the_day() -> None:
    first, second = Decision(DAY, "KT472", "jmw"), Decision(NEXT, "KT472", "close")
    empty = Decision(NEXT + timedelta(days=1), "KT472")
    decisions = (second, empty, first, Decision(DAY, "BX385", "jmw"))
    assert last_decision(decisions, "KT472", NEXT) == first
    assert last_decision(decisions, "KT472", date(2027, 3, 1)) == second
    assert last_decision(decisions, "KT472", DAY) is None


@pytest.mark.parametrize(
    ("decisions", "discussed", "returning"),
    [
        ((), {"KT472", "BX385", "RM264"}, ("ND638",)),
        (("KT472:jmw",), {"KT472"}, ("BX385", "RM264", "ND638")),
        (("KT472:jmw", "BX385:postpone"), {"KT472"}, ("BX385", "RM264", "ND638")),
        (("KT472:postpone",), set(), ("KT472", "BX385", "RM264", "ND638")),
        (("ND638:jmw", "KT472:jmw", "BX385:close", "RM264:jmw"), None, ("ND638",)),
    ],
)
def test_what_had_its_turn_and_what_comes_back(
    decisions: tuple[str, ...], discussed: set[str] | None, returning: tuple[str, ...]
) -> None:
    meeting = agenda("KT472", "BX385", "RM264", parked=("ND638",))
    made = [Decision(DAY, *words.split(":")) for words in decisions]
    made.append(Decision(NEXT, "RM264", "jmw"))
    expected = {"KT472", "BX385", "RM264", "ND638"} if discussed is None else discussed
    assert discussed_codes(meeting, made) == expected
    assert returning_codes(meeting, made) == returning


def test_the_next_agenda_gets_what_comes_back_once_and_only_what_is_active() -> None:
    meeting = agenda("KT472", "BX385", "RM264", parked=("ND638",))
    made = [Decision(DAY, "KT472", "jmw")]
    cases = [
        Case("KT472", LISTED),
        Case("BX385", LISTED, kind=CaseKind.FOLLOW_UP),
        Case("RM264", LISTED, status=CaseStatus.CLOSED),
        Case("ND638", LISTED),
    ]
    planned = Meeting(
        NEXT, date(2027, 3, 11), items=(AgendaItem("ND638", CaseKind.FOLLOW_UP, AgendaForm.HAMMER),)
    )
    filled = carry_over(meeting, planned, made, cases)
    assert filled.items == (*planned.items, AgendaItem("BX385", CaseKind.NEW))
    assert carry_over(meeting, filled, made, cases) == filled


def test_what_comes_back_comes_as_it_stood() -> None:
    stood = (
        AgendaItem("KT472", CaseKind.FOLLOW_UP, AgendaForm.HAMMER),
        AgendaItem("BX385", CaseKind.NEW, parents_join=True),
        AgendaItem("RM264", CaseKind.FOLLOW_UP),
    )
    meeting = Meeting(DAY, NEXT, items=stood)
    cases = [Case(item.code, LISTED) for item in stood]
    made = [Decision(DAY, code, POSTPONE) for code in ("KT472", "BX385")]
    made.append(Decision(DAY, "RM264", "jmw"))
    assert carry_over(meeting, Meeting(NEXT, date(2027, 3, 11)), made, cases).items == stood[:2]


def test_after_its_turn_a_case_is_follow_up_and_last_months_news_makes_room() -> None:
    case = Case("KT472", LISTED, since_last="verhuisd", decision_needed="wie belt?", question="Wat nu?")
    after = after_discussion(case)
    assert (after.kind, after.since_last, after.decision_needed) == (CaseKind.FOLLOW_UP, "", "")
    assert after.question == "Wat nu?"


def test_the_list_follows_the_agenda_and_leaves_out_who_refused(catalog: Catalog) -> None:
    meeting = arrange.add(agenda("KT472", "BX385"), Case("RM264", LISTED, kind=CaseKind.FOLLOW_UP))
    cases = [Case(code, LISTED, due_date=date(2027, 4, 15)) for code in ("BX385", "KT472", "RM264")]
    made = [Decision(DAY, "RM264", "jmw"), Decision(DAY, "BX385", POSTPONE), Decision(NEXT, "KT472", "jmw")]
    found = compose_decisions(meeting, cases, made, catalog)
    assert [row.code for row in found.rows] == ["BX385", "RM264"]
    assert found.rows[0].phase == "27+0"
    assert (found.postponed, found.not_discussed) == (("BX385",), ("KT472",))


@pytest.mark.parametrize(
    ("seen", "on", "since"),
    [
        (None, LISTED + timedelta(weeks=6), None),
        (None, LISTED + timedelta(weeks=6, days=1), LISTED),
        (DAY, DAY + timedelta(weeks=6), None),
        (DAY, DAY + timedelta(weeks=6, days=1), DAY),
        (NEXT, DAY, None),
    ],
)
def test_six_weeks_unseen(seen: date | None, on: date, since: date | None) -> None:
    assert unseen_since(LISTED, LastSeen(seen), on) == since


def test_the_grace_period_counts_from_the_day_of_closing() -> None:
    assert Closing(DAY, "moved").reopen_until == DAY + GRACE == date(2027, 4, 14)


def test_agreement_that_came_after_the_meeting_is_on_the_list(catalog: Catalog) -> None:
    """The list goes round a day later; only the answer of the role that was chosen there counts."""
    asked = Decision(DAY, "KT472", "jmw", lead=Lead("WC", LeadAgreement.TO_ASK, DAY))
    for now, lead_to_ask in (
        (Lead("WC", LeadAgreement.AGREED, DAY), False),
        (asked.lead, True),
        (Lead("JV", LeadAgreement.AGREED, NEXT), True),
    ):
        case = Case("KT472", LISTED, due_date=date(2027, 4, 15), lead=now)
        (row,) = compose_decisions(agenda("KT472"), [case], [asked], catalog).rows
        assert (row.lead, row.lead_to_ask) == ("WC", lead_to_ask)


def test_a_hamerstuk_passes_without_a_click_unless_it_was_moved(catalog: Catalog) -> None:
    plan = arrange.set_form(agenda("KT472", "BX385", "RM264"), "BX385", AgendaForm.HAMMER)
    cases = [Case(code, LISTED, due_date=date(2027, 4, 15)) for code in ("KT472", "BX385", "RM264")]
    made = [Decision(DAY, "KT472", "jmw")]
    assert discussed_codes(plan, made) == {"KT472", "BX385"}
    assert returning_codes(plan, made) == ("RM264",)
    assert compose_decisions(plan, cases, made, catalog).not_discussed == ("RM264",)
    moved = [*made, Decision(DAY, "BX385", POSTPONE)]
    assert discussed_codes(plan, moved) == {"KT472"}
    assert compose_decisions(plan, cases, moved, catalog).postponed == ("BX385",)
