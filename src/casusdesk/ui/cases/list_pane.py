"""The left half of the case screen: heading with count, adding a signal, filters, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casusdesk.domain.wording import day_month
from casusdesk.ui.cases.list_empty import EmptyList
from casusdesk.ui.cases.list_filters import ListFilters
from casusdesk.ui.cases.list_model import CaseListModel
from casusdesk.ui.cases.row_delegate import RowDelegate
from casusdesk.ui.cases.rows import CaseRow, Filter
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import button, heading, muted
from casusdesk.ui.row_list import RowList
from casusdesk.ui.theme import GRID, text_scale

_COMPACT = 400
"""Height in px at normal text size below which the filters make room for rows."""
_ONE_ROW = 720
"""Width in px at normal text size at which all filters stand beside each other."""


class CaseListView(RowList):
    """The list: Enter opens, Del throws away, letters and digits go to the rows."""

    def __init__(self, model: CaseListModel) -> None:
        super().__init__(model)
        self.setItemDelegate(RowDelegate(self))

    def code(self) -> str:
        """The code of the case that is marked, empty when there is none."""
        return self.key()


class ListPane(QWidget):
    """`current_changed` follows the mark in the list; `opened` comes with Enter or a click."""

    current_changed = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)
    signal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CaseListModel(self)
        self.heading = heading("Casussen")
        self.standing = muted("")
        self.add = button("Signaal", self.signal_asked.emit)
        self.add.setAccessibleName("Signaal toevoegen")
        self.add.setIcon(icon("add", self.add))
        self.add.setToolTip("Signaal toevoegen (Ctrl+N)")
        self.parts = ListFilters()
        self.parts.chosen.connect(self.set_filter)
        self._search = ""
        self.view = CaseListView(self.model)
        self.empty = EmptyList(self.signal_asked.emit)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.view.opened.connect(self.opened)
        self.view.delete_asked.connect(self.delete_asked)
        self.view.selectionModel().currentChanged.connect(
            lambda _now, _before: self.current_changed.emit(self.view.code())
        )

    @property
    def filters(self) -> dict[Filter, QPushButton]:
        """The parts of the list that have a button of their own."""
        return self.parts.chips

    def set_rows(self, rows: Sequence[CaseRow], meeting_day: date) -> None:
        """Show `rows`; the case that was marked stays marked, and otherwise its neighbour."""
        code, place = self.view.code(), self.view.currentIndex().row()
        self.model.set_rows(rows)
        self.parts.set_counts({part: self.model.count(part) for part in Filter})
        self.heading.setText(f"Casussen ({self.model.count(Filter.ALL)})")
        self.standing.setText(f"Zoals het staat op het overleg van {day_month(meeting_day)}.")
        self.mark(code, place)
        self._show()

    def search(self, text: str) -> None:
        """Filter as typed in the top bar."""
        code, place = self.view.code(), self.view.currentIndex().row()
        self._search = text.strip()
        self.model.search(text)
        self.mark(code, place)
        self._show()

    def mark(self, code: str, otherwise: int = 0) -> None:
        """Put the mark on a case, or on the row at `otherwise` when it is not shown."""
        self.view.mark(code, otherwise)

    def set_filter(self, wanted: Filter) -> None:
        """Show one part of the list."""
        code = self.view.code()
        self.parts.show_part(wanted)
        self.model.set_part(wanted)
        self.mark(code)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.add.setIconSize(icon_size(self.add))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        self.add.setIconSize(icon_size(self.add))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.standing)
        layout.addWidget(self.parts)
        layout.addWidget(self._stack, 1)

    def _fit(self) -> None:
        scale = text_scale(self)
        compact = self.height() < _COMPACT * scale and self.width() < _ONE_ROW * scale
        self.parts.set_compact(compact=compact)
        self.standing.setVisible(self.model.total > 0 and not compact)

    def _show(self) -> None:
        count = self.model.rowCount()
        self.view.setAccessibleName(f"Casussen, {count}")
        self.empty.say(self.model.total, self._search, self.model.part)
        for part in (self.add, self.parts):
            part.setVisible(self.model.total > 0)
        self._fit()
        self._stack.setCurrentWidget(self.view if count else self.empty)
        if not count:
            self.current_changed.emit("")  # the model says nothing when the mark goes with the last row
