"""Read from a TrueType file the two things a typesetter needs: which characters it has and how wide they are.

A reader of our own takes a few milliseconds a face; loading ReportLab for it would cost the start of the
program a third of a second (ux §6 no. 1).
"""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass
from pathlib import Path
from sys import byteorder
from typing import Final

_LAST_READABLE: Final = 0xFFFF
"""ReportLab tells a reader another letter for what lies beyond it (a lock, a few pictures): left out."""


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Widths per character code in thousandths of the letter size; a code without a glyph is absent."""

    widths: dict[int, float]


def read_font(path: Path) -> FontMetrics:
    """Metrics of a TrueType file.

    Raises ValueError when the file has no Unicode character table: then it is not one of ours.
    """
    data = path.read_bytes()
    tables = _tables(data)
    units_per_em = _short(data, tables["head"] + 18)
    advances = _advances(data, tables)
    scale = 1000 / units_per_em
    last = len(advances) - 1
    glyphs = _characters(data, tables["cmap"])
    known = {code: glyph for code, glyph in glyphs.items() if glyph and code <= _LAST_READABLE}
    return FontMetrics({code: advances[min(glyph, last)] * scale for code, glyph in known.items()})


def _short(data: bytes, offset: int) -> int:
    return int(struct.unpack_from(">H", data, offset)[0])


def _tables(data: bytes) -> dict[str, int]:
    count = _short(data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}


def _shorts(data: bytes, offset: int, count: int) -> array[int]:
    values = array("H", data[offset : offset + 2 * count])
    if byteorder == "little":
        values.byteswap()
    return values


def _advances(data: bytes, tables: dict[str, int]) -> array[int]:
    count = _short(data, tables["hhea"] + 34)
    return _shorts(data, tables["hmtx"], 2 * count)[::2]


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """The full table where there is one, else that of the first 65 536 characters."""
    tables: dict[int, int] = {}
    for i in range(_short(data, cmap + 2)):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * i)
        if (platform, encoding) in ((3, 10), (3, 1), (0, 4), (0, 3)):
            tables.setdefault(_short(data, cmap + offset), cmap + offset)
    if 12 in tables:
        return _format_12(data, tables[12])
    if 4 in tables:
        return _format_4(data, tables[4])
    raise ValueError("no Unicode character table")


def _format_12(data: bytes, table: int) -> dict[int, int]:
    (count,) = struct.unpack_from(">L", data, table + 12)
    glyphs: dict[int, int] = {}
    for first, last, glyph in struct.iter_unpack(">LLL", data[table + 16 : table + 16 + 12 * count]):
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs


def _format_4(data: bytes, table: int) -> dict[int, int]:
    """Segments of characters; each says how far its glyphs lie off, or where they are listed."""
    count = _short(data, table + 6) // 2
    ends = _shorts(data, table + 14, count)
    starts = _shorts(data, table + 16 + 2 * count, count)
    shifts = _shorts(data, table + 16 + 4 * count, count)
    places = table + 16 + 6 * count
    lists = _shorts(data, places, count)
    glyphs: dict[int, int] = {}
    for i, (first, last, shift, listed) in enumerate(zip(starts, ends, shifts, lists, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = _short(data, places + 2 * i + listed + 2 * (code - first)) if listed else code
            if glyph or not listed:
                glyphs[code] = (glyph + shift) & 0xFFFF
    return glyphs
