"""The kiosk: an attendee chooses her role, sees and prints her own sheets, and it ends locked (domain R14).

There is no list, no search and no way to the work behind it; who comes next begins at the roles again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from casusdesk.services.attendee_sheets import sheets_by_role
from casusdesk.ui.kiosk.role_page import RolePage
from casusdesk.ui.kiosk.sheet_page import SheetPage
from casusdesk.ui.labels import heading
from casusdesk.ui.meeting_mode.large import enlarge
from casusdesk.ui.screen import Screen

if TYPE_CHECKING:
    from casusdesk.domain.handover import Handover
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext


class KioskScreen(Screen):
    """Two pages, and an empty one for the moment between leaving and the lock."""

    title = "Afdrukscherm voor deelnemers"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.roles, self.sheets = RolePage(), SheetPage(context)
        self.locked = heading("Vergrendeld")
        self.locked.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offered: Mapping[str, tuple[Handover, ...]] = {}
        self._role = ""
        self._stack = QStackedLayout(self)
        for page in (self.roles, self.sheets, self.locked):
            self._stack.addWidget(page)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.roles.chosen.connect(self.choose)
        self.sheets.other.clicked.connect(self.activate)
        for leave in (self.roles.done, self.sheets.done):
            leave.clicked.connect(context.lock)
        context.preferences_changed.connect(self._look)
        self._look()

    def activate(self) -> None:
        """The roles, for whoever comes next."""
        self._role = ""
        self.sheets.forget()
        self._read()
        self._stack.setCurrentWidget(self.roles)
        self.roles.enter()

    def choose(self, role: str) -> None:
        """The sheets of this role."""
        self._role = role
        self.sheets.show_sheets(role, self._words(role), self._offered.get(role, ()))
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.enter()

    def refresh(self, change: Change) -> None:
        """What may be printed can change; a role without sheets goes back to the roles."""
        if self._stack.currentWidget() is self.locked:
            return
        self._read()
        if self._role and self._role not in self._offered:
            self.activate()
        elif self._role:
            self.sheets.show_sheets(self._role, self._words(self._role), self._offered[self._role])

    def forget(self) -> None:
        """The window is about to lock: nothing is left to see."""
        self._offered = {}
        self._role = ""
        self.sheets.forget()
        self.roles.show_roles({})
        self._stack.setCurrentWidget(self.locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is a way out, and every way out is the lock."""
        if event.key() == Qt.Key.Key_Escape:
            self.context.lock()
        else:
            super().keyPressEvent(event)

    def _words(self, role: str) -> str:
        return self.context.desk.catalog.agency_label(role)

    def _read(self) -> None:
        self._offered = sheets_by_role(self.context.desk)
        self.roles.show_roles({role: self._words(role) for role in self._offered})

    def _look(self, _preferences: object = None) -> None:
        enlarge(self)
        self.roles.adapt()
