"""Whom to call: a register of role, organisation and area, never of clients (domain §1 no. 13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.pregnancy import add_months

ORGANISATION: Final = 40
AREA: Final = 40
NAME: Final = 40
PHONE: Final = 20
MAIL: Final = 60
NOTE: Final = 60
STALE_MONTHS: Final = 12
"""So many calendar months after it was last confirmed a contact is marked as old (domain §1 no. 13)."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Away from the day `start` through `end` (None: until further notice); `stand_in` is a contact's id."""

    start: date
    end: date | None = None
    stand_in: str = ""

    def covers(self, day: date) -> bool:
        """Whether `day` is in it."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Contact:
    """One professional or desk: `role` is a key of the catalogue, the rest words of the project leader.

    `valid_until` is the last day it holds, None for no end. `confirmed_on` is when somebody last said that
    it is right. `nnz` marks a contact of Nu Niet Zwanger. `id` is random.
    """

    id: str
    role: str
    organisation: str = ""
    area: str = ""
    name: str = ""
    phone: str = ""
    mail: str = ""
    note: str = ""
    valid_until: date | None = None
    confirmed_on: date | None = None
    nnz: bool = False
    absences: tuple[Absence, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return self.valid_until is None or day <= self.valid_until

    def stale_on(self, day: date) -> bool:
        """Whether nobody confirmed it for over twelve months, or ever."""
        return self.confirmed_on is None or add_months(self.confirmed_on, STALE_MONTHS) < day

    def absence_on(self, day: date) -> Absence | None:
        """The absence that covers `day`, the one with a stand-in first."""
        found = [absence for absence in self.absences if absence.covers(day)]
        return max(found, key=lambda absence: bool(absence.stand_in), default=None)


def known_as(role: str, contacts: Iterable[Contact], day: date) -> frozenset[str]:
    """Every name of a reader with this role in a consent: the role, and the organisations it works for."""
    works_for = {c.organisation for c in contacts if c.role == role and c.organisation and c.valid_on(day)}
    return frozenset({role, *works_for} - {""})
