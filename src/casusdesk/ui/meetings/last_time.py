"""What was decided on a case last time, below the agenda, so that the question can be sharpened (ux §5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.decision import Decision, action_of, decision_words
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import day_month, row_date
from casusdesk.ui.meetings.rows import role_short

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

NEVER = "nog niet besproken"


def last_time(desk: Desk, meeting: Meeting, code: str) -> str:
    """`10 december: overdracht: afspraak maken · verloskundige · uiterlijk 13-01 · nog open`."""
    decision = desk.decisions.last(code, meeting.held_on)
    if decision is not None:
        return f"{day_month(decision.held_on)}: {decided(desk, decision)}"
    earlier = [m for m in desk.meetings.all() if m.held_on < meeting.held_on]
    stood = next((m for m in reversed(earlier) if any(item.code == code for item in m.items)), None)
    if stood is None:
        return NEVER
    return f"op de agenda van {day_month(stood.held_on)}; er is geen besluit vastgelegd"


def decided(desk: Desk, decision: Decision) -> str:
    """The decision, who does it by when, and whether that was done."""
    parts = [decision_words(decision, desk.catalog)]
    if decision.who:
        parts.append(role_short(desk.catalog, decision.who))
    if decision.due is not None:
        parts.append(f"uiterlijk {row_date(decision.due)}")
    action = action_of(decision, desk.cases.actions(decision.case_code))
    if action is not None:
        parts.append("nog open" if action.done_on is None else f"klaar op {row_date(action.done_on)}")
    return " · ".join(parts)
