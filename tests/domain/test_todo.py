"""What there is to do, on the practice month (domain §7) and in the corners of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.case import Case, Lead
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.todo import MeetingStep, Place, Todo, meeting_step, todos
from casusdesk.services.desk import Desk
from casusdesk.services.practice import empty_desk, practice_desk


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = practice_desk(today=date(2027, 1, 12))
    yield made
    made.close()


def of(desk: Desk, cases: tuple[Case, ...] | None = None) -> tuple[Todo, ...]:
    meeting = desk.meetings.upcoming()
    listed = desk.cases.all() if cases is None else cases
    return todos(desk.coalition, desk.meetings.agenda(meeting), listed, desk.cases.actions(), desk.today())


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 12, 15), MeetingStep.FOLLOW_UP),
        (date(2026, 12, 22), MeetingStep.COLLECT),
        (date(2027, 1, 3), MeetingStep.COLLECT),
        (date(2027, 1, 4), MeetingStep.PREPARE),
        (date(2027, 1, 13), MeetingStep.PREPARE),
        (date(2027, 1, 14), MeetingStep.MEET),
    ],
)
def test_the_round_of_a_month(today: date, step: MeetingStep) -> None:
    assert meeting_step(today, date(2027, 1, 14), date(2026, 12, 10)) is step


def test_before_the_first_meeting_there_is_nothing_to_follow_up() -> None:
    assert meeting_step(date(2026, 12, 11), date(2027, 1, 14), None) is MeetingStep.COLLECT


def test_the_practice_month_asks_for_what_domain_7_expects(desk: Desk) -> None:
    found = of(desk)
    words = [todo.words for todo in found]
    assert "Vraag of de baby van FV582 er is" in words
    assert "Kies regie voor ZL496" in words
    assert "Plan de kennismaking van BX385" in words
    assert any(line.startswith("Bespreek BX385 vóór het overleg") and "27-12" in line for line in words)
    assert any("afspraak van ZL496" in line and "26 november" in line for line in words)
    assert not any("HW729" in line for line in words)  # refused: on no list that leads to paper


def test_every_line_of_a_case_leads_to_that_case(desk: Desk) -> None:
    for todo in of(desk):
        if todo.place is Place.CASE:
            assert todo.key in todo.words
            assert desk.cases.get(todo.key)
        if todo.place is Place.HANDOVERS:
            assert desk.handovers.get(todo.key)


def test_consent_that_runs_out_before_the_meeting_is_asked_again(desk: Desk) -> None:
    case = desk.cases.get("KT472")
    given = Consent(ConsentState.BY_NAME, given_on=date(2026, 1, 1), expires_on=date(2027, 1, 13))
    found = of(desk, (replace(case, consent=given),))
    assert "Vraag KT472 opnieuw om toestemming: die verloopt" in [todo.words for todo in found]


def test_consent_never_asked_is_asked_before_paper(desk: Desk) -> None:
    found = of(desk, (replace(desk.cases.get("KT472"), consent=Consent()),))
    assert "Vraag toestemming voor KT472" in [todo.words for todo in found]


def test_a_question_that_is_missing_or_too_long_is_named(desk: Desk) -> None:
    case = desk.cases.get("KT472")
    empty, long = replace(case, question=""), replace(case, question="x" * 123)
    assert "Schrijf de vraag van KT472" in [todo.words for todo in of(desk, (empty,))]
    assert "Kort de vraag van KT472 in: 3 tekens te lang" in [todo.words for todo in of(desk, (long,))]


def test_closed_cases_ask_nothing(desk: Desk) -> None:
    from casusdesk.domain.case import CaseStatus

    closed = replace(desk.cases.get("KT472"), status=CaseStatus.CLOSED, question="", lead=Lead())
    assert not any(todo.key == "KT472" for todo in of(desk, (closed,)) if "vraag" in todo.words)


def test_an_empty_list_asks_for_its_first_signal_and_the_first_meeting() -> None:
    with empty_desk(today=date(2027, 1, 12)) as desk:
        words = [todo.words for todo in of(desk)]
        assert words == ["Vul in wanneer het eerste overleg is", "Voeg het eerste signaal toe"]
        desk.save_coalition(Coalition(first_meeting=date(2027, 1, 14)))
        assert [todo.words for todo in of(desk)] == ["Voeg het eerste signaal toe"]
