"""Back from leave: what the stand-in hands back takes the place of what is here (domain §6, US21).

What is here stays on this computer as the generation of before; passphrase and recovery sheet do not change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError
from casusdesk.services.difference import Difference
from casusdesk.services.standing_in import SUBJECT

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.succession import Successor

REASON: Final = "teruggenomen"
_NO_LOCK: Final = "In de oefenomgeving kun je niets terugnemen: er staat niets echts in."


def take_back(desk: Desk, chosen: Path, passphrase: str) -> TakingBack:
    """Bring what was handed back beside the store of `desk`, and compare; slow, use a worker.

    Raises WrongPassphraseError, DamagedVaultError or VaultError; then nothing has changed.
    """
    if desk.lock is None:
        raise CasusdeskError(_NO_LOCK)
    returned = desk.lock.returned(chosen, passphrase)
    try:
        return TakingBack(desk, returned)
    except BaseException:
        returned.abandon()
        raise


class TakingBack(Difference):
    """What comes back, and how it differs from what is here. Either `finish` or `abandon` it."""

    def __init__(self, desk: Desk, returned: Successor) -> None:
        super().__init__(desk, returned.content)
        self._returned = returned

    def finish(self) -> None:
        """Let it take the place of what is here; slow. Raises VaultError, and then nothing has changed.

        What must be accounted for here since the hand-over stays (`keep_what_is_here`). Whoever shows the
        store must be closed or begin anew after this.
        """
        self._desk.back_up_before("take_back")
        self.keep_what_is_here(self._desk.audit.row(AuditEvent.STAND_IN, SUBJECT, REASON))
        self._returned.commit()

    def abandon(self) -> None:
        """Leave everything as it is."""
        self._returned.abandon()
