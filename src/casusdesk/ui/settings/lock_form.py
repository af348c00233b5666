"""The present passphrase, and when another is to be chosen that one twice; the worker does the rest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError, InvalidInputError, WrongPassphraseError
from casusdesk.services.lock import Lock
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.settings.step_box import row, stack
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.keyring_wait import KeyringWait
from casusdesk.ui.unlock.new_passphrase import ADVICE, NewPassphrase, Weakness
from casusdesk.ui.unlock.passphrase_field import PassphraseField


class LockForm(QWidget):
    """`asked` carries the present passphrase and the new one, or "" when no other is chosen here.

    `weakness` None: only the present one is asked. What was typed stays until it worked or is left.
    """

    asked = Signal(str, str)
    cancelled = Signal()

    def __init__(
        self, lock: Lock, intro: str, words: str, weakness: Weakness | None, *, five: bool = False
    ) -> None:
        super().__init__()
        self.current = PassphraseField("Wachtwoordzin van nu", show_box=weakness is None)
        self.new = None if weakness is None else NewPassphrase(weakness, "Nieuwe wachtwoordzin")
        self.problem = text("", "problem")
        self.problem.hide()
        self.busy = muted("Bezig…")
        self.busy.hide()
        self.go_on = button(words, self._ask, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        self.waiting = KeyringWait(lock)
        parts: list[QWidget] = [text(intro), self.current]
        if self.new is not None:
            if five:
                self.new.first.set_hint(ADVICE.replace("vier", "vijf"))
            self.new.show_box.toggled.connect(self.current.set_shown)
            self.current.entered.connect(self.new.setFocus)
            self.new.entered.connect(self._ask)
            parts.append(self.new)
        else:
            self.current.entered.connect(self._ask)
        stack(self, *parts, self.problem, self.waiting, row(self.go_on, self.cancel), self.busy)
        self.setFocusProxy(self.current)

    def fail(self, error: CasusdeskError) -> None:
        """Say it at the field it belongs to."""
        self.set_busy(busy=False)
        if isinstance(error, WrongPassphraseError):
            self.current.set_error(str(error))
            self.current.setFocus()
            self.current.line.selectAll()
        elif isinstance(error, InvalidInputError) and self.new is not None:
            self.new.fail(str(error))
        else:
            self.problem.setText(str(error))
            self.problem.show()
            announce(self, str(error))
            self.go_on.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be changed while the key is made; the way out of waiting for the keyring stays."""
        for part in (self.current, self.new, self.go_on, self.cancel):
            if part is not None:
                part.setEnabled(not busy)
        self.busy.setVisible(busy)

    def _ask(self) -> None:
        self.problem.hide()
        if not self.current.passphrase():
            self.current.set_error("Typ de wachtwoordzin waarmee je nu ontgrendelt.")
            self.current.setFocus()
            return
        new = "" if self.new is None else self.new.accepted()
        if new is not None:
            self.set_busy(busy=True)
            self.asked.emit(self.current.passphrase(), new)
