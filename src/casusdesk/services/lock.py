"""The lock of the open store: another passphrase, kind of lock or key, and a copy for a stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError, VaultError

if TYPE_CHECKING:
    from pathlib import Path

    from casusdesk.services.audit import Audit
    from casusdesk.store.hand_over import HandOver
    from casusdesk.store.keys import KdfCost
    from casusdesk.store.rotation import Rotation
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.succession import Successor
    from casusdesk.store.vault import Vault

WITHOUT_KEYRING: Final = "zonder sleutelbos"
WITH_KEYRING: Final = "met sleutelbos"
SUBJECT: Final = "wachtwoordzin"
_NO_KEYRING: Final = "Op deze computer is geen sleutelbos. Je wachtwoordzin blijft het enige slot."
_NOT_NOTED: Final = "Deze wijziging staat niet in het logboek. "


class Lock:
    """The lock of one open store. `secrets` None: the passphrase is the only lock and needs five words.

    `keyring` is that of this computer, also when this store does not use it. `audit` is set by whoever opens
    the desk.
    """

    def __init__(
        self,
        vault: Vault,
        secrets: DeviceSecrets | None,
        cost: KdfCost | None = None,
        keyring: DeviceSecrets | None = None,
    ) -> None:
        self._vault = vault
        self._secrets = secrets
        self._cost = cost
        self._keyring = keyring or secrets
        self.audit: Audit | None = None

    @property
    def portable(self) -> bool:
        """Whether the passphrase is the only lock, without the keyring of this computer."""
        return self._secrets is None

    @property
    def folder(self) -> Path | None:
        """Where the store is."""
        return self._vault.folder

    @property
    def secrets(self) -> DeviceSecrets | None:
        """The keyring that holds the other half of the key; None when the passphrase is the only lock."""
        return self._secrets

    def weakness(self, passphrase: str) -> str | None:
        """What the passphrase lacks, in Dutch; None when it will do. Fast."""
        return self._weak(passphrase, portable=self.portable)

    def weakness_alone(self, passphrase: str) -> str | None:
        """What it lacks as the only lock: five words. Fast."""
        return self._weak(passphrase, portable=True)

    def weakness_with_keyring(self, passphrase: str) -> str | None:
        """What it lacks beside the keyring. Fast."""
        return self._weak(passphrase, portable=False)

    @staticmethod
    def _weak(passphrase: str, *, portable: bool) -> str | None:
        from casusdesk.store.passphrase import weak_passphrase

        return weak_passphrase(passphrase, portable=portable)

    @property
    def waiting(self) -> bool:
        """Whether a call is waiting for the keyring now, which may ask something of the person. Fast."""
        return self._keyring is not None and self._keyring.waiting

    def stop_waiting(self) -> None:
        """Have the call that waits for the keyring end with its own sentence; from another thread."""
        if self._keyring is not None:
            self._keyring.cancel()

    def change(self, current: str, new: str) -> None:
        """Replace the passphrase; slow, use a worker.

        Raises WrongPassphraseError for `current`, InvalidInputError for a weak `new`, KeyringError.
        """
        self._vault.change_passphrase(current=current, new=new, secrets=self._secrets, cost=self._cost)
        self.account(AuditEvent.NEW_PASSPHRASE)

    def leave_keyring(self, current: str, new: str) -> None:
        """Make `new` (five words) the only lock, on any computer; slow. The entry in the keyring stays.

        Older backups still need that entry. Raises as `change`.
        """
        self._vault.change_passphrase(
            current=current, new=new, secrets=self._secrets, cost=self._cost, portable=True
        )
        self._secrets = None
        self.account(AuditEvent.NEW_PASSPHRASE, WITHOUT_KEYRING)

    def use_keyring(self, current: str, new: str) -> None:
        """Have the keyring of this computer be half of the lock again; slow. Raises as `change`."""
        if self._keyring is None:
            raise VaultError(_NO_KEYRING)
        self._keyring.available()
        self._vault.change_passphrase(current=current, new=new, secrets=self._keyring, cost=self._cost)
        self._secrets = self._keyring
        self.account(AuditEvent.NEW_PASSPHRASE, WITH_KEYRING)

    def rotation(self, passphrase: str) -> Rotation:
        """A new key and recovery code under the present `passphrase`; slow, nothing is final yet.

        Raises WrongPassphraseError, KeyringError, DamagedVaultError or VaultError.
        """
        from casusdesk.store.rotation import rotate

        return rotate(self._vault, passphrase=passphrase, secrets=self._secrets, cost=self._cost)

    def check_code(self, code: str) -> None:
        """Prove a recovery code by opening its slot, and nothing else.

        Raises InvalidInputError that points at a typing error, WrongPassphraseError, DamagedVaultError.
        """
        from casusdesk.store.recovery_code import RecoveryCode
        from casusdesk.store.rotation import prove_code

        prove_code(self._vault, RecoveryCode.parse(code))

    def copy_for_stand_in(self, folder: Path, passphrase: str) -> HandOver:
        """A copy of the whole store in `folder` that only `passphrase` opens; slow, use a worker.

        Raises InvalidInputError for a weak passphrase (five words), VaultError for the folder or the store.
        """
        from casusdesk.store.hand_over import hand_over

        return hand_over(self._vault, folder, passphrase=passphrase, cost=self._cost)

    def returned(self, chosen: Path, passphrase: str) -> Successor:
        """What a stand-in hands back in the folder `chosen`, opened with the passphrase of that copy; slow.

        Raises WrongPassphraseError, DamagedVaultError or VaultError.
        """
        from casusdesk.store.take_back import take_back

        return take_back(self._vault, chosen, passphrase=passphrase)

    def account(self, event: AuditEvent, reason: str = "", subject: str = SUBJECT) -> None:
        """Put on record that the lock has changed: a full disk must not say that it has not."""
        if self.audit is None:
            return
        try:
            self.audit.record(event, subject, reason)
        except CasusdeskError as error:
            self._vault.warnings.append(f"{_NOT_NOTED}{error}")
