"""Opschalen: whom to call when a case cannot wait, in three rungs (domain §1 no. 53)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.coalition import LADDER, Rung
from casusdesk.ui.fields import LineField
from casusdesk.ui.theme import GRID, text_scale

RUNGS: Final = len(LADDER)
_NUMBERS: Final = range(1, RUNGS + 1)
_BESIDE: Final = 520
"""Width from which role and reach stand beside each other, in px at normal text size."""


class LadderBox(QWidget):
    """`edited` with each change, `left` when focus leaves a field: for the autosave of the settings."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.roles = [LineField(f"Trede {number}: wie", limits.ORGANISATION) for number in _NUMBERS]
        self.reaches = [LineField(f"Trede {number}: te bereiken via", limits.REACH) for number in _NUMBERS]
        self._rows: list[QBoxLayout] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for pair in zip(self.roles, self.reaches, strict=True):
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(2 * GRID)
            for field in pair:
                field.edited.connect(self.edited)
                field.left.connect(self.left)
                row.addWidget(field, 1)
            self._rows.append(row)
            layout.addLayout(row)
        self.setFocusProxy(self.roles[0])

    def set_ladder(self, ladder: tuple[Rung, ...]) -> None:
        """Show these rungs; someone who empties one to write it anew keeps her place."""
        if ladder == self.ladder():
            return
        rungs = (*ladder, *(Rung("") for _ in range(RUNGS)))
        for role, reach, rung in zip(self.roles, self.reaches, rungs, strict=False):
            role.set_text(rung.role)
            reach.set_text(rung.reach)

    def ladder(self) -> tuple[Rung, ...]:
        """What is filled in, without the empty rungs."""
        pairs = zip(self.roles, self.reaches, strict=True)
        rungs = (Rung(role.text(), reach.text()) for role, reach in pairs)
        return tuple(rung for rung in rungs if rung.role or rung.reach)

    def fields(self) -> tuple[LineField, ...]:
        """Every field, for what is wrong in it."""
        return (*self.roles, *self.reaches)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, so that a narrow window can make it one."""
        widest = max(field.minimumSizeHint().width() for field in self.fields())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * text_scale(self)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for row in self._rows:
            row.setDirection(direction)
