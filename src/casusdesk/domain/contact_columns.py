"""What the columns of a list of contacts are called in the field, and which have no business in the register.

The register is about professionals: a column that is named after clients is refused, whatever is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from casusdesk.domain.catalog import plain


class Column(Enum):
    """A field of a contact that a file may fill; the value is its heading in a file that we make."""

    ROLE = "rol"
    ORGANISATION = "organisatie"
    AREA = "gebied"
    NAME = "naam"
    PHONE = "telefoon"
    MAIL = "e-mail"
    NOTE = "bereikbaarheid"
    VALID_UNTIL = "geldig tot en met"
    CONFIRMED = "nagekeken op"
    NNZ = "Nu Niet Zwanger"

    @property
    def label(self) -> str:
        """On screen."""
        return self.value[:1].upper() + self.value[1:]


_SYNONYMS: Final[dict[Column, tuple[str, ...]]] = {
    Column.ROLE: ("rol", "functie", "beroep", "functienaam", "discipline", "taak", "role"),
    Column.ORGANISATION: (
        "organisatie",
        "instantie",
        "instelling",
        "praktijk",
        "werkgever",
        "bedrijf",
        "organisation",
        "organization",
    ),
    Column.AREA: (
        "gebied",
        "wijk",
        "regio",
        "werkgebied",
        "stadsdeel",
        "locatie",
        "wijkteam",
        "team",
        "plaats",
    ),
    Column.NAME: (
        "naam",
        "contactpersoon",
        "persoon",
        "naam contactpersoon",
        "aandachtsfunctionaris",
        "volledige naam",
        "name",
    ),
    Column.PHONE: (
        "telefoon",
        "telefoonnummer",
        "tel",
        "telnr",
        "tel nr",
        "tel.nr",
        "mobiel",
        "mobiel nummer",
        "telefoon werk",
        "werktelefoon",
        "phone",
        "nummer",
    ),
    Column.MAIL: (
        "e mail",
        "email",
        "mail",
        "e mailadres",
        "emailadres",
        "mailadres",
        "e mail werk",
        "werkmail",
    ),
    Column.NOTE: (
        "bereikbaarheid",
        "bereikbaar",
        "opmerking",
        "opmerkingen",
        "notitie",
        "werkdagen",
        "bijzonderheden",
        "toelichting",
    ),
    Column.VALID_UNTIL: ("geldig tot en met", "geldig t m", "geldig tot", "einddatum", "tot en met", "tot"),
    Column.CONFIRMED: (
        "nagekeken op",
        "nagekeken",
        "bijgewerkt op",
        "bijgewerkt",
        "gecontroleerd op",
        "datum",
    ),
    Column.NNZ: ("nu niet zwanger", "nnz"),
}
_HEADINGS: Final = {name: column for column, names in _SYNONYMS.items() for name in names}
_PLAINLY: Final = (Column.ROLE, Column.PHONE, Column.MAIL, Column.VALID_UNTIL, Column.CONFIRMED)
_CLIENT_WORDS: Final = frozenset(
    {
        "bsn",
        "burgerservicenummer",
        "sofinummer",
        "geboortedatum",
        "geboorte",
        "geboren",
        "geb",
        "geboortejaar",
        "adres",
        "straat",
        "straatnaam",
        "huisnummer",
        "huisnr",
        "postcode",
        "moeder",
        "vader",
        "baby",
        "zwangere",
        "gezin",
        "ouder",
        "ouders",
        "diagnose",
        "dossier",
        "dossiernummer",
        "uitgerekende",
        "nationaliteit",
        "medicatie",
        "kindnaam",
    }
)
_CLIENT_STARTS: Final = ("client", "patient", "geboorte", "woonadres", "huisadres", "bsn", "dossier")


def column_of(heading: str) -> Column | None:
    """The field that a heading names, None when it is not one that we know."""
    return _HEADINGS.get(_bare(heading))


def about_clients(heading: str) -> bool:
    """Whether a heading looks like data of clients: bsn, geboortedatum, adres, client and the like."""
    if column_of(heading) is not None:
        return False
    words = _bare(heading).replace("e mail adres", "").split()
    return any(word in _CLIENT_WORDS or word.startswith(_CLIENT_STARTS) for word in words)


def refusal(heading: str) -> str:
    """Why a column stays out, in one Dutch sentence."""
    return (
        f"De kolom “{heading[:40]}” lijkt over cliënten te gaan en wordt nooit overgenomen. "
        "In Contacten staan alleen professionals."
    )


def proposed(headings: Sequence[str]) -> tuple[Column | None, ...]:
    """For each heading the field it fills; a field is proposed once, for the first that names it."""
    found: list[Column | None] = []
    for heading in headings:
        column = column_of(heading)
        found.append(None if column in found else column)
    return tuple(found)


def has_headings(cells: Sequence[str]) -> bool:
    """Whether a first row names its columns.

    One plain name such as "functie" or "telefoon" is enough, or one that is refused. Names that may be a
    value as well, such as "wijkteam" or "praktijk", say so only with two of them, or alone in their row.
    """
    found = [column for cell in cells if (column := column_of(cell)) is not None]
    filled = sum(bool(cell.strip()) for cell in cells)
    plainly = any(column in _PLAINLY for column in found) or any(map(about_clients, cells))
    return plainly or len(found) > 1 or len(found) == filled > 0


def _bare(heading: str) -> str:
    """As compared: no capitals, accents, hyphens, dots, colons or brackets."""
    kept = "".join(c if c.isalnum() else " " for c in plain(heading))
    return " ".join(kept.split())
