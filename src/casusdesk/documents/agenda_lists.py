"""Rubriek A, D, E and F: one line for each action, deadline, handover and notice (domain §3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from casusdesk.documents.agenda_cases import BEFORE_BOX, BOX_AT, boxed_band
from casusdesk.documents.agenda_view import (
    CODE_AT,
    TEXT_AT,
    Form,
    Layout,
    View,
    cell,
    label,
    plain,
    rows,
    strong,
    weekday_date,
)
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.typeset import Align, Band, Cell, Entry, Place
from casusdesk.documents.wrap import WIDE, Span, paragraph
from casusdesk.domain.action import Action
from casusdesk.domain.agenda import DeadlineRow, HandoverRow
from casusdesk.domain.clock_facts import MilestoneState
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.wording import clock_time, day_month, row_date

WHO_AT: Final = Place(1.0, ems=-14.6)
BEFORE_WHO: Final = Place(1.0, ems=-15.2)
WHEN_AT: Final = Place(1.0, ems=-25.6)
BEFORE_WHEN: Final = Place(1.0, ems=-26.2)
DATE_AT: Final = Place(1.0, ems=-6.2)
BEFORE_DATE: Final = Place(1.0, ems=-6.4)
MOST_SINGLE_ROWS: Final = 8
"""Deadlines with a row of their own; more of them stand together, a row for each case."""
LATE: Final = Span("te laat", Face.SEMIBOLD, mark=MarkKind.FLAG, together=True, tied=True)
_ROW: Final = 0.65
"""Paddings around a row of one line; the cases get more."""
_BOX: Final = Span("", mark=MarkKind.CHECK_BOX, colour=Colour.GREY)
_GAP: Final = WIDE / 2


def look_back_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek A."""
    found = [_action(view, row.action) for row in view.agenda.look_back]
    return rows("A", "Terugblik open afspraken", _together(view, found))


def _together(view: View, entries: list[Entry]) -> list[Entry]:
    """The rows run on as one paragraph where the page is that crowded; else as they are."""
    if Form.GROUPED not in view.forms or not entries:
        return entries
    spans: list[Span] = []
    for entry in entries:
        own = [span for band in entry.bands for part in band.cells for span in part.text.spans]
        own[0] = replace(own[0], gap=WIDE, tied=True)
        spans += [replace(span, case=entry.case) for span in own]
    return [Entry((Band((cell(*spans),)),))]


def _action(view: View, action: Action) -> Entry:
    words = [plain(action.text), *([strong("doorbraak?", _GAP)] if action.stuck else [])]
    due = row_date(action.due) if action.due else ""
    if view.in_columns:
        rest = [Span(view.role(action.who), gap=_GAP)] * bool(action.who)
        return _boxed(view, action.case_code, [*words, *rest, Span(due, colour=Colour.GREY)])
    day = Cell(paragraph(Span(due)), DATE_AT, BEFORE_BOX, Align.RIGHT)
    who = cell(plain(view.role(action.who)), left=WHO_AT, right=BEFORE_DATE)
    return _row(action.case_code, cell(*words, left=TEXT_AT, right=BEFORE_WHO), who, day, box=True)


def _row(code: str, *cells: Cell, box: bool = False) -> Entry:
    """The code in its column, then `cells`."""
    first = cell(Span(code, Face.SEMIBOLD), left=CODE_AT, right=TEXT_AT)
    last = (cell(_BOX, left=BOX_AT),) if box else ()
    return Entry((Band((first, *cells, *last)),), case=code, before=_ROW, after=_ROW)


def _boxed(view: View, code: str, spans: Sequence[Span]) -> Entry:
    """Running text with a box, for a newspaper column."""
    band = boxed_band(view, [Span(code, Face.SEMIBOLD), *spans])
    return Entry((band,), case=code, before=0.6, after=0.6)


