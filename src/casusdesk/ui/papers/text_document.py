"""Pages as a text document: real headings, lists, and codes that are links (ux §7.8).

It says what the pages say in the same order, so that who reads with ears misses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from casusdesk.documents.page import Block, Role, TextRun
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.ui.colours import Colours

LINK: Final = "casus:"
"""Before the code in the address of a link."""
_LARGER: Final = {1: 2, 2: 1}
"""Steps by which the letters of a heading are larger than the text, by level."""


class PagesAsText:
    """Writes pages into `document` in these `colours`."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        self._document = document
        self._colours = colours
        self._cursor = QTextCursor(document)
        self._begun = False

    def clear(self) -> None:
        """Begin with nothing."""
        self._document.setUndoRedoEnabled(False)
        self._document.clear()
        self._cursor = QTextCursor(self._document)
        self._begun = False

    def write(self, page: Page, number: int, total: int) -> None:
        """Add this page below what is there; its number (from 1) is said when several."""
        self._cursor.beginEditBlock()
        if total > 1:
            self._separate(f"Blad {number} van {total}", first=number == 1)
        for listed, blocks in groupby(page.reading_order(), key=lambda block: block.role is Role.ROW):
            if listed:
                self._list(tuple(blocks))
            else:
                for block in blocks:
                    self._single(block)
        self._cursor.endEditBlock()

    def _separate(self, words: str, *, first: bool) -> None:
        layout = QTextBlockFormat()
        layout.setTopMargin(0 if first else 4 * GRID)
        look = QTextCharFormat()
        look.setForeground(QColor(self._colours.muted))
        self._block(layout, look)
        self._cursor.insertText(words, look)

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
        self._words(block, look)

    def _list(self, blocks: Sequence[Block]) -> None:
        layout = QTextBlockFormat()
        layout.setBottomMargin(GRID // 2)
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc)
        made = None
        for block in blocks:
            self._block(layout, QTextCharFormat())
            if made is None:
                made = self._cursor.createList(form)
            else:
                made.add(self._cursor.block())
            self._words(block, QTextCharFormat())

    def _block(self, layout: QTextBlockFormat, look: QTextCharFormat) -> None:
        """Begin a block; the document has an empty first one already."""
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

    def _words(self, block: Block, look: QTextCharFormat) -> None:
        link = QTextCharFormat(look)
        link.setAnchor(True)
        link.setForeground(QColor(self._colours.accent))
        link.setFontUnderline(True)
        for words, code in linked(block.text, codes_of(block)):
            if code:
                link.setAnchorHref(f"{LINK}{code}")
            self._cursor.insertText(words, link if code else look)


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
