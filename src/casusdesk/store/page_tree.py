"""Rows and index entries straight from the pages of a store, around the pages that cannot be read.

The format is that of SQLite ("Database File Format": b-tree pages, cells, overflow, records). Pages that
nothing points at any more, because the page above them is gone, are still found and read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from casusdesk.store.sealed_pages import USABLE, SealedPages

Value = int | float | str | bytes | None
Record = tuple[Value, ...]

TABLE_LEAF: Final = 0x0D
TABLE_INNER: Final = 0x05
INDEX_LEAF: Final = 0x0A
INDEX_INNER: Final = 0x02
_HEAD_OF_FILE: Final = 100
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FEWEST: Final = (USABLE - 12) * 32 // 255 - 23
_MOST: Final = {
    TABLE_LEAF: USABLE - 35,
    INDEX_LEAF: (USABLE - 12) * 64 // 255 - 23,
    INDEX_INNER: (USABLE - 12) * 64 // 255 - 23,
}
"""Bytes of a record that stay on its own page; the rest goes to other pages."""


class LostRecordError(Exception):
    """Part of this record is on a page that cannot be read."""


class PageTree:
    """Walks trees from their roots. `visited` are pages that were reached, `missing` those that were not."""

    def __init__(self, pages: SealedPages) -> None:
        self._pages = pages
        self.visited: set[int] = set()
        self.missing: set[int] = set()

    def rows(self, root: int) -> Iterator[tuple[int, Record]]:
        """The rows of the table at page `root`: rowid and values. Unreadable ones are left out."""
        for number in self._leaves(root):
            yield from self.rows_on(number)

    def rows_on(self, number: int) -> Iterator[tuple[int, Record]]:
        """The rows of one leaf of a table."""
        page, start = self._page(number)
        if page is None or page[start] != TABLE_LEAF:
            return
        for cell in _cells(page, start):
            try:
                size, at = _varint(page, cell)
                rowid, at = _varint(page, at)
                yield _signed(rowid), _record(self._payload(page, at, size, TABLE_LEAF))
            except (LostRecordError, IndexError, ValueError, struct.error):
                self.missing.add(number)

    def entries(self, root: int) -> Iterator[Record]:
        """The entries of the index at page `root`, each ending in the rowid of its row."""
        for number in self._leaves(root):
            page, start = self._page(number)
            if page is None:
                continue
            inner = page[start] == INDEX_INNER
            if not inner and page[start] != INDEX_LEAF:
                continue
            for cell in _cells(page, start):
                try:
                    size, at = _varint(page, cell + (4 if inner else 0))
                    yield _record(self._payload(page, at, size, page[start]))
                except (LostRecordError, IndexError, ValueError, struct.error):
                    self.missing.add(number)

    def strays(self) -> Iterator[int]:
        """Leaves of tables that no walk came to: the page above them cannot be read."""
        for number in self._pages:
            page, start = self._page(number)
            if number not in self.visited and page is not None and page[start] == TABLE_LEAF:
                yield number

    def _leaves(self, root: int) -> Iterator[int]:
        """Every page that holds rows or entries; in an index those are the inner pages too."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self.visited:
                continue
            page, start = self._page(number)
            if page is None:
                self.missing.add(number)
                continue
            self.visited.add(number)
            if page[start] in (TABLE_INNER, INDEX_INNER):
                below = [int.from_bytes(page[at : at + 4], "big") for at in _cells(page, start)]
                below.append(int.from_bytes(page[start + 8 : start + 12], "big"))
                waiting += reversed(below)
            if page[start] != TABLE_INNER:
                yield number

    def _page(self, number: int) -> tuple[bytes | None, int]:
        return self._pages.get(number), _HEAD_OF_FILE if number == 1 else 0

    def _payload(self, page: bytes, at: int, size: int, kind: int) -> bytes:
        most = _MOST[kind]
        here = size
        if size > most:
            here = _FEWEST + (size - _FEWEST) % (USABLE - 4)
            here = here if here <= most else _FEWEST
        found = page[at : at + here]
        following = int.from_bytes(page[at + here : at + here + 4], "big") if here < size else 0
        passed: set[int] = set()
        while len(found) < size:
            more = self._pages.get(following)
            if more is None or following in passed:
                raise LostRecordError
            passed.add(following)
            found += more[4 : 4 + min(USABLE - 4, size - len(found))]
            following = int.from_bytes(more[:4], "big")
        self.visited |= passed
        return found


def _cells(page: bytes, start: int) -> Iterator[int]:
    """Where each cell of a page begins."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if page[start] in (TABLE_INNER, INDEX_INNER) else 8)
    for place in range(first, min(first + 2 * count, USABLE), 2):
        yield int.from_bytes(page[place : place + 2], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _record(payload: bytes) -> Record:
    """The values of a record; raises ValueError or IndexError when it is none."""
    length, at = _varint(payload, 0)
    body, values = length, []
    while at < length:
        kind, at = _varint(payload, at)
        value, size = _value(kind, payload, body)
        values.append(value)
        body += size
    return tuple(values)


def _value(kind: int, payload: bytes, at: int) -> tuple[Value, int]:
    if kind in (8, 9):
        return kind - 8, 0
    if kind == 0:
        return None, 0
    size = _INTEGERS.get(kind, 8 if kind == 7 else (kind - 12) // 2)
    raw = payload[at : at + size]
    if len(raw) != size or kind in (10, 11):
        raise ValueError("no record")
    if kind in _INTEGERS:
        return int.from_bytes(raw, "big", signed=True), size
    if kind == 7:
        return float(struct.unpack(">d", raw)[0]), size
    return (raw.decode("utf-8") if kind % 2 else raw), size
