"""Lists that people keep in Excel, whatever way they saved them: bytes to lines, lines to rows of cells.

A quote that swallows the rows after it costs only its own row; the rows around it are still read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from casusdesk.errors import CasusdeskError

LARGEST_FILE: Final = 5_000_000
"""Bytes; a list of thousands of rows is under one million."""
LOST: Final = "\ufffd"
"""Stands where a character could not be read."""
OPEN_QUOTE: Final = (
    'Een aanhalingsteken (") in deze cel heeft geen einde. Zet er ook een achter de tekst, of haal het weg.'
)
TOO_MANY: Final = (
    "Deze regel heeft meer cellen dan de eerste regel. Staat er een puntkomma in een tekst? "
    'Zet die tekst tussen aanhalingstekens (").'
)
UNREADABLE: Final = (
    "Een teken in deze cel is niet te lezen. Typ het opnieuw en bewaar de lijst als CSV UTF-8."
)
_END: Final = "\x1f"
"""A last line of our own: a row that swallows it has a quote without an end."""
_TALLEST_ROW: Final = 100
"""Lines; a row of more has a quote without an end, and a file of nothing else is still read at once."""
_DATED: Final = re.compile(r";*\d{1,2}[-/.]\d{1,2}[-/.]\d{4};")
"""How the next row begins, also in a list of two columns."""


def text_of(path: Path, rows: str, kind: str) -> str:
    """The text of the file; `rows` and `kind` say what it should be: "casussen", "casuslijst".

    Raises:
        CasusdeskError: the file is not there, is no file, cannot be read, or is too large.
    """
    try:
        if not path.is_file() and path.exists():
            raise CasusdeskError(f"Dit is geen bestand. Kies een bestand met {rows}, bewaard als CSV.")
        if path.stat().st_size > LARGEST_FILE:
            raise CasusdeskError(f"Dit bestand is te groot voor een {kind}. Kies een ander bestand.")
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


def split_rows(
    lines: Sequence[str], start: int, width: int, delimiter: str = ";"
) -> Iterator[tuple[int, list[str], bool]]:
    """Rows from `start` on: index of the first line, cells, and whether a quote swallowed later rows.

    After such a row reading goes on at the line behind its first, so that no good row is lost with it.
    """
    while start < len(lines):
        rest = _Rest(lines, start)
        for cells in csv.reader(rest, delimiter=delimiter):
            begin, end = rest.begin, rest.end
            if end > len(lines) and cells == [_END]:
                return
            swallows = rest.ended or _holds_rows(cells, width, delimiter)
            yield begin, cells, swallows
            if swallows:
                break
            rest.begin = end
        start = rest.begin + 1


class _Rest:
    """The lines from `begin` on, then the line of our own: behind the last one, or behind the tallest row."""

    def __init__(self, lines: Sequence[str], start: int) -> None:
        self._lines = lines
        self.begin = self.end = start
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        while self.end < len(self._lines) and self.end - self.begin < _TALLEST_ROW:
            self.end += 1
            yield self._lines[self.end - 1]
        self.end += 1
        self.ended = True
        yield _END


def _holds_rows(cells: Sequence[str], width: int, delimiter: str) -> bool:
    """Whether a cell holds a line with as many delimiters as a row: the quote before it has no end."""
    return any(
        line.count(delimiter) >= max(2, width - 1) or _DATED.match(line)
        for cell in cells
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()[1:]
    )
