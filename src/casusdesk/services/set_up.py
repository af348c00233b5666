"""A store in the making: its recovery sheet is printed and typed back before it becomes final."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.coalition import Coalition
from casusdesk.errors import CasusdeskError
from casusdesk.services.clock import Clock
from casusdesk.services.lock import Lock
from casusdesk.services.recovery_proof import RecoveryProof

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.keys import KdfCost
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.vault import NewVault

_SHEET_INSIDE = "Bewaar het herstelblad niet in de map van de kluis: wie de map heeft, kan hem dan openen."


def refuse_beside_the_lock(sheet: Path, vault: Path) -> None:
    """Raises CasusdeskError when the recovery sheet would be kept inside the vault it opens."""
    if Path(os.path.realpath(sheet)).is_relative_to(os.path.realpath(vault)):
        raise CasusdeskError(_SHEET_INSIDE)


class SetUp(RecoveryProof):
    """One new store. Either `finish` or `abandon` it; until then nothing is in its place."""

    def __init__(
        self,
        new: NewVault,
        clock: Clock | None = None,
        secrets: DeviceSecrets | None = None,
        cost: KdfCost | None = None,
        keyring: DeviceSecrets | None = None,
    ) -> None:
        super().__init__(new, clock)
        self._new = new
        self._secrets = secrets
        self._cost = cost
        self._keyring = keyring

    def finish(self, coalition: Coalition) -> Desk:
        """Put the store in its place and open it. Raises VaultError before the groups were typed back."""
        from casusdesk.services.opening import open_desk

        vault = self._new.commit()
        desk = open_desk(vault, self._clock, lock=Lock(vault, self._secrets, self._cost, self._keyring))
        desk.code_check.begin_anew()
        desk.save_coalition(coalition)
        return desk

    def abandon(self) -> None:
        """Throw it away, with its entry in the keyring and the sheet that was saved."""
        self.forget_sheet()
        self._new.abandon()
