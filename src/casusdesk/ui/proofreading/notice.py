"""What is noticed in a text, under its field: a sign and a sentence, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import text
from casusdesk.ui.theme import GRID


class Notice(QFrame):
    """Hidden while there is nothing to say. It never takes the focus, and is read as part of its field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words = text("", "noticed")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Show `words`, or nothing."""
        self.words.setText(words)
        self._draw()
        self.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.words.text():
            self._draw()

    def _draw(self) -> None:
        self._sign.setPixmap(icon("warning", self, Colours.of(self).warning).pixmap(icon_size(self)))
