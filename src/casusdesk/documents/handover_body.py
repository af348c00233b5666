"""The body of a handover sheet: the appointment, then what goes well, concerns, wishes and afspraken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.documents.handover_head import BY_MOUTH, name_allowed
from casusdesk.documents.handover_large import large_agreements, large_attention, large_newborn
from casusdesk.documents.handover_parts import (
    Pen,
    labelled_line,
    question_row,
    quiet,
    ruled,
    ticked,
    words,
)
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Align, Band, Cell, Entry, Place, Stroke
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import Paragraph, paragraph
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.escalation import VEILIG_THUIS_PHONE
from casusdesk.domain.handover import (
    AGREEMENT_LINES,
    NEWBORN_LABELS,
    Agreement,
    DomainConcern,
    Handover,
    HandoverType,
    Introduction,
)
from casusdesk.domain.paper_rights import sheet_names
from casusdesk.domain.wording import clock_time, long_date, row_date, short_date

VEILIG_THUIS: Final = f"Veilig Thuis {VEILIG_THUIS_PHONE}"
NO_INTRODUCTION: Final = "NOG GEEN KENNISMAKING GEPLAND"
_THICK: Final = Stroke(1.2, Colour.ACCENT)
_AGREED: Final = "afspraken"
_MIDDLE: Final = Place(0.5, mm=-3)
_HALF: Final = Place(0.5, mm=3)
_WHO: Final = Place(0.665)
_UNTIL: Final = Place(0.875)
_LARGE_APPOINTMENT: Final = 1.2
"""Times the letter of large print."""
_LARGE_TO: Final = Place(0.62)
_BOX: Final = Cell(paragraph(Span("", mark=MarkKind.CHECK_BOX)), Place(1.0, mm=-7), RIGHT, Align.RIGHT)


def body(
    handover: Handover, case: Case, catalog: Catalog, on: date, pen: Pen, *, named: bool = True
) -> tuple[Entry, ...]:
    """Everything between head and foot, in the order of domain §3.3."""
    own_words = f"“{handover.parents_want}”" if handover.parents_want else ""
    return (
        *_introduction(handover.introduction, pen),
        question_row("Waarom nu", _texts(handover.reason_now), pen),
        question_row("Wat loopt al", _texts(*handover.running), pen),
        question_row("Wat gaat goed", _texts(*handover.going_well), pen),
        question_row("Zorgen (feiten)", [_concern(c, catalog) for c in handover.concerns], pen),
        question_row("Wat willen ouders", _texts(own_words), pen),
        *(_newborn(handover, case, on, pen, named) if handover.type is HandoverType.A else ()),
        *_agreements(handover.agreements, catalog, pen),
        *_attention(handover, pen),
        _consent(handover, case, catalog, on, pen),
    )


def _texts(*texts: str) -> list[Paragraph]:
    return [words(text) for text in texts if text]


def _introduction(meet: Introduction, pen: Pen) -> tuple[Entry, ...]:
    """The black bar or the appointment, what is still to fill in, and the three steps to sign."""
    bands = [_appointment(meet, _LARGE_APPOINTMENT if pen.large else 13 / pen.setting.size)]
    if meet.on is None:
        on = labelled_line("op", "", LEFT, Place(0.3))
        at = labelled_line("om", "", Place(0.32), Place(0.46))
        bands.append(pen.band(*on, *at, *labelled_line("waar", meet.place, Place(0.48), RIGHT)))
    elif not meet.place:
        bands.append(pen.band(*labelled_line("waar", "", LEFT, RIGHT)))
    bands.append(_company(meet, pen))
    bands += _to_sign(meet, pen)
    block = Entry(tuple(bands), Role.PARAGRAPH, before=0.5, after=1.5, rule_below=_THICK)
    return _heading("Kennismaking", _THICK), block


def _to_sign(meet: Introduction, pen: Pen) -> list[Band]:
    """The three steps, beside each other or, in large print, below each other."""
    steps = (
        ("kennisgemaakt op", _day(meet.met_on), LEFT, Place(0.34)),
        ("overgenomen op", _day(meet.taken_over_on), Place(0.36), Place(0.68)),
        ("paraaf", "", Place(0.7), RIGHT),
    )
    if pen.large:
        return [pen.band(*labelled_line(label, day, LEFT, _LARGE_TO)) for label, day, _, _ in steps]
    return [pen.band(*(cell for step in steps for cell in labelled_line(*step)))]


def _appointment(meet: Introduction, scale: float) -> Band:
    """At 13 points or more, whatever the rest has: meeting each other is what the sheet is for."""
    if meet.on is None:
        bar = words(NO_INTRODUCTION, Face.BOLD, Colour.WHITE)
        return Band((Cell(bar, scale=scale, fill=Colour.BLACK, fill_cell=True),), space=0.3)
    day = f"{long_date(meet.on)}, {clock_time(meet.at)} uur" if meet.at else long_date(meet.on)
    place = f", {meet.place}" if meet.place else ""
    return Band((Cell(words(day + place, Face.SEMIBOLD), scale=scale),), space=0.1)


def _company(meet: Introduction, pen: Pen) -> Band:
    """Who comes along, and whether the parents are there."""
    parents = ticked("ouder(s) erbij", on=meet.parents_present is True)
    room = -parents.natural_width / 1000 - 0.02
    joined = labelled_line("gaat mee", meet.joined_by, LEFT, Place(1.0, room - 1.0))
    cells = (*joined, Cell(parents, Place(1.0, room)))
    return Band(cells) if meet.joined_by else pen.band(*cells)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _heading(title: str, above: Stroke) -> Entry:
    return Entry(
        (Band((Cell(words(title.upper(), Face.BOLD, Colour.ACCENT)),)),),
        Role.HEADING,
        text=title,
        level=2,
        after=0,
        rule_above=above,
        keep_with_next=True,
    )


def _concern(concern: DomainConcern, catalog: Catalog) -> Paragraph:
    domain = catalog.find_life_domain(concern.life_domain) if concern.life_domain else None
    name = domain.short_label if domain else concern.life_domain
    spans = [Span(f"{name}:", Face.SEMIBOLD, together=True)] if name else []
    if concern.urgent:
        spans += [Span("", mark=MarkKind.DOT), Span("urgent –", Face.SEMIBOLD)]
    return paragraph(*spans, Span(concern.facts))


def _newborn(handover: Handover, case: Case, on: date, pen: Pen, named: bool) -> tuple[Entry, ...]:
    """Six facts in two columns; the birth date only where consent allows the name (domain §3.3 no. 3)."""
    known = {fact.label: fact.value for fact in handover.newborn_facts}
    if known.get(NEWBORN_LABELS[0]) and not (named and name_allowed(handover, case, on)):
        known[NEWBORN_LABELS[0]] = BY_MOUTH
    labels = list(dict.fromkeys((*NEWBORN_LABELS, *known)))
    if pen.large:
        return large_newborn(labels, known, pen)
    if len(labels) % 2:
        labels.append("")
    bands = []
    for left, right in zip(labels[::2], labels[1::2], strict=True):
        cells = labelled_line(left, known.get(left, ""), LEFT, _MIDDLE)
        if right:
            cells += labelled_line(right, known.get(right, ""), _HALF, RIGHT)
        written = all(known.get(label) for label in (left, right) if label)
        bands.append(Band(cells) if written else pen.band(*cells))
    text = "; ".join(f"{label}: {known.get(label) or 'nog leeg'}" for label in labels if label)
    return (Entry(tuple(bands), Role.PARAGRAPH, text=f"Kraamtijd: {text}", rule_below=HAIRLINE),)


def _agreements(agreements: tuple[Agreement, ...], catalog: Catalog, pen: Pen) -> tuple[Entry, ...]:
    if pen.large:
        return large_agreements(agreements, catalog, pen)
    head = (
        Cell(quiet("Afspraken"), LEFT, _WHO, kind=Kind.COLUMN),
        Cell(quiet("wie"), _WHO, _UNTIL, scale=0.9, kind=Kind.COLUMN),
        Cell(quiet("uiterlijk"), _UNTIL, RIGHT, scale=0.9, kind=Kind.COLUMN),
        Cell(quiet("klaar"), _UNTIL, RIGHT, Align.RIGHT, scale=0.9, kind=Kind.COLUMN),
    )
    found = [
        Entry(
            (Band(head),),
            Role.HEADING,
            text="Afspraken",
            level=2,
            before=1.5,
            after=0,
            keep_with_next=True,
            group=_AGREED,
        )
    ]
    found += [_agreement(n, agreement, catalog) for n, agreement in enumerate(agreements, start=1)]
    room = min(AGREEMENT_LINES - len(agreements), pen.lines + 1)
    found += [_blank_agreement(len(agreements) + n, pen) for n in range(1, room + 1)]
    found[-1] = replace(found[-1], after=1.0, rule_below=HAIRLINE)
    return tuple(found)


def _agreement(number: int, agreement: Agreement, catalog: Catalog) -> Entry:
    cells = (
        Cell(words(f"{number}."), LEFT, Place(mm=6)),
        Cell(words(agreement.what), Place(mm=6), Place(0.665, mm=-2), kind=Kind.JOIN),
        Cell(words(catalog.agency_label(agreement.who)), _WHO, Place(0.875, mm=-2)),
        Cell(words(row_date(agreement.due) if agreement.due else ""), _UNTIL, Place(1.0, mm=-8)),
        _BOX,
    )
    return Entry((Band(cells),), before=0.4, after=0.4, group=_AGREED)


def _blank_agreement(number: int, pen: Pen) -> Entry:
    cells = (
        Cell(words(f"{number}."), LEFT, Place(mm=6)),
        replace(ruled(Place(mm=6), Place(0.665, mm=-2)), kind=Kind.JOIN),
        ruled(_WHO, Place(0.875, mm=-2)),
        ruled(_UNTIL, Place(1.0, mm=-8)),
        _BOX,
    )
    return Entry((pen.band(*cells),), text=f"{number}. nog leeg", before=0, after=0.4, group=_AGREED)


def _attention(handover: Handover, pen: Pen) -> tuple[Entry, ...]:
    """How to approach the family, and what to do when it goes wrong; side by side."""
    if pen.large:
        return large_attention(handover, VEILIG_THUIS, pen)
    left, right = words(handover.attention), words(handover.fallback)
    worried = "Bij zorgen" if right.words else "Bij zorgen bel eerst"  # what is written says whom to call
    titles = (quiet("Let op in het contact"), quiet(worried))
    heads = (Cell(titles[0], LEFT, _MIDDLE, kind=Kind.COLUMN), Cell(titles[1], _HALF, kind=Kind.COLUMN))
    number = Band((Cell(words(VEILIG_THUIS, Face.SEMIBOLD), _HALF, kind=Kind.TEXT),))
    written = Band((Cell(left, LEFT, _MIDDLE), Cell(right, _HALF)))
    lines = [pen.band(*_blank_halves(left, right)) for _ in range(pen.lines)]
    bands = [Band(heads)]
    if right.words:  # the number stands right below whom to call; lines beside it begin under that
        bands += [written, number, *([] if left.words else lines[1:] or lines)]
    else:
        bands += [*([written] if left.words else []), *lines, number]
    told = [(written or "nog leeg").rstrip(".") for written in (handover.attention, handover.fallback)]
    text = f"Let op in het contact: {told[0]}. {worried}: {told[1]}. {VEILIG_THUIS}"
    return (Entry(tuple(bands), text=text, rule_below=HAIRLINE, group="let op"),)


def _blank_halves(left: Paragraph, right: Paragraph) -> tuple[Cell, ...]:
    halves = ((left, LEFT, _MIDDLE), (right, _HALF, RIGHT))
    lines = (ruled(start, end) for text, start, end in halves if not text.words)
    return tuple(replace(line, kind=Kind.JOIN) for line in lines)


def _consent(handover: Handover, case: Case, catalog: Catalog, on: date, pen: Pen) -> Entry:
    """What counts today, and who asked it for whom; the second is a line to write on when nobody said it."""
    said = consent_words(case.consent, on, catalog, sheet_names(handover))
    answers = _texts(said, handover.consent_statement)
    row = question_row("Toestemming", answers, pen)
    if handover.consent_statement:
        return replace(row, rule_below=None)
    asked = labelled_line("gevraagd door", "", pen.beside_label, Place(0.665, mm=-2))
    day = labelled_line("op", "", _WHO, RIGHT)
    return replace(row, bands=(*row.bands, pen.band(*asked, *day)), rule_below=None)


def consent_words(
    consent: Consent, on: date, catalog: Catalog, receiver: frozenset[str] = frozenset()
) -> str:
    """What the mother agreed to, as it counts for this receiver on the day of printing (domain R8)."""
    state = consent.state_on(on)
    if consent.state_for(receiver, on).denied and consent.override:
        return f"Zonder toestemming, omdat {consent.override.reason} (besluit: {consent.override.decided_by})"
    told = [state.label]
    if state in (ConsentState.BY_NAME, ConsentState.ANONYMOUS):
        if consent.given_on:
            told.append(f"gevraagd op {short_date(consent.given_on)}")
        if consent.expires_on:
            told.append(f"geldig t/m {short_date(consent.expires_on)}")
        given = [r.name for r in consent.receivers if r.state_on(state, on).given]
        if given:
            told.append(f"voor {', '.join(map(catalog.agency_label, given))}")
    return ", ".join(told)[:1].upper() + ", ".join(told)[1:]
