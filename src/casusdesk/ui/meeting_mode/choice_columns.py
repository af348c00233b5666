"""Columns for the decisions: what can be done on the left, what ends or moves the case on the right.

Read down and then to the right, as the arrow keys go; one column where there is no room for two.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from casusdesk.ui.theme import GRID

GAP = GRID // 2


class ChoiceColumns(QLayout):
    """Every column is as wide as its widest part asks; the room that is left goes to each alike."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

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
