"""Wiping a case for good, before its seven days in the trash are over (domain §5 R20).

It goes through a next generation of the store, accounted for in the same step, so that a failure leaves the
case where it was: in the trash.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError
from casusdesk.services.audit import Audit
from casusdesk.services.cases import Cases
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from casusdesk.store.vault import Vault

TRASH_EMPTIED: Final = "zeven dagen in de prullenbak"
"""The reason in the audit when nobody asked for it."""
_PACKED: Final = "packed_on"
_PACKED_DAYS: Final = 30
_NOT_IN_TRASH: Final = "Deze casus staat niet in de prullenbak. Verwijder hem eerst."


class Purging:
    """Cases of one open desk, wiped for good."""

    def __init__(
        self,
        vault: Vault,
        cases: Cases,
        audit: Audit,
        changes: Changes,
        clock: Clock,
        before: Callable[[str], None],
    ) -> None:
        self._vault = vault
        self._cases = cases
        self._audit = audit
        self._changes = changes
        self._clock = clock
        self._before = before

    def wipe(self, *codes: str, reason: str = "") -> int:
        """Wipe these cases out of the trash for good; how many. Slow: use a worker, and ask first.

        Nobody is told yet: `tell` does that, on the thread of those who show it. Raises CasusdeskError when
        one is not in the trash, and VaultError when the disk refuses: nothing has changed then. What was
        wiped is still in the store of before, which goes after 14 days: see `forget_before`.
        """
        from casusdesk.store.audit import add_rows
        from casusdesk.store.renewing import purge

        if not set(codes) <= {case.code for case in self._cases.deleted()}:
            raise CasusdeskError(_NOT_IN_TRASH)
        self._before("purge")
        rows = [self._audit.row(AuditEvent.PURGED, code, reason) for code in codes]

        def account(connection: Connection) -> None:
            add_rows(connection, rows)

        wiped = purge(self._vault, codes, self._clock.today(), account)
        return len(wiped)

    def tell(self, *codes: str) -> None:
        """Tell everybody that these cases are gone; on the thread of the window, after `wipe`."""
        self._changes.publish(Change(cases=frozenset(codes), meetings=True, handovers=True))

    def forget_before(self) -> int:
        """Wipe the stores of before too, now instead of after 14 days; how many. Raises VaultError.

        After this nothing on this computer but the backups holds what was wiped, and what is put back from
        those is compared with what was wiped.
        """
        from casusdesk.store.renewing import forget_old

        return forget_old(self._vault)

    def pack(self) -> bool:
        """Pack the store anew when that is worth it; whether it was done. For once a month; slow.

        The day is kept first: one that fails is not tried again every minute. Raises VaultError.
        """
        from casusdesk.store.renewing import compact
        from casusdesk.store.state import StateStore

        StateStore(self._vault).put_setting(_PACKED, self._clock.today().isoformat())
        return compact(self._vault)

    def pack_due(self) -> bool:
        """Whether it is a month ago, unknown, or in the future (then the clock was wrong)."""
        from casusdesk.store.state import StateStore

        today, told = self._clock.today(), StateStore(self._vault).setting(_PACKED)
        try:
            days = (today - date.fromisoformat(told or "")).days
        except ValueError:
            return True
        return not 0 <= days < _PACKED_DAYS
