"""Another passphrase for the open store, or a copy of it under the passphrase of a stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from casusdesk.store.hand_over import HandOver
    from casusdesk.store.keys import KdfCost
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.take_back import Returned
    from casusdesk.store.vault import Vault


class Lock:
    """The lock of one open store. `secrets` None: the passphrase is the only lock and needs five words."""

    def __init__(self, vault: Vault, secrets: DeviceSecrets | None, cost: KdfCost | None = None) -> None:
        self._vault = vault
        self._secrets = secrets
        self._cost = cost

    def weakness(self, passphrase: str) -> str | None:
        """What the passphrase lacks, in Dutch; None when it will do. Fast."""
        from casusdesk.store.passphrase import weak_passphrase

        return weak_passphrase(passphrase, portable=self._secrets is None)

    def change(self, current: str, new: str) -> None:
        """Replace the passphrase; slow, use a worker.

        Raises WrongPassphraseError for `current`, InvalidInputError for a weak `new`, KeyringError.
        """
        self._vault.change_passphrase(current=current, new=new, secrets=self._secrets, cost=self._cost)

    def copy_for_stand_in(self, folder: Path, passphrase: str) -> HandOver:
        """A copy of the whole store in `folder` that only `passphrase` opens; slow, use a worker.

        Raises InvalidInputError for a weak passphrase (five words), VaultError for the folder or the store.
        """
        from casusdesk.store.hand_over import hand_over

        return hand_over(self._vault, folder, passphrase=passphrase, cost=self._cost)

    def returned(self, chosen: Path, passphrase: str) -> Returned:
        """What a stand-in hands back in the folder `chosen`, opened with the passphrase of that copy; slow.

        Raises WrongPassphraseError, DamagedVaultError or VaultError.
        """
        from casusdesk.store.take_back import take_back

        return take_back(self._vault, chosen, passphrase=passphrase)
