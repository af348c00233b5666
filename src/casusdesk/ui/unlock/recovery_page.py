"""The recovery sheet is made sure of before anything else: on paper, and typed back in part (vault §1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.theme import is_narrow, text_scale
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.recovery_box import RecoveryBox

if TYPE_CHECKING:
    from casusdesk.services.set_up import SetUp

_WHY: Final = (
    "Vergeet je je wachtwoordzin, of krijg je een andere computer? "
    "Dan is dit blad de enige weg terug naar je casussen."
)
_WHERE: Final = "Bewaar het op papier, in een kast met slot. Niet bij de computer."
_SAVED: Final = "Opgeslagen. Druk het bestand af en wis het daarna: wie het heeft, kan bij je casussen."
_AROUND: Final = 240
"""Height in px of what stands above and below the sheet."""


class RecoveryPage(EntryPage):
    """Shows the sheet of one `SetUp`; `confirmed` once both groups were typed back."""

    confirmed = Signal()

    def __init__(self, setup: SetUp, dialogs: Dialogs) -> None:
        super().__init__("Bewaar je herstelblad", "Stap 2 van 3", can_go_back=False, width=1100)
        self.box = RecoveryBox(setup, dialogs, _WHY, _WHERE, _SAVED)
        self.box.confirmed.connect(self.confirmed)
        self.box.told.connect(self.set_problem)
        self.add(self.box)
        self.add_button("Verder", self.box.confirm, "primary")

    def enter(self) -> None:
        self.box.print_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.box.set_beside(beside=not is_narrow(self) and text_scale(self) <= 1.4)
        self.box.sheet.setMinimumHeight(max(360, self.height() - _AROUND))
