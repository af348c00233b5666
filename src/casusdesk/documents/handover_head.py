"""The head of a handover sheet: which sheet it is, for whom, from whom, and who has the lead from when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.documents.copies import COPY_AT, LABEL_AT, Copy, confidential_label, copy_cell
from casusdesk.documents.handover_parts import Pen, labelled_line, quiet, ruled, words
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Band, Cell, Entry, Place, Setting, Stroke
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import Paragraph, paragraph
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import phase_label
from casusdesk.domain.consent import Right
from casusdesk.domain.handover import Handover, HandoverType, Party
from casusdesk.domain.paper_rights import sheet_right
from casusdesk.domain.wording import short_date

BY_MOUTH: Final = "(mondeling)"
_MIDDLE: Final = Place(0.5, mm=-3)
_HALF: Final = Place(0.5, mm=3)
HEAD: Final = Setting(10.0, 1.25, 0.8)
_PEN: Final = Pen(HEAD, 1)
_SMALL: Final = 0.9
"""Scale at which what the head says of the copy is as large as on the papers of a meeting."""


def name_allowed(handover: Handover, case: Case, on: date) -> bool:
    """Whether consent lets this receiver read the name and birth date (domain R8)."""
    return sheet_right(handover, case, on) is Right.NAME


def head(
    handover: Handover, case: Case, catalog: Catalog, on: date, copy: Copy | None, *, named: bool = True
) -> tuple[Entry, ...]:
    """Title, family, parties and lead."""
    return (
        _title(),
        _kind(handover, copy),
        family(handover, case, on, named),
        _parties(handover, catalog),
        _lead(handover, catalog),
    )


def _title() -> Entry:
    title = Cell(words("Warme overdracht", Face.BOLD), LEFT, Place(1.0, mm=LABEL_AT.mm - 3), scale=1.7)
    band = Band((title, confidential_label(_SMALL)))
    return Entry((band,), Role.TITLE, text="Warme overdracht", level=1, before=0, after=0)


def _kind(handover: Handover, copy: Copy | None) -> Entry:
    right = Place(COPY_AT.share, mm=-3) if copy else RIGHT
    kind = words(f"Type {handover.type.value}: {handover.type.label}", Face.SEMIBOLD)
    band = Band((Cell(kind, LEFT, right, scale=1.05), *copy_cell(copy, _SMALL)))
    said = f"{kind.text} · vertrouwelijk{f' · {copy.text}' if copy else ''}"
    line = Stroke(1.2, Colour.ACCENT)
    return Entry((band,), Role.PARAGRAPH, text=said, before=0, after=1.2, rule_below=line)


def family(handover: Handover, case: Case, on: date, named: bool) -> Entry:
    """Whom it is about: the code, the name where it may be, and how far along."""
    allowed = named and name_allowed(handover, case, on)
    name = handover.parent_name if allowed and handover.parent_name else BY_MOUTH
    phase = phase_label(case.clock_facts, on)
    if allowed and case.birth_date and handover.type in (HandoverType.A, HandoverType.D):
        phase += f", geboren {short_date(case.birth_date)}"
    first = {True: "ja", False: "nee", None: "nog niet gevraagd"}[case.first_child]
    facts = [("Naam", name), ("Fase", phase), ("Eerste kind", first), ("Tolk", case.interpreter or "nee")]
    spans = [Span(f"Code {case.code}", Face.BOLD)]
    for label, value in facts:
        spans.append(Span(f"{label}:", Face.SEMIBOLD, Colour.GREY, gap=WIDE, together=True))
        spans.append(Span(value, together=True))
    cell = Cell(paragraph(*spans), scale=1.05)
    return Entry((Band((cell,)),), Role.PARAGRAPH, case=case.code, before=1.5, after=1.5, rule_below=HAIRLINE)


def _parties(handover: Handover, catalog: Catalog) -> Entry:
    giver = party_words("VAN", handover.giver, catalog, "")
    receiver = party_words("NAAR", handover.receiver, catalog, nobody(handover))
    cells: list[Cell] = []
    for (label, text), left, right in ((giver, LEFT, _MIDDLE), (receiver, _HALF, RIGHT)):
        name = quiet(label)
        start = Place(left.share, 3.3, left.mm)
        value = Cell(text, start, right) if text.words else ruled(start, right)
        cells += [Cell(name, left, start), replace(value, kind=Kind.JOIN)]
    spoken = f"Van {giver[1].text or 'nog leeg'}. Naar {receiver[1].text or 'nog leeg'}"
    written = giver[1].words and receiver[1].words
    band = Band(tuple(cells)) if written else _PEN.band(*cells)
    return Entry((band,), Role.PARAGRAPH, text=spoken, before=1.5, after=1)


def party_words(label: str, party: Party, catalog: Catalog, nobody: str) -> tuple[str, Paragraph]:
    """The label and who it is: role, name, organisation and telephone; `nobody` where no role was chosen."""
    role = catalog.agency_label(party.role) or nobody
    phone = f"tel. {party.phone}" if party.phone else ""
    parts = [part for part in (role, party.name, party.organisation, phone) if part]
    spans = []
    for part in parts:
        face = Face.SEMIBOLD if part is role else Face.REGULAR
        spans.append(Span(part if part is parts[-1] else f"{part},", face, together=part is phone))
    return label, paragraph(*spans)


def nobody(handover: Handover) -> str:
    """Who receives when no role was chosen."""
    return "ouder(s) zelf" if handover.type is HandoverType.E else ""


def lead_words(handover: Handover, catalog: Catalog) -> tuple[str, str]:
    """Who has the lead now, and who afterwards and from when."""
    later = catalog.agency_label(handover.lead_after)
    if later and handover.lead_from:
        later += f" per {short_date(handover.lead_from)}"
    return catalog.agency_label(handover.lead_now), later


def _lead(handover: Handover, catalog: Catalog) -> Entry:
    held, later = lead_words(handover, catalog)
    now = labelled_line("Regie nu", held, LEFT, _MIDDLE)
    then = labelled_line("Regie na overdracht", later, _HALF, RIGHT)
    band = Band((*now, *then), space=0.3) if held and later else _PEN.band(*now, *then)
    return Entry((band,), Role.PARAGRAPH, before=0.5, after=1.5)
