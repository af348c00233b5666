"""The free texts of each paper, looked up as the paper itself is: for the gate, and for a whole job (R4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper_texts import (
    PaperText,
    advance_texts,
    agenda_texts,
    decision_texts,
    parents_texts,
    sheet_texts,
    slip_texts,
)

if TYPE_CHECKING:
    from casusdesk.services.cases import Cases
    from casusdesk.services.clock import Clock
    from casusdesk.services.decisions import Decisions
    from casusdesk.services.meetings import Meetings
    from casusdesk.services.print_job import PrintJob


class PaperTexts:
    """The texts of the papers of one open desk, whoever their reader is."""

    def __init__(self, cases: Cases, meetings: Meetings, decisions: Decisions, clock: Clock) -> None:
        self._cases = cases
        self._meetings = meetings
        self._decisions = decisions
        self._clock = clock

    def agenda(self, meeting: Meeting) -> Iterator[PaperText]:
        """Of the agenda."""
        return agenda_texts(self._meetings.agenda(meeting))

    def advance(self, meeting: Meeting) -> Iterator[PaperText]:
        """Of the version for the mail."""
        return advance_texts(self._meetings.agenda(meeting))

    def decisions(self, meeting: Meeting) -> Iterator[PaperText]:
        """Of the besluitenlijst."""
        made = self._decisions.of(meeting.held_on)
        return decision_texts(self._decisions.list_of(meeting), made)

    def single(self, meeting: Meeting, code: str) -> Iterator[PaperText]:
        """Of the agenda of one case; of nothing when it is not on it."""
        try:
            return agenda_texts(single_case(self._meetings.agenda(meeting), code))
        except KeyError:
            return iter(())

    def sheets(self, handovers: Sequence[Handover]) -> Iterator[PaperText]:
        """Of these sheets. Raises CasusdeskError when a case is gone."""
        for handover in handovers:
            yield from sheet_texts(handover, self._cases.get(handover.case_code))

    def parents(self, handovers: Sequence[Handover]) -> Iterator[PaperText]:
        """Of the parents' versions of these sheets."""
        for handover in handovers:
            yield from parents_texts(handover)

    def slips(self, dues: Sequence[FeedbackDue]) -> Iterator[PaperText]:
        """Of the slips that are made: consent keeps the others off paper."""
        today = self._clock.today()
        for due in dues:
            if due.case.allows_paper(today):
                yield from slip_texts(due)

    def of_job(self, job: PrintJob) -> Iterator[PaperText]:
        """Of everything that is printed together, in the order of printing; a text may come twice."""
        for part in job.parts():
            yield from part.texts(self)
