"""Columns for the decisions: what can be done on the left, what ends or moves the case on the right.

Read down and then to the right, as the arrow keys go; one column where there is no room for two.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from casusdesk.ui.flow import ItemsLayout
from casusdesk.ui.theme import GRID

GAP = GRID // 2


class ChoiceColumns(ItemsLayout):
    """Every column is as wide as its widest part asks; the room that is left goes to each alike."""

    def heightForWidth(self, width: int) -> int:
        rows = len(self._columns(width)[0]) if self._items else 0
        return rows * self._row + GAP * max(0, rows - 1)

    def sizeHint(self) -> QSize:
        columns = self._halves()
        width = sum(map(_widest, columns)) + GAP * (len(columns) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(_widest(self._items), self._row)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        columns = self._columns(rect.width())
        spare = rect.width() - sum(map(_widest, columns)) - GAP * (len(columns) - 1)
        x = rect.x()
        for column in columns:
            width = _widest(column) + max(0, spare) // len(columns)
            for place, item in enumerate(column):
                item.setGeometry(QRect(x, rect.y() + place * (self._row + GAP), width, self._row))
            x += width + GAP

    @property
    def _row(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)

    def _columns(self, width: int) -> list[list[QLayoutItem]]:
        halves = self._halves()
        fits = sum(map(_widest, halves)) + GAP * (len(halves) - 1) <= width
        return halves if fits else [self._items]

    def _halves(self) -> list[list[QLayoutItem]]:
        half = (len(self._items) + 1) // 2
        return [column for column in (self._items[:half], self._items[half:]) if column]


def _widest(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().width() for item in items), default=0)
