"""The door of the vault: make one, unlock it, recover it with the printed code.

The folder of a vault holds `vault.json` (the slots), CURRENT and the generations with the encrypted store.
A missing or empty store is damage, never a reason to make a new one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from casusdesk.errors import CasusdeskError, MustWaitError, NewerVaultError, VaultError, WrongPassphraseError
from casusdesk.store import files, generations
from casusdesk.store.attempts import Attempts
from casusdesk.store.backup_folder import FOLDER as BACKUPS
from casusdesk.store.connection import check_file, cipher_driver
from casusdesk.store.inspection import Finding
from casusdesk.store.key_access import KeyAccess, require_strong
from casusdesk.store.key_file import NAME, ONE_COPY, Copies, KeyFile
from casusdesk.store.keys import KdfCost
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.passphrase import weak_passphrase
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import DeviceSecrets, SlotName
from casusdesk.store.vault_setup import NewVault, create_practice_vault, create_vault
from casusdesk.store.watch import Watch

__all__ = [
    "DeviceSecrets",
    "Finding",
    "KdfCost",
    "MustWaitError",
    "NewVault",
    "NewerVaultError",
    "RecoveryCode",
    "SlotName",
    "Vault",
    "VaultState",
    "create_practice_vault",
    "create_vault",
    "describe",
    "exists",
    "recover",
    "unlock",
    "weak_passphrase",
]

_TRIES = "tries.json"
_NONE_HERE = "In deze map staat nog geen kluis van casusdesk. Kies een andere map of maak een nieuwe kluis."


@dataclass(frozen=True, slots=True)
class VaultState:
    """What can be said of a vault without opening it: its slots, and what is wrong, in Dutch sentences."""

    exists: bool
    slots: tuple[SlotName, ...]
    problems: tuple[str, ...]

    @property
    def damaged(self) -> bool:
        """Whether it cannot be opened as it is; one lost copy of the key file is mended by unlocking."""
        return self.exists and (not self.slots or any(problem != ONE_COPY for problem in self.problems))

    @property
    def needs_keyring(self) -> bool:
        return SlotName.DAILY in self.slots and SlotName.PORTABLE not in self.slots


def exists(folder: Path) -> bool:
    """Whether there is a vault, or what is left of one, be it backups: a new one may then not be made here.

    Raises `VaultError` when the folder cannot be looked into.
    """
    with files.told():
        known = any((folder / name).exists() for name in (NAME, generations.CURRENT, BACKUPS))
        return known or bool(generations.names(folder))


def describe(folder: Path, settings_copy: Path | None = None) -> VaultState:
    """Look at a vault from outside; needs no passphrase and changes nothing."""
    try:
        if not exists(folder):
            return VaultState(False, (), (_NONE_HERE,))
    except VaultError as error:  # A folder that cannot be looked into is no free place for a new vault.
        return VaultState(True, (), (str(error),))
    problems = []
    slots: tuple[SlotName, ...] = ()
    copies = _copies(folder, settings_copy)
    try:
        slots = tuple(sorted(copies.load().slots))
        if copies.damaged():
            problems.append(ONE_COPY)
    except VaultError as error:
        problems.append(str(error))
    try:
        check_file(generations.current(folder) / generations.STORE)
    except VaultError as error:
        problems.append(str(error))
    return VaultState(True, slots, tuple(problems))


def unlock(
    folder: Path,
    *,
    passphrase: str,
    secrets: DeviceSecrets | None,
    settings_copy: Path | None = None,
    steps: Sequence[Step] = STEPS,
    now: Callable[[], float] = time.time,
    accept_older: bool = False,
) -> Vault:
    """Open the vault with the passphrase and the keyring (`secrets` None: a portable vault).

    Takes about a second on purpose. Raises `WrongPassphraseError`, `MustWaitError`, `KeyringError`,
    `DamagedVaultError`, `NewerVaultError`, `OlderStoreError` (unless `accept_older`: go on with an older
    file, and account for it) or `VaultError`, each with its own sentence.
    """
    access = _access(folder, settings_copy)
    attempts = Attempts(folder / _TRIES, now)
    attempts.check()
    try:
        key, key_file = access.key_by_passphrase(passphrase, secrets)
    except WrongPassphraseError:
        attempts.failed()
        raise
    attempts.succeeded()
    vault = open_current(folder, key, access, steps, accept_older=accept_older)
    _heal(access, key_file, vault)
    return vault


def recover(
    folder: Path,
    *,
    code: str,
    new_passphrase: str,
    secrets: DeviceSecrets | None,
    settings_copy: Path | None = None,
    cost: KdfCost | None = None,
    steps: Sequence[Step] = STEPS,
    accept_older: bool = False,
) -> Vault:
    """Open the vault with the printed code and give it a new passphrase; the code stays valid.

    The code is proven by opening the store read-only before anything is written. Raises
    `InvalidInputError` (a typing error in the code, or a weak passphrase) and what `unlock` raises.
    """
    parsed = RecoveryCode.parse(code)
    require_strong(new_passphrase, portable=secrets is None)
    access = _access(folder, settings_copy)
    key, key_file = access.key_by_code(parsed)
    watch = Watch(access.copies, key)
    generations.prove(folder, key, partial(watch.compare, accept_older=accept_older))
    both = access.give(key_file, key, new_passphrase, secrets, cost)
    Attempts(folder / _TRIES).succeeded()
    vault = open_current(folder, key, access, steps, accept_older=accept_older)
    if not both:
        vault.warnings.append(ONE_COPY)
    return vault


def _copies(folder: Path, settings_copy: Path | None) -> Copies:
    return Copies(folder / NAME, settings_copy)


def _access(folder: Path, settings_copy: Path | None) -> KeyAccess:
    cipher_driver()
    if not exists(folder):
        raise VaultError(_NONE_HERE)
    return KeyAccess(_copies(folder, settings_copy))


def _heal(access: KeyAccess, key_file: KeyFile, vault: Vault) -> None:
    try:
        access.copies.heal(key_file)
    except CasusdeskError:
        vault.warnings.append(ONE_COPY)
