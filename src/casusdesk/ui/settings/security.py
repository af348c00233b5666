"""Beveiliging: when the program locks itself, another passphrase, and a stand-in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError, WrongPassphraseError
from casusdesk.services.lock import Lock
from casusdesk.services.policy import LOCK_MINUTES
from casusdesk.ui import capture
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.settings.capture_box import CaptureBox
from casusdesk.ui.settings.keyring_box import KeyringBox
from casusdesk.ui.settings.recovery_sheet import SheetBox
from casusdesk.ui.settings.standing_in import StandInBox
from casusdesk.ui.settings.taking_back import TakeBackBox
from casusdesk.ui.tasks import Job
from casusdesk.ui.theme import GRID
from casusdesk.ui.unlock.keyring_wait import KeyringWait
from casusdesk.ui.unlock.new_passphrase import NewPassphrase
from casusdesk.ui.unlock.passphrase_field import PassphraseField

_PRACTICE = "De oefenomgeving heeft geen slot: er staat niets echts in."


class SecurityBox(QWidget):
    """In the practice environment there is nothing to lock."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * GRID)
        lock = context.desk.lock
        if lock is None:
            self._layout.addWidget(muted(_PRACTICE))
            return
        self._layout.addWidget(self._minutes())
        if capture.AVAILABLE:  # elsewhere no desktop can do it, so nothing is promised
            self._layout.addWidget(CaptureBox(context))
        self.change = button("Wachtwoordzin wijzigen…", self._open)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addStretch(1)
        self._layout.addLayout(row)
        self.form = PassphraseForm(context, lock)
        self.form.hide()
        self.form.closed.connect(self._close)
        self._layout.addWidget(self.form)
        self.stand_in = StandInBox(context)
        self.take_back = TakeBackBox(context)
        self.sheet = SheetBox(context, lock)
        self.keyring = KeyringBox(context, lock)
        for box in (self.sheet, self.keyring, self.stand_in, self.take_back):
            self._layout.addWidget(box)

    def _minutes(self) -> QWidget:
        options = [(str(n), counted(n, "minuut", "minuten")) for n in LOCK_MINUTES]
        hint = "Na zoveel minuten zonder toetsen of muis in casusdesk. 30 seconden ervoor krijg je bericht."
        self.minutes = ChoiceField("Vergrendelen na", options, empty=None, hint=hint)
        self.minutes.set_widest(200)
        self.minutes.set_key(str(self._context.desk.policy.lock_minutes))
        self.minutes.edited.connect(self._chosen)
        return self.minutes

    def _chosen(self) -> None:
        try:
            self._context.desk.policy.set_lock_minutes(int(self.minutes.key()))
        except (CasusdeskError, OSError):
            self.minutes.set_error("Niet bewaard. Maak ruimte op de schijf en kies opnieuw.")
            return
        self.minutes.set_error(None)
        self._context.policy_changed.emit()

    def _open(self) -> None:
        self.change.hide()
        self.form.show()
        self.form.current.setFocus()

    def _close(self) -> None:
        self.form.hide()
        self.change.show()
        self.change.setFocus()


class PassphraseForm(QWidget):
    """The present passphrase, and the new one twice; the work is done by the worker."""

    closed = Signal()

    def __init__(self, context: WindowContext, lock: Lock) -> None:
        super().__init__()
        self._context = context
        self._lock = lock
        self.current = PassphraseField("Wachtwoordzin van nu", show_box=False)
        self.new = NewPassphrase(lock.weakness, "Nieuwe wachtwoordzin")
        self.new.show_box.toggled.connect(self.current.set_shown)
        self.current.entered.connect(self.new.setFocus)
        self.new.entered.connect(self._change)
        self.problem = text("", "problem")
        self.problem.hide()
        self.save = button("Wachtwoordzin wijzigen", self._change, "primary")
        self.cancel = button("Annuleren", self._leave)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        self.waiting = KeyringWait(lock)
        for part in (self.current, self.new, self.problem, self.waiting):
            layout.addWidget(part)
        layout.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel.click()
        else:
            super().keyPressEvent(event)

    def _change(self) -> None:
        current, new = self.current.passphrase(), self.new.accepted()
        if new is None:
            return
        self.problem.hide()
        self._set_busy(busy=True)

        def work(_job: Job) -> None:
            self._lock.change(current, new)

        self._context.tasks.submit(work, self._done, self._failed)

    def _set_busy(self, *, busy: bool) -> None:
        """The way out of waiting for the keyring stays."""
        for part in (self.current, self.new, self.save, self.cancel):
            part.setEnabled(not busy)

    def _done(self, _nothing: None) -> None:
        self._set_busy(busy=False)
        self._leave()
        self._context.toast("Je wachtwoordzin is gewijzigd. Je herstelblad blijft geldig.")

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphraseError):
            self.current.set_error(str(error))
            self.current.setFocus()
        elif isinstance(error, CasusdeskError):
            self.problem.setText(str(error))
            self.problem.show()
        else:
            raise error

    def _leave(self) -> None:
        self.current.forget()
        self.new.forget()
        self.problem.hide()
        self.closed.emit()
