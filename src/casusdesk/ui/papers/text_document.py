"""Pages as a text document: real headings, lists, tables, and codes that are links (ux §7.8).

It says what the pages say in the same order, so that who reads with ears misses nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from casusdesk.documents.page import Block, Role, TextRun
from casusdesk.ui.papers.text_table import PageTable, columns_of, part_words
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.ui.colours import Colours

LINK: Final = "casus:"
"""Before the code in the address of a link."""
_LARGER: Final = {1: 2, 2: 1}
"""Steps by which the letters of a heading are larger than the text, by level."""


class PagesAsText:
    """Writes pages into `document` in these `colours`.

    A table of more than `columns` columns does not fit beside itself: its rows are items of a list.
    """

    def __init__(self, document: QTextDocument, colours: Colours, columns: int = 99) -> None:
        self._document = document
        self._colours = colours
        self._columns = columns
        self._cursor = QTextCursor(document)
        self._begun = False
        self._list: QTextList | None = None
        self._table: PageTable | None = None
        self._last: Block | None = None

    def clear(self) -> None:
        """Begin with nothing."""
        self._document.setUndoRedoEnabled(False)
        self._document.clear()
        self._cursor = QTextCursor(self._document)
        self._begun = False
        self._list = self._table = self._last = None

    def write(self, page: Page, number: int, total: int) -> None:
        """Add this page below what is there; its number (from 1) is said when several.

        What is repeated on every page is said once; a row that began on the page before is said to its end.
        """
        self._cursor.beginEditBlock()
        blocks = deque(block for block in page.blocks if _is_said(block))
        while blocks and blocks[0].continues:
            self._go_on(blocks.popleft())
        if total > 1:
            goes_on = self._table if blocks and self._table and self._table.takes(blocks[0]) else None
            self._separate(f"Blad {number} van {total}", goes_on, first=number == 1)
        for block in blocks:
            self._add(block)
        self._cursor.endEditBlock()

    def _add(self, block: Block) -> None:
        if block.continues:
            self._go_on(block)
            return
        if self._table is not None and self._table.takes(block):
            self._table.add(block)
        elif 0 < columns_of(block) <= self._columns:
            self._begin_table(block)
        else:
            self._table = None
            if block.role is Role.ROW:
                self._item(block)
            else:
                self._single(block)
        self._last = block

    def _go_on(self, block: Block) -> None:
        """The rest of what was written last; in the next column it was said already, outside of a table."""
        if self._table is not None:
            self._table.go_on(block)
        elif block.text and self._last is not None:
            same = block.parts and self._last.parts and block.parts[0].source == self._last.parts[-1].source
            end = QTextCursor(self._document)
            end.movePosition(QTextCursor.MoveOperation.End)
            self._words(end, f"{' ' if same else ' · '}{block.text}", block, QTextCharFormat())

    def _separate(self, words: str, table: PageTable | None, *, first: bool) -> None:
        look = QTextCharFormat()
        look.setForeground(QColor(self._colours.muted))
        if table is not None:
            table.say(words, look)
            return
        layout = QTextBlockFormat()
        layout.setTopMargin(0 if first else 4 * GRID)
        self._table = None
        self._block(layout, look)
        self._cursor.insertText(words, look)

    def _begin_table(self, block: Block) -> None:
        """The head of a table; a heading above it, unless that is what its first column is called."""
        if block.role is Role.HEADING and block.text != part_words(block, block.parts[0]):
            self._single(block)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._table = PageTable(self._cursor, block, self._colours, self._words)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._begun = False  # Qt puts an empty block behind a table: the next one is that

    def _single(self, block: Block) -> None:
        heading = block.role in (Role.TITLE, Role.HEADING)
        level = max(block.level, 1 if block.role is Role.TITLE else 2) if heading else 0
        layout, look = QTextBlockFormat(), QTextCharFormat()
        layout.setTopMargin(2 * GRID if level > 1 else GRID)
        layout.setBottomMargin(GRID // 2)
        if level:
            layout.setHeadingLevel(min(level, 6))
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setProperty(QTextCharFormat.Property.FontSizeAdjustment, _LARGER.get(level, 0))
        self._block(layout, look)
        self._words(self._cursor, block.text, block, look)

    def _item(self, block: Block) -> None:
        """A row as the item of a list, together with the rows just above it."""
        above = self._list
        layout = QTextBlockFormat()
        layout.setBottomMargin(GRID // 2)
        self._block(layout, QTextCharFormat())
        if above is None:
            form = QTextListFormat()
            form.setStyle(QTextListFormat.Style.ListDisc)
            above = self._cursor.createList(form)
        else:
            above.add(self._cursor.block())
        self._list = above
        self._words(self._cursor, block.text, block, QTextCharFormat())

    def _block(self, layout: QTextBlockFormat, look: QTextCharFormat) -> None:
        """Begin a block, of no list; the document has an empty first one already."""
        self._list = None
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._begun:
            self._cursor.insertBlock(layout, look)
            current = self._cursor.currentList()
            if current is not None:
                current.remove(self._cursor.block())
                self._cursor.setBlockFormat(layout)
        else:
            self._cursor.setBlockFormat(layout)
            self._cursor.setBlockCharFormat(look)
        self._begun = True

    def _words(self, cursor: QTextCursor, words: str, block: Block, look: QTextCharFormat) -> None:
        link = QTextCharFormat(look)
        link.setAnchor(True)
        link.setForeground(QColor(self._colours.accent))
        link.setFontUnderline(True)
        for part, code in linked(words, codes_of(block)):
            if code:
                link.setAnchorHref(f"{LINK}{code}")
            cursor.insertText(part, link if code else look)


def _is_said(block: Block) -> bool:
    return not block.repeated and (block.role is not Role.ARTIFACT or block.continues)


def codes_of(block: Block) -> tuple[str, ...]:
    """The cases that a block leads to."""
    runs = (item.case for item in block.items if isinstance(item, TextRun))
    return tuple(dict.fromkeys(code for code in (block.case, *runs) if code))


def linked(words: str, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words in parts, each with the code it links to, or ""; a code is a link where it comes first."""
    if not codes:
        yield words, ""
        return
    left = set(codes)
    for part in re.split(rf"\b({'|'.join(map(re.escape, codes))})\b", words):
        code = part if part in left else ""
        left.discard(code)
        if part:
            yield part, code
