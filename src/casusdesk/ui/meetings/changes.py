"""The undoable steps of the agenda builder: each keeps what was there before (ux §5.1, undo beats asking).

A step that cannot be saved says so and takes itself off the undo list; nothing was changed then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from casusdesk.domain import arrange
from casusdesk.domain.case import Case
from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.cases import Cases
    from casusdesk.services.meetings import Meetings

Failed = Callable[[str], None]
Pair = tuple[Meeting, Meeting]


class _Step(QUndoCommand):
    def __init__(self, text: str, failed: Failed) -> None:
        super().__init__(text)
        self._failed = failed

    def redo(self) -> None:
        """Do it, also the first time."""
        self._try(self._forward)

    def undo(self) -> None:
        """Put back what was there."""
        self._try(self._back)

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except CasusdeskError as error:
            self.setObsolete(True)
            self._failed(str(error))

    def _forward(self) -> None:
        raise NotImplementedError

    def _back(self) -> None:
        raise NotImplementedError


class MeetingChange(_Step):
    """A meeting as it was, and as it became."""

    def __init__(
        self, meetings: Meetings, before: Meeting, after: Meeting, text: str, failed: Failed
    ) -> None:
        super().__init__(text, failed)
        self._meetings, self._before, self._after = meetings, before, after

    def _forward(self) -> None:
        self._meetings.record(self._after)

    def _back(self) -> None:
        self._meetings.record(self._before)


class Postponement(_Step):
    """A case off this agenda and onto that of the next meeting."""

    def __init__(self, meetings: Meetings, before: Meeting, code: str, text: str, failed: Failed) -> None:
        super().__init__(text, failed)
        self._meetings, self._before, self._code = meetings, before, code
        self._later: Meeting | None = None

    def _forward(self) -> None:
        _, self._later = self._meetings.postpone(self._before, self._code)

    def _back(self) -> None:
        later = () if self._later is None else (arrange.take_off(self._later, self._code),)
        self._meetings.record_all(self._before, *later)


class Together(_Step):
    """A meeting and the next one changed as one: what left the one may have gone to the other."""

    def __init__(self, meetings: Meetings, before: Pair, after: Pair, text: str, failed: Failed) -> None:
        super().__init__(text, failed)
        self._meetings, self._before, self._after = meetings, before, after

    def _forward(self) -> None:
        self._meetings.record_all(*self._after)

    def _back(self) -> None:
        self._meetings.record_all(*self._before)


class QuestionChange(_Step):
    """Another text of one case, shortened on the spot."""

    def __init__(self, cases: Cases, before: Case, after: Case, text: str, failed: Failed) -> None:
        super().__init__(text, failed)
        self._cases, self._before, self._after = cases, before, after

    def _forward(self) -> None:
        self._cases.record(self._after)

    def _back(self) -> None:
        self._cases.record(self._before)
