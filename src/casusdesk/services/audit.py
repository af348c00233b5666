"""What must be accounted for, as the desk keeps and reads it (domain R10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.store.audit import AuditStore


class Audit:
    """The audit of one open desk."""

    def __init__(self, store: AuditStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[AuditRow, ...]:
        """Every row, the oldest first."""
        return tuple(self._store.listed())

    def row(self, event: AuditEvent, subject: str, reason: str = "", person: str = "") -> AuditRow:
        """A row of this moment, not kept yet: whoever keeps it does so with what it is about."""
        return AuditRow(self._clock.now(), event, subject, reason, person)

    def record(self, event: AuditEvent, subject: str, reason: str = "", person: str = "") -> None:
        """Keep one row of this moment."""
        self._store.add(self.row(event, subject, reason, person))
