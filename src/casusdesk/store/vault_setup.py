"""Making a vault: whole in a folder beside its place, and moved there when the recovery code is proven.

An abandoned set-up leaves no half store behind; a vault that is there is never overwritten.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from casusdesk.errors import KeyringError, VaultError
from casusdesk.paths import sync_folder
from casusdesk.store import files, generations
from casusdesk.store.connection import cipher_driver
from casusdesk.store.key_access import KeyAccess, passphrase_slot, require_strong
from casusdesk.store.key_file import NAME, ONE_COPY, Copies, KeyFile
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import DeviceSecrets, recovery_slot

GROUPS_TO_CONFIRM = 2
_TAKEN = "In deze map staat al iets. Er is niets gewijzigd. Kies een lege map voor de kluis."
_UNCONFIRMED = "Typ eerst twee groepen van je herstelblad over. Zonder dat blad kun je je casussen verliezen."


class TypedBack:
    """The proof that a recovery code is on paper: two of its groups, typed back."""

    def __init__(self, recovery: RecoveryCode) -> None:
        self.recovery = recovery
        self._confirmed: set[int] = set()

    def confirm(self, group_index: int, text: str) -> bool:
        """Whether `text` is that group (0-7) of the code; a right answer counts towards `require`."""
        right = self.recovery.confirm(group_index, text)
        if right:
            self._confirmed.add(group_index)
        return right

    def require(self) -> None:
        """Raises `VaultError` before two groups are confirmed."""
        if len(self._confirmed) < GROUPS_TO_CONFIRM:
            raise VaultError(_UNCONFIRMED)


class NewVault(TypedBack):
    """A vault that is ready but not in its place: `confirm` two groups of the code, then `commit`."""

    def __init__(
        self,
        place: Path,
        built: Path,
        access: KeyAccess,
        key: RawKey,
        key_file: KeyFile,
        recovery: RecoveryCode,
        secrets: DeviceSecrets | None,
        steps: Sequence[Step],
    ) -> None:
        super().__init__(recovery)
        self._place, self._built, self._access = place, built, access
        self._key, self._key_file = key, key_file
        self._secrets, self._steps = secrets, steps

    def commit(self) -> Vault:
        """Move the vault to its place and open it; raises `VaultError` before two groups are confirmed."""
        self.require()
        return settle(self._built, self._place, self._access, self._key, self._key_file, self._steps)

    def abandon(self) -> None:
        """Throw the unfinished vault away, with its entry in the keyring."""
        shutil.rmtree(self._built, ignore_errors=True)
        _forget(self._secrets, self._key_file.vault_id)


def create_vault(
    folder: Path,
    settings_copy: Path | None = None,
    *,
    passphrase: str,
    secrets: DeviceSecrets | None,
    cost: KdfCost | None = None,
    steps: Sequence[Step] = STEPS,
) -> NewVault:
    """Build a new vault for `folder`, which must be empty or absent until `commit`.

    `secrets` None makes a portable vault (a passphrase of five words). `cost` None is calibrated to about a
    second, never under 64 MiB/3/4. Raises `InvalidInputError`, `KeyringError` or `VaultError`.
    """
    cipher_driver()
    require_strong(passphrase, portable=secrets is None)
    require_free(folder)
    clear_left_overs(folder, secrets)
    vault_id, key, recovery = token_hex(16), RawKey.random(), RecoveryCode.random()
    built = beside(folder, vault_id)
    try:
        slot = passphrase_slot(vault_id, key, passphrase, secrets, cost)
        key_file = KeyFile(vault_id, 0, {}).with_slots(slot, recovery_slot(vault_id, key, recovery))
        with files.told():
            files.private_folder(built)
            generations.build_first(built, key, steps)
        Copies(built / NAME, None).save(key_file)
    except BaseException as error:
        shutil.rmtree(built, ignore_errors=True)
        if not isinstance(error, KeyringError):  # One that fails is not asked to wait once more.
            _forget(secrets, vault_id)
        raise
    access = KeyAccess(Copies(folder / NAME, settings_copy))
    return NewVault(folder, built, access, key, key_file, recovery, secrets, steps)


def create_practice_vault(folder: Path, steps: Sequence[Step] = STEPS) -> Vault:
    """An encrypted store in an empty throw-away folder, whose key exists in memory only."""
    cipher_driver()
    require_free(folder)
    key = RawKey.random()
    with files.told():
        files.private_folder(folder)
        generations.build_first(folder, key, steps)
    return open_current(folder, key, None, steps)


def settle(
    built: Path, place: Path, access: KeyAccess, key: RawKey, key_file: KeyFile, steps: Sequence[Step]
) -> Vault:
    """Move what was `built` to its place, which must be free, and open it there."""
    require_free(place)
    with files.told():
        if place.exists():
            place.rmdir()
        built.rename(place)
        sync_folder(place.parent)
    vault = open_current(place, key, access, steps)
    if not access.copies.save(key_file):
        vault.warnings.append(ONE_COPY)
    return vault


def require_free(folder: Path) -> None:
    """Raises `VaultError` when anything is in `folder`: a vault is never overwritten."""
    with files.told():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultError(_TAKEN)


def beside(folder: Path, vault_id: str) -> Path:
    """Where a vault is built before it goes to `folder`; `clear_left_overs` knows it by this name."""
    return folder.with_name(f".{folder.name}.new-{vault_id[:8]}")


def clear_left_overs(folder: Path, secrets: DeviceSecrets | None) -> None:
    """What a set-up that was cut off has left beside the place, and in the keyring."""
    for left_over in folder.parent.glob(f".{folder.name}.new-*"):
        with suppress(VaultError):
            _forget(secrets, Copies(left_over / NAME, None).load().vault_id)
        shutil.rmtree(left_over, ignore_errors=True)


def _forget(secrets: DeviceSecrets | None, vault_id: str) -> None:
    if secrets is not None:
        with suppress(KeyringError):
            secrets.forget(vault_id)
