"""Back to a backup without an open store: it is damaged or gone, or this is another computer (vault §1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.wording import clock_time, counted, long_date
from casusdesk.services.restoring import SUBJECT
from casusdesk.store.backup_file import open_backup
from casusdesk.store.backup_folder import Backup, found_around
from casusdesk.store.backup_proof import Place, Proof
from casusdesk.store.backup_rescue import restore_closed as restored

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.keys import KdfCost
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.vault import Vault

__all__ = ["Place", "Proof", "described", "found", "restore_closed"]


def found(folder: Path) -> tuple[Backup, ...]:
    """The backups of the vault in `folder`, or on the stick that it is; newest first, not authenticated."""
    return found_around(folder)


def described(path: Path) -> str:
    """What a backup says of itself, in Dutch; raises DamagedVaultError, NewerVaultError or VaultError."""
    with open_backup(path) as backup:
        moment, cases = backup.manifest.made_at.astimezone(), backup.manifest.cases
    made = f"{long_date(moment.date())}, {clock_time(moment.time())} uur"
    return f"Reservekopie van {made}: {counted(cases, 'casus', 'casussen')}."


def restore_closed(
    place: Place,
    path: Path,
    proof: Proof,
    open_desk: Callable[[Vault], Desk],
    *,
    secrets: DeviceSecrets | None,
    cost: KdfCost | None = None,
) -> Desk:
    """The desk over the store that comes out of the backup at `path`, with that on record; slow.

    Raises what `casusdesk.store.backup_rescue.restore_closed` raises: nothing of what was there has changed.
    """
    with open_backup(path) as backup:
        made_on = backup.manifest.made_at.astimezone().date()
    desk = open_desk(restored(place, path, proof, secrets=secrets, cost=cost))
    desk.audit.record(AuditEvent.RESTORED, SUBJECT, f"van {long_date(made_on)}")
    return desk
