"""The field that opens inside a row (F2): one line, a label, and how many characters are left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from casusdesk.domain.limits import tidy


class RowEditor(QWidget):
    """`advised` and `limit` in characters; over the limit it says so and keeps every letter."""

    def __init__(self, label: str, advised: int, limit: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._advised, self._limit = advised, limit
        self.filled = False
        self.setAutoFillBackground(True)
        name = QLabel(label, self)
        self._line = QLineEdit(self)
        self._line.setAccessibleName(label)
        self._line.setMinimumHeight(32)
        name.setBuddy(self._line)
        self._count = QLabel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(name)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._count)
        self._line.textChanged.connect(self._tell_length)
        self.setFocusProxy(self._line)

    def fill(self, text: str) -> None:
        """Start with `text`, all selected."""
        self.filled = True
        self._line.setText(text)
        self._tell_length(text)
        self._line.selectAll()

    def text(self) -> str:
        """What is in the field."""
        return self._line.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Writing starts in the field."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        super().focusInEvent(event)

    def _tell_length(self, text: str) -> None:
        length = len(tidy(text))
        over = length - self._limit
        if over > 0:
            told = f"{over} te veel"
        elif length > self._advised:
            told = f"{length} van {self._limit} (advies {self._advised})"
        else:
            told = f"{length} van {self._advised}"
        self._count.setText(told)
        self._line.setAccessibleDescription(told)
