"""Route bij een signaal: the steps on that sheet, to write anew and to put in order (§1 no. 68)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.coalition import MOST_STEPS, ROUTE
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button
from casusdesk.ui.steps import Step
from casusdesk.ui.theme import GRID

_RESET: Final = "De stappen van de route staan weer zoals in het begin."


class RouteBox(QWidget):
    """`edited` with each change, `left` when focus leaves a field: for the autosave of the settings.

    The filled steps and one empty one are shown. `move` and the two buttons take the step that had the
    focus last.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.steps = [
            LineField(f"Stap {number}", limits.ROUTE_STEP, holds=Holds.FALLBACK)
            for number in range(1, MOST_STEPS + 1)
        ]
        self._current = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for field in self.steps:
            field.edited.connect(self._changed)
            field.left.connect(self.left)
            field.line.installEventFilter(self)
            layout.addWidget(field)
        self.up = button("Stap omhoog", lambda: self.move_step(-1))
        self.down = button("Stap omlaag", lambda: self.move_step(1))
        self.reset = button("Terugzetten", self._reset)
        self.up.setToolTip("Verplaats de stap waar je was (Alt+pijl omhoog)")
        self.down.setToolTip("Verplaats de stap waar je was (Alt+pijl omlaag)")
        self.reset.setToolTip("De stappen weer zoals in het begin")
        row = FlowLayout(gap=GRID)
        for part in (self.up, self.down, self.reset):
            row.addWidget(part)
        layout.addLayout(row)
        self.setFocusProxy(self.steps[0])
        self._reveal()

    def set_route(self, route: tuple[str, ...]) -> None:
        """Show these steps; someone who empties one to write it anew keeps her place."""
        if route != self.route():
            self._fill(route)

    def route(self) -> tuple[str, ...]:
        """What is filled in, without the empty steps."""
        return tuple(field.text() for field in self.steps if field.text())

    def fields(self) -> tuple[LineField, ...]:
        """Every field, for what is wrong in it."""
        return tuple(self.steps)

    def move_step(self, by: int) -> None:
        """Move the step where the focus is, or was, one place up (-1) or down (1)."""
        route = list(self.route())
        filled = [place for place, field in enumerate(self.steps) if field.text()]
        if self._current not in filled:
            return
        place = filled.index(self._current)
        if not 0 <= place + by < len(route):
            return
        route[place], route[place + by] = route[place + by], route[place]
        self._put(tuple(route))
        self.steps[place + by].setFocus()
        self._context.announce(f"Stap nu op plaats {place + by + 1} van {len(route)}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._current = next(n for n, field in enumerate(self.steps) if field.line is watched)
        return super().eventFilter(watched, event)

    def _reset(self) -> None:
        """As in the beginning, with a way back."""
        before = self.route()
        if before == ROUTE:
            return
        step: QUndoCommand = Step(self._context, _RESET, lambda: self._put(ROUTE), lambda: self._put(before))
        self._context.undo.push(step)
        self._context.toast(_RESET, self._context.undo.undo)

    def _put(self, route: tuple[str, ...]) -> None:
        self._fill(route)
        self.edited.emit()
        self.left.emit()

    def _fill(self, route: tuple[str, ...]) -> None:
        for place, field in enumerate(self.steps):
            field.set_text(route[place] if place < len(route) else "")
        self._reveal()

    def _changed(self) -> None:
        self._reveal()
        self.edited.emit()

    def _reveal(self) -> None:
        """Every filled step, the first empty one, and the one that is being typed in."""
        spare = False
        for field in self.steps:
            empty = not field.text()
            field.setVisible(not empty or not spare or field.line.hasFocus())
            spare = spare or empty
