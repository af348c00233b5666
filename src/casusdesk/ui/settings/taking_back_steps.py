"""What is asked before anything is taken back, and the comparison that comes before it takes its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError, WrongPassphraseError
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.settings.replacing import Comparison
from casusdesk.ui.settings.step_box import row, stack
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.folder_field import FolderField
from casusdesk.ui.unlock.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from casusdesk.services.taking_back import TakingBack

_LOOKING: Final = "De kopie wordt nagekeken…"
_REPLACING: Final = "De kopie wordt overgenomen…"
_AFTER: Final = (
    "Wat hier nu staat, blijft op deze computer bewaard als de vorige versie. Casusdesk vergrendelt daarna; "
    "ontgrendel met je eigen wachtwoordzin. Wis dan de map van de stick."
)


class TakeBackForm(QWidget):
    """`asked` carries the folder and the passphrase."""

    asked = Signal(Path, str)
    cancelled = Signal()

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self.folder = FolderField(
            "Waar staat de kopie?", dialogs, "Kies de stick, of de map casusdesk-waarneming zelf."
        )
        self.field = PassphraseField(
            "Wachtwoordzin van deze kopie", "De zin die werd getypt toen de vervanger deze kopie maakte."
        )
        self.problem, self.busy = text("", "problem"), muted(_LOOKING)
        self.go_on = button("Nakijken", self._ask, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        stack(self, self.folder, self.field, self.problem, row(self.go_on, self.cancel), self.busy)
        self.problem.hide()
        self.busy.hide()
        self.folder.edited.connect(self.field.setFocus)
        self.field.entered.connect(self._ask)
        self.setFocusProxy(self.folder)

    def fail(self, error: CasusdeskError) -> None:
        """Say why it cannot be taken back; what was given stays."""
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphraseError):
            self.field.set_error(str(error))
            self.field.setFocus()
            self.field.line.selectAll()
            return
        _say(self.problem, str(error))
        self.folder.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.folder, self.field, self.go_on, self.cancel):
            part.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            announce(self, _LOOKING)

    def _ask(self) -> None:
        self.problem.hide()
        folder = self.folder.folder()
        if folder is None:
            self.folder.set_error("Kies eerst waar de kopie staat.")
            self.folder.setFocus()
        elif not self.field.passphrase():
            self.field.set_error("Typ de wachtwoordzin van deze kopie.")
            self.field.setFocus()
        else:
            self._set_busy(busy=True)
            self.asked.emit(folder, self.field.passphrase())


class CompareStep(Comparison):
    """What is on the stick and what is here, in numbers; `chosen` to go on."""

    def __init__(self, found: TakingBack) -> None:
        self.there = text(
            f"Op de stick: {_cases(found.there)}. {found.added} nieuw en {found.changed} gewijzigd "
            f"ten opzichte van hier."
        )
        self.lost = text(
            f"Let op: {_cases(found.only_here)} staat alleen hier en verdwijnt uit je lijst."
            if found.only_here == 1
            else f"Let op: {_cases(found.only_here)} staan alleen hier en verdwijnen uit je lijst.",
            "warning",
        )
        parts = (self.there, self.lost, muted(_AFTER))
        super().__init__(parts, "Overnemen en vergrendelen", _REPLACING)
        if not found.only_here:
            self.lost.hide()
        self.setFocusProxy(self.go_on)


def _cases(number: int) -> str:
    return counted(number, "casus", "casussen")


def _say(problem: QLabel, words: str) -> None:
    problem.setText(words)
    problem.show()
    announce(problem, words)
