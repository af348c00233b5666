"""Back from leave: what the stand-in hands back takes the place of what is here (domain §6, US21).

What is here stays on this computer as the generation of before; passphrase and recovery sheet do not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.withdrawal import denial
from casusdesk.errors import CasusdeskError
from casusdesk.services.standing_in import SUBJECT

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.services.desk import Desk
    from casusdesk.store.take_back import Returned

REASON: Final = "teruggenomen"
_NO_LOCK: Final = "In de oefenomgeving kun je niets terugnemen: er staat niets echts in."


def take_back(desk: Desk, chosen: Path, passphrase: str) -> TakingBack:
    """Bring what was handed back beside the store of `desk`, and compare; slow, use a worker.

    Raises WrongPassphraseError, DamagedVaultError or VaultError; then nothing has changed.
    """
    from casusdesk.store.cases import CaseStore

    if desk.lock is None:
        raise CasusdeskError(_NO_LOCK)
    returned = desk.lock.returned(chosen, passphrase)
    try:
        there = {case.code: case for case in CaseStore(returned.content).listed()}
    except BaseException:
        returned.abandon()
        raise
    return TakingBack(desk, returned, there)


class TakingBack:
    """What comes back, and how it differs from what is here. Either `finish` or `abandon` it."""

    def __init__(self, desk: Desk, returned: Returned, there: dict[str, Case]) -> None:
        here = {case.code: case for case in desk.cases.all()}
        self._content = there
        self.here = len(here)
        self.there = len(there)
        self.added = len(there.keys() - here.keys())
        self.changed = sum(case != here[code] for code, case in there.items() if code in here)
        self.only_here = len(here.keys() - there.keys())
        self._desk = desk
        self._returned = returned

    def finish(self) -> None:
        """Let it take the place of what is here; slow. Raises VaultError, and then nothing has changed.

        What must be accounted for here since the hand-over stays, as does every numbered copy that was made
        here, and every no of a mother (domain R9, R10, R16). Whoever shows the store must be closed or begin
        anew after this.
        """
        from casusdesk.store.audit import AuditStore
        from casusdesk.store.cases import CaseStore
        from casusdesk.store.paper import PrintStore

        content, desk = self._returned.content, self._desk
        audit, prints = AuditStore(content), PrintStore(content)
        known = frozenset(audit.listed())
        rows = [row for row in desk.audit.all() if row not in known]
        listed = {made.id for made in prints.listed()}
        CaseStore(content).save(*self._refused_here(rows), at=desk.register.now())
        prints.save([made for made in desk.register.all() if made.id not in listed])
        audit.add(*rows, desk.audit.row(AuditEvent.STAND_IN, SUBJECT, REASON))
        self._returned.commit()

    def _refused_here(self, rows: Iterable[AuditRow]) -> Iterator[Case]:
        """Cases of which consent went here, as `rows` say, and that come back as if it had not."""
        here = {case.code: case for case in self._desk.cases.all()}
        for code in {row.subject for row in rows if row.event is AuditEvent.CONSENT_WITHDRAWN}:
            mine, theirs = here.get(code), self._content.get(code)
            if mine and theirs and denial(mine.consent).exceeds(denial(theirs.consent)):
                yield replace(theirs, consent=mine.consent)

    def abandon(self) -> None:
        """Leave everything as it is."""
        self._returned.abandon()
