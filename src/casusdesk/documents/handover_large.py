"""The parts of a handover sheet that stand side by side on one A4, below each other for large print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.documents.handover_head import family, lead_words, nobody, party_words
from casusdesk.documents.handover_parts import Pen, labelled_line, question_row, quiet, ruled, words
from casusdesk.documents.large_print import HEAD, large_title
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Align, Band, Cell, Entry, Place, Stroke
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import Paragraph, paragraph
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import AGREEMENT_LINES, Agreement, Handover
from casusdesk.domain.wording import day_month

_VALUE_AT: Final = Place(mm=50)
_HANG: Final = Place(mm=9)
_BEFORE_BOX: Final = Place(1.0, mm=-9)
_BOX: Final = Cell(
    paragraph(Span("", mark=MarkKind.CHECK_BOX)), Place(1.0, mm=-8), RIGHT, Align.RIGHT, kind=Kind.JOIN
)
_UNTIL_AT: Final = Place(0.58)
_PEN: Final = Pen(HEAD, 1, large=True)


def large_head(
    handover: Handover, case: Case, catalog: Catalog, on: date, version: str, *, named: bool = True
) -> tuple[Entry, ...]:
    """Title, which kind of sheet, family, parties and lead."""
    kind = words(f"Type {handover.type.value}: {handover.type.label}", Face.SEMIBOLD)
    line = Stroke(1.2, Colour.ACCENT)
    return (
        *large_title("Warme overdracht", version),
        Entry((Band((Cell(kind),)),), Role.PARAGRAPH, before=0, after=1.2, rule_below=line),
        family(handover, case, on, named),
        _people(handover, catalog),
    )


def _people(handover: Handover, catalog: Catalog) -> Entry:
    giver = party_words("Van", handover.giver, catalog, "")
    receiver = party_words("Naar", handover.receiver, catalog, nobody(handover))
    now, later = lead_words(handover, catalog)
    rows = (giver, receiver, ("Regie nu", words(now)), ("Regie na overdracht", words(later)))
    spoken = ". ".join(f"{label} {text.text or 'nog leeg'}" for label, text in rows)
    bands = [_labelled(label, text, _VALUE_AT) for label, text in rows]
    for place, (_, text) in enumerate(rows):
        if not text.words:
            bands[place] = _PEN.band(*bands[place].cells)
        elif place:
            bands[place] = replace(bands[place], space=0.2)
    return Entry(tuple(bands), Role.PARAGRAPH, text=spoken, before=1.2, after=1.2)


def _labelled(label: str, text: Paragraph, start: Place) -> Band:
    answer = Cell(text, start) if text.words else ruled(start, RIGHT)
    name = Cell(quiet(label), LEFT, replace(start, mm=start.mm - 2))
    return Band((name, replace(answer, kind=Kind.JOIN)))


def large_newborn(labels: Sequence[str], known: Mapping[str, str], pen: Pen) -> tuple[Entry, ...]:
    """The facts of the kraamtijd, a line each."""
    bands = []
    for label in labels:
        band = _labelled(label, words(known.get(label, "")), _VALUE_AT)
        bands.append(band if known.get(label) else pen.band(*band.cells))
    text = "; ".join(f"{label}: {known.get(label) or 'nog leeg'}" for label in labels)
    return (Entry(tuple(bands), Role.PARAGRAPH, text=f"Kraamtijd: {text}", rule_below=HAIRLINE),)


def large_agreements(agreements: tuple[Agreement, ...], catalog: Catalog, pen: Pen) -> tuple[Entry, ...]:
    """What, and below it who and until when; then lines to write on, as on the sheet itself."""
    title = Cell(words("Afspraken", Face.BOLD, Colour.ACCENT))
    found = [Entry((Band((title,)),), Role.HEADING, text="Afspraken", level=2, after=0, keep_with_next=True)]
    found += [_agreement(number, made, catalog) for number, made in enumerate(agreements, start=1)]
    room = min(AGREEMENT_LINES - len(agreements), pen.lines + 1)
    found += [_blank(len(agreements) + number, pen) for number in range(1, room + 1)]
    found[-1] = replace(found[-1], after=1.0, rule_below=HAIRLINE)
    return tuple(found)


def _agreement(number: int, made: Agreement, catalog: Catalog) -> Entry:
    mark = Cell(words(f"{number}."), LEFT, _HANG, kind=Kind.LABEL)
    first = (mark, Cell(words(made.what), _HANG, _BEFORE_BOX, kind=Kind.BODY), _BOX)
    until = f"uiterlijk {day_month(made.due)}" if made.due else ""
    told = ", ".join(filter(None, (catalog.agency_label(made.who), until)))
    bands = [Band(first)]
    bands += [Band((Cell(quiet(told), _HANG, _BEFORE_BOX, kind=Kind.TEXT),))] if told else []
    return Entry(tuple(bands), before=0.5, after=0.5)


def _blank(number: int, pen: Pen) -> Entry:
    mark = Cell(words(f"{number}."), LEFT, _HANG, kind=Kind.LABEL)
    first = (mark, replace(ruled(_HANG, _BEFORE_BOX), kind=Kind.BODY), _BOX)
    who = labelled_line("wie", "", _HANG, replace(_UNTIL_AT, mm=-3))
    until = labelled_line("uiterlijk", "", _UNTIL_AT, _BEFORE_BOX)
    return Entry((pen.band(*first), pen.band(*who, *until)), text=f"{number}. nog leeg", before=0, after=0.5)


def large_attention(handover: Handover, safety: str, pen: Pen) -> tuple[Entry, ...]:
    """How to approach the family, and below it what to do when it goes wrong, with the number to call."""
    worried = "Bij zorgen" if handover.fallback else "Bij zorgen bel eerst"
    approach = question_row("Let op in het contact", _texts(handover.attention), pen)
    fallback = question_row(worried, _texts(handover.fallback), pen)
    number = Band((Cell(words(safety, Face.SEMIBOLD), pen.beside_label, kind=Kind.TEXT),))
    told = f"{fallback.text.rstrip('.')}. {safety}"
    return approach, replace(fallback, bands=(*fallback.bands, number), text=told, rule_below=HAIRLINE)


def _texts(text: str) -> list[Paragraph]:
    return [words(text)] if text else []
