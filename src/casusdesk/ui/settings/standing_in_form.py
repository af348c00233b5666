"""What is asked before everything is copied for a stand-in: where to, and the passphrase of the stand-in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError, InvalidInputError
from casusdesk.services.standing_in import proposal, weakness
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.settings.step_box import row, stack
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.folder_field import FolderField
from casusdesk.ui.unlock.new_passphrase import NewPassphrase

_WHAT: Final = (
    "De vervanger krijgt een kopie van alles wat er nu in staat, met een eigen wachtwoordzin en een eigen "
    "herstelblad. Wat een van jullie daarna wijzigt, komt niet vanzelf bij de ander. Spreek af wie er werkt."
)
_WHERE: Final = "Bijvoorbeeld een USB-stick. Daar komt één versleutelde map: casusdesk-waarneming."
_ADVICE: Final = (
    "Laat de vervanger zelf typen: vijf of meer woorden die niet bij elkaar horen. Spaties mogen. "
    "Schrijf de zin niet op de stick."
)
_BUSY: Final = "De kopie wordt gemaakt en nagekeken…"


class HandOverForm(QWidget):
    """`asked` carries the folder and the passphrase; what was typed stays as long as the form."""

    asked = Signal(Path, str)
    cancelled = Signal()

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self.folder = FolderField("Waar komt de kopie?", dialogs, _WHERE)
        self.new = NewPassphrase(weakness, "Wachtwoordzin van de vervanger")
        self.new.first.set_hint(_ADVICE)
        self.folder.edited.connect(self.new.setFocus)
        self.new.entered.connect(self._ask)
        self.propose = button("Vijf woorden laten bedenken", self._propose)
        self.problem = text("", "problem")
        self.busy = muted(_BUSY)
        self.go_on = button("Kopie maken", self._ask, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        buttons = row(self.go_on, self.cancel)
        stack(self, text(_WHAT), self.folder, self.new, row(self.propose), self.problem, buttons, self.busy)
        self.problem.hide()
        self.busy.hide()
        self.setFocusProxy(self.folder)

    def fail(self, error: CasusdeskError) -> None:
        """Say why there is no copy; the folder and the passphrase stay as they were given."""
        self.set_busy(busy=False)
        if isinstance(error, InvalidInputError):
            self.new.fail(str(error))
            return
        self.problem.setText(str(error))
        self.problem.show()
        announce(self, str(error))
        self.folder.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be changed while the copy is made."""
        for part in (self.folder, self.new, self.propose, self.go_on, self.cancel):
            part.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            announce(self, _BUSY)

    def _propose(self) -> None:
        self.new.propose(proposal())
        announce(self, self.new.first.passphrase())
        self.go_on.setFocus()

    def _ask(self) -> None:
        self.problem.hide()
        folder = self.folder.folder()
        if folder is None:
            self.folder.set_error("Kies eerst waar de kopie komt.")
            self.folder.setFocus()
            return
        passphrase = self.new.accepted()
        if passphrase is not None:
            self.set_busy(busy=True)
            self.asked.emit(folder, passphrase)
