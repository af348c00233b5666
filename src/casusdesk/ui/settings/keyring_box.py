"""With or without the keyring of this computer, by choice and back (vault §1 "portable")."""

from __future__ import annotations

from typing import Final

from casusdesk.errors import CasusdeskError
from casusdesk.services.lock import Lock
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import section
from casusdesk.ui.settings.lock_form import LockForm
from casusdesk.ui.settings.step_box import StepBox
from casusdesk.ui.tasks import Job

_WITH: Final = (
    "Je slot heeft twee helften: je wachtwoordzin, en een sleutel in de sleutelbos van deze computer."
)
_WITHOUT: Final = "Je wachtwoordzin is het enige slot. De sleutelbos van deze computer doet niet mee."
_LEAVE: Final = "Openen zonder sleutelbos van deze computer…"
_USE: Final = "De sleutelbos van deze computer gebruiken…"
_LEAVE_WHAT: Final = (
    "Daarna open je je casussen op elke computer met alleen je wachtwoordzin. Die is dan het enige slot: "
    "kies vijf woorden of meer. Je herstelblad blijft geldig."
)
_USE_WHAT: Final = (
    "Daarna open je je casussen alleen op deze computer, of met je herstelblad dat geldig blijft."
)
_LEFT: Final = "Je wachtwoordzin is nu het enige slot. Je herstelblad blijft geldig."
_USED: Final = "De sleutelbos van deze computer hoort nu bij je slot. Je herstelblad blijft geldig."


class KeyringBox(StepBox):
    """Asks the present passphrase and a new one; the same one may be typed again when it is long enough."""

    def __init__(self, context: WindowContext, lock: Lock) -> None:
        super().__init__("", "", section("Sleutelbos"))
        self._context = context
        self._lock = lock
        self._say()

    def first_step(self) -> LockForm:
        """What belongs to the other kind of lock."""
        lock = self._lock
        if lock.portable:
            form = LockForm(lock, _USE_WHAT, "Sleutelbos gebruiken", lock.weakness_with_keyring)
        else:
            form = LockForm(lock, _LEAVE_WHAT, "Zonder sleutelbos verder", lock.weakness_alone, five=True)
        form.asked.connect(self._change)
        form.cancelled.connect(self.close_steps)
        return form

    def abandon(self) -> None:
        """Nothing was begun that could be left half."""
        self._say()

    def _say(self) -> None:
        self.set_why(_WITHOUT if self._lock.portable else _WITH)
        self.begin.setText(_USE if self._lock.portable else _LEAVE)

    def _change(self, current: str, new: str) -> None:
        lock, portable = self._lock, self._lock.portable

        def work(_job: Job) -> None:
            (lock.use_keyring if portable else lock.leave_keyring)(current, new)

        self._context.tasks.submit(work, self._done, self._failed)

    def _done(self, _nothing: None) -> None:
        self.close_steps()
        self._context.toast(_LEFT if self._lock.portable else _USED)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CasusdeskError):
            raise error
        assert isinstance(self.step, LockForm)
        self.step.fail(error)
