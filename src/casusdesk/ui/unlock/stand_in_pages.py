"""Waarneming openen: a store that was handed over on a stick comes to this computer (domain §6, US21)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from casusdesk.errors import CasusdeskError, WrongPassphraseError
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.labels import muted, text
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.folder_field import FolderField
from casusdesk.ui.unlock.opened_page import OpenedPage
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


class StoodInPage(OpenedPage):
    """It is here; what is left to do with the stick."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "De waarneming staat klaar")
        self.add(
            text("Alles staat nu op deze computer. Je opent het voortaan met je eigen wachtwoordzin."),
            text(
                "Wis nu de map casusdesk-waarneming van de stick. Hier heb je die niet meer nodig.",
                "warning",
            ),
            muted("Bewaar je herstelblad in een kast met slot, niet bij deze computer."),
        )
