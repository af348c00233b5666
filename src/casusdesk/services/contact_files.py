"""The register in and out of a file: any list of contacts from Excel in, one that Excel reads safely out.

What stands in the columns is judged in `domain.contact_import`; absences stay in the register, for a
stand-in is another contact and not a word in a cell.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.cells import sanitised
from casusdesk.domain.contact_columns import Column, has_headings
from casusdesk.domain.contact_import import ImportPlan, Line, Reading, plan_import
from casusdesk.domain.contacts import Contact
from casusdesk.domain.limits import tidy
from casusdesk.domain.wording import short_date
from casusdesk.errors import CasusdeskError
from casusdesk.services.list_text import (
    LARGEST_FILE,
    LOST,
    OPEN_QUOTE,
    TOO_MANY,
    UNREADABLE,
    split_rows,
    text_of,
)

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

MOST_COLUMNS: Final = 40
MOST_LINES: Final = 5000
EXPORT: Final = "contacten (CSV)"
"""What the audit calls the file."""
_DELIMITERS: Final = (";", "\t", ",")
_LOOKED_AT: Final = 20
"""Lines from the top that tell what parts the cells."""
_EMPTY: Final = "Dit bestand is leeg. Kies een bestand met contacten."
_WIDE: Final = (
    f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen of {MOST_LINES} regels. "
    "Kies een lijst met contacten, of maak het bestand kleiner."
)


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """A file as it was read: every filled row, the first included. `headed` says what the first one is."""

    rows: tuple[Line, ...]
    width: int
    headed: bool

    def headings(self, *, headed: bool) -> tuple[str, ...]:
        """What the columns are called; without a first row of names they are numbered."""
        names = [tidy(cell) for cell in self.rows[0].cells] if headed else []
        names += [""] * (self.width - len(names))
        return tuple(name or f"Kolom {place}" for place, name in enumerate(names[: self.width], start=1))

    def lines(self, *, headed: bool) -> tuple[Line, ...]:
        """The rows with contacts."""
        return self.rows[1:] if headed else self.rows


def read_sheet(path: Path) -> ContactSheet:
    """The file at `path`: semicolon, comma or tab, UTF-8 or Windows, with or without names of columns.

    Raises:
        CasusdeskError: the file is not there, is empty, cannot be read, or is too large.
    """
    csv.field_size_limit(LARGEST_FILE)
    lines = list(io.StringIO(text_of(path, "contacten", "lijst met contacten").replace("\0", ""), newline=""))
    start, delimiter = _opening(lines)
    first = next((cells for _, cells, _ in split_rows(lines, start, 1, delimiter) if _filled(cells)), None)
    if first is None:
        raise CasusdeskError(_EMPTY)
    headed = has_headings(first)
    rows = tuple(_rows(lines, start, delimiter, len(first)))
    if not rows:
        raise CasusdeskError(_EMPTY)
    width = len(first) if headed else max(len(row.cells) for row in rows)
    if width > MOST_COLUMNS or len(rows) > MOST_LINES:
        raise CasusdeskError(_WIDE)
    if headed:
        rows = (rows[0], *(_within(row, width) for row in rows[1:]))
    return ContactSheet(rows, width, headed)


def plan(desk: Desk, sheet: ContactSheet, reading: Reading, *, headed: bool) -> ImportPlan:
    """What the file would bring to the register of `desk` when it is read so."""
    known, new_id = desk.contacts.all(), desk.contacts.new_id
    return plan_import(sheet.lines(headed=headed), reading, desk.catalog, known, new_id)


def write_contacts(desk: Desk, path: Path) -> None:
    """Write the register to `path`, for this user alone (0600).

    Raises:
        CasusdeskError: the file cannot be written; one that was there stays as it was.
    """
    desk.audit.export(EXPORT, path, contacts_csv(desk.contacts.all(), desk.catalog).encode("utf-8-sig"))


def contacts_csv(contacts: Sequence[Contact], catalog: Catalog) -> str:
    """The contacts as Dutch Excel reads them: semicolons, no cell that is a formula (R25)."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.value for column in Column)
    for contact in contacts:
        writer.writerow(sanitised(cell) for cell in _cells(contact, catalog))
    return made.getvalue()


def _cells(contact: Contact, catalog: Catalog) -> tuple[str, ...]:
    """In the order of `Column`."""
    days = (contact.valid_until, contact.confirmed_on)
    until, confirmed = ("" if day is None else short_date(day) for day in days)
    return (
        catalog.agency_label(contact.role),
        contact.organisation,
        contact.area,
        contact.name,
        contact.phone,
        contact.mail,
        contact.note,
        until,
        confirmed,
        "ja" if contact.nnz else "nee",
    )


def _opening(lines: Sequence[str]) -> tuple[int, str]:
    """Where the rows begin and what parts their cells; Excel's own first line `sep=;` says so itself."""
    for place, line in enumerate(lines):
        if line.strip():
            told = line.strip().strip('"').casefold()
            if told.startswith("sep=") and told[4:] in _DELIMITERS:
                return place + 1, told[4:]
            break
    return 0, max(_DELIMITERS, key=lambda delimiter: _fits(lines, delimiter))


def _fits(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """How well `delimiter` cuts the first lines into rows of one length, with more than one cell."""
    widths = Counter(len(cells) for cells in csv.reader(lines[:_LOOKED_AT], delimiter=delimiter) if cells)
    width, often = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return (often, width) if width > 1 else (0, 0)


def _rows(lines: Sequence[str], start: int, delimiter: str, width: int) -> list[Line]:
    found = []
    for begin, cells, swallows in split_rows(lines, start, width, delimiter):
        if swallows:
            found.append(Line(begin + 1, (), OPEN_QUOTE))
        elif _filled(cells):
            lost = any(LOST in cell for cell in cells)
            found.append(Line(begin + 1, tuple(cells), UNREADABLE if lost else ""))
        if len(found) > MOST_LINES:
            break
    return found


def _within(row: Line, width: int) -> Line:
    """A row with filled cells beyond the last heading is not what its columns say."""
    if not row.fault and any(cell.strip() for cell in row.cells[width:]):
        return Line(row.number, row.cells, TOO_MANY)
    return row


def _filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)
