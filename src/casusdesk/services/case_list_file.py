"""The rows of a case list as Dutch Excel writes it: every way of saving read alike, and nothing dropped.

A row that is not what its columns say (a cell too many, a quote that swallows the next rows, a character
that was lost in saving) is named and left out whole; the rows around it are still read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casusdesk.domain.case_row import COLUMNS, ColumnProblem
from casusdesk.errors import CasusdeskError, InvalidInputError
from casusdesk.services.list_text import (
    LARGEST_FILE,
    LOST,
    OPEN_QUOTE,
    TOO_MANY,
    UNREADABLE,
    split_rows,
    text_of,
)

_NEEDED: Final = ("uitgerekende_datum", "geboortedatum_kind")
_NO_NAME: Final = "Boven deze cel staat geen kolomnaam. Zet er een naam boven, of maak de cel leeg."


@dataclass(frozen=True, slots=True)
class FileRow:
    """One filled row: the line it starts on (the header is 1), its values by column, what is wrong."""

    line: int
    values: Mapping[str, str]
    faults: tuple[ColumnProblem, ...] = ()


def read_rows(path: Path) -> Iterator[FileRow]:
    """Every filled row of the file.

    Raises:
        CasusdeskError: the file is not there, not a CSV with the columns of `COLUMNS`, or too large.
    """
    csv.field_size_limit(LARGEST_FILE)  # A cell of any length is kept, and said to be too long later.
    lines = list(io.StringIO(text_of(path, "casussen", "casuslijst").replace("\0", ""), newline=""))
    names, start = _header(lines)
    for begin, cells, swallows in split_rows(lines, start, len(names)):
        if swallows:
            place = next(
                (at for at, cell in enumerate(cells) if "\n" in cell or "\r" in cell), len(cells) - 1
            )
            yield FileRow(begin + 1, {}, (ColumnProblem(names[min(place, len(names) - 1)], OPEN_QUOTE),))
        elif any(cell.strip() for cell in cells):
            yield _row(begin + 1, names, cells)


def _header(lines: Sequence[str]) -> tuple[list[str], int]:
    """The column names and the first line after them; Excel's own first line `sep=;` is passed over."""
    reader = csv.reader(lines, delimiter=";")
    for cells in reader:
        names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
        if any(names) and not names[0].startswith("sep="):
            _check_columns(names)
            return names, reader.line_num
    raise CasusdeskError("Dit bestand is leeg. Kies een bestand met casussen.")


def _check_columns(names: list[str]) -> None:
    if not set(names) & set(COLUMNS):
        raise CasusdeskError(
            "De eerste regel noemt de kolommen niet. Sla de lijst in Excel op als CSV, gescheiden door "
            "puntkomma, met op de eerste regel: " + ";".join(COLUMNS)
        )
    if not any(name in names for name in _NEEDED):
        raise InvalidInputError("De kolom uitgerekende_datum ontbreekt. Voeg hem toe.", field=_NEEDED[0])
    for name in names:
        if name and name not in COLUMNS:
            raise InvalidInputError(
                f"De kolom '{name[:40]}' is niet bekend. Haal hem weg of kies uit: " + ", ".join(COLUMNS),
                field=name,
            )
        if name and names.count(name) > 1:
            raise InvalidInputError(f"De kolom '{name}' staat er twee keer. Haal er een weg.", field=name)


def _row(line: int, names: Sequence[str], cells: Sequence[str]) -> FileRow:
    faults = []
    values = {}
    for place, cell in enumerate(cells):
        name = names[place] if place < len(names) else ""
        if not name and cell.strip():
            reason = _NO_NAME if place < len(names) else TOO_MANY
            faults.append(ColumnProblem(str(place + 1), reason))
        elif name:
            values[name] = cell
            if LOST in cell:
                faults.append(ColumnProblem(name, UNREADABLE))
    return FileRow(line, values, tuple(faults))
