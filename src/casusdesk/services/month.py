"""The round of the meetings on one open desk, for the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.meeting_round import MeetingRound

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk


def round_of(desk: Desk) -> MeetingRound:
    """Everything there is to look at today, against the coming meeting."""
    meeting = desk.meetings.upcoming()
    previous = desk.meetings.previous(meeting.held_on)
    return MeetingRound(
        today=desk.today(),
        coalition=desk.coalition,
        agenda=desk.meetings.agenda(meeting, today=desk.today()),
        cases=tuple(desk.cases.all()),
        actions=tuple(desk.cases.actions()),
        decisions=desk.decisions.all(),
        handovers=desk.handovers.all(),
        previous=previous.held_on if previous else None,
        contacts=desk.contacts.all(),
        prints=desk.register.all(),
    )
