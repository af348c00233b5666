"""Where the choices of a panel stand: columns of one width, none narrower than the longest choice.

How high they are follows from the width alone, so that whatever scrolls around the panel knows it at once.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from casusdesk.ui.flow import ItemsLayout
from casusdesk.ui.theme import GRID


class ChoiceColumns(ItemsLayout):
    """Row after row from left to right; in a single column the words wrap."""

    def heightForWidth(self, width: int) -> int:
        """All rows, each as high as its highest choice."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Every choice on its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """One column, in which nothing wraps."""
        wide = self._widest()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        """A single choice, with its words wrapped."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _widest(self) -> int:
        return max((item.sizeHint().width() for item in self._items), default=1)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """The height in px that the choices take in the width of `rect`."""
        columns = max(1, (rect.width() + GRID) // (self._widest() + GRID))
        wide = (rect.width() - (columns - 1) * GRID) // columns
        y = 0
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            if move:
                for place, item in enumerate(row):
                    corner = rect.topLeft()
                    x = corner.x() + place * (wide + GRID)
                    item.setGeometry(QRect(x, corner.y() + y, wide, _high(item, wide)))
            y += max(_high(item, wide) for item in row) + GRID
        return max(0, y - GRID)


def _high(item: QLayoutItem, wide: int) -> int:
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
