"""What was thrown away and can still be brought back, with until when (ux §2: the trash keeps it 7 days)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from casusdesk.domain.handover import Handover
    from casusdesk.services.consents import Consents
    from casusdesk.store.cases import CaseStore
    from casusdesk.store.handovers import HandoverStore

TRASH_KEPT: Final = timedelta(days=7)
"""How long what was thrown away can be brought back (ux §2)."""


@dataclass(frozen=True, slots=True)
class Thrown:
    """A case that was thrown away at the aware moment `at`, or with `sheet` one handover of it."""

    code: str
    at: datetime
    sheet: Handover | None = None
    barred: bool = False
    """A sheet that consent keeps from its receiver: it went by itself, and does not return by hand (R9)."""

    @property
    def kept_until(self) -> datetime:
        """From this moment on the next opening wipes it for good."""
        return self.at + TRASH_KEPT


class Trash:
    """The trash of one open desk. Bringing back is of `Cases` and `Handovers`, wiping of `Purging`."""

    def __init__(self, cases: CaseStore, handovers: HandoverStore, consents: Consents) -> None:
        self._cases = cases
        self._handovers = handovers
        self._consents = consents

    def all(self) -> tuple[Thrown, ...]:
        """What is in the trash, the latest first. The handovers of a case that is there go with it."""
        cases = [Thrown(code, at) for code, at in self._cases.trashed().items()]
        sheets = [
            Thrown(sheet.case_code, at, sheet, self._consents.bars(sheet))
            for sheet, at in self._handovers.trashed()
        ]
        return tuple(sorted([*cases, *sheets], key=lambda thrown: thrown.at, reverse=True))

    def holds(self, code: str) -> bool:
        """Whether this case is in the trash."""
        return code in self._cases.trashed()
