"""Afspraken: who does what by when, who still hears back, and which inbrenger to ask for news (ux §7.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from casusdesk.domain.reminders import actions_by_person
from casusdesk.domain.wording import counted, day_month
from casusdesk.ui.labels import heading
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.rows import Row, RowKind, role_name
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext

TABS: Final = {"person": "Per persoon", "day": "Op datum", "feedback": "Terugkoppelen", "chase": "Inbrengers"}


class FollowUpScreen(Screen):
    """Four tabs; each leads to the case it is about."""

    title = "Afspraken"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Afspraken tonen")
        self.stack = QStackedWidget()
        self.list = RowView("Afspraken", self, editable=False)
        self.list.setDragEnabled(False)
        self.list.opened.connect(context.open_case)
        self.stack.addWidget(self.list)
        for words in TABS.values():
            self.tabs.addTab(words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        for widget in (heading("Afspraken"), self.tabs, self.stack):
            layout.addWidget(widget)
        self._show()

    def activate(self) -> None:
        """Focus on the list."""
        self.list.setFocus()

    def refresh(self, change: Change) -> None:
        """Anything that changed may change an afspraak."""
        self._show()

    def go_to(self, tab: str) -> None:
        """Show one of `TABS`."""
        self.tabs.setCurrentIndex(list(TABS).index(tab))

    def _show(self) -> None:
        desk = self.context.desk
        grouped = actions_by_person(desk.cases.actions())
        rows: list[Row] = []
        for role, actions in grouped.items():
            rows.append(Row(RowKind.HEADING, role_name(desk.catalog, role) or "Nog niemand"))
            for action in actions:
                due = f"uiterlijk {day_month(action.due)}" if action.due else "zonder datum"
                rows.append(
                    Row(RowKind.CASE, action.case_code, detail=action.text, note=due, code=action.case_code)
                )
        count = sum(len(actions) for actions in grouped.values())
        self.list.show_rows(rows, counted(count, "afspraak", "afspraken"))
