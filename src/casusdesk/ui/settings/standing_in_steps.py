"""The last two steps of a hand-over: the recovery sheet of the stand-in, and what to do with the stick.

A new recovery sheet of one's own is made sure of by the same step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.labels import button, text
from casusdesk.ui.settings.step_box import row, stack, stacked
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.recovery_box import RecoveryBox

if TYPE_CHECKING:
    from casusdesk.services.recovery_proof import RecoveryProof
    from casusdesk.services.standing_in import StandIn

_WHY: Final = (
    "De kopie is gemaakt. Dit herstelblad is van de vervanger: het opent de kopie als de wachtwoordzin "
    "kwijt is."
)
_WHERE: Final = "Geef het op papier mee, los van de stick."
_SAVED: Final = "Opgeslagen. Druk het bestand af en wis het daarna: wie het heeft, kan de kopie openen."
_LEFT: Final = (
    "Geef de stick en het herstelblad los van elkaar aan de vervanger.",
    "De vervanger start Casusdesk op de eigen computer en kiest daar: Waarneming openen.",
    "Wis daarna de map van de stick.",
)
_WIDE: Final = 640
"""Width in px from which the sheet fits beside the fields."""
_LARGE: Final = 1.4
_PAGE_HEIGHT: Final = 470
_PART_HEIGHT: Final = 340
"""Height of the sheet in px: as a whole, or so much that the smallest window shows it with its arrows."""


class SheetStep(QWidget):
    """`confirmed` once two groups of the sheet were typed back."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(
        self,
        made: RecoveryProof,
        dialogs: Dialogs,
        words: tuple[str, str, str] = (_WHY, _WHERE, _SAVED),
        go_on: str = "Overdragen",
    ) -> None:
        super().__init__()
        self.box = RecoveryBox(made, dialogs, *words)
        self.box.confirmed.connect(self.confirmed)
        self.box.told.connect(self.tell)
        self.problem = text("", "problem")
        self.go_on = button(go_on, self.box.confirm, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        stack(self, self.box, self.problem, row(self.go_on, self.cancel))
        self.problem.hide()
        self.setFocusProxy(self.box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _WIDE and text_scale(self) <= _LARGE
        self.box.set_beside(beside=beside)
        self.box.sheet.setFixedHeight(_PAGE_HEIGHT if beside else _PART_HEIGHT)

    def tell(self, message: str) -> None:
        """Say what went wrong, or with "" that nothing is wrong any more."""
        self.problem.setText(message)
        self.problem.setVisible(bool(message))
        if message:
            announce(self, message)


class DoneStep(QWidget):
    """The copy has its name; `closed` when that was read."""

    closed = Signal()

    def __init__(self, made: StandIn) -> None:
        super().__init__()
        done = text(f"De kopie staat klaar in de map {made.folder.name}.", "ok")
        self.close_button = button("Klaar", self.closed.emit, "primary")
        steps = stacked(*(text(f"{n}. {what}") for n, what in enumerate(_LEFT, start=1)), spacing=GRID // 2)
        stack(self, done, steps, row(self.close_button))
        self.setFocusProxy(self.close_button)
        announce(self, done.text())
