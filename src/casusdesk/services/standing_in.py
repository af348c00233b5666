"""Waarneming: the whole store to a stand-in, on a stick or a share (domain §6, US21; pain 10).

The stand-in gets a store of their own: own passphrase, own recovery sheet, own key.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError
from casusdesk.services.recovery_proof import RecoveryProof

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.hand_over import HandOver

SUBJECT: Final = "waarneming"
_NO_LOCK: Final = "De oefenomgeving kun je niet overdragen: er staat niets echts in."
_BESIDE: Final = "Bewaar het herstelblad niet bij de kopie: wie de stick vindt, kan hem dan openen."


def weakness(passphrase: str) -> str | None:
    """What the passphrase of a stand-in lacks, in Dutch: it is the only lock, so five words. Fast."""
    from casusdesk.store.passphrase import weak_passphrase

    return weak_passphrase(passphrase, portable=True)


def proposal() -> str:
    """A passphrase of five different Dutch words, another one each time: 55 bits."""
    from casusdesk.services.pdf_lock import new_passphrase

    made = new_passphrase()
    while weakness(made) is not None:  # the same word twice
        made = new_passphrase()
    return made


def hand_over(desk: Desk, folder: Path, passphrase: str) -> StandIn:
    """Copy the whole store to `folder` under `passphrase`; slow, use a worker.

    Raises InvalidInputError for a weak passphrase, VaultError for the folder or the store.
    """
    if desk.lock is None:
        raise CasusdeskError(_NO_LOCK)
    return StandIn(desk, desk.lock.copy_for_stand_in(folder, passphrase))


class StandIn(RecoveryProof):
    """One copy under way. Either `finish` or `abandon` it; until then it has no name on the stick."""

    def __init__(self, desk: Desk, made: HandOver) -> None:
        super().__init__(made)
        self._desk = desk
        self._made = made

    @property
    def folder(self) -> Path:
        """Where the copy is once it is finished."""
        return self._made.place

    def refuse_place(self, sheet: Path) -> None:
        beside = Path(os.path.realpath(self._made.place.parent))
        if Path(os.path.realpath(sheet)).is_relative_to(beside):
            raise CasusdeskError(_BESIDE)

    def finish(self) -> None:
        """Give the copy its name, and account for it. Raises VaultError before the groups were typed back."""
        self._made.require()
        self._desk.audit.record(AuditEvent.STAND_IN, SUBJECT)
        self._made.commit()

    def abandon(self) -> None:
        """Take the copy away again; what was finished stays."""
        self._made.abandon()
