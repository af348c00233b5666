"""Step 1 of the kiosk: who are you? Roles in words, and nothing of anybody's family."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import READING_WIDTH, bar, button, heading, scrolling, text
from casusdesk.ui.meeting_mode.large import polish
from casusdesk.ui.theme import GRID, text_scale

ASK = (
    "Kies je rol. Je ziet dan alleen de bladen die voor jou zijn of die van jou komen. "
    "Met Klaar gaat het scherm op slot."
)
BESIDE_FROM = 620
"""Px for two roles beside each other, at letters of 10 points."""
NOTHING = "Er ligt nu voor niemand een blad klaar. Vraag het de projectleider."


class RolePage(QWidget):
    """`chosen` carries the key of a role."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.roles: dict[str, QPushButton] = {}
        self.done = button("Klaar")
        self.done.setToolTip("Vergrendelen (Esc)")
        self._said = text(ASK)
        self._buttons = QWidget()
        self._grid = QGridLayout(self._buttons)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(heading("Wie ben je?"))
        column.addWidget(self._said)
        column.addWidget(self._buttons)
        column.addStretch(1)
        self._column = column
        foot = QWidget()
        FlowLayout(foot).addWidget(self.done)
        self._area = scrolling(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(bar(foot))

    def show_roles(self, words: Mapping[str, str]) -> None:
        """One large button for each role; `words` by key."""
        self._said.setText(ASK if words else NOTHING)
        fresh = QWidget()
        self._grid = QGridLayout(fresh)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self.roles = {}
        for role, name in words.items():
            made = button(name[:1].upper() + name[1:], partial(self.chosen.emit, role), "choice")
            self._grid.addWidget(made, len(self.roles), 0)
            self.roles[role] = made
        polish(fresh, self._inside)
        self._column.replaceWidget(self._buttons, fresh)
        self._buttons.hide()
        self._buttons.deleteLater()
        self._buttons = fresh
        fresh.show()
        self.adapt()

    def adapt(self) -> None:
        """As wide as reads well, however wide the window is."""
        scale = text_scale(self)
        self._inside.setMaximumWidth(round(READING_WIDTH * scale))
        columns = 2 if self.width() >= BESIDE_FROM * scale else 1
        for place, made in enumerate(self.roles.values()):
            made.setMinimumHeight(round(5 * GRID * scale))
            self._grid.addWidget(made, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def enter(self) -> None:
        """Focus on the first role."""
        first = next(iter(self.roles.values()), self.done)
        first.setFocus()
        self._area.verticalScrollBar().setValue(0)
