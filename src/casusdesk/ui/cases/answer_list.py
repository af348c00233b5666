"""Label–value rows, as on the check page and in the detail of a case: what was asked, what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from casusdesk.services.wizard_check import Answer
from casusdesk.ui.labels import button, level, muted, section, text
from casusdesk.ui.theme import GRID

EMPTY = "Nog leeg"


def change_button(title: str, act: Callable[[], object]) -> QPushButton:
    """The link "Wijzigen", whose name for a screen reader says what."""
    made = button("Wijzigen", act, "link")
    made.setAccessibleName(f"Wijzigen: {title}")
    return made


def section_head(title: str, act: Callable[[], object], name: str = "") -> tuple[QWidget, QPushButton]:
    """A heading with "Wijzigen" at its right."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(section(title), 1)
    change = change_button(name or title, act)
    row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
    return made, change


class AnswerList(QWidget):
    """Rows of label and value; below each other where there is little room."""

    def __init__(
        self,
        answers: Iterable[Answer],
        *,
        stacked: bool,
        change: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._change = change
        rows = [a for a in answers if a.value]
        if stacked or not rows:
            self._stack(rows)
        else:
            self._grid(rows)

    def _stack(self, rows: list[Answer]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)  # an answer belongs to the label above it
        if not rows:
            column.addWidget(muted(EMPTY))
        for place, row in enumerate(rows):
            column.addSpacing(GRID if place else 0)
            column.addWidget(muted(row.label))
            column.addWidget(_value(row))
            if self._change is not None:
                column.addWidget(change_button(row.label, partial(self._change, row.key)))

    def _grid(self, rows: list[Answer]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for place, row in enumerate(rows):
            label, value = muted(row.label), _value(row)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
            if self._change is not None:
                grid.setVerticalSpacing(0)
                link = change_button(row.label, partial(self._change, row.key))
                level(link, label, value)
                grid.addWidget(link, place, 2, Qt.AlignmentFlag.AlignTop)


def _value(row: Answer) -> QLabel:
    made = text(row.value) if row.value else muted(EMPTY)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(f"{row.label}: {row.value or EMPTY}")
    return made
