"""What stands out on the list before a meeting: last chances, no lead, not fed back, not seen (domain US6).

Four short lists for the overview, each naming codes; "Nu te doen" (todo.py) turns them into steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casusdesk.domain.agenda import Agenda, DeadlineRow
from casusdesk.domain.case import Case
from casusdesk.domain.course import unseen_since
from casusdesk.domain.decision import Decision
from casusdesk.domain.feedback import FeedbackDue, feedback_due


@dataclass(frozen=True, slots=True)
class Unseen:
    """A case whose mother or child was last seen on `since`, more than six weeks before the meeting."""

    case: Case
    since: date


@dataclass(frozen=True, slots=True)
class Attention:
    """The four lists, each in the order of urgency; `last_chance` holds what is late as well."""

    last_chance: tuple[DeadlineRow, ...]
    without_lead: tuple[Case, ...]
    without_feedback: tuple[FeedbackDue, ...]
    unseen: tuple[Unseen, ...]


def attention(agenda: Agenda, cases: Iterable[Case], decisions: Iterable[Decision]) -> Attention:
    """Everything that stands out at the meeting of `agenda`, over the whole active list."""
    listed = tuple(cases)
    active = [case for case in listed if case.status.active]
    on = agenda.meeting.held_on
    unseen = [
        Unseen(case, since)
        for case in active
        if (since := unseen_since(case.referred_on, case.last_seen, on)) is not None
    ]
    return Attention(
        last_chance=agenda.deadlines,
        without_lead=tuple(
            case for case in active if case.lead.role is None and case.consent.allows_paper(on)
        ),
        without_feedback=feedback_due(listed, decisions),
        unseen=tuple(sorted(unseen, key=lambda u: (u.since, u.case.code))),
    )
