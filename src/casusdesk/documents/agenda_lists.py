"""Rubriek A, E and F: one line for each action, handover and notice (domain §3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casusdesk.documents.agenda_cases import BEFORE_BOX, BOX_AT, boxed_band
from casusdesk.documents.agenda_view import (
    CODE_AT,
    LAST_CHANCE,
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
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.action import Action
from casusdesk.domain.agenda import HandoverRow
from casusdesk.domain.clock_facts import MilestoneState
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.wording import clock_time, row_date

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
_ROW: Final = 0.65
"""Paddings around a row of one line; the cases get more."""
_BOX: Final = Span("", mark=MarkKind.CHECK_BOX, colour=Colour.GREY)
GAP: Final = WIDE / 2
"""Units between two parts of a row."""
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
    words = [plain(action.text), *([strong("doorbraak?", GAP)] if action.stuck else [])]
    due = row_date(action.due) if action.due else ""
    if view.in_columns:
        rest = [Span(view.role(action.who), gap=GAP, tied=True)] * bool(action.who)
        return _boxed(view, action.case_code, [*words, *rest, Span(due, colour=Colour.GREY)])
    day = Cell(paragraph(Span(due)), DATE_AT, BEFORE_BOX, Align.RIGHT)
    who = cell(plain(view.role(action.who)), left=WHO_AT, right=BEFORE_DATE)
    return coded_row(action.case_code, cell(*words, left=TEXT_AT, right=BEFORE_WHO), who, day, box=True)


def coded_row(code: str, *cells: Cell, box: bool = False) -> Entry:
    """The code in its column, then `cells`, and a box to tick when asked for."""
    first = cell(Span(code, Face.SEMIBOLD), left=CODE_AT, right=TEXT_AT)
    last = (cell(_BOX, left=BOX_AT, kind=Kind.JOIN),) if box else ()
    return Entry((Band((first, *cells, *last)),), case=code, before=_ROW, after=_ROW)


def _boxed(view: View, code: str, spans: Sequence[Span]) -> Entry:
    """Running text with a box, for a newspaper column."""
    band = boxed_band(view, [Span(code, Face.SEMIBOLD), *as_data(spans)])
    return Entry((band,), case=code, before=0.6, after=0.6)


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
    return coded_row(row.code, left, cell(*meeting, left=at, right=BEFORE_BOX), box=True)


def _with_gap(spans: Sequence[Span]) -> list[Span]:
    """The spans as a part of their own behind others."""
    return [replace(span, gap=GAP) if place == 0 else span for place, span in enumerate(spans)]


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
    if deadline.state is MilestoneState.LATE:
        yield LATE
        yield label("overdracht")
        yield Span(f"({', '.join(filter(None, (last, latest)))})", colour=Colour.GREY)
        return
    if deadline.state is MilestoneState.LAST_CHANCE:
        yield LAST_CHANCE
    yield label("overdracht", None if deadline.state is MilestoneState.LAST_CHANCE else GAP)
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
