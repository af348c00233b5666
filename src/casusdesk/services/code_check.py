"""Is the recovery sheet still there, and does it still open the store? Asked every six months (vault §1).

A sheet that turns out to be lost on the day it is needed is too late; that is how data is lost for good.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.audit import Audit
    from casusdesk.services.clock import Clock
    from casusdesk.services.lock import Lock
    from casusdesk.store.state import StateStore

MONTHS: Final = 6
"""Between one check and the next."""
SUBJECT: Final = "herstelblad"
_SETTING: Final = "code_checked_on"
_NO_LOCK: Final = "De oefenomgeving heeft geen herstelblad: er staat niets echts in."


class CodeCheck:
    """When the recovery code was proven last, and proving it. Without `lock` (practice) it is never due."""

    def __init__(self, state: StateStore, lock: Lock | None, audit: Audit, clock: Clock) -> None:
        self._state, self._lock = state, lock
        self._audit, self._clock = audit, clock

    @property
    def checked_on(self) -> date | None:
        """The day of the last check or of the sheet itself; None when nothing is known of it."""
        try:
            return date.fromisoformat(self._state.setting(_SETTING) or "")
        except ValueError:
            return None

    @property
    def due(self) -> bool:
        """Whether it is six months ago, unknown, or in the future (then the clock was wrong)."""
        if self._lock is None:
            return False
        checked, today = self.checked_on, self._clock.today()
        return checked is None or checked > today or _later(checked) <= today

    def check(self, code: str) -> None:
        """Prove the code, typed or scanned, and count six months from today.

        Raises InvalidInputError that points at a typing error, WrongPassphraseError for the code of another
        sheet, DamagedVaultError.
        """
        if self._lock is None:
            raise CasusdeskError(_NO_LOCK)
        self._lock.check_code(code)
        self.begin_anew()
        self._audit.record(AuditEvent.CODE_CHECKED, SUBJECT)

    def begin_anew(self) -> None:
        """There is a sheet from today: just made, or just checked."""
        self._state.put_setting(_SETTING, self._clock.today().isoformat())


def _later(day: date) -> date:
    """Six months after `day`; the last of the month when there is no such day."""
    year, month = divmod(day.month - 1 + MONTHS, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("a month has 28 days")
