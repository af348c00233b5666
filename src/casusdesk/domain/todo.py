"""What there is to do before the next meeting, read off the list itself (ux §7.2). Pure; nothing is stored.

Each item names one case and begins with a verb, so that it can be a link to where it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.arrange import may_come, on_agenda
from casusdesk.domain.case import Case
from casusdesk.domain.clock import born_prompt
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import ConsentState
from casusdesk.domain.handover import HandoverStep
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import counted, day_month, row_date


class MeetingStep(Enum):
    """The round of every meeting (ux §7.2): collect, prepare, meet, finish."""

    COLLECT = "Ophalen"
    PREPARE = "Voorbereiden"
    MEET = "Overleg"
    FOLLOW_UP = "Nazorg"


PREPARE_DAYS: Final = 10
"""So many days before a meeting collecting turns into preparing."""
FOLLOW_UP_DAYS: Final = 5
"""So many days after a meeting its agreements are still being worked off."""


def meeting_step(today: date, upcoming: date, previous: date | None) -> MeetingStep:
    """Where the project leader stands in the round on `today`."""
    if today >= upcoming:
        return MeetingStep.MEET
    if (upcoming - today).days <= PREPARE_DAYS:
        return MeetingStep.PREPARE
    if previous is not None and (today - previous).days <= FOLLOW_UP_DAYS:
        return MeetingStep.FOLLOW_UP
    return MeetingStep.COLLECT


class Place(Enum):
    """Where a to-do is done."""

    CASE = "case"
    MEETING = "meeting"
    HANDOVERS = "handovers"
    SETTINGS = "settings"
    SIGNAL = "signal"


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of "Nu te doen"; `key` is a case code or the id of a handover, empty for the rest."""

    words: str
    place: Place
    key: str = ""


def todos(
    coalition: Coalition, agenda: Agenda, cases: Iterable[Case], actions: Iterable[Action], today: date
) -> tuple[Todo, ...]:
    """Everything that asks for attention, the most pressing first; the screen shows the first few."""
    active = {case.code: case for case in cases if case.status.active}
    meeting = agenda.meeting
    parts = (
        _settings(coalition),
        _births(active.values(), today),
        _late(agenda),
        _consent(active.values(), meeting),
        _leads(agenda),
        _questions(active.values(), meeting),
        _introductions(agenda),
        _actions(actions, active, today),
        _left_out(active.values(), meeting),
    )
    return tuple(todo for part in parts for todo in part)


def _settings(coalition: Coalition) -> Iterator[Todo]:
    if coalition.first_meeting is None:
        yield Todo("Vul in wanneer het eerste overleg is", Place.SETTINGS)


def _births(cases: Iterable[Case], today: date) -> Iterator[Todo]:
    for case in cases:
        if born_prompt(case.clock_facts, today):
            yield Todo(f"Vraag of de baby van {case.code} er is", Place.CASE, case.code)


def _late(agenda: Agenda) -> Iterator[Todo]:
    for row in agenda.deadlines:
        last = row.milestone.latest or row.milestone.end
        if last < agenda.meeting.held_on:
            missed = f"{row.milestone.short_label} moest uiterlijk {row_date(last)}"
            yield Todo(f"Bespreek {row.code} vóór het overleg: {missed}", Place.CASE, row.code)


def _consent(cases: Iterable[Case], meeting: Meeting) -> Iterator[Todo]:
    for case in cases:
        state = case.consent.state_on(meeting.held_on)
        if state is not case.consent.state:
            yield Todo(f"Vraag {case.code} opnieuw om toestemming: die verloopt", Place.CASE, case.code)
        elif state is ConsentState.NOT_ASKED and on_agenda(meeting, case.code):
            yield Todo(f"Vraag toestemming voor {case.code}", Place.CASE, case.code)


def _leads(agenda: Agenda) -> Iterator[Todo]:
    for entry in agenda.entries:
        if entry.case.lead.role is None:
            yield Todo(f"Kies regie voor {entry.case.code}", Place.CASE, entry.case.code)


def _questions(cases: Iterable[Case], meeting: Meeting) -> Iterator[Todo]:
    for case in cases:
        if not on_agenda(meeting, case.code):
            continue
        if not case.question:
            yield Todo(f"Schrijf de vraag van {case.code}", Place.CASE, case.code)
        elif case.question_excess:
            letters = counted(case.question_excess, "teken", "tekens")
            yield Todo(f"Kort de vraag van {case.code} in: {letters} te lang", Place.CASE, case.code)


def _introductions(agenda: Agenda) -> Iterator[Todo]:
    for row in agenda.handovers:
        if row.handover is None:
            yield Todo(f"Maak de overdracht van {row.code}", Place.CASE, row.code)
        elif row.handover.introduction.step is HandoverStep.TO_PLAN:
            yield Todo(f"Plan de kennismaking van {row.code}", Place.HANDOVERS, row.handover.id)


def _actions(actions: Iterable[Action], active: dict[str, Case], today: date) -> Iterator[Todo]:
    due = [a for a in actions if a.open and a.case_code in active and a.due is not None and a.due < today]
    for action in sorted(due, key=lambda a: (a.due or today, a.case_code)):
        day = day_month(action.due or today)
        whom = f"Vraag {action.who}" if action.who else "Kijk"
        words = f"{whom} naar de afspraak van {action.case_code}: die was voor {day}"
        yield Todo(words, Place.CASE, action.case_code)


def _left_out(cases: Iterable[Case], meeting: Meeting) -> Iterator[Todo]:
    """Cases that are not on the agenda although they might be: one line for all of them."""
    missing = [case.code for case in cases if not on_agenda(meeting, case.code) and may_come(meeting, case)]
    if not meeting.items:
        if missing:
            yield Todo(f"Maak de agenda voor {day_month(meeting.held_on)}", Place.MEETING)
        else:
            yield Todo("Voeg het eerste signaal toe", Place.SIGNAL)
    elif len(missing) == 1:
        yield Todo(f"Beslis of {missing[0]} op de agenda komt", Place.MEETING)
    elif missing:
        yield Todo(
            f"Beslis over {counted(len(missing), 'casus', 'casussen')} buiten de agenda", Place.MEETING
        )
