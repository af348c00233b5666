"""Which papers somebody wants to see: any screen can ask for them and lands in the same preview."""

from __future__ import annotations

from dataclasses import dataclass

from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """What is ticked when the preview opens; everything else that exists can be ticked there.

    `meeting` is the one whose agenda, decisions and single case are meant, the next one when None.
    `advance` is the agenda and `mailed` the besluitenlijst as they go by mail, without numbers.
    `handovers` and `parents` (Ouderversies) are ids of handovers, `singles` the codes of cases that are
    printed on their own (ouder erbij), `feedback` the slips, also of those who heard back already,
    `without_client` papers about no case at all. `large` asks for all of it in large print. With `only`
    nothing else is offered, so that no code of another family is in sight while parents sit there.
    """

    meeting: Meeting | None = None
    agenda: bool = False
    advance: bool = False
    decisions: bool = False
    mailed: bool = False
    singles: tuple[str, ...] = ()
    handovers: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    feedback: tuple[FeedbackDue, ...] = ()
    without_client: tuple[Paper, ...] = ()
    large: bool = False
    only: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for by name; the preview then begins with the agenda."""
        of_meeting = (self.agenda, self.advance, self.decisions, self.mailed)
        lists = (self.singles, self.handovers, self.parents, self.feedback, self.without_client)
        return not (any(of_meeting) or any(lists))
