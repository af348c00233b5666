"""A text ready to send: shown whole before it is copied, because it leaves the building."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.theme import GRID


class Message(QWidget):
    """Title, text and one button; `copied` carries the text when that is pressed."""

    copied = Signal(str)

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = section("")
        self.note = muted("")
        self.area = _Letter()
        self.copy = button(action, self.press, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID)
        for widget in (self.title, self.note, self.area):
            layout.addWidget(widget)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_message(self, title: str, words: str, note: str) -> None:
        """Without `words` there is nothing to copy, and `note` says why."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.note.setText(note)
        self.area.setAccessibleName(title)
        if self.area.toPlainText() != words:
            self.area.setPlainText(words)
        self.area.setVisible(bool(words))
        self.copy.setVisible(bool(words))
        self.area.fit()

    def press(self) -> None:
        """Copy what is shown."""
        if self.area.toPlainText():
            self.copied.emit(self.area.toPlainText())


class _Letter(QPlainTextEdit):
    """As high as its words, or as high as there is room; read and selected, never written in."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._words_height = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(256, self._words_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, min(self._words_height, 3 * self.fontMetrics().lineSpacing()))

    def fit(self) -> None:
        """Ask for the height of all lines, wrapped ones too."""
        lines = self.document().size().height()
        edges = 2 * self.document().documentMargin() + 12
        height = round(lines * self.fontMetrics().lineSpacing() + edges)
        if height != self._words_height:
            self._words_height = height
            self.setMaximumHeight(height)
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
