"""Part a set entry over two pages: between its bands, or within one, and never a line alone.

Two newspaper columns stand on one page and are checked together (columns.split_entry); the parts made here
stand on pages of their own, so each is read aloud by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casusdesk.documents.typeset import Band, Entry, SetBand, SetCell, SetEntry

FEWEST_LINES: Final = 2
"""Lines of an entry, and of a text within it, on either side of the turn of the page."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """After `lines` lines of the band at place `band`; `height` in mm and `passed` lines stand before it."""

    band: int
    lines: int
    height: float
    passed: int


def split_over_pages(item: SetEntry, room: float, padding: float) -> tuple[SetEntry, SetEntry] | None:
    """`item` in two, the first part at most `room` mm high; None when it cannot be parted well."""
    total = sum(_count(band) for band in item.bands)
    fitting = [
        cut
        for cut in _cuts(item)
        if item.entry.before * padding + cut.height <= room
        and FEWEST_LINES <= cut.passed <= total - FEWEST_LINES
    ]
    if not fitting or item.entry.keep_with_next:
        return None
    cut = fitting[-1]
    return _head(item, cut), _tail(item, cut)


def _count(band: SetBand) -> int:
    """Lines of a band; a line to write on is one."""
    return max([1, *(len(cell.lines) for cell in band.cells)])


def _height(item: SetEntry, place: int) -> float:
    pitch = item.setting.pitch * item.bands[place].scale
    lines = max((len(cell.lines) for cell in item.bands[place].cells), default=0)
    return max(lines * pitch, item.entry.bands[place].least)


def _cuts(item: SetEntry) -> Iterator[_Cut]:
    """Every place where it may be parted, from the top."""
    passed = 0
    for place, band in enumerate(item.bands):
        if place:
            yield _Cut(place, 0, item.bands[place - 1].top + _height(item, place - 1), passed)
        count = _count(band)
        for lines in range(FEWEST_LINES, count - FEWEST_LINES + 1):
            if _runs_on(band.cells, lines):
                height = band.top + lines * item.setting.pitch * band.scale
                yield _Cut(place, lines, height, passed + lines)
        passed += count


def _runs_on(cells: Sequence[SetCell], lines: int) -> bool:
    """Whether only the last cell goes on below, and no word is broken there."""
    longer = [cell for cell in cells if len(cell.lines) > lines]
    return longer == [cells[-1]] and not cells[-1].drawn[lines - 1].pieces[-1].broken


def _head(item: SetEntry, cut: _Cut) -> SetEntry:
    bands, own = list(item.bands[: cut.band]), list(item.entry.bands[: cut.band])
    if cut.lines:
        bands.append(_part(item.bands[cut.band], slice(cut.lines)))
        own.append(item.entry.bands[cut.band])
    return _made(item, bands, own, cut.height, replace(item.entry, after=0.0, rule_below=None))


def _tail(item: SetEntry, cut: _Cut) -> SetEntry:
    bands, own = list(item.bands[cut.band :]), list(item.entry.bands[cut.band :])
    if cut.lines:
        bands[0] = _part(bands[0], slice(cut.lines, None))
    bands = [replace(band, top=max(band.top - cut.height, 0.0)) for band in bands]
    entry = replace(item.entry, before=1.0, rule_above=None)
    return replace(_made(item, bands, own, item.height - cut.height, entry), continued=True)


def _part(band: SetBand, lines: slice) -> SetBand:
    return replace(band, cells=tuple(replace(cell, lines=cell.drawn[lines]) for cell in band.cells))


def _made(
    item: SetEntry, bands: Sequence[SetBand], own: Sequence[Band], height: float, entry: Entry
) -> SetEntry:
    text = " · ".join(said for band in bands for cell in band.cells if (said := _said(cell)))
    lines = sum(max((len(cell.lines) for cell in band.cells), default=0) for band in bands)
    entry = replace(entry, bands=tuple(own), text=text)
    return replace(item, entry=entry, bands=tuple(bands), height=height, lines=lines)


def _said(cell: SetCell) -> str:
    """The words on these lines, with what is said for a drawn sign."""
    said = ""
    for line in cell.lines:
        for piece in line.pieces:
            spoken = piece.span.spoken if piece.has_mark else ""
            text = " ".join(filter(None, (spoken, piece.text)))
            said += text[:-1] if piece.broken else text + ("" if piece.glued else " ")
    return said.strip()
