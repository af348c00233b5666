"""How many copies each role gets: one row per role, filled in from who comes (ux §7.8)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.wording import counted
from casusdesk.ui.emptying import empty
from casusdesk.ui.labels import ToolButton, muted
from casusdesk.ui.theme import GRID, text_scale

MOST = 20
_NO_ARROWS = "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }"
"""The arrows are too small to hit; buttons of full size stand beside the number."""


class CopiesTable(QWidget):
    """`changed` comes with every other number."""

    changed = Signal()

    def __init__(self, catalog: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._rows: list[tuple[str, QSpinBox]] = []
        self._numbers = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(GRID // 2)
        self._total = muted("", self)

    def show_roles(self, rows: Sequence[tuple[str, int]]) -> None:
        """Roles with their usual number; numbers the user changed stay when the roles are the same."""
        if [role for role, _ in self._rows] == [role for role, _ in rows]:
            return
        empty(self._grid, self._total)
        self._rows = []
        for place, (role, number) in enumerate(rows):
            found = self._catalog.find_agency(role)
            words = found.label if found else role
            label = QLabel(words[:1].upper() + words[1:])
            label.setWordWrap(True)
            spin = QSpinBox()
            spin.setRange(0, MOST)
            spin.setFixedWidth(round(8 * GRID * text_scale(self)))
            spin.setValue(number)
            spin.setAccessibleName(f"Exemplaren voor {words}")
            label.setBuddy(spin)
            spin.valueChanged.connect(self._tell)
            self._grid.addWidget(label, place, 0)
            spin.setStyleSheet(_NO_ARROWS)
            spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
            less, more = ToolButton(), ToolButton()
            for tool, words_on, step, name in ((less, "−", -1, "minder"), (more, "+", 1, "meer")):
                tool.setText(words_on)
                tool.setAccessibleName(f"Een exemplaar {name} voor {words}")
                tool.clicked.connect(lambda _on=False, spin=spin, step=step: spin.stepBy(step))
            for column, widget in enumerate((less, spin, more), start=1):
                self._grid.addWidget(widget, place, column)
            self._rows.append((role, spin))
        self._grid.addWidget(self._total, len(rows), 0, 1, 4)
        self._grid.setColumnStretch(0, 1)
        self._say_total()

    def copies(self) -> tuple[str, ...]:
        """The role of each copy, in order."""
        return tuple(role for role, spin in self._rows for _ in range(spin.value()))

    def show_numbers(self, numbers: str) -> None:
        """Which numbers these copies will get, in words."""
        self._numbers = numbers
        self._say_total()

    def _tell(self) -> None:
        self._say_total()
        self.changed.emit()

    def _say_total(self) -> None:
        total = f"Samen {counted(len(self.copies()), 'exemplaar', 'exemplaren')}."
        self._total.setText(f"{total} {self._numbers}." if self._numbers else total)
