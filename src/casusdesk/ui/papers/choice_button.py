"""A button whose words wrap: a choice with its effect is a sentence, and stands in a narrow panel too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from casusdesk.ui.theme import GRID

_PADDING = 5
"""Px above and below the words, border included."""


class ChoiceButton(QPushButton):
    """The number of its key, and words over as many lines as they take; `width_wanted` in px."""

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        self._number, self._words = number, words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{words}, toets {number}")
        self.setStyleSheet(f"text-align: left; padding: {_PADDING - 1}px {GRID}px;")
        self.setText(self._on(self.natural_width))

    @property
    def natural_width(self) -> int:
        """Px on one line."""
        return self._width(f"{self._number}   {self._words}") + 3 * GRID

    def sizeHint(self) -> QSize:
        """All words on one line."""
        wide = self.natural_width
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Never in the way: narrower means more lines."""
        return QSize(GRID, 5 * GRID)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines of the words."""
        lines = self._on(width).count("\n") + 1
        return max(5 * GRID, lines * self.fontMetrics().lineSpacing() + 2 * _PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.setText(self._on(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters break elsewhere."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setText(self._on(self.width()))

    def _on(self, width: int) -> str:
        """The words over lines of `width` px; below the number stays white."""
        room, lines = width - 2 * GRID - 4, [f"{self._number}  "]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}"
            if self._width(longer) <= room or not lines[-1].strip():
                lines[-1] = longer
            else:
                lines.append(f"     {word}")
        return "\n".join(lines)

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
