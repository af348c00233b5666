"""The one question of every day: the passphrase (ux §7.9)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError, MustWaitError
from casusdesk.ui.labels import button, muted
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.passphrase_field import PassphraseField


class UnlockPage(EntryPage):
    """`asked` carries the passphrase; `fail` says what came of it."""

    asked = Signal(str)
    recover_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Ontgrendelen", can_go_back=False, width=440, centred=True)
        self.field = PassphraseField("Wachtwoordzin")
        self.field.entered.connect(self._ask)
        self.add(muted("Je casussen staan versleuteld op deze computer."), self.field)
        self.add_button("Ontgrendelen", self._ask, "primary")
        self.recover = button("Herstelblad gebruiken", self.recover_asked.emit, "link")
        self.below.addWidget(self.recover)
        self._wait = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

    def enter(self) -> None:
        self.field.setFocus()

    def fail(self, error: CasusdeskError) -> None:
        """Say why it did not open; the focus goes back to the field, with what was typed selected."""
        self.set_busy(None)
        if isinstance(error, MustWaitError):
            self._wait = error.seconds
            self._clock.start()
            self._say_wait()
        else:
            self.field.set_error(str(error))
        self.field.setFocus()
        self.field.line.selectAll()

    def _ask(self) -> None:
        if self._wait > 0 or self.is_busy:
            return
        if not self.field.passphrase():
            self.field.set_error("Typ je wachtwoordzin.")
            self.field.setFocus()
            return
        self.field.set_error(None)
        self.set_busy("Bezig met ontgrendelen…")
        self.asked.emit(self.field.passphrase())

    def _tick(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._clock.stop()
            self.field.set_error("Je kunt het opnieuw proberen. Let op hoofdletters.")

    def _say_wait(self) -> None:
        seconds = counted(self._wait, "seconde", "seconden")
        self.field.set_error(f"Dat was te vaak een verkeerde wachtwoordzin. Wacht nog {seconds}.")
