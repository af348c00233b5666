"""Rubriek B and C: the rows of the cases, in each of the three layouts (domain §3.1, ux §7.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casusdesk.documents import agenda_answers as answers
from casusdesk.documents.agenda_large_case import large_bands
from casusdesk.documents.agenda_view import CODE_AT, TEXT_AT, Layout, View, cell, label, plain, rows, strong
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import Align, Band, Cell, Entry, Place
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.agenda import AgendaEntry
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.wording import clock_time

TIME_AT: Final = Place(1.0, ems=-4.6)
BOX_AT: Final = Place(1.0, ems=-0.83)
BEFORE_TIME: Final = Place(1.0, ems=-4.9)
BEFORE_BOX: Final = Place(1.0, ems=-1.7)
HANG: Final = Place(ems=1.25)
_GAP: Final = WIDE * 0.4
_BOX: Final = Span("", mark=MarkKind.CHECK_BOX, colour=Colour.GREY)


def case_rows(view: View) -> tuple[Entry, ...]:
    """Rubriek B (new) and C (follow-up), numbered through; hamerstukken in one row at the end of each."""
    agenda = view.agenda
    new = _rubriek(view, agenda.new, 1)
    follow_up = _rubriek(view, agenda.follow_up, 1 + len(full(agenda.new)))
    title = "Nieuw"
    if view.layout is Layout.DENSE:
        title += f" – {', '.join(answers.QUESTIONS)}"
    return rows("B", title, new) + rows("C", "Vervolg", follow_up)


def full(entries: Sequence[AgendaEntry]) -> list[AgendaEntry]:
    """The cases that are not a hamerstuk."""
    return [entry for entry in entries if entry.form is AgendaForm.FULL]


def _rubriek(view: View, entries: Sequence[AgendaEntry], first: int) -> list[Entry]:
    found = [case_entry(view, entry, number) for number, entry in enumerate(full(entries), start=first)]
    hammered = [entry for entry in entries if entry.form is AgendaForm.HAMMER]
    if hammered:
        spans = [label("Hamerstukken")]
        for place, entry in enumerate(hammered):
            code = strong(entry.case.code, WIDE / 2)
            spans.append(code if place else replace(code, kind=Kind.DATA))
            spans += [plain(f"({answers.PARENTS_JOIN})")] * entry.parents_join
        left = HANG if view.in_columns else CODE_AT
        found.append(Entry((Band((cell(*spans, left=left),)),)))
    return found


def case_entry(view: View, entry: AgendaEntry, number: int) -> Entry:
    """The row of one case."""
    key = ("case", entry.case.code, number, _is_new(view, entry))
    return view.memory.part(key, entry, lambda: _case_entry(view, entry, number))


def _case_entry(view: View, entry: AgendaEntry, number: int) -> Entry:
    if view.in_columns:
        bands = _column_bands(view, entry, number)
    elif view.large:
        first = _first_band(entry, number, [*_wide(answers.flags(entry, view))])
        news = None if _is_new(view, entry) else _to_come(entry)
        bands = (first, *large_bands(view, entry, new=_is_new(view, entry), milestone=news))
    elif view.layout is Layout.RUNNING:
        bands = _running_bands(view, entry, number)
    elif _is_new(view, entry):
        bands = _table_bands(view, entry, number)
    else:
        bands = _follow_up_bands(view, entry, number)
    return Entry(bands, case=entry.case.code)


def _is_new(view: View, entry: AgendaEntry) -> bool:
    return entry.case.code in view.new_codes


def _right_side(entry: AgendaEntry) -> Iterator[Cell]:
    """The time and the box to tick."""
    if entry.starts_at is not None:
        time = paragraph(Span(clock_time(entry.starts_at), colour=Colour.GREY))
        yield Cell(time, TIME_AT, BEFORE_BOX, Align.RIGHT, kind=Kind.TEXT)
    yield cell(_BOX, left=BOX_AT, kind=Kind.JOIN)


def _number(number: int) -> Span:
    return Span(str(number), colour=Colour.GREY)


def _code(entry: AgendaEntry) -> Span:
    return Span(entry.case.code, Face.BOLD)


def _first_band(entry: AgendaEntry, number: int, spans: Sequence[Span]) -> Band:
    return Band(
        (
            cell(_number(number), right=CODE_AT),
            cell(_code(entry), left=CODE_AT, right=TEXT_AT, kind=Kind.JOIN),
            cell(Span(entry.phase, together=True), *spans, left=TEXT_AT, right=BEFORE_TIME),
            *_right_side(entry),
        )
    )


def _table_bands(view: View, entry: AgendaEntry, number: int) -> tuple[Band, ...]:
    """A new case: head, question, and the four questions two by two, for parents one by one."""
    case = entry.case
    half, gutter = Place(0.57, ems=1.0), Place(0.57)

    def pair(left: Iterator[Span], right: Iterator[Span]) -> Band:
        first = cell(*left, left=CODE_AT, right=gutter, kind=Kind.TEXT)
        return Band((first, cell(*right, left=half, kind=Kind.TEXT)))

    head = [*_wide(answers.flags(entry, view)), *_wide(answers.origin(case, view))]
    four = (
        answers.concerns(case, view),
        answers.agencies(case, view),
        answers.support(case, view),
        answers.lead(case, view),
    )
    return (
        _first_band(entry, number, head),
        _line(answers.question(case), space=0.06),
        *(_below(*four) if view.for_parents else (pair(*four[:2]), pair(*four[2:]))),
        *_opening_bands(view, entry),
    )


def _below(*answered: Iterator[Span]) -> tuple[Band, ...]:
    """One under the other: the words that parents know are longer."""
    return tuple(_line(*spans) for spans in answered)


def _line(*spans: Span, space: float = 0.0) -> Band:
    """Words over the full width, a paragraph of their own within the row."""
    return Band((cell(*spans, left=CODE_AT, right=BEFORE_BOX, kind=Kind.TEXT),), space=space)


def _opening_bands(view: View, entry: AgendaEntry) -> tuple[Band, ...]:
    spans = tuple(answers.openings(entry, view))
    return (_line(*spans),) if spans else ()


def _follow_up_bands(view: View, entry: AgendaEntry, number: int) -> tuple[Band, ...]:
    """A follow-up case: head with the lead, question, and what is new."""
    case = entry.case
    head = [*_wide(answers.flags(entry, view)), *_wide(answers.lead(case, view, "regie"))]
    rest = [
        *answers.news(case, view, WIDE),
        *answers.decision(case, WIDE),
        *answers.next_milestone(_to_come(entry), view, WIDE),
        *answers.openings(entry, view, WIDE),
    ]
    bands = [
        _first_band(entry, number, head),
        _line(answers.question(case), space=0.06),
    ]
    if rest:
        bands.append(_line(*rest))
    return tuple(bands)


def _running_bands(view: View, entry: AgendaEntry, number: int) -> tuple[Band, ...]:
    """Number and code in their columns; everything else as running text beside them."""
    spans = [*answers.flags(entry, view), answers.question(entry.case, _GAP), *_answers(view, entry)]
    return (_first_band(entry, number, spans),)


def _column_bands(view: View, entry: AgendaEntry, number: int) -> tuple[Band, ...]:
    """Everything as running text, with only the box hanging out; on the densest page not even that."""
    spans = [_number(number), _code(entry), Span(entry.phase, kind=Kind.DATA), *answers.flags(entry, view)]
    if entry.starts_at is not None:
        spans.append(Span(clock_time(entry.starts_at), colour=Colour.GREY))
    spans += [answers.question(entry.case, _GAP), *_answers(view, entry)]
    return (boxed_band(view, spans),)


def boxed_band(view: View, spans: Sequence[Span]) -> Band:
    """Running text in a newspaper column, with a box to tick; the first span begins the head of the row."""
    if view.layout is Layout.DENSE:
        first = replace(spans[0], gap=WIDE * 0.35)
        return Band((cell(replace(_BOX, kind=Kind.HEAD), first, *spans[1:]),))
    first = replace(spans[0], kind=Kind.HEAD)
    return Band((cell(_BOX, right=HANG, kind=Kind.JOIN), cell(first, *spans[1:], left=HANG)))


def _answers(view: View, entry: AgendaEntry) -> Iterator[Span]:
    case, gap = entry.case, _GAP
    if _is_new(view, entry):
        yield from _wide(answers.origin(case, view), gap)
        yield from answers.concerns(case, view, gap)
        yield from answers.agencies(case, view, gap)
        yield from answers.support(case, view, gap)
        yield from answers.lead(case, view, gap=gap)
        yield from answers.openings(entry, view, gap)
        return
    yield from answers.lead(case, view, "regie", gap)
    yield from answers.news(case, view, gap)
    yield from answers.decision(case, gap)
    in_rubriek_d = entry.milestone is not None and entry.milestone.is_warning
    yield from answers.next_milestone(None if in_rubriek_d else _to_come(entry), view, gap)
    yield from answers.openings(entry, view, gap)


def _to_come(entry: AgendaEntry) -> Milestone | None:
    """The milestone that comes next, unless it is named as an offer that opens."""
    return None if entry.milestone in entry.opening else entry.milestone


def _wide(spans: Iterator[Span], gap: float = WIDE) -> Iterator[Span]:
    """The spans with a wide gap before the first."""
    for place, span in enumerate(spans):
        yield replace(span, gap=gap) if place == 0 else span
