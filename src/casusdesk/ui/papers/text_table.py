"""Rows under heads of columns as a real table, in the text of a page (ux §7.8).

Only where the page has such heads: a code with a text beside it reads better as the item of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from casusdesk.documents.page import Block, Mark, Role, Rule, TextRun
from casusdesk.documents.reading import NOT_FILLED, Kind, Part
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.ui.colours import Colours

FEWEST: Final = 3
"""Columns of a table; with two of them the words of a row say themselves which is which."""

Write = Callable[[QTextCursor, str, Block, QTextCharFormat], None]
"""Words of a block at a cursor, with links to the cases of that block."""


def columns_of(block: Block) -> int:
    """How many columns stand under this block; 0 when it is not the head of a table."""
    heads = all(part.kind is Kind.COLUMN for part in block.parts)
    return len(block.parts) if heads and len(block.parts) >= FEWEST else 0


def part_words(block: Block, part: Part) -> str:
    """What this part says: broken words whole, signs by what they stand for, a line to write on too."""
    said, glued = "", True
    items = block.items[part.start : part.stop]
    lines = sum(isinstance(item, Rule) for item in items)
    for item in items:
        if isinstance(item, TextRun):
            said += ("" if glued else " ") + (item.text[:-1] if item.broken else item.text)
            glued = item.glued
        elif isinstance(item, Mark) and item.spoken:
            said, glued = f"{said} {item.spoken}", False
    return f"{said} {NOT_FILLED}".strip() if lines else said.strip()


def heads_at(cursor: QTextCursor) -> tuple[str, str]:
    """The heads of the row and of the column of the cell with this cursor; nothing for a head itself."""
    asked: Callable[[], QTextTable | None] = cursor.currentTable  # PySide does not say that it may be none
    table = asked()
    if table is None:
        return "", ""
    here = table.cellAt(cursor)
    if not here.row() or not here.column():
        return "", ""
    row, column = (
        table.cellAt(*place).firstCursorPosition().block().text()
        for place in ((here.row(), 0), (0, here.column()))
    )
    return row, column


class PageTable:
    """One table, below everything that is there; it grows by rows, over pages too."""

    def __init__(self, cursor: QTextCursor, head: Block, colours: Colours, write: Write) -> None:
        self._group = head.group
        self._colours = colours
        self._write = write
        self._last: dict[object, int] = {}
        self.columns = columns_of(head)
        self._table = cursor.insertTable(1, self.columns, self._format())
        self._fill(0, head, [(part_words(head, part), Kind.COLUMN) for part in head.parts])
        if head.role is Role.HEADING and head.text == part_words(head, head.parts[0]):
            level = QTextBlockFormat()
            level.setHeadingLevel(max(head.level, 2))
            self._table.cellAt(0, 0).firstCursorPosition().mergeBlockFormat(level)

    def takes(self, block: Block) -> bool:
        """Whether this is a row of it."""
        cells = sum(part.kind.in_row for part in block.parts)
        row = block.role is Role.ROW and block.group == self._group and 0 < cells <= self.columns
        return row and block.parts[0].kind is Kind.HEAD

    def add(self, block: Block) -> None:
        """A row below the others."""
        self._table.appendRows(1)
        self._last = {}
        cells: list[tuple[str, Kind]] = []
        for part in block.parts:
            words = part_words(block, part)
            if part.kind.in_row or not cells:
                cells.append((words, part.kind))
            else:
                before, kind = cells[-1]
                cells[-1] = (f"{before} · {words}" if before and words else before or words, kind)
            self._last[part.source] = len(cells) - 1
        self._fill(self._table.rows() - 1, block, cells)

    def go_on(self, block: Block) -> None:
        """The rest of the last row, each part behind its beginning."""
        row = self._table.rows() - 1
        for part in block.parts:
            column = self._last.get(part.source, self.columns - 1)
            cell = self._table.cellAt(row, column)
            self._write(cell.lastCursorPosition(), f" {part_words(block, part)}", block, QTextCharFormat())

    def say(self, words: str, look: QTextCharFormat) -> None:
        """Words over the whole width, such as which sheet begins here."""
        self._table.appendRows(1)
        row = self._table.rows() - 1
        self._table.mergeCells(row, 0, 1, self.columns)
        self._table.cellAt(row, 0).firstCursorPosition().insertText(words, look)

    def _fill(self, row: int, block: Block, cells: Sequence[tuple[str, Kind]]) -> None:
        for column, (words, kind) in enumerate(cells):
            look = QTextCharFormat()
            if kind is not Kind.DATA:
                look.setFontWeight(QFont.Weight.DemiBold)
            if words:
                self._write(self._table.cellAt(row, column).firstCursorPosition(), words, block, look)

    def _format(self) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setHeaderRowCount(1)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setBorderCollapse(True)
        made.setBorder(1)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QColor(self._colours.line))
        made.setCellPadding(GRID / 2)
        made.setTopMargin(GRID / 2)
        made.setBottomMargin(GRID)
        return made
