"""Papier: per meeting what was handed out and what is back, with quick entry of the numbers (ux §7.9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.draft import Draft
from casusdesk.domain.paper import CopyState
from casusdesk.ui.draft_fields import type_in, typed
from casusdesk.ui.labels import button, heading
from casusdesk.ui.register.copy_card import AGAIN
from casusdesk.ui.register.entry_form import WORDS
from casusdesk.ui.register.ledger import Ledger
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID, is_narrow

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext


class RegisterScreen(Screen):
    """The list of copies and the entry; every step can be taken back."""

    title = "Papier"
    room = "register"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ledger = Ledger(context)
        self._heading = heading("Papier")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        self.kiosk = button("Afdrukscherm voor deelnemers…", context.open_kiosk)
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(self.kiosk)
        layout.addLayout(row)
        layout.addWidget(self.ledger, 1)
        own = []
        for number, (state, words) in enumerate(WORDS.items(), start=1):
            own.append(self.command(words, f"Ctrl+{number}", lambda state=state: self.ledger.by_key(state)))  # type: ignore[misc]
        again = lambda: self.ledger.move_current(CopyState.HANDED_OUT)  # noqa: E731
        own.append(self.command(AGAIN, "Ctrl+5", again))
        self.ledger.list.addActions(own)
        self.ledger.refresh()

    def drafts(self) -> Iterable[Draft]:
        if self.ledger.form.numbers.text():
            yield Draft("register.numbers", content=typed(self.ledger.form))

    def take_draft(self, draft: Draft) -> bool:
        return type_in(self.ledger.form, draft.content)

    def activate(self) -> None:
        """Focus in the field of the numbers, or on the button of the empty state."""
        self.ledger.enter()

    def refresh(self, change: Change) -> None:
        """Prints and the names of who has them; out of sight it can wait."""
        if self.isVisible():
            self.ledger.refresh()

    def open_day(self, day: date) -> None:
        """What is still open of this meeting."""
        self.ledger.open_day(day)

    def primary(self) -> None:
        """Ctrl+Enter: do what was typed."""
        self.ledger.primary()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile, and the day as it is now."""
        super().showEvent(event)
        self.ledger.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the place is told by the list alone, and the kiosk is in the menu."""
        super().resizeEvent(event)
        for part in (self._heading, self.kiosk):
            part.setVisible(not is_narrow(self))
