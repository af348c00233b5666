"""From passphrase or recovery code to the database key, and back into a slot under a new passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from casusdesk.errors import DamagedVaultError, InvalidInputError, KeyringEntryMissingError, KeyringError
from casusdesk.store import files, generations
from casusdesk.store.key_file import Copies, KeyFile, Slots
from casusdesk.store.keys import SALT_BYTES, KdfCost, RawKey, calibrated
from casusdesk.store.passphrase import weak_passphrase
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import (
    DEVICE_SECRET_BYTES,
    DeviceSecrets,
    Slot,
    SlotName,
    daily_slot,
    device_mark,
    fits_device,
    open_daily,
    open_portable,
    open_recovery,
    portable_slot,
)

_NO_SLOT = (
    "Deze kluis kan zo niet worden geopend: in het sleutelbestand ontbreekt een deel. Gebruik je herstelblad."
)
_NO_RECOVERY = "In het sleutelbestand ontbreekt het deel voor het herstelblad. Zet een reservekopie terug."
_NEEDS_KEYRING = (
    "Deze kluis hoort bij de sleutelbos van een computer. Gebruik je herstelblad om hem hier te openen."
)


def require_strong(passphrase: str, *, portable: bool) -> None:
    """Raises `InvalidInputError` with what is missing."""
    complaint = weak_passphrase(passphrase, portable=portable)
    if complaint is not None:
        raise InvalidInputError(complaint, "passphrase")


def passphrase_slot(
    vault_id: str,
    key: RawKey,
    passphrase: str,
    secrets: DeviceSecrets | None,
    cost: KdfCost | None,
    before: Slots | None = None,
) -> Slot:
    """The daily slot with a keyring, the portable one without; `cost` None is calibrated on this computer.

    `before` are the slots of now, None for a new vault: an entry that is in the keyring for them is kept, so
    that no older slot loses its half. One that is of no slot here is replaced.
    """
    price = cost or calibrated()
    known = None if before is None else before.get(SlotName.DAILY) or before.get(SlotName.PORTABLE)
    if secrets is None:
        mark = "" if known is None else device_mark(known)
        return portable_slot(vault_id, key, passphrase, price, device_mark=mark)
    device = None if known is None else _kept(vault_id, secrets, known)
    if device is None:
        device = token_bytes(DEVICE_SECRET_BYTES)
        secrets.store(vault_id, device)
    return daily_slot(vault_id, key, passphrase, device, price)


def _kept(vault_id: str, secrets: DeviceSecrets, known: Slot) -> bytes | None:
    """The secret that is in the keyring already; None when there is none, or another than `known` needs."""
    try:
        device = secrets.fetch(vault_id)
    except KeyringEntryMissingError:
        return None
    return device if fits_device(known, vault_id, device) else None


@dataclass(frozen=True, slots=True)
class KeyAccess:
    """The way in to one vault, through the copies of its key file."""

    copies: Copies

    def key_file(self, mark: str | None = None) -> KeyFile:
        """The key file with the slots of the store in use alone; `mark` says of which store when it is open.

        On POSIX closing any handle of a file drops this process's lock on it, so an open store is not read.
        Raises `DamagedVaultError` or `VaultError`.
        """
        found = self.copies.load()
        if found.former is None:
            return found
        return found.fitting(mark or mark_in(self.copies.main.parent))

    def key_by_passphrase(
        self, passphrase: str, secrets: DeviceSecrets | None, mark: str | None = None
    ) -> tuple[RawKey, KeyFile]:
        """The key, and the key file as `key_file` gives it.

        Raises `WrongPassphraseError`, `KeyringError` or `DamagedVaultError`.
        """
        key_file = self.key_file(mark)
        return key_in(key_file, passphrase, secrets), key_file

    def key_by_code(self, code: RecoveryCode, mark: str | None = None) -> tuple[RawKey, KeyFile]:
        """As `key_by_passphrase`; raises `WrongPassphraseError` or `DamagedVaultError`."""
        key_file = self.key_file(mark)
        return key_in_by_code(key_file, code), key_file

    def give(
        self,
        key_file: KeyFile,
        key: RawKey,
        passphrase: str,
        secrets: DeviceSecrets | None,
        cost: KdfCost | None,
    ) -> bool:
        """Write a slot for a new passphrase; the other kind of passphrase slot goes. As `Copies.save`."""
        slot = passphrase_slot(key_file.vault_id, key, passphrase, secrets, cost, key_file.slots)
        other = SlotName.DAILY if slot.name is SlotName.PORTABLE else SlotName.PORTABLE
        return self.copies.save(key_file.with_slots(slot, drop=other))


def mark_in(folder: Path) -> str:
    """What the store in use in `folder` begins with: the mark of its key; "" when it cannot be read."""
    try:
        return files.read_regular(generations.current(folder) / generations.STORE, SALT_BYTES).hex()
    except OSError:  # said better when the store itself is opened
        return ""


def key_in(key_file: KeyFile, passphrase: str, secrets: DeviceSecrets | None) -> RawKey:
    """The key out of the slots in use; raises `WrongPassphraseError`, `KeyringError`, `DamagedVaultError`."""
    portable = key_file.slots.get(SlotName.PORTABLE)
    if portable is not None:
        return open_portable(portable, key_file.vault_id, passphrase)
    daily = key_file.slots.get(SlotName.DAILY)
    if daily is None:
        raise DamagedVaultError(_NO_SLOT)
    if secrets is None:
        raise KeyringError(_NEEDS_KEYRING)
    device = secrets.fetch(key_file.vault_id)
    return open_daily(daily, key_file.vault_id, passphrase, device)


def key_in_by_code(key_file: KeyFile, code: RecoveryCode) -> RawKey:
    """As `key_in`, by the printed code; raises `WrongPassphraseError` or `DamagedVaultError`."""
    recovery = key_file.slots.get(SlotName.RECOVERY)
    if recovery is None:
        raise DamagedVaultError(_NO_RECOVERY)
    return open_recovery(recovery, key_file.vault_id, code)
