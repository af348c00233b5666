"""Rubriek A, D, E and F of the agenda in large print: what, and below it who and when (domain §3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from casusdesk.documents.agenda_cases import BEFORE_BOX, BOX_AT
from casusdesk.documents.agenda_deadlines import deadline_title
from casusdesk.documents.agenda_view import (
    CODE_AT,
    LAST_CHANCE,
    LATE,
    TEXT_AT,
    View,
    cell,
    label,
    plain,
    rows,
    strong,
)
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import Band, Entry
from casusdesk.documents.words import WIDE, Span
from casusdesk.domain.action import Action
from casusdesk.domain.agenda import DeadlineRow, HandoverRow
from casusdesk.domain.clock_facts import MilestoneState
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.wording import clock_time

_BOX: Final = Span("", mark=MarkKind.CHECK_BOX, colour=Colour.GREY)
_GAP: Final = WIDE * 0.7


def large_look_back(view: View) -> tuple[Entry, ...]:
    """Rubriek A."""
    return rows("A", "Terugblik open afspraken", [_action(view, row.action) for row in view.agenda.look_back])


def large_deadlines(view: View) -> tuple[Entry, ...]:
    """Rubriek D: every last chance and everything late, each by itself."""
    return rows("D", deadline_title(view), [_deadline(view, row) for row in view.agenda.deadlines])


def large_handovers(view: View) -> tuple[Entry, ...]:
    """Rubriek E."""
    return rows("E", "Overdrachten", [_handover(view, row) for row in view.agenda.handovers])


def _row(code: str, first: Sequence[Span], second: Sequence[Span], *, box: bool = False) -> Entry:
    """The code, what it is about, and on the next line the rest."""
    cells = [
        cell(Span(code, Face.SEMIBOLD), left=CODE_AT, right=TEXT_AT),
        cell(*first, left=TEXT_AT, right=BEFORE_BOX),
    ]
    cells += [cell(_BOX, left=BOX_AT, kind=Kind.JOIN)] * box
    bands = [Band(tuple(cells))]
    bands += [Band((cell(*second, left=TEXT_AT, right=BEFORE_BOX, kind=Kind.TEXT),))] if second else []
    return Entry(tuple(bands), case=code)


def _action(view: View, action: Action) -> Entry:
    who = view.role(action.who)
    due = f"uiterlijk {view.day(action.due)}" if action.due else ""
    told = ", ".join(filter(None, (who, due)))
    second = [Span(told, colour=Colour.GREY)] if told else []
    second += [strong("doorbraak?", _GAP if told else None)] * action.stuck
    return _row(action.case_code, [plain(action.text)], second, box=True)


def _deadline(view: View, row: DeadlineRow) -> Entry:
    milestone = row.milestone
    what = [plain(milestone.label)]
    if milestone.unknown:
        what.append(Span(f"nog onbekend: {', '.join(milestone.unknown)}", colour=Colour.GREY, gap=_GAP))
    return _row(row.code, what, [*_when(view, milestone), *_who(view, milestone)])


def _when(view: View, milestone: Milestone) -> Iterator[Span]:
    if milestone.state is MilestoneState.LATE:
        yield LATE
        yield Span(f"(was {view.day(milestone.end)})", colour=Colour.GREY)
    else:
        yield LAST_CHANCE
        yield Span(f"t/m {view.weekday(milestone.end)}", together=True)


def _who(view: View, milestone: Milestone) -> Iterator[Span]:
    who = view.role(milestone.responsible)
    if who:
        yield Span(who, colour=Colour.GREY, gap=_GAP)


def _handover(view: View, row: HandoverRow) -> Entry:
    handover = row.handover
    if handover is None:
        return _row(row.code, [strong("nog geen overdrachtsblad")], list(_kraamweek(view, row)), box=True)
    receiver = view.role(handover.receiver.role) or "naar ?"
    arrow = Span(receiver, mark=MarkKind.ARROW, gap=WIDE / 4, spoken="naar")
    parties = [plain(view.role(handover.giver.role) or "van ?"), arrow]
    return _row(row.code, parties, [*_introduction(view, row), *_kraamweek(view, row, _GAP)], box=True)


def _introduction(view: View, row: HandoverRow) -> Iterator[Span]:
    if row.handover is None:
        return
    introduction = row.handover.introduction
    if introduction.met_on is not None:
        yield plain(f"kennisgemaakt op {view.day(introduction.met_on)}")
    elif introduction.on is not None:
        at = f" om {clock_time(introduction.at)} uur" if introduction.at else ""
        yield plain(f"kennismaking {view.weekday(introduction.on)}{at}")
    else:
        yield strong("kennismaking nog plannen")


def _kraamweek(view: View, row: HandoverRow, gap: float | None = None) -> Iterator[Span]:
    """The days of the handover to the JGZ; of a window that is over only its end."""
    deadline = row.deadline
    if deadline is None:
        return
    latest = f", uiterlijk {view.day(deadline.latest)}" if deadline.latest else ""
    yield label("overdracht", gap)
    if deadline.state is MilestoneState.LATE:
        yield LATE
        yield Span(f"(was t/m {view.day(deadline.end)}{latest})", colour=Colour.GREY)
        return
    if deadline.state is MilestoneState.LAST_CHANCE:
        yield LAST_CHANCE
    yield plain(f"{view.day(deadline.start)} t/m {view.day(deadline.end)}{latest}")
