"""The sociale kaart: whom to call, on one A4, from the register of contacts (domain §1 no. 13, §4.5).

No client is on it, so it has no number and may hang on the wall. It is read in a hurry: the role stands at
the left of a row in bold, the telephone at the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from casusdesk.documents.copies import marked
from casusdesk.documents.fit import Overfull, Rung, dense_setting, fit, rung_setting
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.map_frame import FOOTER, HEADER, danger, foot, head
from casusdesk.documents.map_rows import MapView, group_rows
from casusdesk.documents.page import Page
from casusdesk.documents.typeset import Entry
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contacts import Contact
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import counted, day_month
from casusdesk.errors import CasusdeskError, DoesNotFitError

TITLE: Final = Paper.SOCIAL_MAP.title
NOBODY: Final = "Er staat nog niemand in Contacten. Vul daar eerst in wie je belt, of haal een lijst op."
NOBODY_NOW: Final = "Geen enkel contact geldt vandaag nog. Kijk in Contacten wie er nu te bellen is."
REST: Final = "overig"
"""The group of roles that the catalogue does not know."""
_OPEN, _CLOSE, _FULL = "twee kolommen", "drie kolommen", "drie volle kolommen"
_RUNNING: Final = (_CLOSE, _FULL)
_TWO: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
_THREE: Final = (9.5, 9.0)


def fit_social_map(
    contacts: Sequence[Contact],
    catalog: Catalog,
    *,
    on: date,
    name: str,
    controller: str = "",
    practice: bool = False,
) -> Page:
    """The contacts that hold on the day `on`, by group; `name` is that of the meeting they belong to.

    Who may be on no paper at all (domain §4.5) is not on this one.

    Raises:
        CasusdeskError: there is nobody to print.
        DoesNotFitError: at 9 points in three full columns there are lines too many.
        UnprintableError: a character is in no font.
    """
    shown = [contact for contact in contacts if contact.valid_on(on) and _printable(contact, catalog)]
    if not shown:
        raise CasusdeskError(NOBODY_NOW if contacts else NOBODY)
    sheets = {
        running: Sheet(
            header=(*head(TITLE, name, _checked(shown)), danger()),
            body=tuple(_body(shown, contacts, MapView(catalog, on, running=running))),
            footers=(foot(controller, on),),
            header_setting=HEADER,
            footer_setting=FOOTER,
        )
        for running in (False, True)
    }
    paper = marked(Format(TITLE), None, practice=practice)
    found = fit(tuple(_rungs()), lambda rung: sheets[rung.layout in _RUNNING], paper)
    if isinstance(found, Overfull):
        raise DoesNotFitError(
            f"De sociale kaart met {counted(len(shown), 'contact', 'contacten')} past niet op één A4: "
            f"{counted(found.lines, 'regel', 'regels')} te veel bij de kleinste letter (9 punt). Zet "
            "contacten die je niet vaak belt op een einddatum, of maak hun gegevens korter."
        )
    return found[0]


def _rungs() -> Iterator[Rung]:
    """Two columns with large letters first; three only when there are many, and then in running text."""
    for size in _TWO:
        yield Rung(rung_setting(size), _OPEN, 2)
    for size in _THREE:
        yield Rung(rung_setting(size), _CLOSE, 3)
    for size in _THREE:
        yield Rung(dense_setting(size), _FULL, 3, narrow=True)
    yield Rung(dense_setting(_THREE[-1], least=True), _FULL, 3, narrow=True)


def _printable(contact: Contact, catalog: Catalog) -> bool:
    role = catalog.find_agency(contact.role)
    return role is None or role.printable


def _body(shown: Sequence[Contact], everybody: Sequence[Contact], view: MapView) -> Iterator[Entry]:
    """Group by group and role by role in the order of the catalogue, strangers to it last."""
    agencies = view.catalog.agencies
    places = {agency.key: place for place, agency in enumerate(agencies)}
    by_group: dict[str, list[Contact]] = {agency.group: [] for agency in agencies}
    by_group.setdefault(REST, [])
    for contact in sorted(shown, key=lambda c: _order(c, places)):
        role = view.catalog.find_agency(contact.role)
        by_group[role.group if role else REST].append(contact)
    known = {contact.id: contact for contact in everybody}
    for group, members in by_group.items():
        yield from group_rows(view, group, members, known)


def _order(contact: Contact, places: dict[str, int]) -> tuple[int, str, str, str, str]:
    last = places.get(contact.role, len(places))
    texts = (contact.role, contact.area, contact.organisation, contact.name)
    role, area, organisation, name = (text.casefold() for text in texts)
    return last, role, area, organisation, name


def _checked(shown: Sequence[Contact]) -> str:
    """When somebody last said of any of them that they are right."""
    days = [contact.confirmed_on for contact in shown if contact.confirmed_on]
    return f"nagekeken t/m {day_month(max(days))} {max(days).year}" if days else "nog niet nagekeken"
