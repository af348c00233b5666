"""Which papers exist at this moment: only those are offered in the preview (ux §7.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import WITHOUT_CLIENT, Paper
from casusdesk.ui.papers.request import PaperRequest

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.services.print_job import PrintJob


@dataclass(frozen=True, slots=True)
class Offer:
    """`meeting` is that of `agenda`, also in advance; `decided` the newest one with a decision, if any.

    `singles` are the cases whose parents join, and those somebody asked for by name.
    """

    meeting: Meeting
    agenda: bool
    advance: bool
    decided: Meeting | None
    mailed: bool
    singles: tuple[str, ...]
    handovers: tuple[Handover, ...]
    parents: tuple[Handover, ...]
    feedback: tuple[FeedbackDue, ...]
    without_client: tuple[Paper, ...]


def offered(desk: Desk, request: PaperRequest) -> Offer:
    """Everything that can be put on paper now, and what `request` names besides; or only the latter."""
    meeting = request.meeting or desk.meetings.upcoming()
    if request.only and not request.empty:
        return _only(desk, meeting, request)
    shown = {entry.case.code for entry in desk.meetings.agenda(meeting).entries}
    joined = tuple(item.code for item in meeting.items if item.parents_join and item.code in shown)
    return Offer(
        meeting=meeting,
        agenda=True,
        advance=True,
        decided=_decided(desk, meeting, request),
        mailed=True,
        singles=tuple(dict.fromkeys((*request.singles, *joined))),
        handovers=desk.handovers.all(),
        parents=desk.handovers.all(),
        feedback=_slips((*request.feedback, *desk.decisions.feedback_due())),
        without_client=_without_client(desk),
    )


def renewed(desk: Desk, request: PaperRequest, job: PrintJob) -> PaperRequest:
    """`request` with what is ticked in `job`, and everything in it as it is kept by now.

    Somebody went to change a text and came back: what is printed is never an older one.
    """
    kept = {meeting.held_on: meeting for meeting in (*desk.meetings.all(), desk.meetings.upcoming())}
    slips = {due.key: due for due in desk.decisions.feedback_due()}
    meeting = request.meeting and kept.get(request.meeting.held_on, request.meeting)
    request = replace(
        request,
        meeting=meeting,
        feedback=tuple(slips.get(due.key, due) for due in request.feedback),
        large=job.large,
    )
    if request.only:
        return request  # nothing else may come in sight, so nothing that was asked for goes either
    return replace(
        request,
        agenda=job.agenda,
        advance=job.advance,
        decisions=job.decided is not None,
        mailed=job.mailed is not None,
        without_client=job.without_client,
        singles=job.singles,
        handovers=tuple(handover.id for handover in job.handovers),
        parents=tuple(handover.id for handover in job.parents),
        feedback=tuple(slips.get(due.key, due) for due in job.feedback),
    )


def _only(desk: Desk, meeting: Meeting, request: PaperRequest) -> Offer:
    listed = desk.handovers.all()
    return Offer(
        meeting=meeting,
        agenda=request.agenda,
        advance=request.advance,
        decided=_decided(desk, meeting, request) if request.decisions or request.mailed else None,
        mailed=request.mailed,
        singles=request.singles,
        handovers=tuple(handover for handover in listed if handover.id in request.handovers),
        parents=tuple(handover for handover in listed if handover.id in request.parents),
        feedback=request.feedback,
        without_client=request.without_client,
    )


def _decided(desk: Desk, meeting: Meeting, request: PaperRequest) -> Meeting | None:
    """The meeting asked for by name; else `meeting`, or the last one before it, with a decision."""
    if (request.decisions or request.mailed) and request.meeting is not None:
        return request.meeting
    days = {decision.held_on for decision in desk.decisions.all() if decision.made}
    if meeting.held_on in days:
        return meeting
    earlier = [known for known in desk.meetings.all() if known.held_on < meeting.held_on]
    return next((known for known in reversed(earlier) if known.held_on in days), None)


def _without_client(desk: Desk) -> tuple[Paper, ...]:
    """Those that have something to say by now."""
    empty = {Paper.SOCIAL_MAP: not desk.contacts.all(), Paper.FIGURES: not desk.cases.all()}
    return tuple(paper for paper in WITHOUT_CLIENT if not empty.get(paper, False))


def _slips(dues: tuple[FeedbackDue, ...]) -> tuple[FeedbackDue, ...]:
    return tuple({due.key: due for due in reversed(dues)}.values())[::-1]
