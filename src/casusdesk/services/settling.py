"""What happens once a meeting is over: what was open there is counted, what had its turn becomes follow-up,
and what did not comes back by itself. Done when the store opens, once for each meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from casusdesk.domain.carry_over import after_discussion, carry_over, discussed_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from casusdesk.domain.coalition import Coalition
    from casusdesk.domain.meeting import Meeting
    from casusdesk.store.cases import CaseStore
    from casusdesk.store.decisions import DecisionStore
    from casusdesk.store.meetings import MeetingStore


def settle_past(
    meetings: MeetingStore,
    cases: CaseStore,
    decisions: DecisionStore,
    coalition: Callable[[], Coalition],
    *,
    today: date,
    at: datetime,
) -> int:
    """Settle every meeting held before `today` that was not settled yet; how many there were.

    Each is one transaction. What comes back goes to the first meeting from `today` on.
    """
    waiting = meetings.unsettled(before=today)
    for meeting in waiting:
        decided, listed = decisions.listed(), cases.listed()
        done = discussed_codes(meeting, decided)
        following = _first_from(today, meeting, meetings.all(), coalition())
        filled = carry_over(meeting, following, decided, listed)
        meetings.settle(
            meeting.held_on,
            discussed=[after_discussion(case) for case in listed if case.code in done],
            following=filled if filled != following else None,
            at=at,
        )
    return len(waiting)


def _first_from(today: date, held: Meeting, known: Sequence[Meeting], coalition: Coalition) -> Meeting:
    """The first meeting kept on or after `today`, or a fresh one in the rhythm after `held`."""
    kept = next((meeting for meeting in known if meeting.held_on >= today), None)
    if kept is not None:
        return kept
    return coalition.meeting_on(coalition.rhythm.first_from(held.next_on, today))
