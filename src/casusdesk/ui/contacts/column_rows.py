"""The columns of a file below each other: what is in the first rows, and which field each of them fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.contact_columns import Column, about_clients, proposed, refusal
from casusdesk.domain.limits import tidy
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.labels import line, muted, text
from casusdesk.ui.theme import GRID, text_scale

SAMPLES: Final = 5
"""Rows from the top that are shown."""
_LONGEST: Final = 40
_BESIDE: Final = 560
_LEAVE: Final = "Niet overnemen"


class ColumnRow(QWidget):
    """One column: its heading with examples, and the field of a contact; a refused one has no field."""

    edited = Signal()

    def __init__(self, heading: str, samples: Sequence[str], column: Column | None) -> None:
        super().__init__()
        self.refused = about_clients(heading)
        self.field = ChoiceField(
            "Dit is", [(field.name, field.label) for field in Column], empty=_LEAVE, parent=self
        )
        self.field.combo.setAccessibleName(f"Kolom {heading}: dit is")
        self.field.edited.connect(self.edited)
        self.field.setVisible(not self.refused)
        self.words = text(heading, "label")
        shown = " · ".join(sample for sample in map(_short, samples) if sample)
        self.samples = muted(shown or "In de eerste regels is deze kolom leeg.")
        self.refusal = text(refusal(heading), "problem")
        self.refusal.setVisible(self.refused)
        self.samples.setVisible(not self.refused)
        left = QVBoxLayout()
        left.setSpacing(GRID // 2)
        for widget in (self.words, self.samples, self.refusal):
            left.addWidget(widget)
        left.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(2 * GRID)
        self._row.addLayout(left, 3)
        self._row.addWidget(self.field, 2, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(self._row)
        layout.addWidget(line())
        if column is not None and not self.refused:
            self.field.set_key(column.name)

    @property
    def column(self) -> Column | None:
        """The field it fills, None when it stays out."""
        return Column[self.field.key()] if self.field.key() and not self.refused else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * text_scale(self)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )


class ColumnRows(QWidget):
    """All columns; a field is filled by one column only, the last that was chosen."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ColumnRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)

    def show_columns(self, headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
        """Show these columns with the `cells` of the first rows, and propose a field for each."""
        for old in self.rows:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for place, (heading, column) in enumerate(zip(headings, proposed(headings), strict=True)):
            samples = [row[place] if place < len(row) else "" for row in cells[:SAMPLES]]
            row = ColumnRow(heading, samples, column)
            row.edited.connect(lambda chosen=row: self._chosen(chosen))
            self.rows.append(row)
            self._layout.addWidget(row)

    def columns(self) -> tuple[Column | None, ...]:
        """The field of each column, in the order of the file."""
        return tuple(row.column for row in self.rows)

    def _chosen(self, chosen: ColumnRow) -> None:
        for row in self.rows:
            if row is not chosen and row.column is not None and row.column is chosen.column:
                row.field.set_key("")
        self.edited.emit()


def _short(sample: str) -> str:
    words = tidy(sample)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
