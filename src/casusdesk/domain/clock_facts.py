"""What the pregnancy clock knows of a case, and whether the conditions of an offer are met.

Missing information is never a "no": it is named, so that somebody can ask (domain §4.6, VoorZorg).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from casusdesk.domain.catalog_entries import Criteria
from casusdesk.domain.pregnancy import GestationalAge, gestational_age


class MilestoneState(Enum):
    """Where a milestone stands on the day of a meeting (domain §4.8, "States")."""

    LATE = "late"
    LAST_CHANCE = "last_chance"
    PLAN_NOW = "plan_now"
    LATER = "later"
    DONE = "done"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """The Dutch words on screen and paper."""
        return {
            "late": "te laat",
            "last_chance": "laatste kans",
            "plan_now": "nu plannen",
            "later": "later",
            "done": "gedaan",
            "not_needed": "niet meer nodig",
        }[self.value]


@dataclass(frozen=True, slots=True)
class MilestoneMark:
    """A person's tick on a milestone: DONE or NOT_NEEDED, and since when.

    Raises ValueError for any other state. The day matters only for milestones that come back.
    """

    state: MilestoneState
    on: date | None = None

    def __post_init__(self) -> None:
        if self.state not in (MilestoneState.DONE, MilestoneState.NOT_NEEDED):
            raise ValueError(self.state)


_NO_MARKS: Final[Mapping[str, MilestoneMark]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """The facts of one case that the clock reads; None means not known.

    `age_at_referral` in whole years. `settled` maps keys of milestone rules to a person's tick.
    `ended`: the pregnancy ended, the child died or the case was closed; stops every milestone.
    """

    due_date: date | None = None
    birth_date: date | None = None
    first_child: bool | None = None
    age_at_referral: int | None = None
    low_education: bool | None = None
    speaks_some_dutch: bool | None = None
    will_move: bool | None = None
    settled: Mapping[str, MilestoneMark] = field(default_factory=lambda: _NO_MARKS)
    ended: bool = False
    listed_on: date | None = None

    def born_by(self, on: date) -> date | None:
        """The birth date when the child was born on or before `on`, else None."""
        return self.birth_date if self.birth_date is not None and self.birth_date <= on else None

    def age_of_pregnancy(self, on: date) -> GestationalAge | None:
        """How far the pregnancy is on `on`; None once born or without due date."""
        if self.due_date is None or self.born_by(on) is not None:
            return None
        return gestational_age(self.due_date, on)


@dataclass(frozen=True, slots=True)
class Weighing:
    """Conditions met, contradicted and unknown, each as a Dutch fragment."""

    met: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def weigh(criteria: Criteria, facts: ClockFacts) -> Weighing:
    """Hold `facts` against `criteria`, in the order first child, age, education, language, moving."""
    met: list[str] = []
    failed: list[str] = []
    unknown: list[str] = []
    if criteria.first_child is not None:
        _judge(
            facts.first_child,
            criteria.first_child,
            ("eerste kind", "niet het eerste kind", "eerste kind"),
            (met, failed, unknown),
        )
    if criteria.max_age is not None:
        age = facts.age_at_referral
        young = None if age is None else age <= criteria.max_age
        words = (f"{age} jaar", f"ouder dan {criteria.max_age} jaar", "leeftijd")
        _judge(young, True, words, (met, failed, unknown))
    for known, wanted, words in (
        (
            facts.low_education,
            criteria.low_education,
            ("weinig opleiding", "niet weinig opleiding", "opleiding"),
        ),
        (
            facts.speaks_some_dutch,
            criteria.speaks_some_dutch,
            ("spreekt Nederlands", "spreekt nog geen Nederlands", "taal"),
        ),
        (facts.will_move, criteria.will_move, ("verhuist", "verhuist niet", "verhuizing")),
    ):
        if wanted is not None:
            _judge(known, wanted, words, (met, failed, unknown))
    return Weighing(tuple(met), tuple(failed), tuple(unknown))


def _judge(
    known: bool | None,
    wanted: bool,
    words: tuple[str, str, str],
    lists: tuple[list[str], list[str], list[str]],
) -> None:
    """Add the word for yes, no or unknown to the list of met, failed or unknown conditions."""
    met, failed, unknown = lists
    if known is None:
        unknown.append(words[2])
    else:
        (met if known == wanted else failed).append(words[0] if known else words[1])
