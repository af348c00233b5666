"""What stands out, the balance, and the questions when a case is stuck: over the practice set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.attention import attention
from casusdesk.domain.balance import GRADE_ADVICE, balance
from casusdesk.domain.case import Case, CaseStatus, Concern, ConcernState, Lead
from casusdesk.domain.clock import MilestoneState
from casusdesk.domain.course import LastSeen, Urgency
from casusdesk.domain.escalation import MELDCODE, PromptKind, prompts
from casusdesk.domain.meeting import Meeting
from casusdesk.services.access import open_practice
from casusdesk.services.desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_practice() as desk:
        yield desk


def _attention(desk: Desk) -> object:
    agenda = desk.meetings.agenda(desk.meetings.upcoming())
    return attention(agenda, desk.cases.all(), desk.decisions.all())


def test_the_practice_month_stands_out_as_domain_7_says(desk: Desk) -> None:
    agenda = desk.meetings.agenda(desk.meetings.upcoming())
    found = attention(agenda, desk.cases.all(), desk.decisions.all())
    assert {(row.code, row.milestone.key) for row in found.last_chance} == {
        ("BX385", "home_visit_week_30"),
        ("BX385", "support_arranged"),
        ("BX385", "birth_plan"),
        ("BX385", "introduction_planned"),
        ("KT472", "voorzorg"),
        ("KT472", "home_visit_week_30"),
        ("ND638", "maternity_care_registered"),
        ("PC853", "end_of_scope"),
    }
    assert [case.code for case in found.without_lead] == ["ZL496"]
    assert [(due.to, due.case.code) for due in found.without_feedback] == [("AB", "ZL496")]
    assert found.unseen == ()


def test_not_seen_for_six_weeks_names_the_day_and_forgets_closed_cases(desk: Desk) -> None:
    long_ago, longer = date(2026, 11, 20), date(2026, 11, 2)
    kt, bx, rm = (desk.cases.get(code) for code in ("KT472", "BX385", "RM264"))
    desk.cases.record(replace(kt, last_seen=LastSeen(long_ago, "VK")))
    desk.cases.record(replace(bx, last_seen=LastSeen(longer, "WC")))
    desk.cases.record(replace(rm, last_seen=LastSeen(longer, "VK"), status=CaseStatus.CLOSED))
    agenda = desk.meetings.agenda(desk.meetings.upcoming())
    found = attention(agenda, desk.cases.all(), desk.decisions.all())
    assert [(unseen.case.code, unseen.since) for unseen in found.unseen] == [
        ("BX385", longer),
        ("KT472", long_ago),
    ]
    entry = next(e for e in agenda.entries if e.case.code == "BX385")
    assert entry.unseen_since == longer


def test_a_refused_case_is_not_asked_for_a_lead(desk: Desk) -> None:
    assert desk.cases.get("HW729").lead == Lead()
    assert "HW729" not in {case.code for case in _attention(desk).without_lead}  # type: ignore[attr-defined]


def test_strengths_come_first_and_nothing_is_counted(desk: Desk) -> None:
    case = desk.cases.get("KT472")
    found = balance(case, desk.catalog)
    assert found.strengths[:2] == case.strengths
    assert "Netwerk en steun" in found.strengths
    assert found.concerns[0].startswith("Wonen: Slaapt nu bij oma")
    assert not any(
        character.isdigit() for words in (*found.strengths, *found.concerns) for character in words
    )
    urgent = balance(desk.cases.get("BX385"), desk.catalog)
    assert urgent.concerns[0].startswith("Wonen (urgent): ")
    assert "dakloos" in urgent.concerns


def test_protective_factors_stand_with_the_strengths(desk: Desk) -> None:
    found = balance(desk.cases.get("PC853"), desk.catalog)
    assert {"veerkracht", "zelfvertrouwen"} <= set(found.strengths)
    assert found.concerns == ()


def test_every_grade_has_its_usual_route(desk: Desk) -> None:
    assert set(GRADE_ADVICE) == {lookup.key for lookup in desk.catalog.lookups["grade"]}


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("KT472", []),
        ("BX385", [PromptKind.CANNOT_WAIT]),
        ("ZL496", [PromptKind.BREAKTHROUGH, PromptKind.ESCALATE]),
        ("HW729", []),
    ],
)
def test_the_prompts_of_the_practice_month(desk: Desk, code: str, kinds: list[PromptKind]) -> None:
    assert [prompt.kind for prompt in prompts(desk.cases.get(code), desk.cases.actions())] == kinds


def test_what_cannot_wait_is_escalated_and_what_can_is_left_alone() -> None:
    urgent = (Concern("W", ConcernState.URGENT),)
    case = Case("KT472", date(2027, 1, 4), concerns=urgent)
    assert prompts(replace(case, urgency=Urgency(can_wait=True)), ()) == ()
    found = prompts(replace(case, urgency=Urgency(can_wait=False, calls_today="WC")), ())
    assert [prompt.kind for prompt in found] == [PromptKind.ESCALATE]


@pytest.mark.parametrize(
    ("state", "asked"),
    [(ConcernState.GOING_WELL, False), (ConcernState.CONCERN, True), (ConcernState.URGENT, True)],
)
def test_a_worry_about_safety_reminds_of_the_meldcode(state: ConcernState, asked: bool) -> None:
    case = Case("KT472", date(2027, 1, 4), concerns=(Concern("V", state),), urgency=Urgency(True))
    assert (PromptKind.MELDCODE in {prompt.kind for prompt in prompts(case, ())}) is asked
    assert len(MELDCODE) == 5


def test_a_closed_case_asks_nothing(desk: Desk) -> None:
    closed = replace(desk.cases.get("ZL496"), status=CaseStatus.CLOSED)
    assert prompts(closed, desk.cases.actions()) == ()


def test_a_ticked_factor_is_as_urgent_as_a_life_domain(desk: Desk) -> None:
    """The seven urgent vulnerabilities of domain §4.2; what is about violence reminds of the meldcode."""
    plain = Case("KT472", date(2027, 1, 4))
    home = replace(plain, factors=("nml_homeless",))
    violence = replace(plain, factors=("almelo_domestic_violence",))
    assert [p.kind for p in prompts(home, (), desk.catalog)] == [PromptKind.CANNOT_WAIT]
    assert [p.kind for p in prompts(violence, (), desk.catalog)] == [PromptKind.MELDCODE]
    assert prompts(plain, (), desk.catalog) == ()
    meeting = desk.meetings.upcoming()
    first = replace(desk.cases.get("ND638"), factors=("nml_homeless",), referred_on=date(2027, 1, 11))
    desk.cases.record(first)
    agenda = desk.meetings.agenda(desk.meetings.sort(meeting))
    marks = [(entry.case.code, entry.urgent) for entry in agenda.new]
    assert marks == [("BX385", True), ("ND638", True), ("KT472", False)]


def test_between_meetings_what_can_still_be_done_is_a_last_chance_and_not_late_or_gone(desk: Desk) -> None:
    """The clock on screen is that of today: on 15 January there are still days left before 11 February."""
    after, next_meeting = date(2027, 1, 15), Meeting(date(2027, 2, 11), date(2027, 3, 11))

    def states(code: str, today: date | None) -> dict[str, MilestoneState]:
        found = case_milestones(desk.cases.get(code), desk.catalog, next_meeting, today)
        return {milestone.key: milestone.state for milestone in found}

    assert states("BX385", None)["support_arranged"] is MilestoneState.LATE
    assert states("BX385", after)["support_arranged"] is MilestoneState.LAST_CHANCE
    assert states("BX385", date(2027, 1, 19))["support_arranged"] is MilestoneState.LATE
    assert "voorzorg" not in states("KT472", None)
    assert states("KT472", after)["voorzorg"] is MilestoneState.LAST_CHANCE
    assert "voorzorg" not in states("KT472", date(2027, 1, 22))
    assert states("KT472", date(2027, 3, 1)) == states("KT472", None)
