"""The policies of the lock, in the encrypted store: nobody weakens them from outside (vault §1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import InvalidInputError

if TYPE_CHECKING:
    from casusdesk.services.audit import Audit
    from casusdesk.store.state import StateStore

LOCK_MINUTES: Final = range(1, 16)
STRICTEST: Final = LOCK_MINUTES[0]
"""Minutes to the lock when the store does not say, or says something that cannot be."""
_MINUTES: Final = "lock_minutes"
_CAPTURE: Final = "capture_protection"
_YES, _NO = "1", "0"
_OUT_OF_RANGE: Final = f"Kies een aantal minuten van {LOCK_MINUTES[0]} tot en met {LOCK_MINUTES[-1]}."


class Policy:
    """The policies of one open desk; every change is accounted for in the audit."""

    def __init__(self, store: StateStore, audit: Audit) -> None:
        self._store = store
        self._audit = audit

    @property
    def lock_minutes(self) -> int:
        """Minutes without input until the lock, 1-15; the strictest when missing or invalid."""
        told = self._store.setting(_MINUTES) or ""
        usable = told.isascii() and told.isdecimal() and len(told) <= 2 and int(told) in LOCK_MINUTES
        return int(told) if usable else STRICTEST

    def set_lock_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on; raises InvalidInputError outside 1-15."""
        if minutes not in LOCK_MINUTES:
            raise InvalidInputError(_OUT_OF_RANGE, _MINUTES)
        if minutes != self.lock_minutes or self._store.setting(_MINUTES) != str(minutes):
            self._store.put_setting(_MINUTES, str(minutes))
            self._audit.record(AuditEvent.POLICY, _MINUTES)

    @property
    def capture_protection(self) -> bool:
        """Whether no other program may picture the windows; yes unless the store says no."""
        return self._store.setting(_CAPTURE) != _NO

    def set_capture_protection(self, wanted: bool) -> None:
        """Hide the windows from pictures and shared screens, or show them; works on Windows only."""
        if wanted != self.capture_protection:
            self._store.put_setting(_CAPTURE, _YES if wanted else _NO)
            self._audit.record(AuditEvent.POLICY, _CAPTURE)
