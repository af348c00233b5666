"""Read a free text for what must never stand on paper, before the mother could read it there.

Rule R4 (domain §5): a BSN, a date, a telephone number, an e-mail address, a postcode, a street with its
number and the name of a person are pointed out in the field, while it is typed and again before print. A
finding never stops anybody: a person decides, and the choice to print anyhow is recorded elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from casusdesk.domain.proofread_addresses import emails, postcodes
from casusdesk.domain.proofread_dates import dates
from casusdesk.domain.proofread_names import Names
from casusdesk.domain.proofread_numbers import bsns, phones
from casusdesk.domain.proofread_people import people
from casusdesk.domain.proofread_plain import plain
from casusdesk.domain.proofread_streets import streets


class FindingKind(Enum):
    """What a piece of text gives away; the value is its Dutch label and what to do about it."""

    BSN = ("burgerservicenummer", "Haal het nummer weg; casusdesk bewaart nooit een bsn.")
    DATE = ("datum", "Schrijf weken, een leeftijd of “volgende week” in plaats van een datum.")
    PHONE = ("telefoonnummer", "Haal het nummer weg en schrijf welke rol te bellen is.")
    EMAIL = ("e-mailadres", "Haal het e-mailadres weg en schrijf via welke rol het contact loopt.")
    POSTCODE = (
        "postcode",
        "Haal de postcode weg; schrijf hoogstens dat iemand verhuist of ergens anders woont.",
    )
    STREET = (
        "straat met huisnummer",
        "Haal het adres weg en schrijf “thuis”, “bij familie” of “in de opvang”.",
    )
    NAME = ("naam", "Schrijf “moeder”, “partner” of een rol in plaats van de naam of de voorletters.")

    @property
    def label(self) -> str:
        """What a reader calls it, in Dutch."""
        return self.value[0]

    @property
    def advice(self) -> str:
        """One Dutch sentence that says what to do."""
        return self.value[1]


@dataclass(frozen=True)
class Finding:
    """A piece of a text, by its character offsets: `start` counts, `end` does not."""

    kind: FindingKind
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that were found."""
        return text[self.start : self.end]


_FINDERS: Final[tuple[tuple[FindingKind, Callable[[str], Iterable[tuple[int, int]]]], ...]] = (
    (FindingKind.EMAIL, emails),
    (FindingKind.STREET, streets),
    (FindingKind.POSTCODE, postcodes),
    (FindingKind.DATE, dates),
    (FindingKind.PHONE, phones),
    (FindingKind.BSN, bsns),
)
"""In order of how sure each is: what an earlier one claims, a later one does not see."""


def proofread(
    text: str, names: Names, *, allowed: frozenset[FindingKind] = frozenset()
) -> tuple[Finding, ...]:
    """What in `text` gives somebody away, from front to back; findings never overlap.

    `allowed` are kinds that may stand in this field (a date of birth on a sheet of type A, say): these are
    recognised, so that nothing else is made of them, and left out. Never raises, takes time in proportion
    to the text, and looks at no more than the text and `names`.
    """
    found: list[Finding] = []
    read, places = plain(text)
    taken = bytearray(len(read))
    for kind, finder in _FINDERS:
        for start, end in finder(read):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Finding(kind, places[start], places[end - 1] + 1))
    for start, end in people(read, names, taken):
        found.append(Finding(FindingKind.NAME, places[start], places[end - 1] + 1))
    return tuple(sorted((one for one in found if one.kind not in allowed), key=lambda one: one.start))
