"""The way back in with the printed code, for a lost passphrase, a new computer or a lost keyring."""

from __future__ import annotations

from PySide6.QtCore import Signal

from casusdesk.errors import CasusdeskError, InvalidInputError, WrongPassphraseError
from casusdesk.ui.fields import TextField
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.keyring_problem import KeyringProblem
from casusdesk.ui.unlock.new_passphrase import ADVICE, NewPassphrase, Weakness


class RecoverPage(EntryPage):
    """`asked` carries the code and the new passphrase."""

    asked = Signal(str, str)
    no_sheet = Signal()

    def __init__(self, weakness: Weakness, about: str = "", act: str = "Openen") -> None:
        super().__init__("Herstelblad gebruiken")
        if about:
            self.add(text(about))
        self.add(
            muted("Met de code van je herstelblad open je je casussen en kies je een nieuwe wachtwoordzin.")
        )
        hint = "Typ alle regels over of scan ze. Spaties, streepjes en hoofdletters maken niet uit."
        self.code = TextField("Code van het herstelblad", hint=hint, lines=3)
        self.code.edited.connect(lambda: self.code.set_error(None))
        self.new = NewPassphrase(weakness)
        self.keyring = KeyringProblem()
        self.add(self.code, section("Nieuwe wachtwoordzin"), self.keyring, self.new)
        self.new.entered.connect(self._ask)
        self.lost = button("Ik heb geen herstelblad", self.no_sheet.emit, "link")
        self.below.addWidget(self.lost)
        self.add_button(act, self._ask, "primary")

    def enter(self) -> None:
        self.code.setFocus()

    def set_keyring_problem(self, problem: str | None) -> None:
        """Say that the new passphrase will be the only lock, so five words are needed."""
        self.keyring.say(problem)
        self.new.first.set_hint(ADVICE if problem is None else ADVICE.replace("vier", "vijf"))
        self.new.judge()

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
