"""Pack the small objects of a PDF together: a page has hundreds of tags, which would cost a line each.

ReportLab writes every object by itself with a plain table of places; this puts all that are not streams into
one compressed stream, with the table of places as a stream too (PDF 1.5 and later), in the same order.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PLACE: Final = re.compile(rb"(\d{10}) \d{5} n \n")
_ENTRY: Final = {name: re.compile(rb"/" + name + rb"\s+(\d+ 0 R)") for name in (b"Root", b"Info")}
_ID: Final = re.compile(rb"/ID\s*\[\s*(<[0-9a-f]+>)\s*(<[0-9a-f]+>)\s*\]")
_WIDTHS: Final = (1, 4, 2)
"""Bytes of an entry of the table: its kind, a place or the number of a stream, a place in that stream."""
_LEVEL: Final = 6


def pack(data: bytes) -> bytes:
    """The same file, smaller, and with nothing in it of who wrote the program that made it.

    Raises ValueError for a file that ReportLab did not write.
    """
    begin = data.rfind(b"xref\n", 0, data.rfind(b"startxref"))
    table, _, trailer = data[max(begin, 0) :].partition(b"trailer")
    places = [int(place) for place in _PLACE.findall(table)]
    found = {name: entry.search(trailer) for name, entry in _ENTRY.items()}
    made = _ID.search(trailer)
    if not places or made is None or not all(found.values()):
        raise ValueError("not a file of ReportLab")
    streams: dict[int, bytes] = {}
    packed: dict[int, bytes] = {}
    for number, (start, stop) in enumerate(zip(places, [*places[1:], begin], strict=True), start=1):
        body = data[start:stop]
        if body.rstrip().endswith(b"endstream\nendobj"):
            streams[number] = body
        else:
            packed[number] = _inner(body)
    names = b"".join(b"/%s %s" % (name, entry[1]) for name, entry in found.items() if entry)
    return _file(streams, packed, names + b"/ID[%s%s]" % made.groups())


def _inner(body: bytes) -> bytes:
    """An object without its number around it, and without comments."""
    inner = body.split(b"obj\n", 1)[1].rsplit(b"endobj", 1)[0]
    return b"\n".join(line for line in inner.splitlines() if not line.startswith(b"%")).strip()


def _file(streams: dict[int, bytes], packed: dict[int, bytes], trailer: bytes) -> bytes:
    holder = len(streams) + len(packed) + 1
    parts = [_HEADER]
    place = len(_HEADER)
    entries = {0: (0, 0, 65535)}
    for number, body in (*streams.items(), (holder, _holder(holder, packed))):
        entries[number] = (1, place, 0)
        parts.append(body)
        place += len(body)
    entries |= {number: (2, holder, index) for index, number in enumerate(packed)}
    entries[holder + 1] = (1, place, 0)
    rows = (
        value.to_bytes(width, "big")
        for number in range(holder + 2)
        for value, width in zip(entries[number], _WIDTHS, strict=True)
    )
    kind = b"/Type/XRef/Size %d/W[%d %d %d]" % (holder + 2, *_WIDTHS)
    parts += [_stream(holder + 1, kind + trailer, b"".join(rows)), b"startxref\n%d\n%%%%EOF\n" % place]
    return b"".join(parts)


def _holder(number: int, packed: dict[int, bytes]) -> bytes:
    """The stream with all small objects behind a list of their numbers and places."""
    index = []
    place = 0
    for own, inner in packed.items():
        index.append(b"%d %d" % (own, place))
        place += len(inner) + 1
    head = b" ".join(index) + b"\n"
    body = b"\n".join(packed.values())
    return _stream(number, b"/Type/ObjStm/N %d/First %d" % (len(packed), len(head)), head + body)


def _stream(number: int, kind: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, _LEVEL)
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (number, kind, len(small))
    return head + small + b"\nendstream\nendobj\n"
