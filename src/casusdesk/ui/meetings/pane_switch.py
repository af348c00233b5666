"""Which of two panes is in sight, where there is no room for both (ux §5.6)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID


class PaneSwitch(QWidget):
    """Two words, one of them chosen; `changed` carries the number of the pane, from 0."""

    changed = Signal(int)

    def __init__(self, first: str, second: str) -> None:
        super().__init__()
        row = FlowLayout(self)
        self._buttons: list[QPushButton] = []
        for number, words in enumerate((first, second)):
            made = button(words, kind="quiet")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.toggled.connect(lambda on, number=number: self.changed.emit(number) if on else None)
            row.addWidget(made)
            self._buttons.append(made)
        self._buttons[0].setChecked(True)
        self._make_room()
        self.hide()

    @property
    def pane(self) -> int:
        """Which one is chosen."""
        return int(self._buttons[1].isChecked())

    def choose(self, pane: int) -> None:
        """Bring this pane in sight."""
        self._buttons[pane].setChecked(True)

    def name(self, first: str, second: str) -> None:
        """Other words, such as with a count."""
        for made, words in zip(self._buttons, (first, second), strict=True):
            made.setText(words)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        """The chosen one is bold, which Qt does not count when it measures the button."""
        bold = QFont(self.font())
        bold.setBold(True)
        for made in self._buttons:
            made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(made.text()) + 4 * GRID)