def deadline_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek D: every last chance and everything late; never left out in any form."""
    deadlines = view.agenda.deadlines
    if view.layout is Layout.TABLE and len(deadlines) <= MOST_SINGLE_ROWS:
        found = [_deadline(view, row) for row in deadlines]
    elif Form.GROUPED in view.forms:
        found = _by_milestone(view, deadlines)
    else:
        found = _by_case(view, deadlines)
    title = f"Laatste kans vóór {day_month(view.agenda.meeting.next_on)}"
    if any(_late(row.milestone) for row in deadlines):
        title += " en te laat"
    return rows("D", title, found)


def _late(milestone: Milestone) -> bool:
    return milestone.state is MilestoneState.LATE


def _deadline(view: View, row: DeadlineRow) -> Entry:
    milestone = row.milestone
    what = cell(*_what(milestone, milestone.label), left=TEXT_AT, right=BEFORE_WHEN)
    when = cell(*_when(milestone), left=WHEN_AT, right=BEFORE_WHO)
    who = cell(plain(view.role(milestone.responsible)), left=WHO_AT)
    return _row(row.code, what, when, who)


def _what(milestone: Milestone, name: str) -> Iterator[Span]:
    yield plain(name)
    if milestone.unknown:
        yield Span(f"nog onbekend: {', '.join(milestone.unknown)}", colour=Colour.GREY, gap=_GAP)


def _name(view: View, milestone: Milestone) -> str:
    """The milestone in few words, with who sees to it."""
    who = view.role(milestone.responsible)
    return f"{milestone.short_label} ({who})" if who else milestone.short_label


def _when(milestone: Milestone) -> Iterator[Span]:
    if _late(milestone):
        yield LATE
        yield Span(f"({row_date(milestone.end)})", colour=Colour.GREY)
    else:
        yield Span(f"uiterlijk {weekday_date(milestone.end)}", together=True)


def _by_case(view: View, deadlines: Sequence[DeadlineRow]) -> list[Entry]:
    """One row a case, in the order of its most pressing milestone; what is late goes first."""
    found: dict[str, list[Milestone]] = {}
    for row in deadlines:
        found.setdefault(row.code, []).append(row.milestone)
    listed = {code: list(_milestones(view, milestones)) for code, milestones in found.items()}
    if view.in_columns:
        return [_unboxed(code, spans) for code, spans in listed.items()]
    return [_row(code, cell(*spans, left=TEXT_AT)) for code, spans in listed.items()]


def _milestones(view: View, milestones: Sequence[Milestone]) -> Iterator[Span]:
    late = [milestone for milestone in milestones if _late(milestone)]
    if late:
        yield LATE
    for milestone in late:
        yield from _what(milestone, milestone.short_label)
        who = view.role(milestone.responsible)
        day = ", ".join(filter(None, (row_date(milestone.end), who)))
        yield Span(f"({day})", colour=Colour.GREY, together=True)
    for milestone in milestones:
        if not _late(milestone):
            name, *more = _what(milestone, milestone.short_label)
            yield replace(name, gap=_GAP, tied=not more)
            yield from more
            yield Span(f"t/m {row_date(milestone.end)}", together=True)
            if milestone.responsible:
                yield Span(f"({view.role(milestone.responsible)})", colour=Colour.GREY, together=True)


def _unboxed(code: str, spans: Sequence[Span]) -> Entry:
    text = cell(Span(code, Face.SEMIBOLD), *spans)
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
        spans = [*_what(listed[0].milestone, name), LATE if late else label("t/m")]
        for end, same_day in groupby(listed, key=lambda row: row.milestone.end):
            spans += [Span(row.code, Face.SEMIBOLD, tied=True, case=row.code) for row in same_day]
            day = f"({row_date(end)})" if late else row_date(end)
            spans.append(Span(day, colour=Colour.GREY if late else Colour.TEXT))
        found.append(Entry((Band((cell(*spans),)),), before=0.6, after=0.6))
    return found


def handover_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek E."""
    found = [_handover(view, row) for row in view.agenda.handovers]
    return rows("E", "Overdrachten", _together(view, found))


def _handover(view: View, row: HandoverRow) -> Entry:
    parties, meeting = list(_parties(view, row)), list(_introduction(row))
    if view.in_columns:
        return _boxed(view, row.code, [*parties, replace(meeting[0], gap=_GAP), *meeting[1:]])
    left = cell(*parties, left=TEXT_AT, right=BEFORE_WHEN)
    return _row(row.code, left, cell(*meeting, left=WHEN_AT, right=BEFORE_BOX), box=True)


def _parties(view: View, row: HandoverRow) -> Iterator[Span]:
    handover = row.handover
    if handover is None:
        yield plain("nog geen overdrachtsblad")
        return
    yield plain(view.role(handover.giver.role) or "van ?")
    receiver = view.role(handover.receiver.role) or "naar ?"
    yield Span(receiver, mark=MarkKind.ARROW, spoken="naar")


def _introduction(row: HandoverRow) -> Iterator[Span]:
    introduction = row.handover.introduction if row.handover else None
    if introduction is not None and introduction.met_on is not None:
        yield plain(f"kennisgemaakt {row_date(introduction.met_on)}")
    elif introduction is not None and introduction.on is not None:
        at = f" {clock_time(introduction.at)}" if introduction.at else ""
        yield plain(f"kennismaking {weekday_date(introduction.on)}{at}")
    else:
        yield strong("kennismaking nog plannen")
    if row.deadline is not None:
        late = ", te laat" if _late(row.deadline) else ""
        latest = f", uiterlijk {row_date(row.deadline.latest)}" if row.deadline.latest else ""
        yield label("warme overdracht", _GAP)
        yield plain(f"{row_date(row.deadline.start)} t/m {row_date(row.deadline.end)}{latest}{late}")


def general_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek F: at most a few notices, no case codes."""
    left = Place() if view.in_columns else CODE_AT
    lines = [line for line in view.agenda.meeting.general if line.strip()]
    found = [Entry((Band((cell(plain(line), left=left),)),), before=_ROW, after=_ROW) for line in lines]
    return rows("F", "Algemeen", found)
