"""The rows of a case list as Dutch Excel writes it: every way of saving read alike, and nothing dropped.

A row that is not what its columns say (a cell too many, a quote that swallows the next rows, a character
that was lost in saving) is named and left out whole; the rows around it are still read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from casusdesk.domain.case_row import COLUMNS, ColumnProblem
from casusdesk.errors import CasusdeskError, InvalidInputError

LARGEST_FILE: Final = 5_000_000
"""Bytes; a list of thousands of cases is under one million."""
_NEEDED: Final = ("uitgerekende_datum", "geboortedatum_kind")
_END: Final = "\x1f"
"""A last line of our own: a row that swallows it has a quote without an end."""
_DATED: Final = re.compile(r";*\d{1,2}[-/.]\d{1,2}[-/.]\d{4};")
"""How the next row begins, also in a list of two columns."""
_LOST: Final = "\ufffd"
_OPEN: Final = (
    'Een aanhalingsteken (") in deze cel heeft geen einde. Zet er ook een achter de tekst, of haal het weg.'
)
_TOO_MANY: Final = (
    "Deze regel heeft meer cellen dan de eerste regel. Staat er een puntkomma in een tekst? "
    'Zet die tekst tussen aanhalingstekens (").'
)
_NO_NAME: Final = "Boven deze cel staat geen kolomnaam. Zet er een naam boven, of maak de cel leeg."
_UNREADABLE: Final = (
    "Een teken in deze cel is niet te lezen. Typ het opnieuw en bewaar de lijst als CSV UTF-8."
)


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
    lines = list(io.StringIO(_text(path).replace("\0", ""), newline=""))
    names, start = _header(lines)
    for begin, cells, swallows in _split(lines, start, len(names)):
        if swallows:
            place = next(
                (at for at, cell in enumerate(cells) if "\n" in cell or "\r" in cell), len(cells) - 1
            )
            yield FileRow(begin + 1, {}, (ColumnProblem(names[min(place, len(names) - 1)], _OPEN),))
        elif any(cell.strip() for cell in cells):
            yield _row(begin + 1, names, cells)


def _text(path: Path) -> str:
    try:
        if not path.is_file() and path.exists():
            raise CasusdeskError("Dit is geen bestand. Kies een bestand met casussen, bewaard als CSV.")
        if path.stat().st_size > LARGEST_FILE:
            raise CasusdeskError("Dit bestand is te groot voor een casuslijst. Kies een ander bestand.")
        return _decoded(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise CasusdeskError("Dit bestand bestaat niet. Controleer de naam en de map.") from None
    except OSError:
        raise CasusdeskError(
            "Dit bestand is niet te lezen. Sluit het in Excel en probeer het opnieuw."
        ) from None


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data[:200:2].count(0) == 0 < data[1:200:2].count(0) * 3 >= len(data[1:200:2]):
        return data.decode("utf-16-le", errors="replace")  # without the mark that says so
    data = data.removeprefix(b"\xef\xbb\xbf")
    # Line by line, because a list that several people keep can be saved in two ways.
    return "".join(_decoded_line(line) for line in data.splitlines(keepends=True))


def _decoded_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


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


def _split(lines: Sequence[str], start: int, width: int) -> Iterator[tuple[int, list[str], bool]]:
    """Rows from `start` on: index of the first line, cells, and whether a quote swallowed later rows.

    After such a row reading goes on at the line behind its first, so that no good row is lost with it.
    """
    while start < len(lines):
        reader = csv.reader(chain(map(lines.__getitem__, range(start, len(lines))), (_END,)), delimiter=";")
        begin = start
        for cells in reader:
            end = start + reader.line_num
            if end > len(lines) and cells == [_END]:
                return
            swallows = end > len(lines) or _holds_rows(cells, width)
            yield begin, cells, swallows
            if swallows:
                break
            begin = end
        start = begin + 1


def _holds_rows(cells: Sequence[str], width: int) -> bool:
    """Whether a cell holds a line with as many semicolons as a row: the quote before it has no end."""
    return any(
        line.count(";") >= max(2, width - 1) or _DATED.match(line)
        for cell in cells
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()[1:]
    )


def _row(line: int, names: Sequence[str], cells: Sequence[str]) -> FileRow:
    faults = []
    values = {}
    for place, cell in enumerate(cells):
        name = names[place] if place < len(names) else ""
        if not name and cell.strip():
            reason = _NO_NAME if place < len(names) else _TOO_MANY
            faults.append(ColumnProblem(str(place + 1), reason))
        elif name:
            values[name] = cell
            if _LOST in cell:
                faults.append(ColumnProblem(name, _UNREADABLE))
    return FileRow(line, values, tuple(faults))
