"""Draw a set entry as a block of the display list, and note which of its items are one thing to a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from casusdesk.documents.page import MM_PER_POINT, Block, Box, Colour, Item, Mark, Role, Rule, TextRun
from casusdesk.documents.reading import Kind, Part
from casusdesk.documents.typeset import ASCENT, FILL_MARGIN, Align, Cell, Entry, SetBand, SetCell, SetEntry
from casusdesk.documents.words import NARROW, Piece, Span, mark_units

_USUAL: Final = {Role.ROW: Kind.DATA, Role.HEADING: Kind.JOIN}
"""What a cell is that does not say so; everywhere else a paragraph of its own."""

_Drawn = tuple[Item, Span | None]
"""An item of a cell, and the span it belongs to; none for a box behind the words or a line to write on."""


def draw_entry(item: SetEntry, x: float, y: float, padding: float) -> Block:
    """The entry with its upper left corner (outside its paddings) at `x`, `y` mm."""
    entry, height = item.entry, item.outer_height(padding)
    items = list(_edges(entry, (x, y, item.width, height)))
    parts: list[Part] = []
    top = y + entry.before * padding
    for band in item.bands:
        for cell in band.cells:
            usual = Kind.HEAD if entry.role is Role.ROW and not parts else _USUAL.get(entry.role, Kind.TEXT)
            _add(items, parts, _draw_cell(cell, band, item, (x, top)), cell.cell, usual)
    text = "" if entry.role is Role.ARTIFACT else entry.spoken
    area = (x, y, item.width, height)
    return Block(
        entry.role,
        tuple(items),
        text,
        entry.case,
        entry.level,
        *area,
        tuple(parts),
        entry.group,
        item.continued,
    )


def _add(items: list[Item], parts: list[Part], drawn: Iterable[_Drawn], cell: Cell, usual: Kind) -> None:
    """Put what is drawn of a cell behind `items`, and its parts behind `parts`."""
    spans = cell.text.spans
    first = spans[0].kind if spans else None
    opened = [(0, cell.kind or first or usual, len(items))]
    here = place = 0
    current: Span | None = None
    for item, span in drawn:
        if span is not None and span is not current:
            current = span
            while spans[here] is not span:  # they come in the order of the text
                here += 1
                place = here if spans[here].kind is not None else place
            kind = spans[place].kind
            if place > opened[-1][0] and kind is not None:
                if opened[-1][2] == len(items):
                    opened.pop()  # the rest of a cell begins further on
                opened.append((place, kind, len(items)))
        items.append(item)
    ends = [start for _, _, start in opened[1:]]
    for (place, kind, start), stop in zip(opened, [*ends, len(items)], strict=True):
        if kind is Kind.JOIN and parts:
            parts[-1] = Part(parts[-1].kind, parts[-1].start, stop, parts[-1].source)
        else:
            parts.append(Part(kind, start, stop, (cell, place)))


def _edges(entry: Entry, area: tuple[float, float, float, float]) -> Iterator[Item]:
    x, y, width, height = area
    if entry.fill or entry.frame:
        stroke = entry.frame.colour if entry.frame else None
        yield Box(x, y, width, height, entry.fill, stroke, entry.frame.thickness if entry.frame else 0.0)
    if entry.rule_above:
        yield Rule(x, y, x + width, y, entry.rule_above.thickness, entry.rule_above.colour)
    if entry.rule_below:
        bottom = y + height
        yield Rule(x, bottom, x + width, bottom, entry.rule_below.thickness, entry.rule_below.colour)


def _draw_cell(
    set_cell: SetCell, band: SetBand, item: SetEntry, corner: tuple[float, float]
) -> Iterator[_Drawn]:
    cell, setting = set_cell.cell, item.setting
    pitch, em = setting.pitch * band.scale, setting.em * cell.scale
    left = corner[0] + set_cell.left
    top = corner[1] + band.top
    baseline = top + (pitch - setting.em * band.scale) / 2 + ASCENT * setting.em * band.scale
    if cell.line:
        # Darker than a hairline between rows: a poor copier must leave it standing.
        yield Rule(left, baseline + 0.3, left + set_cell.width, baseline + 0.3, 0.5, Colour.GREY), None
    for line in set_cell.drawn:
        margin = FILL_MARGIN * em if cell.fill else 0.0
        room = set_cell.width - line.width * em / 1000 - 2 * margin
        start = left + margin + (max(room, 0.0) if cell.align is Align.RIGHT else 0.0)
        if cell.fill:
            wide = set_cell.width if cell.fill_cell else line.width * em / 1000 + 2 * margin
            edge = left if cell.fill_cell else start - margin
            yield Box(edge, baseline - 0.92 * em, wide, 1.26 * em, fill=cell.fill), None
        for piece in line.pieces:
            for part in _draw_piece(piece, (start, baseline), em, item.entry.case):
                yield part, piece.span
        baseline += setting.pitch * cell.scale


def _draw_piece(piece: Piece, origin: tuple[float, float], em: float, case: str | None) -> Iterator[Item]:
    span, size = piece.span, em / MM_PER_POINT
    case = span.case or case
    x = origin[0] + piece.start * em / 1000
    width = piece.width * em / 1000
    if piece.has_mark and span.mark is not None:
        yield Mark(span.mark, x, origin[1], size, span.colour, case, span.spoken)
        lead = (mark_units(span.mark) + NARROW) * em / 1000
        x, width = x + lead, width - lead
    if piece.text:
        yield TextRun(
            x,
            origin[1],
            piece.text,
            piece.face,
            size * piece.face.scale,
            width,
            span.colour,
            case,
            broken=piece.broken,
            glued=piece.glued,
        )


def drawn_words(items: Iterable[Item]) -> list[str]:
    """The words of `items` as a reader puts them together again, hyphens of the wrapping taken out."""
    words: list[str] = []
    open_word = False
    for item in items:
        if not isinstance(item, TextRun):
            continue
        parts = (item.text[:-1] if item.broken else item.text).split(" ")
        if open_word:
            words[-1] += parts.pop(0)
        words.extend(parts)
        open_word = item.glued
    return words
