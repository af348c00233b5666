"""The way back in with the printed code, for a lost passphrase, a new computer or a lost keyring."""

from __future__ import annotations

from PySide6.QtCore import Signal

from casusdesk.errors import CasusdeskError, InvalidInputError, WrongPassphraseError
from casusdesk.ui.fields import TextField
from casusdesk.ui.labels import muted, section
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.new_passphrase import NewPassphrase, Weakness


class RecoverPage(EntryPage):
    """`asked` carries the code and the new passphrase."""

    asked = Signal(str, str)

    def __init__(self, weakness: Weakness) -> None:
        super().__init__("Herstelblad gebruiken")
        self.add(
            muted("Met de code van je herstelblad open je je casussen en kies je een nieuwe wachtwoordzin.")
        )
        hint = "Typ alle regels over. Spaties, streepjes en hoofdletters maken niet uit."
        self.code = TextField("Code van het herstelblad", hint=hint, lines=3)
        self.code.edited.connect(lambda: self.code.set_error(None))
        self.new = NewPassphrase(weakness)
        self.add(self.code, section("Nieuwe wachtwoordzin"), self.new)
        self.new.entered.connect(self._ask)
        self.add_button("Openen", self._ask, "primary")

    def enter(self) -> None:
        self.code.setFocus()

    def fail(self, error: CasusdeskError) -> None:
        """Say it at the field it belongs to."""
        self.set_busy(None)
        of_code = isinstance(error, WrongPassphraseError) or (
            isinstance(error, InvalidInputError) and error.field != "passphrase"
        )
        if of_code:
            self.code.set_error(str(error))
            self.code.setFocus()
        elif isinstance(error, InvalidInputError):
            self.new.fail(str(error))
        else:
            self.set_problem(str(error))

    def _ask(self) -> None:
        self.set_problem(None)
        if not self.code.text():
            self.code.set_error("Typ de code van je herstelblad over.")
            self.code.setFocus()
            return
        passphrase = self.new.accepted()
        if passphrase is not None:
            self.set_busy("Bezig met openen…")
            self.asked.emit(self.code.area.toPlainText(), passphrase)
