"""Pour set entries into columns of one height: headings stay with their rows, columns come out even."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casusdesk.documents.page import Role
from casusdesk.documents.typeset import SetEntry

Columns = tuple[tuple[SetEntry, ...], ...]

_TOLERANCE: Final = 0.01
"""Millimetres; far below what a printer can show, well above rounding."""
_FEWEST_LINES: Final = 2
"""Lines of an entry that stay together at the foot or the head of a column."""


def stacked_height(entries: Sequence[SetEntry], padding: float) -> float:
    """Height in mm of entries under each other."""
    return sum(entry.outer_height(padding) for entry in entries)


def pour(
    entries: Sequence[SetEntry], padding: float, capacity: float, columns: int, *, split: bool = False
) -> Columns | None:
    """`entries` over at most `columns` columns of `capacity` mm; None when they do not go in.

    A heading stays with what follows it. With `split` an entry may run on in the next column.
    """
    found: list[list[SetEntry]] = [[]]
    used = 0.0
    waiting = list(reversed(entries))
    while waiting:
        following = waiting.pop()
        entry = following if found[-1] else on_top(following)
        height = entry.outer_height(padding)
        if used + height <= capacity + _TOLERANCE:
            found[-1].append(entry)
            used += height
            continue
        if len(found) == columns:
            return None
        parts = split_entry(entry, capacity - used, padding) if split else None
        if parts is not None:
            found[-1].append(parts[0])
            waiting.append(parts[1])
            found.append([])
        else:
            moved = _headings_at_end(found[-1])
            if len(found[-1]) == len(moved):
                return None
            del found[-1][len(found[-1]) - len(moved) :]
            found.append([on_top(moved[0]), *moved[1:]] if moved else [])
            waiting.append(following)
        used = stacked_height(found[-1], padding)
    return tuple(tuple(column) for column in found)


def balance(
    entries: Sequence[SetEntry], padding: float, capacity: float, columns: int, *, split: bool = False
) -> Columns | None:
    """As `pour`, with the columns as equal in height as the entries allow."""
    best = pour(entries, padding, capacity, columns, split=split)
    low, high = stacked_height(entries, padding) / columns, capacity
    while best is not None and columns > 1 and high - low > 0.5:
        middle = (low + high) / 2
        found = pour(entries, padding, middle, columns, split=split)
        if found is None:
            low = middle
        else:
            best, high = found, middle
    return best


def on_top(item: SetEntry) -> SetEntry:
    """The entry as the first of a column: no rule above, on one line with those of the columns beside it."""
    entry = replace(item.entry, before=1.0, rule_above=None)
    return replace(item, entry=entry)


def split_entry(item: SetEntry, room: float, padding: float) -> tuple[SetEntry, SetEntry] | None:
    """An entry of one band in two, the first part at most `room` mm high; None when it cannot be split."""
    if len(item.bands) != 1 or item.entry.keep_with_next:
        return None
    band, pitch = item.bands[0], item.setting.pitch * item.bands[0].scale
    count = min(int((room - item.entry.before * padding) / pitch), item.lines - _FEWEST_LINES)
    if count < _FEWEST_LINES:
        return None
    heads = tuple(replace(cell, lines=cell.lines[:count]) for cell in band.cells)
    tails = tuple(replace(cell, lines=cell.lines[count:]) for cell in band.cells)
    head, tail = (
        replace(item, height=lines * pitch, lines=lines, bands=(replace(band, top=0.0, cells=cells),))
        for cells, lines in ((heads, count), (tails, item.lines - count))
    )
    first = replace(item.entry, after=0.0, rule_below=None)
    # What was read aloud with the first part is not read again.
    second = replace(item.entry, before=1.0, rule_above=None, role=Role.ARTIFACT)
    return replace(head, entry=first), replace(tail, entry=second, continued=True)


def _headings_at_end(column: list[SetEntry]) -> list[SetEntry]:
    moved: list[SetEntry] = []
    for entry in reversed(column):
        if not entry.entry.keep_with_next:
            break
        moved.insert(0, entry)
    return moved
