"""The store is open after all: what was done, before the work goes on.

`locked` when nobody went on: the store is closed then, as the window would after so long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.entry_page import EntryPage

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk


class OpenedPage(EntryPage):
    """`begun` carries the open desk; `add` says what was done."""

    begun = Signal(object)
    locked = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title, can_go_back=False, width=560, centred=True)
        self._desk: Desk | None = desk
        self.add_button("Naar het overzicht", self._begin, "primary")
        self._nobody = QTimer(self)
        self._nobody.setSingleShot(True)
        self._nobody.timeout.connect(self._lock)
        self._nobody.start(60_000 * desk.policy.lock_minutes)

    def enter(self) -> None:
        self._choices[-1].setFocus()
        announce(self, self.heading.text())

    def let_go(self) -> None:
        """Close what was not begun with; it opens with the passphrase next time."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _lock(self) -> None:
        self.let_go()
        self.locked.emit()

    def _begin(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            self.begun.emit(desk)
