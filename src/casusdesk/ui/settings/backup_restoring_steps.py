"""Which backup goes back, and in numbers what that changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError, InvalidInputError, OtherKeyError, WrongPassphraseError
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.fields import TextField
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.settings.backup_words import backup_words, difference_words, moment_words
from casusdesk.ui.settings.replacing import Comparison
from casusdesk.ui.settings.step_box import row, stack
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from casusdesk.services.backups import Backup, Restoring

_KINDS: Final = "Reservekopie (*.tar)"
_LOOKING: Final = "De reservekopie wordt geopend en nagekeken…"
_REPLACING: Final = "De reservekopie wordt teruggezet…"
_AFTER: Final = (
    "Van wat hier nu staat, wordt eerst een reservekopie gemaakt. Het logboek, genummerd papier en elk “nee” "
    "van een moeder blijven zoals ze nu zijn; wat definitief gewist is, blijft gewist. Casusdesk vergrendelt "
    "daarna; ontgrendel met je eigen wachtwoordzin."
)


class ChooseBackup(QWidget):
    """`asked` carries the file, and the passphrase or the code of then when it needs another key."""

    asked = Signal(Path, str, str)
    cancelled = Signal()

    def __init__(self, dialogs: Dialogs, backups: Sequence[Backup], today: date) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._other: Path | None = None
        usable = [one for one in backups if one.whole]
        self.which = ChoiceField(
            "Welke reservekopie?", [(str(one.path), backup_words(one, today)) for one in usable], empty=None
        )
        self.other = button("Een ander bestand kiezen…", self._choose)
        self.chosen = text("")
        self.field = PassphraseField(
            "Wachtwoordzin van toen", "Of typ hieronder de code van het herstelblad."
        )
        self.code = TextField("Code van het herstelblad van toen", lines=3)
        self.problem, self.busy = text("", "problem"), muted(_LOOKING)
        self.go_on = button("Nakijken", self._ask, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        parts = (self.which, row(self.other), self.chosen, self.field, self.code, self.problem)
        stack(self, *parts, row(self.go_on, self.cancel), self.busy)
        hidden = (self.chosen, self.field, self.code, self.problem, self.busy)
        for part in (*hidden, *(() if usable else (self.which,))):
            part.hide()
        self.which.edited.connect(self._forget_other)
        self.field.entered.connect(self._ask)
        self.setFocusProxy(self.which if usable else self.other)

    def fail(self, error: CasusdeskError) -> None:
        """Say why it cannot be opened; another key is asked for beside it."""
        self._set_busy(busy=False)
        if isinstance(error, OtherKeyError):
            self.field.show()
            self.code.show()
            self._say(str(error))
            self.field.setFocus()
        elif isinstance(error, InvalidInputError) or (
            isinstance(error, WrongPassphraseError) and self.code.text().strip()
        ):
            self.code.set_error(str(error))
            self.code.setFocus()
        elif isinstance(error, WrongPassphraseError):
            self.field.set_error(str(error))
            self.field.setFocus()
        else:
            self._say(str(error))
            self.go_on.setFocus()

    def _choose(self) -> None:
        path = self._dialogs.choose_open_file(self, _KINDS)
        if path is not None:
            self._other = path
            self.chosen.setText(f"Gekozen: {path.name}")
            self.chosen.show()
            self._without_key()
            self.go_on.setFocus()

    def _forget_other(self) -> None:
        self._other = None
        self.chosen.hide()
        self._without_key()

    def _without_key(self) -> None:
        """Another file may open with the key of now."""
        for part in (self.field, self.code, self.problem):
            part.hide()
        self.field.forget()
        self.code.set_text("")

    def _ask(self) -> None:
        path = self._other or (Path(self.which.key()) if self.which.key() else None)
        self.problem.hide()
        self.field.set_error(None)
        self.code.set_error(None)
        if path is None:
            self._say("Kies eerst een bestand met een reservekopie.")
            self.other.setFocus()
            return
        self._set_busy(busy=True)
        self.asked.emit(path, self.field.passphrase(), self.code.text().strip())

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self.problem, words)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.which, self.other, self.field, self.code, self.go_on, self.cancel):
            part.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            announce(self, _LOOKING)


class RestorePreview(Comparison):
    """`42 casussen, 3 minder dan nu`; `chosen` to go on."""

    def __init__(self, found: Restoring, today: date) -> None:
        when = moment_words(found.made_at, today)
        self.sentence = text(f"De reservekopie van {when}: {found.sentence}.", "label")
        self.details = text(difference_words(found.added, found.changed))
        gone = counted(found.only_here, "casus", "casussen")
        verb = "staat er niet in en verdwijnt" if found.only_here == 1 else "staan er niet in en verdwijnen"
        self.lost = text(f"Let op: {gone} van nu {verb} uit je lijst.", "warning")
        parts = (self.sentence, self.details, self.lost, muted(_AFTER))
        super().__init__(parts, "Terugzetten en vergrendelen", _REPLACING)
        if not found.only_here:
            self.lost.hide()
        self.setFocusProxy(self.cancel)
