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
    strong,
    weekday_date,
)
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import Align, Band, Cell, Entry, Place
from casusdesk.documents.wrap import NARROW, WIDE, Span, paragraph
from casusdesk.domain.action import Action
from casusdesk.domain.agenda import DeadlineRow, HandoverRow
from casusdesk.domain.clock_facts import MilestoneState
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.wording import clock_time, day_month, row_date

WHO_AT: Final = Place(1.0, ems=-13.8)
BEFORE_WHO: Final = Place(1.0, ems=-14.3)
WHEN_AT: Final = Place(1.0, ems=-25.6)
BEFORE_WHEN: Final = Place(1.0, ems=-26.2)
PARTIES: Final = 6.4
"""Ems for two abbreviated roles with the arrow between them."""
NO_SHEET: Final = 12.3
"""Ems for the words that there is no handover sheet yet."""
DATE_AT: Final = Place(1.0, ems=-6.2)
BEFORE_DATE: Final = Place(1.0, ems=-6.4)
MOST_SINGLE_ROWS: Final = 8
"""Deadlines with a row of their own; more of them stand together, a row for each case."""
_ROW: Final = 0.65
"""Paddings around a row of one line; the cases get more."""
_BOX: Final = Span("", mark=MarkKind.CHECK_BOX, colour=Colour.GREY)
_GAP: Final = WIDE / 2
_ARROW: Final = WIDE / 4


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
        own[1] = replace(own[1], tied=True)
        spans += [replace(span, case=entry.case) for span in own]
    return [Entry((Band((cell(*spans),)),))]


def _action(view: View, action: Action) -> Entry:
    words = [plain(action.text), *([strong("doorbraak?", _GAP)] if action.stuck else [])]
    due = row_date(action.due) if action.due else ""
    if view.in_columns:
        rest = [Span(view.role(action.who), gap=_GAP, tied=True)] * bool(action.who)
        return _boxed(view, action.case_code, [*words, *rest, Span(due, colour=Colour.GREY)])
    day = Cell(paragraph(Span(due)), DATE_AT, BEFORE_BOX, Align.RIGHT)
    who = cell(plain(view.role(action.who)), left=WHO_AT, right=BEFORE_DATE)
    return _row(action.case_code, cell(*words, left=TEXT_AT, right=BEFORE_WHO), who, day, box=True)


def _row(code: str, *cells: Cell, box: bool = False) -> Entry:
    """The code in its column, then `cells`."""
    first = cell(Span(code, Face.SEMIBOLD), left=CODE_AT, right=TEXT_AT)
    last = (cell(_BOX, left=BOX_AT, kind=Kind.JOIN),) if box else ()
    return Entry((Band((first, *cells, *last)),), case=code, before=_ROW, after=_ROW)


def _boxed(view: View, code: str, spans: Sequence[Span]) -> Entry:
    """Running text with a box, for a newspaper column."""
    band = boxed_band(view, [Span(code, Face.SEMIBOLD), *as_data(spans)])
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
    return rows("D", deadline_title(view), found)


def deadline_title(view: View) -> tuple[Span, ...]:
    """The head of rubriek D, with the signs of its rows."""
    before = f"Laatste kans vóór {day_month(view.agenda.meeting.next_on)}"
    title = [Span(before, mark=MarkKind.FLAG)]
    if any(_late(row.milestone) for row in view.agenda.deadlines):
        title += [plain("en"), Span("te laat", mark=MarkKind.WARNING)]
    return tuple(title)


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
    return [_row(code, cell(*spans, left=TEXT_AT)) for code, spans in listed.items()]


def _milestones(view: View, milestones: Sequence[Milestone]) -> Iterator[Span]:
    late = [milestone for milestone in milestones if _late(milestone)]
    to_come = [milestone for milestone in milestones if not _late(milestone)]
    if late:
        yield LATE
    for place, milestone in enumerate(late):
        name, *more = _what(milestone, milestone.short_label)
        yield replace(name, gap=_GAP if place else None, tied=not more)
        yield from more
        who = view.role(milestone.responsible)
        day = ", ".join(filter(None, (row_date(milestone.end), who)))
        yield Span(f"({day})", colour=Colour.GREY, together=True)
    if to_come:
        yield LAST_CHANCE_MARK
    for place, milestone in enumerate(to_come):
        name, *more = _what(milestone, milestone.short_label)
        yield replace(name, gap=_GAP if place else NARROW, tied=not more)
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


