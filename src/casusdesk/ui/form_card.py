"""A small form that unfolds among what is read: fields, the button that keeps them, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID, text_scale


class FormCard(QFrame):
    """`submitted` asks to keep the fields, `closed` comes with Esc, `cancelled` with the button.

    `about` says to a screen reader what is kept or given up. Fields go into `fields`, further buttons
    into `buttons`.
    """

    submitted = Signal()
    cancelled = Signal()
    closed = Signal()

    def __init__(self, about: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.keep = button("Bewaren", self.submit)
        self.keep.setAccessibleName(f"Bewaren: {about}")
        self.cancel = button("Annuleren", self.cancelled.emit, "quiet")
        self.cancel.setAccessibleName(f"Annuleren: {about}")
        self.fields = QVBoxLayout()
        self.fields.setSpacing(2 * GRID)
        row = QWidget()
        self.buttons = FlowLayout(row)
        self.buttons.addWidget(self.keep)
        self.buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self.fields)
        column.addWidget(row)

    def add_beside(self, *fields: QWidget) -> QBoxLayout:
        """Fields beside each other, as wide as each other; `stack` puts them below each other."""
        beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        beside.setSpacing(2 * GRID)
        for field in fields:
            beside.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(beside)
        return beside

    def set_widest(self, pixels: int) -> None:
        """No wider than `pixels` at normal text size."""
        self.setMaximumWidth(round(pixels * text_scale(self)))

    def submit(self) -> None:
        """Ask to keep what is filled in; a form that can be wrong says so beside the field instead."""
        self.submitted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def stack(beside: QBoxLayout, *, stacked: bool) -> None:
    """Fields below each other where there is little room, else beside each other."""
    way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
    beside.setDirection(way)
