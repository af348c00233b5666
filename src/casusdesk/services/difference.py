"""How a store that comes back, from a stand-in or out of a backup, differs from what is here.

And what is never lost by it: what must be accounted for here, every numbered copy, every no of a mother.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.withdrawal import denial

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.services.desk import Desk
    from casusdesk.store.vault import Vault


class Difference:
    """Counts of cases: `here`, `there`, and of those there `added` and `changed`; `only_here` would go."""

    def __init__(self, desk: Desk, content: Vault) -> None:
        from casusdesk.store.cases import CaseStore

        there = {case.code: case for case in CaseStore(content).listed()}
        here = {case.code: case for case in desk.cases.all()}
        self.here = len(here)
        self.there = len(there)
        self.added = len(there.keys() - here.keys())
        self.changed = sum(case != here[code] for code, case in there.items() if code in here)
        self.only_here = len(here.keys() - there.keys())
        self._desk = desk
        self._content = content
        self._cases_there = there

    def keep_what_is_here(self, row: AuditRow) -> None:
        """Put into what comes back what may not be lost, and account for it with `row` (domain R9, R10, R16).

        Audit rows since then stay, as does every numbered copy that was made here, and every no of a mother.
        """
        from casusdesk.store.audit import AuditStore
        from casusdesk.store.cases import CaseStore
        from casusdesk.store.paper import PrintStore

        content, desk = self._content, self._desk
        audit, prints = AuditStore(content), PrintStore(content)
        known = frozenset(audit.listed())
        rows = [one for one in desk.audit.all() if one not in known]
        listed = {made.id for made in prints.listed()}
        CaseStore(content).save(*self._refused_here(rows), at=desk.register.now())
        prints.save([made for made in desk.register.all() if made.id not in listed])
        audit.add(*rows, row)

    def _refused_here(self, rows: Iterable[AuditRow]) -> Iterator[Case]:
        """Cases of which consent went here, as `rows` say, and that come back as if it had not."""
        here = {case.code: case for case in self._desk.cases.all()}
        for code in {row.subject for row in rows if row.event is AuditEvent.CONSENT_WITHDRAWN}:
            mine, theirs = here.get(code), self._cases_there.get(code)
            if mine and theirs and denial(mine.consent).exceeds(denial(theirs.consent)):
                yield replace(theirs, consent=mine.consent)
