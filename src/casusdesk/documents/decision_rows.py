"""The rows of the besluitenlijst: columns where the page has room, running text where it has not (§3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casusdesk.documents.agenda_large_case import answer_band
from casusdesk.documents.agenda_view import PageView, cell, label, plain, strong
from casusdesk.documents.copies import left_out_rows
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Band, Cell, Entry, Place, Stroke
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.decision import POSTPONE
from casusdesk.domain.decision_list import DecisionList, DecisionRow
from casusdesk.domain.wording import day_month, row_date

NO_LEAD: Final = "te bepalen"
TO_ASK: Final = "akkoord nog vragen"
_TO_ASK_LINES: Final = ("(akkoord nog", "vragen)")
EMPTY: Final = "–"
NOTHING: Final = "Er is nog niets besloten."
_GAP: Final = WIDE * 0.4
_AIR: Final = 0.7
"""Ems of white between two columns."""
_ROUNDING: Final = 0.05
"""Ems more than what was measured, so that a word never breaks over a rounding."""
_CODE_TO: Final = Place(ems=4.2)
_HEADS: Final = ("code", "fase", "besluit", "wie", "uiterlijk", "regie", "terugkoppelen", "overdracht")
_HEAD_SCALE: Final = 0.9
_ELASTIC: Final = 2
"""Place of the column that takes what the others leave: the decision."""
_WIDEST: Final = 6.8
"""Most ems for any other column; a longer name takes a second line."""

Places = tuple[tuple[Place, Place], ...]
"""Left and right side of each column."""


def decision_rows(
    view: PageView, decisions: DecisionList, where: str, *, one_line: bool = False
) -> tuple[Entry, ...]:
    """Every decision in agenda order, the codes that come back by themselves, and how many are left out.

    `where` says from what kind of copy (see `copies.left_out_rows`); with `one_line` all codes that come back
    share a line.
    """
    rows = [row for row in decisions.rows if not _only_postponed(row, decisions)]
    places = () if view.in_columns or view.large else _places(view, rows)
    found = [decision_entry(view, row, places) for row in rows]
    if not found:
        found = [Entry((Band((cell(plain(NOTHING)),)),), Role.PARAGRAPH)] * (not decisions.postponed)
    elif places:
        found.insert(0, _column_heads(places))
    return (*found, *_coming_back(decisions, one_line=one_line), *left_out_rows(decisions.left_out, where))


def _only_postponed(row: DecisionRow, decisions: DecisionList) -> bool:
    """Whether the line of moved cases says all there is to say about this one."""
    kind = decisions.catalog.find_lookup("decision", POSTPONE)
    bare = row.words == (kind.label if kind else POSTPONE)
    return row.code in decisions.postponed and bare and not row.who and row.due is None


def decision_entry(view: PageView, row: DecisionRow, places: Places = ()) -> Entry:
    """The row of one case: in columns at `places`, or as running text without them."""
    key = ("decision", row.code)
    return view.memory.part(key, (row, places), lambda: _decision_entry(view, row, places))


def _decision_entry(view: PageView, row: DecisionRow, places: Places) -> Entry:
    bands = _large(view, row) if view.large else (_running(view, row),)
    bands = (_columns(view, row, places),) if places else bands
    return Entry(bands, case=row.code, text=_spoken(view, row), rule_above=HAIRLINE)


def _places(view: PageView, rows: Sequence[DecisionRow]) -> Places:
    """Every column as wide as what stands in it, and the rest for the decision."""
    widths = [_em(Span(head)) * _HEAD_SCALE for head in _HEADS]
    for row in rows:
        for column, spans in enumerate(_cells(view, row)):
            widths[column] = max(widths[column], _wide(spans))
    steps = [min(width, _WIDEST) + _ROUNDING + _AIR for width in widths]
    before = [Place(ems=sum(steps[:column])) for column in range(_ELASTIC + 1)]
    after = [Place(1.0, ems=_AIR - sum(steps[column:])) for column in range(_ELASTIC + 1, len(steps))]
    starts = [*before, *after]
    ends = [*(Place(place.share, place.ems - _AIR) for place in starts[1:]), RIGHT]
    return tuple(zip(starts, ends, strict=True))


def _wide(spans: Sequence[Span]) -> float:
    """Ems that a column needs for `spans`; a short role shares a line with the first word behind it."""
    alone = max(map(_em, spans))
    if spans[-1].text != f"({TO_ASK})":
        return alone
    first, rest = spans[-1].text.split(" ", 1)
    beside = paragraph(*spans[:-1], replace(spans[-1], text=first)).natural_width / 1000
    two_lines = max(beside, _em(replace(spans[-1], text=rest)))
    return two_lines if two_lines <= _WIDEST else alone


def _em(span: Span) -> float:
    """Width in ems; what may be broken counts by its longest word."""
    parts = [span] if span.text != f"({TO_ASK})" else [replace(span, text=w) for w in _TO_ASK_LINES]
    return max(paragraph(part).natural_width for part in parts) / 1000


def _column_heads(places: Places) -> Entry:
    cells = [
        Cell(
            paragraph(Span(head, colour=Colour.GREY, together=True)),
            left,
            RIGHT,
            scale=_HEAD_SCALE,
            kind=Kind.COLUMN,
        )
        for head, (left, _) in zip(_HEADS, places, strict=True)
    ]
    return Entry(
        (Band(tuple(cells)),),
        Role.HEADING,
        text="Besluiten",
        level=2,
        before=1.0,
        after=0.4,
        rule_below=Stroke(0.7, Colour.ACCENT),
        keep_with_next=True,
    )


def _columns(view: PageView, row: DecisionRow, places: Places) -> Band:
    cells = zip(_cells(view, row), places, strict=True)
    return Band(tuple(cell(*spans, left=left, right=right) for spans, (left, right) in cells))


def _cells(view: PageView, row: DecisionRow) -> tuple[tuple[Span, ...], ...]:
    """What stands in each column."""
    return (
        (Span(row.code, Face.BOLD),),
        (plain(row.phase),),
        tuple(_words(view, row)),
        (_value(view.role(row.who)),),
        (_value(row_date(row.due) if row.due else ""),),
        tuple(_lead(view, row)),
        (_value(view.role(row.feedback_to)),),
        (_value(_handover(row)),),
    )


def _value(text: str) -> Span:
    """What stands in a column, or a dash, so that nobody wonders whether it was forgotten."""
    return plain(text) if text else Span(EMPTY, colour=Colour.GREY)


def _words(view: PageView, row: DecisionRow, gap: float | None = None) -> Iterator[Span]:
    """The kind of decision stands out; the afspraak follows it."""
    kind, colon, agreed = row.words.partition(": ")
    if colon and view.catalog.find_lookup("decision", kind):
        yield Span(f"{kind}:", Face.SEMIBOLD, gap=gap)
        yield plain(agreed)
    else:
        yield Span(row.words, Face.SEMIBOLD, gap=gap)


def _lead(view: PageView, row: DecisionRow) -> Iterator[Span]:
    if not row.lead:
        yield Span(NO_LEAD, Face.SEMIBOLD, mark=MarkKind.STAR)
        return
    yield plain(view.role(row.lead))
    if row.lead_to_ask:
        yield Span(f"({TO_ASK})", colour=Colour.GREY)


def _handover(row: DecisionRow) -> str:
    if row.handover is None:
        return ""
    return "ja" if row.handover else "nee"


def _running(view: PageView, row: DecisionRow) -> Band:
    """One paragraph, with the name of each column before what stands in it."""
    phase = Span(row.phase, kind=Kind.DATA)
    spans = [Span(row.code, Face.BOLD), phase, *_words(view, row, _GAP)]
    for name, value in (
        ("wie", view.role(row.who)),
        ("uiterlijk", row_date(row.due) if row.due else ""),
    ):
        spans += [label(name, _GAP), plain(value)] if value else []
    spans += [label("regie", _GAP), *_lead(view, row)]
    for name, value in (("terug aan", view.role(row.feedback_to)), ("overdracht", _handover(row))):
        spans += [label(name, _GAP), plain(value)] if value else []
    return Band((cell(*spans),))


def _large(view: PageView, row: DecisionRow) -> tuple[Band, ...]:
    """A line for each answer, in large print."""
    head = Band((cell(Span(row.code, Face.BOLD), right=_CODE_TO), cell(plain(row.phase), left=_CODE_TO)))
    due = f"uiterlijk {view.day(row.due)}" if row.due else ""
    who = ", ".join(filter(None, (view.role(row.who), due)))
    lines: list[tuple[Span, ...]] = [(label("besluit"), *_words(view, row))]
    lines += [(label("wie"), plain(who))] if who else []
    lines.append((label("regie"), *_lead(view, row)))
    lines += [(label("terugkoppelen"), plain(view.role(row.feedback_to)))] if row.feedback_to else []
    lines += [(label("overdracht"), plain(_handover(row)))] if row.handover is not None else []
    return (head, *(answer_band(spans, LEFT, 0.0 if n else 0.15) for n, spans in enumerate(lines)))


def _spoken(view: PageView, row: DecisionRow) -> str:
    """The row as it is read aloud, each value with the name of its column."""
    lead = view.role(row.lead) or f"nog {NO_LEAD}"
    asked = f" ({TO_ASK})" if row.lead and row.lead_to_ask else ""
    parts = [f"{row.code} {row.phase}: {row.words}"]
    parts += [f"wie: {view.role(row.who)}"] if row.who else []
    parts += [f"uiterlijk: {row_date(row.due)}"] if row.due else []
    parts.append(f"regie: {lead}{asked}")
    parts += [f"terugkoppelen aan: {view.role(row.feedback_to)}"] if row.feedback_to else []
    parts += [f"overdracht: {_handover(row)}"] if row.handover is not None else []
    return " · ".join(parts)


def _coming_back(decisions: DecisionList, *, one_line: bool) -> Iterator[Entry]:
    """The codes that come back by themselves, a line for each reason, or all on `one_line`."""
    moved = f"Doorgeschoven naar {day_month(decisions.meeting.next_on)}:"
    begun = decisions.rows or decisions.postponed
    left = "Niet besproken, komt vanzelf terug:" if begun else "Nog geen besluit over:"
    listed = [(w, c) for w, c in ((moved, decisions.postponed), (left, decisions.not_discussed)) if c]
    lines = [
        _with_codes(words, codes, WIDE if n and one_line else None) for n, (words, codes) in enumerate(listed)
    ]
    if one_line and lines:
        lines = [[span for line in lines for span in line]]
    for place, spans in enumerate(lines):
        above = HAIRLINE if place else Stroke(0.7, Colour.ACCENT)
        yield Entry((Band((cell(*spans, left=LEFT, kind=Kind.TEXT),)),), rule_above=above)


def _with_codes(words: str, codes: Sequence[str], gap: float | None) -> list[Span]:
    return [label(words, gap), *(strong(code, WIDE / 2 if n else None) for n, code in enumerate(codes))]
