"""An open store, as the window and the command line see it: one door for each kind of work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Self

from casusdesk.services.purging import Purging

if TYPE_CHECKING:
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.allowances import Allowances
    from casusdesk.services.audit import Audit
    from casusdesk.services.backups import Backups
    from casusdesk.services.cases import Cases
    from casusdesk.services.changes import Changes
    from casusdesk.services.clock import Clock
    from casusdesk.services.closings import Closings
    from casusdesk.services.coalitions import Coalitions
    from casusdesk.services.code_check import CodeCheck
    from casusdesk.services.consents import Consents
    from casusdesk.services.contacts import Contacts
    from casusdesk.services.decisions import Decisions
    from casusdesk.services.drafts import Drafts
    from casusdesk.services.handovers import Handovers
    from casusdesk.services.key_names import KeyNames
    from casusdesk.services.lock import Lock
    from casusdesk.services.meetings import Meetings
    from casusdesk.services.paper_register import PaperRegister
    from casusdesk.services.papers import Papers
    from casusdesk.services.policy import Policy
    from casusdesk.services.proofreading import Proofreading
    from casusdesk.services.trash import Trash
    from casusdesk.store.vault import Vault


class Work(NamedTuple):
    """The doors of a desk, one for each kind of work."""

    cases: Cases
    meetings: Meetings
    decisions: Decisions
    handovers: Handovers
    closings: Closings
    papers: Papers
    register: PaperRegister
    proofreading: Proofreading
    contacts: Contacts
    consents: Consents
    audit: Audit
    key_names: KeyNames
    coalitions: Coalitions
    allowances: Allowances
    policy: Policy
    drafts: Drafts
    code_check: CodeCheck
    trash: Trash
    backups: Backups | None


class Desk:
    """Everything one may do with an open store; nothing of it is used after `close`.

    `practice` says that nothing here is real, and then there is no `lock` and there are no `backups`.
    `warnings` are Dutch sentences about what did not stop the opening but must be seen.
    """

    def __init__(
        self,
        vault: Vault,
        work: Work,
        catalog: Catalog,
        changes: Changes,
        clock: Clock,
        *,
        practice: bool = False,
        on_close: Callable[[], None] | None = None,
        lock: Lock | None = None,
    ) -> None:
        self.cases = work.cases
        self.meetings = work.meetings
        self.decisions = work.decisions
        self.handovers = work.handovers
        self.closings = work.closings
        self.papers = work.papers
        self.register = work.register
        self.proofreading = work.proofreading
        self.contacts = work.contacts
        self.consents = work.consents
        self.audit = work.audit
        self.key_names = work.key_names
        self.allowances = work.allowances
        self.policy = work.policy
        self.drafts = work.drafts
        self.code_check = work.code_check
        self.trash = work.trash
        self._coalitions = work.coalitions
        self.catalog = catalog
        self.changes = changes
        self.practice = practice
        self.lock = lock
        self.backups = work.backups
        self.purging = Purging(vault, work.cases, work.audit, changes, clock, self.back_up_before)
        self._vault = vault
        self._clock = clock
        self._on_close = on_close
        if self.backups is not None:
            self.backups.belong_to(self)

    @property
    def today(self) -> Callable[[], date]:
        """The calendar day, asked anew at every call."""
        return self._clock.today

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be seen, although the store opened."""
        return tuple(self._vault.warnings)

    @property
    def coalition(self) -> Coalition:
        """The settings of the coalition."""
        return self._coalitions.get()

    def save_coalition(self, coalition: Coalition) -> None:
        """Keep the settings; meetings that were kept already stay as they are."""
        self._coalitions.save(coalition)

    def check(self) -> list[str]:
        """Read the whole store; Dutch findings, empty when all is sound. May take seconds: use a worker."""
        return [finding.message for finding in self._vault.check()]

    def back_up_before(self, occasion: str) -> None:
        """Make a backup when anything changed since the last; one that fails is said, and stops nothing.

        `occasion` names what comes next. It takes a fifth of a second.
        """
        if self.backups is not None and self._vault.is_open:
            self.backups.make_if_changed(occasion)

    def close(self) -> None:
        """Let go of the store, of measured words and of names; a second call does nothing.

        A backup is made first when anything changed (vault §1).
        """
        self.back_up_before("close")
        from casusdesk.documents.fonts import forget_words

        forget_words()
        self.proofreading.forget()
        self._vault.close()
        if self._on_close is not None:
            self._on_close()
            self._on_close = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
