"""Ticks in two columns where there is room: short lists that are read at a glance, walked by the arrows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from casusdesk.ui.arrow_stops import ArrowStops
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.tick_line import TickLine

TWO_COLUMNS = 560
"""Width in px, at normal text size, from which there are two."""


class TickList(QWidget):
    """`ticked` carries the key and whether it is ticked now."""

    ticked = Signal(str, bool)

    def __init__(self, group: str, options: Sequence[tuple[str, str]]) -> None:
        """`options` are key and words; `group` is what a screen reader says of the list."""
        super().__init__()
        self.lines = {key: TickLine(words, group) for key, words in options}
        for key, made in self.lines.items():
            made.box.toggled.connect(partial(self.ticked.emit, key))
        self._stops = ArrowStops(self)
        self._stops.set_boxes([made.box for made in self.lines.values()])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._columns = 0
        self._arrange(1)

    @property
    def stop(self) -> QCheckBox | None:
        """The box that takes the focus of the list."""
        return self._stops.stop

    def set_ticked(self, keys: Collection[str]) -> None:
        """Show these ticks, without a signal."""
        for key, made in self.lines.items():
            made.box.blockSignals(True)
            made.box.setChecked(key in keys)
            made.box.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= TWO_COLUMNS * text_scale(self) else 1)

    def _arrange(self, columns: int) -> None:
        """Down the first column, then down the second."""
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self.lines) // columns)
        for place, made in enumerate(self.lines.values()):
            self._grid.addWidget(made, place % rows, place // rows, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
