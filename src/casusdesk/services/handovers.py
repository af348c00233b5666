"""The warm handovers: propose a sheet, keep it, throw it away, bring it back, lay it out."""

from __future__ import annotations

from collections.abc import Iterable
from secrets import token_hex
from typing import TYPE_CHECKING

from casusdesk.domain.handover import Handover, propose
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.cases import Cases
    from casusdesk.services.layout import Layout
    from casusdesk.store.handovers import HandoverStore

_GONE = "Deze overdracht is er niet meer. Maak vanuit de casus een nieuwe overdracht."


class Handovers:
    """The handovers of one open desk. What was read is remembered until something changes."""

    def __init__(
        self, store: HandoverStore, cases: Cases, layout: Layout, changes: Changes, clock: Clock
    ) -> None:
        self._store = store
        self._cases = cases
        self._layout = layout
        self._changes = changes
        self._clock = clock
        self._listed: dict[str, Handover] | None = None
        changes.subscribe(self._forget)

    def all(self) -> tuple[Handover, ...]:
        """Every handover of the cases on the list; the nearest introduction first, those to plan last."""
        return tuple(self._known().values())

    def get(self, handover_id: str) -> Handover:
        """One handover. Raises CasusdeskError when it is not, or no longer, there."""
        try:
            return self._known()[handover_id]
        except KeyError:
            raise CasusdeskError(_GONE) from None

    def for_case(self, code: str) -> tuple[Handover, ...]:
        """The handovers of one case."""
        return tuple(handover for handover in self.all() if handover.case_code == code)

    def organisations_of(self, role: str, code: str) -> frozenset[str]:
        """What this role works for by any sheet of this case, also one in the trash."""
        return frozenset(name for who, name in self._store.parties(code) if who == role and name)

    def propose(self, code: str) -> Handover:
        """A sheet with its head filled, not kept yet. Raises CasusdeskError when the case is gone."""
        return propose(self._cases.get(code), self._clock.today(), token_hex(8))

    def make(self, codes: Iterable[str]) -> tuple[Handover, ...]:
        """A sheet for each case, proposed and kept: all of them or none; nothing of a case is copied.

        Raises CasusdeskError when one of the cases is gone.
        """
        made = tuple(self.propose(code) for code in codes)
        self.record(*made)
        return made

    def record(self, *handovers: Handover) -> None:
        """Keep each handover as it is now, all or none. Raises CasusdeskError when a case is gone."""
        for handover in handovers:
            self._cases.get(handover.case_code)
        self._store.save(*handovers, at=self._clock.now())
        self._publish(*(handover.case_code for handover in handovers))

    def delete(self, handover_id: str) -> None:
        """Put it in the trash, where it stays 7 days. Raises CasusdeskError when it is gone."""
        self._move(handover_id, deleted=True)

    def restore(self, handover_id: str) -> None:
        """Take it out of the trash, as it was. Raises CasusdeskError when it was wiped."""
        self._move(handover_id, deleted=False)

    def pages(self, handover: Handover) -> list[Page]:
        """The sheet as it prints, one page or what a person allowed. Raises PaperTooLongError."""
        return list(self._layout.handover(handover))

    def page(self, handover: Handover) -> Page:
        """The first side of the sheet as it prints. Raises PaperTooLongError."""
        return self.pages(handover)[0]

    def parents_page(self, handover: Handover) -> list[Page]:
        """The parents' version as it prints, one page or two. Raises DoesNotFitError."""
        return list(self._layout.parents(handover))

    def _move(self, handover_id: str, *, deleted: bool) -> None:
        code = self._store.set_deleted(handover_id, self._clock.now() if deleted else None)
        if code is None:
            raise CasusdeskError(_GONE)
        self._publish(code)

    def _publish(self, *codes: str) -> None:
        self._changes.publish(Change(cases=frozenset(codes), meetings=True, handovers=True))

    def _known(self) -> dict[str, Handover]:
        if self._listed is None:
            self._listed = {handover.id: handover for handover in self._store.listed()}
        return self._listed

    def _forget(self, change: Change) -> None:
        if change.handovers:
            self._listed = None
