"""The rows of the sociale kaart: role and area with the telephone, who it is, and who stands in when away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casusdesk.documents.agenda_view import as_data, cell
from casusdesk.documents.map_frame import map_heading
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Align, Band, Cell, Entry, Place
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.limits import tidy
from casusdesk.domain.wording import day_month, row_date

NNZ: Final = "Nu Niet Zwanger"
NO_PHONE: Final = "geen nummer"
NOBODY: Final = "geen vervanger"
NEVER: Final = "nooit nagekeken"
_GAP: Final = WIDE * 0.5
_AIR: Final = 0.8
"""Ems between the role and the telephone."""
_WIDEST: Final = 9.0
"""Ems for a telephone, more than any ordinary number takes; a longer one gets half the column."""
_LONG: Final = 24
"""Characters from which a number may be broken."""


@dataclass(frozen=True, slots=True)
class MapView:
    """How the rows are set: on the day `on`, each in lines of its own or, `running`, as one paragraph.

    `large` writes dates in full, for large print.
    """

    catalog: Catalog
    on: date
    running: bool = False
    large: bool = False

    def day(self, day: date) -> str:
        """`19-02`, or `19 februari`."""
        return day_month(day) if self.large else row_date(day)


def group_rows(
    view: MapView, group: str, members: Sequence[Contact], known: Mapping[str, Contact]
) -> tuple[Entry, ...]:
    """A head with the contacts of one group; nothing at all without contacts. `known` holds all by id."""
    if not members:
        return ()
    heading = map_heading(group[:1].upper() + group[1:])
    found = [_contact(view, contact, known) for contact in members]
    return (heading, found[0], *(replace(entry, rule_above=HAIRLINE) for entry in found[1:]))


def _contact(view: MapView, contact: Contact, known: Mapping[str, Contact]) -> Entry:
    role = [Span(tidy(view.catalog.agency_label(contact.role)), Face.BOLD)]
    role += [Span(tidy(contact.area), gap=_GAP)] if contact.area.strip() else []
    number = tidy(contact.phone)
    phone = Span(number, Face.SEMIBOLD) if number else Span(NO_PHONE, colour=Colour.GREY)
    phone = replace(phone, kind=Kind.DATA)
    about = as_data(list(_about(view, contact)))
    absence = contact.absence_on(view.on)
    away = list(_away(view, absence, known.get(absence.stand_in))) if absence is not None else []
    away = [replace(away[0], kind=Kind.TEXT), *away[1:]] if about and away else as_data(away)
    said = _spoken(role, (phone,), about, away)
    if view.running:
        text = (*role, replace(phone, gap=_GAP, together=len(number) < _LONG), *about, *away)
        return Entry((Band((cell(*text),)),), text=said, before=0.7, after=0.7)
    bands = [_first(role, phone)]
    bands += [Band((cell(replace(about[0], gap=None), *about[1:]),))] if about else []
    bands += [Band((cell(replace(away[0], gap=None), *away[1:]),))] if away else []
    return Entry(tuple(bands), text=said, before=0.7, after=0.7)


def _spoken(role: Sequence[Span], phone: Sequence[Span], about: Sequence[Span], away: Sequence[Span]) -> str:
    """As it is read aloud: whom, the number, and the rest with commas between."""
    words = [" ".join(span.text for span in spans) for spans in (role, phone)]
    words += [", ".join(span.text for span in about)] if about else []
    words += [" ".join(span.text for span in away)] if away else []
    return "; ".join(words)


def _first(role: Sequence[Span], number: Span) -> Band:
    """Role and area at the left, the number at the right."""
    phone = paragraph(number)
    wide = phone.natural_width / 1000
    left, before = Place(1.0, ems=-wide - 0.05), Place(1.0, ems=-wide - _AIR)
    if wide > _WIDEST:
        left, before = Place(0.5), Place(0.5, ems=-_AIR)
    return Band((cell(*role, left=LEFT, right=before), Cell(phone, left, RIGHT, Align.RIGHT)))


def _about(view: MapView, contact: Contact) -> Iterator[Span]:
    """Who it is, and that nobody looked whether it is right for over a year (domain §1 no. 13, 14)."""
    for part in (contact.name, contact.organisation, contact.mail):
        if part.strip():
            yield Span(tidy(part), gap=_GAP)
    if contact.nnz:
        yield Span(NNZ, Face.SEMIBOLD, Colour.ACCENT, gap=_GAP, together=True)
    if contact.stale_on(view.on):
        seen = contact.confirmed_on
        words = f"niet nagekeken sinds {seen:%m-%Y}" if seen else NEVER
        yield Span(words, Face.ITALIC, mark=MarkKind.WARNING, gap=_GAP)


def _away(view: MapView, absence: Absence, stand_in: Contact | None) -> Iterator[Span]:
    """Until when, and whom to call instead; never somebody who is away as well."""
    until = f"t/m {view.day(absence.end)}" if absence.end else "tot nader bericht"
    yield Span(f"afwezig {until},", Face.SEMIBOLD, mark=MarkKind.RING, gap=_GAP, together=True)
    if stand_in is None or not stand_in.valid_on(view.on) or stand_in.absence_on(view.on) is not None:
        yield Span(NOBODY)
        return
    role = f"{view.catalog.agency_label(stand_in.role)} {stand_in.area}"
    yield Span(f"bel {tidy(stand_in.name) or tidy(role)}")
    if stand_in.phone.strip():
        yield Span(tidy(stand_in.phone), Face.SEMIBOLD, together=len(stand_in.phone) < _LONG)
