"""Why a case stands on this agenda by itself: parked, moved or not reached at an earlier meeting (domain §2).

Derived from the meetings and their decisions; nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from casusdesk.domain.carry_over import returning_codes
from casusdesk.domain.decision import POSTPONE, Decision
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import day_month


class Why(Enum):
    """What kept the case from having its turn."""

    PARKED = "parked"
    POSTPONED = "postponed"
    NOT_DISCUSSED = "not_discussed"


@dataclass(frozen=True, slots=True)
class Return:
    """A case that came back, and the meeting where it did not have its turn."""

    why: Why
    held_on: date

    @property
    def words(self) -> str:
        """On the row of the agenda: `niet besproken op 14 januari`."""
        day = day_month(self.held_on)
        match self.why:
            case Why.PARKED:
                return "terug van de parkeerlijst"
            case Why.POSTPONED:
                return f"doorgeschoven op {day}"
        return f"niet besproken op {day}"


def came_back(
    meeting: Meeting, known: Sequence[Meeting], decisions: Iterable[Decision]
) -> Mapping[str, Return]:
    """By code, the cases on `meeting` that did not have their turn at the last meeting they were up for."""
    decided = tuple(decisions)
    earlier = sorted((m for m in known if m.held_on < meeting.held_on), key=lambda m: m.held_on, reverse=True)
    waiting = {past.held_on: returning_codes(past, decided) for past in earlier}
    found: dict[str, Return] = {}
    for item in meeting.items:
        last = next((past for past in earlier if _was_up(past, item.code)), None)
        if last is not None and item.code in waiting[last.held_on]:
            found[item.code] = Return(_why(last, item.code, decided), last.held_on)
    return found


def _was_up(meeting: Meeting, code: str) -> bool:
    return code in meeting.parked or any(item.code == code for item in meeting.items)


def _why(meeting: Meeting, code: str, decisions: Iterable[Decision]) -> Why:
    if code in meeting.parked:
        return Why.PARKED
    moved = any(
        d.held_on == meeting.held_on and d.case_code == code and d.kind == POSTPONE for d in decisions
    )
    return Why.POSTPONED if moved else Why.NOT_DISCUSSED
