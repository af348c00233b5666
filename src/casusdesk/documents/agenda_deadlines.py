"""Rubriek D of the agenda: last chances and what is late, in rows or together where it is crowded (§3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from casusdesk.documents.agenda_lists import BEFORE_WHEN, BEFORE_WHO, GAP, WHEN_AT, WHO_AT, coded_row
from casusdesk.documents.agenda_view import (
    LAST_CHANCE,
    LAST_CHANCE_MARK,
    LATE,
    TEXT_AT,
    Form,
    Layout,
    View,
    as_data,
    cell,
    label,
    plain,
    rows,
    weekday_date,
)
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import Band, Entry
from casusdesk.documents.words import NARROW, WIDE, Span
from casusdesk.domain.agenda import DeadlineRow
from casusdesk.domain.clock_facts import MilestoneState
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.wording import day_month, row_date

MOST_SINGLE_ROWS: Final = 8
"""Deadlines with a row of their own; more of them stand together, a row for each case."""


def deadline_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek D: every last chance and everything late; never left out in any form."""
    deadlines = view.agenda.deadlines
    if view.layout is Layout.TABLE and len(deadlines) <= MOST_SINGLE_ROWS:
        found = [_deadline(view, row) for row in deadlines]
    elif Form.GROUPED in view.forms:
        found = _by_milestone(view, deadlines)
    else:
        found = _by_case(view, deadlines)
    return rows("D", deadline_title(view), found)


def deadline_title(view: View) -> tuple[Span, ...]:
    """The head of rubriek D, with the signs of its rows."""
    before = f"Laatste kans vóór {day_month(view.agenda.meeting.next_on)}"
    title = [Span(before, mark=MarkKind.FLAG)]
    if any(_late(row.milestone) for row in view.agenda.deadlines):
        title += [plain("en"), Span("te laat", mark=MarkKind.WARNING)]
    return tuple(title)


def _deadline(view: View, row: DeadlineRow) -> Entry:
    milestone = row.milestone
    what = cell(*_what(milestone, milestone.label), left=TEXT_AT, right=BEFORE_WHEN)
    when = cell(*_when(milestone), left=WHEN_AT, right=BEFORE_WHO)
    who = cell(plain(view.role(milestone.responsible)), left=WHO_AT)
    return coded_row(row.code, what, when, who)


def _what(milestone: Milestone, name: str) -> Iterator[Span]:
    yield plain(name)
    if milestone.unknown:
        yield Span(f"nog onbekend: {', '.join(milestone.unknown)}", colour=Colour.GREY, gap=GAP)


def _name(view: View, milestone: Milestone) -> str:
    """The milestone in few words, with who sees to it."""
    who = view.role(milestone.responsible)
    return f"{milestone.short_label} ({who})" if who else milestone.short_label


def _when(milestone: Milestone) -> Iterator[Span]:
    if _late(milestone):
        yield LATE
        yield Span(f"({row_date(milestone.end)})", colour=Colour.GREY)
    else:
        yield LAST_CHANCE
        yield Span(weekday_date(milestone.end), together=True)


def _by_case(view: View, deadlines: Sequence[DeadlineRow]) -> list[Entry]:
    """One row a case, in the order of its most pressing milestone; what is late goes first."""
    found: dict[str, list[Milestone]] = {}
    for row in deadlines:
        found.setdefault(row.code, []).append(row.milestone)
    listed = {code: list(_milestones(view, milestones)) for code, milestones in found.items()}
    if view.in_columns:
        return [_unboxed(code, spans) for code, spans in listed.items()]
    return [coded_row(code, cell(*spans, left=TEXT_AT)) for code, spans in listed.items()]


def _milestones(view: View, milestones: Sequence[Milestone]) -> Iterator[Span]:
    late = [milestone for milestone in milestones if _late(milestone)]
    to_come = [milestone for milestone in milestones if not _late(milestone)]
    if late:
        yield LATE
    for place, milestone in enumerate(late):
        name, *more = _what(milestone, milestone.short_label)
        yield replace(name, gap=GAP if place else None, tied=not more)
        yield from more
        who = view.role(milestone.responsible)
        day = ", ".join(filter(None, (row_date(milestone.end), who)))
        yield Span(f"({day})", colour=Colour.GREY, together=True)
    if to_come:
        yield LAST_CHANCE_MARK
    for place, milestone in enumerate(to_come):
        name, *more = _what(milestone, milestone.short_label)
        yield replace(name, gap=GAP if place else NARROW, tied=not more)
        yield from more
        yield Span(f"t/m {row_date(milestone.end)}", together=True, tied=bool(milestone.responsible))
        if milestone.responsible:
            yield Span(f"({view.role(milestone.responsible)})", colour=Colour.GREY, together=True)


def _unboxed(code: str, spans: Sequence[Span]) -> Entry:
    text = cell(Span(code, Face.SEMIBOLD), *as_data(spans))
    return Entry((Band((text,)),), case=code, before=0.6, after=0.6)


def _by_milestone(view: View, deadlines: Sequence[DeadlineRow]) -> list[Entry]:
    """Every kind of milestone once, with the cases behind it."""

    def kind(row: DeadlineRow) -> tuple[bool, str, tuple[str, ...]]:
        return not _late(row.milestone), _name(view, row.milestone), row.milestone.unknown

    def order(row: DeadlineRow) -> tuple[bool, str, tuple[str, ...], date]:
        return *kind(row), row.milestone.end

    found = []
    for (_, name, _unknown), group in groupby(sorted(deadlines, key=order), key=kind):
        listed = list(group)
        late = _late(listed[0].milestone)
        spans = [LATE if late else LAST_CHANCE_MARK]
        first, *more = _what(listed[0].milestone, name)
        spans += [replace(first, gap=None if late else NARROW), *more]
        word: tuple[str, ...] = ("sinds" if late else "t/m",)
        for end, same_day in groupby(listed, key=lambda row: row.milestone.end):
            day = label(" ".join((*word, row_date(end))), WIDE / 3)
            spans.append(replace(day, kind=Kind.DATA) if word else day)
            word = ()
            spans += [Span(row.code, Face.SEMIBOLD, case=row.code) for row in same_day]
        found.append(Entry((Band((cell(*spans),)),), before=0.6, after=0.6))
    return found


def _late(milestone: Milestone) -> bool:
    return milestone.state is MilestoneState.LATE
