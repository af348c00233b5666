"""Another key for the whole store, and with it a new recovery sheet: for a sheet that is lost or was seen.

The store is copied page by page into a new generation under a fresh database key (never `PRAGMA rekey`: that
would leave the old pages on the disk and half of both after a power cut). The passphrase and the secret in
the keyring stay as they are. What `store.key_file` says of the order makes it safe to die at any call.

What it does not do: the generation of before stays for 14 days, sealed under the key of before, and every
older backup stays as it was, with the key file of then in it. Whoever has the old code *and* one of those
files can read what was in it then. So the old sheet is still to be destroyed, and backups that were copied
elsewhere are opened with the code of then.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from casusdesk.errors import CasusdeskError, DamagedVaultError, VaultError
from casusdesk.store.key_access import passphrase_slot
from casusdesk.store.key_file import ONE_COPY, KeyFile
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import DeviceSecrets, Slot, SlotName, recovery_slot
from casusdesk.store.vault_setup import TypedBack

_CHANGED = "Je wachtwoordzin is intussen gewijzigd, dus er is geen nieuw herstelblad gemaakt. Begin opnieuw."
_OTHER = "Het sleutelbestand hoort niet meer bij je casussen. Sluit casusdesk en open het opnieuw."


class Rotation(TypedBack):
    """A new key that nothing is sealed with yet: `confirm` two groups of its code, then `commit`.

    One that is not committed leaves nothing behind.
    """

    def __init__(
        self,
        vault: Vault,
        key_file: KeyFile,
        key: RawKey,
        slots: Sequence[Slot],
        recovery: RecoveryCode,
        steps: Sequence[Step],
    ) -> None:
        super().__init__(recovery)
        self._vault, self._key_file = vault, key_file
        self._key, self._slots, self._steps = key, slots, steps

    def commit(self) -> None:
        """Copy the store as it is now under the new key and go on with that; the vault stays open.

        Raises `VaultError` before two groups are confirmed, and when the disk refuses: the passphrase and the
        recovery sheet of before stay valid then.
        """
        self.require()
        vault, copies = self._vault, self._vault.access.copies
        before = vault.mark
        present = vault.access.key_file(before)
        if present.slots != self._key_file.slots:
            raise VaultError(_CHANGED)
        both = present.rotating(before, *self._slots)
        try:
            if not copies.save(both):  # the copy that lags would not fit the new generation
                raise VaultError(ONE_COPY)
            vault.succeed(None, self._steps, self._key)
        except BaseException:
            if vault.mark == before:
                with suppress(CasusdeskError):  # else the next opening does it
                    copies.save(both.fitting(before))
                raise
            if not vault.is_open:
                raise
        try:
            finished = copies.save(both.fitting(self._key.mark))
        except CasusdeskError:
            finished = False
        if not finished:
            vault.warnings.append(ONE_COPY)


def rotate(
    vault: Vault,
    *,
    passphrase: str,
    secrets: DeviceSecrets | None,
    cost: KdfCost | None = None,
    steps: Sequence[Step] = STEPS,
) -> Rotation:
    """A new key for the open `vault`, wrapped under its present `passphrase`; slow, changes nothing yet.

    Raises `WrongPassphraseError`, `KeyringError`, `DamagedVaultError`, or `VaultError` for the practice
    environment.
    """
    present, key_file = vault.access.key_by_passphrase(passphrase, secrets, vault.mark)
    if not vault.opens_with(present):
        raise DamagedVaultError(_OTHER)
    for finding in vault.check(steps):
        raise DamagedVaultError(finding.message)
    key, recovery = RawKey.random(), RecoveryCode.random()
    half = None if SlotName.PORTABLE in key_file.slots else secrets
    slots = (
        passphrase_slot(key_file.vault_id, key, passphrase, half, cost, key_file.slots),
        recovery_slot(key_file.vault_id, key, recovery),
    )
    return Rotation(vault, key_file, key, slots, recovery, steps)


def prove_code(vault: Vault, code: RecoveryCode) -> None:
    """Raises `WrongPassphraseError` when `code` does not open the open `vault`; changes nothing."""
    key, _ = vault.access.key_by_code(code, vault.mark)
    if not vault.opens_with(key):
        raise DamagedVaultError(_OTHER)