def handover_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek E."""
    found = [_handover(view, row) for row in view.agenda.handovers]
    title = "Overdrachten met kennismaking" if Form.GROUPED in view.forms else "Overdrachten"
    return rows("E", title, _together(view, found))


def _handover(view: View, row: HandoverRow) -> Entry:
    grouped = Form.GROUPED in view.forms
    parties, meeting = list(_parties(view, row)), list(_introduction(row, brief=grouped))
    if view.in_columns:
        return _boxed(view, row.code, [*parties, *_with_gap(meeting)])
    before, at = BEFORE_WHEN, WHEN_AT
    if view.layout is Layout.RUNNING:
        missing = any(other.handover is None for other in view.agenda.handovers)
        end = TEXT_AT.ems + (NO_SHEET if missing else PARTIES)
        before, at = Place(ems=end), Place(ems=end + 0.6)
    left = cell(*parties, left=TEXT_AT, right=before)
    return _row(row.code, left, cell(*meeting, left=at, right=BEFORE_BOX), box=True)


def _with_gap(spans: Sequence[Span]) -> list[Span]:
    """The spans as a part of their own behind others."""
    return [replace(span, gap=_GAP) if place == 0 else span for place, span in enumerate(spans)]


def _parties(view: View, row: HandoverRow) -> Iterator[Span]:
    handover = row.handover
    if handover is None:
        yield strong("nog geen overdrachtsblad")
        return
    yield plain(view.role(handover.giver.role) or "van ?")
    receiver = view.role(handover.receiver.role) or "naar ?"
    yield Span(receiver, mark=MarkKind.ARROW, gap=_ARROW, spoken="naar")


def _introduction(row: HandoverRow, *, brief: bool) -> Iterator[Span]:
    """The first meeting; `brief` leaves out the word where the head of the rubriek has it."""
    if row.handover is not None:
        introduction = row.handover.introduction
        if introduction.met_on is not None:
            yield Span(f"kennisgemaakt {row_date(introduction.met_on)}", together=True)
        elif introduction.on is not None:
            at = f", {clock_time(introduction.at)}{'' if brief else ' uur'}" if introduction.at else ""
            yield from () if brief else (plain("kennismaking"),)
            yield Span(f"{weekday_date(introduction.on)}{at}", together=True)
        else:
            yield strong("nog plannen" if brief else "kennismaking nog plannen")
    if row.deadline is not None:
        yield from _kraamweek(row.deadline)


def _kraamweek(deadline: Milestone) -> Iterator[Span]:
    """The days of the handover to the JGZ; a window that is over is a reproach, not a plan: only its end."""
    last = f"t/m {row_date(deadline.end)}"
    latest = f"uiterlijk {row_date(deadline.latest)}" if deadline.latest else ""
    if _late(deadline):
        yield LATE
        yield label("overdracht")
        yield Span(f"({', '.join(filter(None, (last, latest)))})", colour=Colour.GREY)
        return
    if deadline.state is MilestoneState.LAST_CHANCE:
        yield LAST_CHANCE
    yield label("overdracht", None if deadline.state is MilestoneState.LAST_CHANCE else _GAP)
    days = f"{row_date(deadline.start)} {last}"
    yield Span(f"{days}{',' if latest else ''}", together=True)
    if latest:
        yield Span(latest, together=True)


def general_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek F: at most a few notices, no case codes."""
    left = Place() if view.in_columns else CODE_AT
    lines = [line for line in view.agenda.meeting.general if line.strip()]
    found = [
        Entry((Band((cell(plain(line), left=left, kind=Kind.BODY),)),), before=_ROW, after=_ROW)
        for line in lines
    ]
    return rows("F", "Algemeen", found)
