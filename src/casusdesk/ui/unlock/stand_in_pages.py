"""Waarneming openen: a store that was handed over on a stick comes to this computer (domain §6, US21)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from casusdesk.errors import CasusdeskError, WrongPassphraseError
from casusdesk.preferences import Preferences
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.labels import muted, text
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.folder_field import FolderField
from casusdesk.ui.unlock.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk


class OpenStandInPage(EntryPage):
    """`asked` carries the folder and the passphrase; `fail` says what came of it, and both stay."""

    asked = Signal(Path, str)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__("Waarneming openen", width=560)
        self.add(
            muted(
                "Je neemt waar voor een ander. Alles uit de map casusdesk-waarneming komt versleuteld op "
                "deze computer. Op de stick verandert niets."
            )
        )
        self.folder = FolderField(
            "Waar staat de waarneming?", dialogs, "Kies de stick, of de map casusdesk-waarneming zelf."
        )
        self.field = PassphraseField("Jouw wachtwoordzin", "De zin die jij koos toen de kopie werd gemaakt.")
        self.folder.edited.connect(self.field.setFocus)
        self.field.entered.connect(self._ask)
        self.add(self.folder, self.field)
        self.add_button("Openen", self._ask, "primary")

    def enter(self) -> None:
        self.folder.setFocus()

    def fail(self, error: CasusdeskError) -> None:
        """Say why it did not open, where it can be put right."""
        self.set_busy(None)
        if isinstance(error, WrongPassphraseError):
            self.field.set_error(str(error))
            self.field.setFocus()
            self.field.line.selectAll()
        else:
            self.set_problem(str(error))
            self.folder.setFocus()

    def _ask(self) -> None:
        if self.is_busy:
            return
        self.set_problem(None)
        folder = self.folder.folder()
        if folder is None:
            self.folder.set_error("Kies eerst de stick of de map.")
            self.folder.setFocus()
        elif not self.field.passphrase():
            self.field.set_error("Typ je wachtwoordzin.")
            self.field.setFocus()
        else:
            self.field.set_error(None)
            self.set_busy("Alles komt naar deze computer…")
            self.asked.emit(folder, self.field.passphrase())


class StoodInPage(EntryPage):
    """It is here; what is left to do with the stick. `begun` carries the open desk.

    `locked` when nobody went on: the store is closed then, as the window would after so long.
    """

    begun = Signal(object)
    locked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("De waarneming staat klaar", can_go_back=False, width=560, centred=True)
        self._desk: Desk | None = desk
        self.add(
            text("Alles staat nu op deze computer. Je opent het voortaan met je eigen wachtwoordzin."),
            text(
                "Wis nu de map casusdesk-waarneming van de stick. Hier heb je die niet meer nodig.",
                "warning",
            ),
            muted("Bewaar je herstelblad in een kast met slot, niet bij deze computer."),
        )
        self.add_button("Naar het overzicht", self._begin, "primary")
        self._nobody = QTimer(self)
        self._nobody.setSingleShot(True)
        self._nobody.timeout.connect(self._lock)
        self._nobody.start(60_000 * Preferences().lock_after)

    def enter(self) -> None:
        self._choices[-1].setFocus()

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
