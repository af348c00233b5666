"""Closing a case with reason, effects and lesson, and opening it again within the grace period (US19)."""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex
from typing import TYPE_CHECKING, Final

from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.course import Closing, Lesson
from casusdesk.domain.limits import tidy
from casusdesk.domain.progress import answered
from casusdesk.domain.wording import long_date
from casusdesk.errors import CasusdeskError, InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casusdesk.services.cases import Cases
    from casusdesk.services.clock import Clock
    from casusdesk.store.lessons import LessonStore

ENDS_EVERYTHING: Final = "pregnancy_ended"
"""Reason after which the case is ended: every milestone and every print stops at once (domain §4.8)."""
_OPEN = "Deze casus staat al op de lijst. Je hoeft niets te heropenen."
_NO_REASON = "Kies waarom de casus wordt afgesloten."


class Closings:
    """The cases that left the list, and the lessons they left behind."""

    def __init__(self, store: LessonStore, cases: Cases, clock: Clock) -> None:
        self._store = store
        self._cases = cases
        self._clock = clock

    def close(self, code: str, reason: str, effects: Sequence[str] = (), lesson: str = "") -> Lesson | None:
        """Close the case today. The lesson is kept apart, without the case it came from (domain §1 no. 11).

        `reason` and `effects` are keys of the catalogue. What was kept as lesson comes back, so that undo
        can wipe it. Raises InvalidInputError without a reason, CasusdeskError when the case is gone.
        """
        if not reason:
            raise InvalidInputError(_NO_REASON, "reason")
        case = self._cases.get(code)
        status = CaseStatus.ENDED if reason == ENDS_EVERYTHING else CaseStatus.CLOSED
        closing = Closing(self._clock.today(), reason, tuple(effects))
        self._cases.record(replace(case, status=status, closing=closing))
        text = tidy(lesson)
        if not text:
            return None
        kept = Lesson(token_hex(8), text, self._clock.today().replace(day=1))
        self._store.save(kept)
        return kept

    def may_reopen(self, case: Case) -> bool:
        """Whether the case is closed and its grace period still runs."""
        today = self._clock.today()
        return not case.status.active and (case.closing is None or today <= case.closing.reopen_until)

    def reopen(self, code: str) -> Case:
        """The case back on the list, as far as it was answered; what was answered is all still there.

        Raises CasusdeskError after the grace period, or when it was not closed.
        """
        case = self._cases.get(code)
        if case.closing is not None and not self.may_reopen(case):
            until = long_date(case.closing.reopen_until)
            raise CasusdeskError(f"Heropenen kon tot en met {until}. Voeg een nieuw signaal toe.")
        if case.status.active:
            raise CasusdeskError(_OPEN)
        status = CaseStatus.SUPPORTED if answered(case) else CaseStatus.REPORTED
        opened = replace(case, status=status, closing=None)
        self._cases.record(opened)
        return opened

    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, the newest month first."""
        return tuple(self._store.listed())

    def forget_lesson(self, lesson: Lesson) -> None:
        """Wipe one lesson."""
        self._store.remove(lesson.id)
