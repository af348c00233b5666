"""A contact in words, the same on screen, in a file and beside a meeting; never a name on paper unasked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contacts import STALE_MONTHS, Absence, Contact
from casusdesk.domain.wording import short_date

NO_ROLE: Final = "rol nog kiezen"


def role_words(contact: Contact, catalog: Catalog) -> str:
    """The role in words; what the catalogue does not know stays as it is."""
    return catalog.agency_label(contact.role) if contact.role else NO_ROLE


def desk_words(contact: Contact, catalog: Catalog) -> str:
    """`wijkcoach, Wijkteam, Noord`: role, organisation and area, without the person."""
    parts = (role_words(contact, catalog), contact.organisation, contact.area)
    return ", ".join(part for part in parts if part)


def full_words(contact: Contact, catalog: Catalog) -> str:
    """The same with the name, for the register itself."""
    return " – ".join(part for part in (desk_words(contact, catalog), contact.name) if part)


def stale_words(contact: Contact, today: date) -> str:
    """Why it must be looked at again; "" while somebody confirmed it in the last twelve months."""
    if not contact.stale_on(today):
        return ""
    return "nog niet nagekeken" if contact.confirmed_on is None else f"{STALE_MONTHS} maanden niet nagekeken"


def expired_words(contact: Contact, today: date) -> str:
    """`verlopen: was geldig t/m 01-05-2026`; "" while it holds."""
    if contact.valid_until is None or contact.valid_on(today):
        return ""
    return f"verlopen: was geldig t/m {short_date(contact.valid_until)}"


def absence_words(absence: Absence, contacts: Iterable[Contact], catalog: Catalog) -> str:
    """`afwezig t/m 12-02-2027 – vervanger wijkcoach, Wijkteam`; the stand-in by name when that is known."""
    until = "afwezig, einde onbekend" if absence.end is None else f"afwezig t/m {short_date(absence.end)}"
    stand_in = next((known for known in contacts if known.id == absence.stand_in), None)
    if stand_in is None:
        return f"{until} – geen vervanger"
    return f"{until} – vervanger {stand_in.name or desk_words(stand_in, catalog)}"
