"""What the four tabs have in common: a list, what belongs to its row beside it, and an empty state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout, alone
from casusdesk.ui.labels import button, frame, muted, section
from casusdesk.ui.meetings.pane_switch import PaneSwitch
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.rows import Row
from casusdesk.ui.theme import GRID, text_scale

LEAST_WIDTH = 720
"""Px for list and side beside each other, at normal text size."""
SIDE_WIDTH = 330
"""Px of the side, at normal text size."""


@dataclass(frozen=True, slots=True)
class Empty:
    """What is said when there is nothing: heading, sentence, and a button that leads on."""

    title: str
    sentence: str
    button: str
    act: Callable[[], object]


class Tab(QWidget):
    """List at the left, `side` at the right; one of them at a time where there is little room.

    What stands beside the list goes into the layout `beside`, and `first` is where the focus goes there.
    """

    first: QWidget

    def __init__(self, context: WindowContext, name: str, panes: tuple[str, str], empty: Empty) -> None:
        super().__init__()
        self.context = context
        self._narrow = False
        self.list = RowView(name, self, editable=False)
        self.list.setDragEnabled(False)
        self.list.moved_to.connect(self.show_row)
        self.list.opened.connect(self.open_row)
        # Later: the list is shown anew by what a tick does, which must not happen while it handles the tick.
        self.list.rows.ticked.connect(self.tick_row, Qt.ConnectionType.QueuedConnection)
        self.switch = PaneSwitch(*panes)
        self.switch.changed.connect(self._switched)
        self.go_on = button(empty.button, empty.act)
        self.empty = frame("card", section(empty.title), muted(empty.sentence), alone(self.go_on))
        self.tools = FlowLayout(gap=GRID)
        self.tools.addWidget(self.switch)
        self.side = QWidget()
        self.beside = QVBoxLayout(self.side)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.list, 3)
        row.addWidget(self.side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self.tools)
        column.addWidget(self.empty)
        column.addLayout(row, 1)
        column.addStretch(0)

    def refresh(self) -> None:
        """Show what the store holds now."""
        raise NotImplementedError

    def show_row(self, row: Row | None) -> None:
        """Show beside the list what belongs to this row."""
        raise NotImplementedError

    def open_row(self, key: str) -> None:
        """Enter on the row with this `code`."""
        raise NotImplementedError

    def tick_row(self, row: Row) -> None:
        """The box of this row was clicked; a list without boxes never comes here."""

    def show_tools(self, *, of_list: bool, of_side: bool) -> None:
        """Show above the list what belongs to the panes that are in sight."""

    def tick_current(self) -> None:
        """The same for the row the keys are on, from the menu."""
        row = self.list.current_row()
        if row is not None and row.tick is not None:
            self.tick_row(row)

    def open_case(self) -> None:
        """The case of the row the keys are on; its title is the code."""
        row = self.list.current_row()
        if row is not None:
            self.context.open_case(row.title)

    def primary(self) -> None:
        """The main button."""
        raise NotImplementedError

    def to_list(self) -> None:
        """Back to the list, in sight and with the focus."""
        self.switch.choose(0)
        self.enter()

    def enter(self) -> None:
        """The focus where work goes on."""
        if self.empty.isVisibleTo(self):
            self.go_on.setFocus()
        elif self._narrow and self.switch.pane:
            self.first.setFocus()
        else:
            self.list.setFocus()

    def show_rows(self, rows: Sequence[Row], count: str) -> None:
        """Show `rows` (`count` in words), or the empty state."""
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and (focused is self.list or self.side.isAncestorOf(focused))
        self.list.show_rows(rows, count)
        self.empty.setVisible(not rows)
        self._show_panes()
        if had_focus and not rows:
            self.go_on.setFocus()

    def show_side(self) -> bool:
        """Bring the side in sight where it is not beside the list, and go there; whether that was needed."""
        hidden = self._narrow and not self.switch.pane and not self.empty.isVisibleTo(self)
        if hidden:
            self.switch.choose(1)
            self.first.setFocus()
        return hidden

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus() and self.list.rows.rows:
            self.to_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._level_tools()
        self._narrow = self.width() < LEAST_WIDTH * text_scale(self)
        width = round(SIDE_WIDTH * text_scale(self))
        self.side.setMinimumWidth(0 if self._narrow else width)
        self.side.setMaximumWidth(16777215 if self._narrow else round(1.35 * width))
        self._show_panes()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._level_tools()

    def _level_tools(self) -> None:
        """A box is as high as the button beside it, so that their words are on one line."""
        for box in self.findChildren(QCheckBox, options=Qt.FindChildOption.FindDirectChildrenOnly):
            box.setMinimumHeight(self.switch.sizeHint().height())

    def _switched(self, _pane: int) -> None:
        self._show_panes()

    def _show_panes(self) -> None:
        some = bool(self.list.rows.rows)
        second = self._narrow and self.switch.pane == 1
        self.switch.setVisible(some and self._narrow)
        self.list.setVisible(some and not second)
        self.side.setVisible(some and (second or not self._narrow))
        self.show_tools(of_list=not second, of_side=second or not self._narrow)
