"""The pregnancy clock as the rest of the program sees it: one door, pure functions (domain §4.8)."""

from __future__ import annotations

from datetime import date
from typing import Final

from casusdesk.domain.clock_facts import ClockFacts, MilestoneMark, MilestoneState
from casusdesk.domain.milestone import Milestone, milestones
from casusdesk.domain.pregnancy import (
    GestationalAge,
    add_months,
    date_of,
    gestational_age,
    months_between,
)

__all__ = [
    "ClockFacts",
    "GestationalAge",
    "Milestone",
    "MilestoneMark",
    "MilestoneState",
    "add_months",
    "age_of_child",
    "born_prompt",
    "date_of",
    "end_of_scope",
    "gestational_age",
    "milestones",
    "months_between",
    "phase_label",
]

LAST_DAY_IN_DAYS: Final = 13
LAST_WEEK_IN_WEEKS: Final = 12
SCOPE_MONTHS: Final = 24


def age_of_child(birth: date, on: date) -> str:
    """`5 dgn` through day 13, `4 wk` through week 12, then `7 mnd` in calendar months (domain §4.8)."""
    days = (on - birth).days
    if days <= LAST_DAY_IN_DAYS:
        return "1 dag" if days == 1 else f"{days} dgn"
    if days // 7 <= LAST_WEEK_IN_WEEKS:
        return f"{days // 7} wk"
    return f"{months_between(birth, on)} mnd"


def phase_label(facts: ClockFacts, on: date) -> str:
    """The phase as printed: `28+3`, or `kind 4 wk` once born; `onbekend` without any date.

    A birth after `on` does not count yet, so that an older agenda reads as it did.
    """
    born = facts.born_by(on)
    if born is not None:
        return f"kind {age_of_child(born, on)}"
    age = facts.age_of_pregnancy(on)
    return "onbekend" if age is None or age.total < 0 else str(age)


def born_prompt(facts: ClockFacts, on: date) -> bool:
    """Whether to ask "geboren?": beyond 42+0 and no birth date (domain §4.8, FV582 of §7)."""
    age = facts.age_of_pregnancy(on)
    return not facts.ended and age is not None and age.overdue


def end_of_scope(facts: ClockFacts) -> date | None:
    """The second birthday, or due date plus two years: close or hand over by then (001)."""
    day = facts.birth_date or facts.due_date
    return None if day is None else add_months(day, SCOPE_MONTHS)
