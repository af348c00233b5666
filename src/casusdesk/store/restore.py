"""A backup opened beside the vault: proven before anything of the vault is written (vault §1).

What is in it becomes the next generation of the vault, or goes away again. The generation of before stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from casusdesk.errors import DamagedVaultError, OtherKeyError
from casusdesk.store import files, generations
from casusdesk.store.backup_file import BackupFile, open_backup
from casusdesk.store.backup_make import check_store
from casusdesk.store.backup_manifest import DAMAGED, Manifest
from casusdesk.store.backup_proof import OTHER_KEY
from casusdesk.store.key_access import key_in, key_in_by_code
from casusdesk.store.key_file import NAME, Copies
from casusdesk.store.keys import RawKey
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import DeviceSecrets
from casusdesk.store.succession import Successor, workshop

_FIRST: Final = "gen-0001"


class Brought(Successor):
    """A backup, and what it says of itself."""

    def __init__(
        self, vault: Vault, content: Vault, manifest: Manifest, here: Path, steps: Sequence[Step]
    ) -> None:
        super().__init__(vault, content, here, steps)
        self.manifest = manifest


def bring(
    vault: Vault,
    path: Path,
    *,
    passphrase: str = "",
    code: str = "",
    secrets: DeviceSecrets | None = None,
    steps: Sequence[Step] = STEPS,
) -> Brought:
    """Open the backup at `path` beside the open `vault`; slow.

    With the key of the vault, or else with the passphrase or the recovery code of then. Raises
    `OtherKeyError` when one of those is needed, `WrongPassphraseError`, `KeyringError`, `InvalidInputError`
    (a typing error in the code), `DamagedVaultError`, `NewerVaultError` or `VaultError`.
    """
    folder = vault.access.copies.main.parent
    with open_backup(path) as backup:
        key = _key(vault, backup, passphrase, code, secrets)
        if not backup.manifest.sealed_by(key):
            raise DamagedVaultError(DAMAGED)
        here = workshop(folder)
        try:
            unpack(backup, key, here)
            content = open_current(here, key, None, steps)
            return Brought(vault, content, backup.manifest, here, steps)
        except BaseException:
            files.clear(here)
            raise


def unpack(backup: BackupFile, key: RawKey, here: Path) -> None:
    """Make a vault of the backup in the empty folder `here`, and prove it; raises `VaultError`."""
    store = here / _FIRST / generations.STORE
    with files.told():
        store.parent.mkdir(mode=0o700)
        backup.store_to(store)
        files.replace_durably(here / generations.CURRENT, f"{_FIRST}\n".encode())
    Copies(here / NAME, None).save(backup.key_file)
    try:
        check_store(store, key, backup.manifest)
    except DamagedVaultError:
        raise DamagedVaultError(DAMAGED) from None


def _key(
    vault: Vault, backup: BackupFile, passphrase: str, code: str, secrets: DeviceSecrets | None
) -> RawKey:
    if backup.manifest.sealed_by(vault.key):
        return vault.key
    if code:
        return key_in_by_code(backup.key_file, RecoveryCode.parse(code))
    if passphrase:
        return key_in(backup.key_file, passphrase, secrets)
    raise OtherKeyError(OTHER_KEY)
