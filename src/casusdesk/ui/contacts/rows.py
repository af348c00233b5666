"""One row of the register as plain data: what is drawn, what is read aloud, and what is searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contact_words import absence_words, expired_words, role_words, stale_words
from casusdesk.domain.contacts import Contact
from casusdesk.domain.wording import short_date
from casusdesk.services.search import folded


class Part(Enum):
    """What part of the register is shown."""

    ALL = "Alle"
    STALE = "Verouderd"
    AWAY = "Afwezig"
    NNZ = "NNZ"


class SignKind(Enum):
    """What a sign is about; its words are beside it."""

    STALE = "warning"
    EXPIRED = "late"
    AWAY = "unseen"


@dataclass(frozen=True, slots=True)
class Sign:
    """A warning with its words."""

    kind: SignKind
    words: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """`title` is role and organisation, `where` the area, `reach` how to get hold of it."""

    id: str
    title: str
    where: str
    reach: str
    signs: tuple[Sign, ...]
    parts: frozenset[Part]
    haystack: str

    @property
    def key(self) -> str:
        """What the list knows the row by."""
        return self.id

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        signs = (sign.words for sign in self.signs)
        return ", ".join(part for part in (self.title, self.where, self.reach, *signs) if part)

    @property
    def shown(self) -> str:
        """Who and where, without the signs."""
        return " · ".join(part for part in (self.title, self.where, self.reach) if part)

    def matches(self, part: Part, words: tuple[str, ...]) -> bool:
        """Whether the row is in `part` and holds every word."""
        return part in self.parts and all(word in self.haystack for word in words)


def contact_rows(contacts: Sequence[Contact], catalog: Catalog, today: date) -> list[ContactRow]:
    """A row for each contact, by role in words, organisation, area and name."""
    ordered = sorted(contacts, key=lambda c: _order(c, catalog))
    return [contact_row(contact, contacts, catalog, today) for contact in ordered]


def contact_row(contact: Contact, contacts: Iterable[Contact], catalog: Catalog, today: date) -> ContactRow:
    """The row of `contact` as it is today; `contacts` know the stand-in."""
    role = role_words(contact, catalog)
    title = " · ".join(part for part in (role[:1].upper() + role[1:], contact.organisation) if part)
    absence = contact.absence_on(today)
    signs = []
    if words := expired_words(contact, today):
        signs.append(Sign(SignKind.EXPIRED, words))
    if absence is not None:
        signs.append(Sign(SignKind.AWAY, absence_words(absence, contacts, catalog)))
    if words := stale_words(contact, today):
        signs.append(Sign(SignKind.STALE, words))
    valid = contact.valid_until
    until = f"geldig t/m {short_date(valid)}" if valid is not None and contact.valid_on(today) else ""
    programme = "Nu Niet Zwanger" if contact.nnz else ""
    reach = " · ".join(part for part in (contact.name, contact.phone, until, programme) if part)
    parts = {
        Part.ALL: True,
        Part.STALE: contact.stale_on(today) or not contact.valid_on(today),
        Part.AWAY: absence is not None,
        Part.NNZ: contact.nnz,
    }
    entry = catalog.find_agency(contact.role)
    names = entry.names if entry else (contact.role,)
    searched = (title, contact.area, reach, contact.mail, contact.note, *names)
    return ContactRow(
        contact.id,
        title,
        contact.area,
        reach,
        tuple(signs),
        frozenset(part for part, holds in parts.items() if holds),
        folded(" ".join(searched)),
    )


def _order(contact: Contact, catalog: Catalog) -> tuple[str, str, str, str, str]:
    words = (role_words(contact, catalog), contact.organisation, contact.area, contact.name)
    role, organisation, area, name = (folded(word) for word in words)
    return role, organisation, area, name, contact.id
