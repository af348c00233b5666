"""The display list: what is on a page, down to the place of every word, and nothing about how to paint it.

Preview, printer and PDF paint this one list, so they cannot differ (architecture §3.4). It is pure data:
neither Qt nor ReportLab is needed to make, read or test it. Places and widths are millimetres, y counts
from the top of the page; letter sizes and line thicknesses are points.

A painter draws `page.items` in order. Letters have no kerning and no ligatures (the measure has none
either); a `TextRun` of width w must come out w wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from casusdesk.documents.marks import CAPITAL_HEIGHT, MarkKind, Polygon, mark_width, polygons
from casusdesk.documents.reading import Part

MM_PER_POINT: Final = 25.4 / 72
A4: Final = (210.0, 297.0)
"""Width and height of A4 portrait in mm."""
_FALLBACK_SCALE: Final = 0.486 / 0.536
"""The x-height of Source Sans 3 by that of Noto Sans."""


class Face(Enum):
    """The four cuts of Source Sans 3, and Noto Sans for a word they cannot write (ux §4.2).

    The value is the file name in `resources/fonts`.
    """

    REGULAR = "SourceSans3-Regular.ttf"
    SEMIBOLD = "SourceSans3-Semibold.ttf"
    BOLD = "SourceSans3-Bold.ttf"
    ITALIC = "SourceSans3-It.ttf"
    FALLBACK = "NotoSans-Regular.ttf"

    @property
    def scale(self) -> float:
        """How large it is set beside the others, so that small letters are equally high (ux §4.1)."""
        return _FALLBACK_SCALE if self is Face.FALLBACK else 1.0


class Colour(Enum):
    """The inks of the paper (ux §5.5); the value is the sRGB colour as `#rrggbb`."""

    TEXT = "#1a1a1a"
    GREY = "#4a4a4a"
    RULE = "#9a9a9a"
    ACCENT = "#154273"
    BLACK = "#000000"
    WHITE = "#ffffff"
    TINT = "#eef1f5"
    WATERMARK = "#f5f5f5"
    COPY_MARK = "#e9e9e9"

    @property
    def rgb(self) -> tuple[float, float, float]:
        """Red, green and blue from 0 to 1."""
        red, green, blue = (int(self.value[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return red, green, blue


class Role(Enum):
    """What a block is to a reader. An artifact (rule, footer, watermark) is left out of reading aloud."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    ARTIFACT = "artifact"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Letters of one face on one baseline.

    `broken` says that the last character is a hyphen put there by the wrapping; the word goes on in the
    next run of the block. `glued` says that no blank stands between this run and the next. `angle` turns
    the run counter-clockwise, in degrees, around (x, baseline); only a watermark uses it.
    """

    x: float
    baseline: float
    text: str
    face: Face
    size: float
    width: float
    colour: Colour = Colour.TEXT
    case: str | None = None
    broken: bool = False
    glued: bool = False
    angle: float = 0.0

    def contains(self, x: float, y: float) -> bool:
        """Whether the point (mm) lies on the letters."""
        em = self.size * MM_PER_POINT
        return self.x <= x < self.x + self.width and self.baseline - em < y < self.baseline + em / 4


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, `thickness` in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 0.5
    colour: Colour = Colour.RULE


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its upper left corner at (x, y), filled, stroked or both."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    thickness: float = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn sign as high as a capital of `size` points; `polygons` is what a painter draws.

    `spoken` is what the text view says for it; empty when the words beside it already say it.
    """

    kind: MarkKind
    x: float
    baseline: float
    size: float
    colour: Colour = Colour.TEXT
    case: str | None = None
    spoken: str = ""

    @property
    def side(self) -> float:
        """Height in mm."""
        return self.size * MM_PER_POINT * CAPITAL_HEIGHT

    @property
    def width(self) -> float:
        """Advance in mm."""
        return mark_width(self.kind, self.side)

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        """The shapes to fill (`filled`) or to draw with a line of `line_width` mm, all in `colour`."""
        return polygons(self.kind, self.x, self.baseline, self.side)


Item = TextRun | Rule | Box | Mark


@dataclass(frozen=True, slots=True)
class Block:
    """Items that belong together, in reading order, with the words to read aloud.

    `level` counts for titles and headings. `x`, `y`, `width`, `height` is the area on the page; a click
    there leads to `case`.

    `parts` says what the items are within it, `group` which rows are one table; a block that `continues` is
    the rest of the one before it, and one that is `repeated` stood on an earlier page as well.
    """

    role: Role
    items: tuple[Item, ...]
    text: str = ""
    case: str | None = None
    level: int = 0
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    parts: tuple[Part, ...] = ()
    group: str = ""
    continues: bool = False
    repeated: bool = False

    def contains(self, x: float, y: float) -> bool:
        """Whether the point (mm) lies in the area of this block."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class FitReport:
    """How the page was made to fit: letter size in points, layout, filled part of the height in percent.

    `applied_forms` are Dutch phrases for every announced form that was needed, for status bar and log.
    """

    size: float
    layout: str
    fill_percent: float
    applied_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: a heading and its place."""

    title: str
    y: float


@dataclass(frozen=True)
class Page:
    """One sheet side. `title` is neutral: no codes, no names (domain R7)."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    title: str
    report: FitReport | None = None
    number: int = 1
    total: int = 1

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything to paint, in order: what comes later lies on top."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        """The headings as bookmarks."""
        return tuple(OutlineEntry(b.text, b.y) for b in self.blocks if b.role is Role.HEADING)

    def reading_order(self) -> tuple[Block, ...]:
        """The blocks to read aloud, artifacts left out."""
        return tuple(block for block in self.blocks if block.role is not Role.ARTIFACT)

    def plain_text(self) -> str:
        """The page as headings and lists, for the text tab and for tests."""
        return "\n".join(_lines(self.reading_order())) + "\n"

    def case_at(self, x: float, y: float) -> str | None:
        """The code of the case printed at this point (mm), None when there is none."""
        for block in self.blocks:
            if block.contains(x, y):
                runs = (item for item in block.items if isinstance(item, TextRun) and item.case)
                return block.case or next((run.case for run in runs if run.contains(x, y)), None)
        return None

    def runs(self) -> Iterator[TextRun]:
        """All text, in painting order."""
        return (item for item in self.items if isinstance(item, TextRun))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if block.role is Role.TITLE:
            yield f"# {block.text}"
        elif block.role is Role.HEADING:
            if index:
                yield ""
            yield f"{'#' * max(block.level, 2)} {block.text}"
        elif block.role is Role.ROW:
            yield f"- {block.text}"
        else:
            yield block.text
