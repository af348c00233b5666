"""Set the parts of a sheet: cells in bands, bands in entries, entries down a column.

An `Entry` says what belongs together and where its columns are; a `Setting` says how large. The same
entry is measured at one size after another until the sheet fits, and drawn once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Final

from casusdesk.documents.page import MM_PER_POINT, Colour, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.words import Line
from casusdesk.documents.wrap import Paragraph

ASCENT: Final = 0.75
"""From the top of a line set solid to its baseline, in ems of Source Sans 3; the rest hangs below."""
FILL_MARGIN: Final = 0.45
"""Room between letters and the edge of the box behind them, in ems."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How large: letter size in points, line pitch as a ratio of it, room above and below an entry in mm."""

    size: float
    leading: float
    padding: float

    @property
    def em(self) -> float:
        """The letter size in mm."""
        return self.size * MM_PER_POINT

    @property
    def pitch(self) -> float:
        """From baseline to baseline in mm."""
        return self.em * self.leading


@dataclass(frozen=True, slots=True)
class Place:
    """A horizontal place in a column: a share (0-1) of its width, plus ems, plus mm."""

    share: float = 0.0
    ems: float = 0.0
    mm: float = 0.0

    def offset(self, width: float, em: float) -> float:
        """Distance in mm from the left side of a column `width` mm wide."""
        return self.share * width + self.ems * em + self.mm


LEFT: Final = Place()
RIGHT: Final = Place(1.0)


class Align(Enum):
    """To which side of its cell a line goes."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """Text between two places. `scale` multiplies the letter size.

    `fill` is a box of that colour behind the text, as wide as the text, or as the cell with `fill_cell`.
    `line` draws a thin line on the baseline, to write on. `kind` is what the cell is to a reader; by default
    the first of a row is its head.
    """

    text: Paragraph
    left: Place = LEFT
    right: Place = RIGHT
    align: Align = Align.LEFT
    scale: float = 1.0
    fill: Colour | None = None
    fill_cell: bool = False
    line: bool = False
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Cells beside each other, their first lines on one baseline.

    `space` is extra room above in ems, `least` the smallest height in mm (room to write by hand).
    """

    cells: tuple[Cell, ...]
    space: float = 0.0
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule along an entry: thickness in points."""

    thickness: float = 0.4
    colour: Colour = Colour.RULE


HAIRLINE: Final = Stroke()


@dataclass(frozen=True)
class Entry:
    """Bands that stay together. `before` and `after` count paddings of the setting.

    `text` is what is read aloud; by default the texts of the cells. `rule_above` and `rule_below` run the
    width of the column, at the outer edge of the paddings; `frame` and `fill` cover that same area. Rows one
    after another with the same `group` are one table.
    """

    bands: tuple[Band, ...]
    role: Role = Role.ROW
    text: str = ""
    case: str | None = None
    level: int = 0
    before: float = 1.0
    after: float = 1.0
    rule_above: Stroke | None = None
    rule_below: Stroke | None = None
    fill: Colour | None = None
    frame: Stroke | None = None
    keep_with_next: bool = False
    group: str = ""

    @cached_property
    def spoken(self) -> str:
        """What is read aloud for this entry."""
        parts = (cell.text.text for band in self.bands for cell in band.cells)
        return self.text or " · ".join(part for part in parts if part)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word that must be found on the page, in order."""
        return tuple(word for band in self.bands for cell in band.cells for word in cell.text.words)

    @cached_property
    def ruled(self) -> Entry:
        """The entry with a hairline above it."""
        return replace(self, rule_above=HAIRLINE)

    @cached_property
    def _remembered(self) -> dict[tuple[float, Setting], SetEntry]:
        """As it was set before, per width and setting."""
        return {}

    def at(self, width: float, setting: Setting) -> SetEntry:
        """The entry wrapped in a column `width` mm wide, from memory when it was set so before."""
        key = (width, setting)
        found = self._remembered.get(key)
        if found is None:
            found = self._remembered[key] = _set_entry(self, width, setting)
        return found


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell wrapped to its width: `left` and `width` in mm from the side of the column."""

    cell: Cell
    left: float
    width: float
    measure: float
    """Room for the letters in units."""
    lines: tuple[Line, ...]

    @property
    def drawn(self) -> tuple[Line, ...]:
        """The lines with their breaks at the best places, unless they are a part of the text."""
        refined = self.cell.text.refine(self.measure)
        return refined if len(refined) == len(self.lines) else self.lines


@dataclass(frozen=True, slots=True)
class SetBand:
    """A band of wrapped cells, `top` mm below the top of the entry."""

    top: float
    scale: float
    cells: tuple[SetCell, ...]


@dataclass(frozen=True, slots=True)
class SetEntry:
    """An entry wrapped to a width at a setting. `height` in mm, without the paddings around it."""

    entry: Entry
    setting: Setting
    width: float
    height: float
    lines: int
    bands: tuple[SetBand, ...]
    continued: bool = False
    """Whether this is the rest of an entry that began in the column before."""

    def outer_height(self, padding: float) -> float:
        """Height in mm with paddings of `padding` mm."""
        return self.height + (self.entry.before + self.entry.after) * padding


def set_entry(entry: Entry, width: float, setting: Setting) -> SetEntry:
    """Wrap every cell of `entry` in a column `width` mm wide."""
    return entry.at(width, setting)


def _set_entry(entry: Entry, width: float, setting: Setting) -> SetEntry:
    top = 0.0
    count = 0
    bands = []
    for band in entry.bands:
        top += band.space * setting.em
        cells = tuple(_set_cell(cell, width, setting) for cell in band.cells)
        scale = max((cell.scale for cell in band.cells), default=1.0)
        lines = max((len(cell.lines) for cell in cells), default=0)
        bands.append(SetBand(top, scale, cells))
        count += lines
        high = lines * scale
        if lines > 1 and any(cell.scale < scale for cell in band.cells):
            # Beside a large number or title the lines of a text keep their own pitch.
            high = max(scale + (len(cell.lines) - 1) * cell.cell.scale for cell in cells if cell.lines)
        top += max(high * setting.pitch, band.least)
    return SetEntry(entry, setting, width, top, count, tuple(bands))


def _set_cell(cell: Cell, width: float, setting: Setting) -> SetCell:
    left = cell.left.offset(width, setting.em)
    room = cell.right.offset(width, setting.em) - left
    em = setting.em * cell.scale
    measure = room / em * 1000 - (2000 * FILL_MARGIN if cell.fill else 0)
    return SetCell(cell, left, room, measure, cell.text.wrap(measure))
