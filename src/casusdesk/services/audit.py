"""What must be accounted for, as the desk keeps and reads it (domain R10, vault §1).

What leaves the program is on record before it leaves; when it then did not, that is on record too.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent, AuditRow, ChainReport, SealedRow
from casusdesk.errors import CasusdeskError, DamagedVaultError, VaultError
from casusdesk.services.clock import Clock
from casusdesk.services.saved_file import save_file

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.audit import AuditStore
    from casusdesk.store.vault import Vault

NOT_DONE: Final = "niet gelukt"
"""The reason of a row about what was on record already and then did not leave the program."""
_NOT_NOTED: Final = "Dat je nu opent, staat niet in het logboek. "


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

    def export(self, what: str, path: Path, data: bytes) -> None:
        """Write a file outside the store, and account for it as `what` (no code, no name, no path).

        Raises CasusdeskError when it cannot be written; then that is on record.
        """
        self.record(AuditEvent.EXPORTED, what)
        try:
            save_file(path, data)
        except BaseException:
            with suppress(CasusdeskError):
                self.record(AuditEvent.EXPORTED, what, NOT_DONE)
            raise

    def verify(self) -> ChainReport:
        """Whether every row is what was kept at its place (vault §1)."""
        return self._store.verify()

    def sealed(self) -> list[SealedRow]:
        """Every row as it was sealed, the oldest first."""
        return self._store.sealed()

    def key(self) -> bytes:
        """The key by which somebody else can check the seals; nothing else can be read with it."""
        return self._store.key()


def opened(desk: Desk, vault: Vault, event: AuditEvent = AuditEvent.UNLOCKED) -> Desk:
    """The desk, with its opening on record; a disk that is full is no reason to keep anybody out."""
    try:
        desk.audit.record(event, "")
    except DamagedVaultError:
        desk.close()
        raise
    except VaultError as error:
        vault.warnings.append(f"{_NOT_NOTED}{error}")
    return desk
