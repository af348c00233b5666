"""A new recovery sheet, and with it another key for the whole store (vault §1 "Rotation")."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError, VaultError
from casusdesk.services.code_check import SUBJECT
from casusdesk.services.recovery_proof import RecoveryProof
from casusdesk.services.set_up import refuse_beside_the_lock

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.services.lock import Lock
    from casusdesk.store.rotation import Rotation

REASON: Final = "rotate"
_NO_LOCK: Final = "De oefenomgeving heeft geen herstelblad: er staat niets echts in."


def begin(desk: Desk, passphrase: str) -> NewSheet:
    """A new code under the present `passphrase`; slow, use a worker. Nothing changes yet.

    Raises WrongPassphraseError, KeyringError, DamagedVaultError or VaultError.
    """
    if desk.lock is None:
        raise CasusdeskError(_NO_LOCK)
    return NewSheet(desk, desk.lock, desk.lock.rotation(passphrase))


class NewSheet(RecoveryProof):
    """The sheet of one new code, the one that counts after `finish`; one that is not finished is nothing."""

    def __init__(self, desk: Desk, lock: Lock, rotation: Rotation) -> None:
        super().__init__(rotation)
        self._desk = desk
        self._lock = lock
        self._rotation = rotation

    def refuse_place(self, sheet: Path) -> None:
        if self._lock.folder is not None:
            refuse_beside_the_lock(sheet, self._lock.folder)

    def finish(self) -> None:
        """Copy the store under the new key; slow, use a worker. The desk stays open and goes on with it.

        A backup is made under the old key, and then one under the new. Raises VaultError before the groups
        were typed back, or when the disk refuses: then the old sheet stays the one that counts.
        """
        self._rotation.require()
        backups = self._desk.backups
        if backups is not None:
            backups.make(REASON)
        self._rotation.commit()
        if backups is not None:
            backups.make_if_changed(REASON)  # the first that opens with the new sheet
        with suppress(VaultError):  # then it is asked too early
            self._desk.code_check.begin_anew()
        self._lock.account(AuditEvent.ROTATED, subject=SUBJECT)
