"""Put set entries under each other in columns, and draw the columns as pages.

Paddings take up what room is left, up to 1.8 times their size; letters never grow beyond their rung and
the rest of the page stays white, as room for notes (ux §2.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from casusdesk.documents.columns import stacked_height
from casusdesk.documents.drawing import draw_entry, drawn_words
from casusdesk.documents.page import A4, Block, FitReport, Page, Role, TextRun
from casusdesk.documents.typeset import HAIRLINE, Entry, SetEntry, Setting, set_entry
from casusdesk.documents.watermark import watermark

MOST_STRETCH: Final = 1.8
ORDINARY_PADDING: Final = 0.65
"""Padding in mm at 9 points; a denser page with room to spare grows towards this first."""
AIR: Final = 1.2
"""Least white in mm below the header and above the footer."""


class LostTextError(RuntimeError):
    """A bug: a word of the input is not on the page, or stands outside it. Nothing may be printed."""


@dataclass(frozen=True, slots=True)
class Format:
    """The sheet of paper: sizes and margins in mm.

    `watermark` is drawn large and light behind the text, `copy_mark` in thin letters on either side of it.
    """

    title: str
    width: float = A4[0]
    height: float = A4[1]
    side: float = 13.0
    top: float = 12.0
    bottom: float = 9.0
    gutter: float = 7.0
    watermark: str = ""
    copy_mark: str = ""

    @property
    def measure(self) -> float:
        """Width in mm between the margins."""
        return self.width - 2 * self.side

    @property
    def narrow(self) -> Format:
        """The same sheet with margins of 10 mm, the least that every printer prints."""
        return replace(self, side=10.0, top=9.0, bottom=7.0, gutter=5.5)

    def column(self, columns: int) -> float:
        """Width in mm of one of `columns`."""
        return (self.measure - self.gutter * (columns - 1)) / columns


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it: `header` above and a footer below, the `body` between them.

    With several pages each takes its own of `footers`; the header is repeated.
    """

    header: tuple[Entry, ...]
    body: tuple[Entry, ...]
    footers: tuple[tuple[Entry, ...], ...]
    header_setting: Setting
    footer_setting: Setting


def stacked(entries: Sequence[Entry], width: float, setting: Setting) -> tuple[SetEntry, ...]:
    """`entries` set at one width."""
    return tuple(set_entry(entry, width, setting) for entry in entries)


@dataclass(frozen=True, slots=True)
class Filled:
    """One page worth of set entries, ready to draw. `available` is the height of a column in mm."""

    header: tuple[SetEntry, ...]
    columns: tuple[tuple[SetEntry, ...], ...]
    footer: tuple[SetEntry, ...]
    setting: Setting
    available: float
    most: float = inf
    """Padding in mm that slack may not go beyond: a last page is as open as the pages before it."""

    @property
    def used(self) -> float:
        """Height in mm of the longest column."""
        return max((stacked_height(column, self.setting.padding) for column in self.columns), default=0.0)

    @property
    def padding(self) -> float:
        """The padding in mm with the slack of the page spread over it, at most 1.8 times its size."""
        plain = self.setting.padding
        stretch = MOST_STRETCH * max(1.0, ORDINARY_PADDING / plain) if plain else 1.0
        for column in self.columns:
            gaps = sum(entry.entry.before + entry.entry.after for entry in column)
            slack = self.available - stacked_height(column, plain)
            if gaps and plain:
                stretch = min(stretch, 1 + max(slack, 0.0) / (gaps * plain))
        return min(plain * max(stretch, 1.0), max(self.most, plain))


def draw_page(
    filled: Filled,
    paper: Format,
    columns: int,
    report: FitReport,
    number: int = 1,
    total: int = 1,
    *,
    whole: bool = True,
) -> Page:
    """The display list of one page. Raises LostTextError when a word went missing (a bug).

    Unless `whole` an entry may run on from one page to the next: then who lays out checks the words of all.
    """
    blocks = list(watermark(paper.width, paper.height, paper.watermark, paper.copy_mark))
    behind = len(blocks)
    y = _draw_stack(blocks, filled.header, (paper.side, paper.top), None) + AIR
    if number > 1:
        blocks[behind:] = [replace(block, repeated=True) for block in blocks[behind:]]
    width = paper.column(columns)
    for place, column in enumerate(filled.columns):
        x = paper.side + place * (width + paper.gutter)
        _draw_stack(blocks, _closed(column), (x, y), filled.padding)
    bottom = paper.height - paper.bottom
    foot = bottom - sum(entry.outer_height(entry.setting.padding) for entry in filled.footer)
    _draw_stack(blocks, filled.footer, (paper.side, foot), None)
    page = Page(paper.width, paper.height, tuple(blocks), paper.title, report, number, total)
    if whole:
        _check_words(page, filled)
    _check_places(page, foot)
    return page


def _closed(column: tuple[SetEntry, ...]) -> tuple[SetEntry, ...]:
    """The column without the hairline under its last row, which would stand double with that of the foot."""
    if not column or column[-1].entry.rule_below != HAIRLINE:
        return column
    last = column[-1]
    return (*column[:-1], replace(last, entry=replace(last.entry, rule_below=None)))


def _draw_stack(
    blocks: list[Block], entries: Sequence[SetEntry], corner: tuple[float, float], padding: float | None
) -> float:
    x, y = corner
    for entry in entries:
        block = draw_entry(entry, x, y, entry.setting.padding if padding is None else padding)
        blocks.append(block)
        y += block.height
    return y


def words_on(page: Page) -> list[str]:
    """Every word on the page in the order of painting, but for what stands behind the text."""
    return drawn_words(run for run in page.runs() if not run.angle)


def _check_words(page: Page, filled: Filled) -> None:
    """Every word of the input is there."""
    entries = (*filled.header, *(entry for column in filled.columns for entry in column), *filled.footer)
    expected = [word for entry in entries if not entry.continued for word in entry.entry.words]
    if words_on(page) != expected:
        raise LostTextError("a word of the text is not on the page")


def _check_places(page: Page, foot: float) -> None:
    """Every word stands on the page, and above the footer unless it belongs to it."""
    for block in page.blocks:
        in_foot = block.role is Role.ARTIFACT or block.y >= foot - AIR
        bottom = page.height if in_foot else foot
        for item in block.items:
            if isinstance(item, TextRun) and not item.angle:
                outside = item.x < 0 or item.x + item.width > page.width or item.baseline > bottom
                if outside:
                    raise LostTextError("a word stands outside the page")


def with_footer_role(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries marked as artifact: a footer is not read aloud."""
    return tuple(replace(entry, role=Role.ARTIFACT) for entry in entries)
