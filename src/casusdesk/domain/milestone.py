"""Which milestones a case has at a meeting, and which cannot wait for the next one (domain §4.8).

The question is never only "is it late?", but "is this the last meeting at which we can still do it?".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casusdesk.domain.catalog_entries import MilestoneKind, MilestoneRule
from casusdesk.domain.clock_facts import ClockFacts, MilestoneState, weigh
from casusdesk.domain.pregnancy import Anchor, TimePoint, add_months, months_between


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone of one case. Dates are calendar days, `end` included; weekends are not shifted.

    `unknown` holds the Dutch words of conditions nobody asked about yet. `responsible` is an
    abbreviation of the catalogue, empty for whoever has the lead.
    """

    key: str
    label: str
    short_label: str
    kind: MilestoneKind
    state: MilestoneState
    start: date
    target: date
    end: date
    latest: date | None = None
    unknown: tuple[str, ...] = ()
    responsible: str = ""

    @property
    def is_warning(self) -> bool:
        """Whether it may never be left off the agenda: late, or last chance."""
        return self.state in (MilestoneState.LATE, MilestoneState.LAST_CHANCE)

    @property
    def presses(self) -> bool:
        """Whether something is to be done before the next meeting: a warning, or to be planned now."""
        return self.is_warning or self.state is MilestoneState.PLAN_NOW


def milestones(
    facts: ClockFacts, rules: Sequence[MilestoneRule], on: date, next_meeting: date
) -> tuple[Milestone, ...]:
    """The milestones of a case at the meeting of `on`, against the meeting of `next_meeting`.

    Sorted by last day. Empty for an ended case, and beyond 42+0 without a birth date (then
    `born_prompt` asks). Prenatal milestones are gone once born, postnatal ones come with the birth.
    """
    age = facts.age_of_pregnancy(on)
    if facts.ended or (age is not None and age.overdue):
        return ()
    active = [rule for rule in rules if rule.active]
    by_key = {rule.key: rule for rule in active}
    found = []
    for rule in active:
        if not _in_season(rule, facts, on) or weigh(rule.applies, facts).failed:
            continue
        main = by_key.get(rule.fallback_for)
        if main is not None and rule.key not in facts.settled and _goes_first(main, facts, on):
            continue
        milestone = _milestone(rule, facts, on, next_meeting)
        if milestone is not None:
            found.append(milestone)
    return tuple(sorted(found, key=lambda m: m.end))


def _in_season(rule: MilestoneRule, facts: ClockFacts, on: date) -> bool:
    """Whether the rule belongs to this part of the line."""
    if rule.start.anchor is Anchor.LISTED:
        return facts.listed_on is not None
    if facts.born_by(on) is not None:
        return rule.end.anchor is Anchor.BIRTH
    return facts.due_date is not None and rule.start.anchor is Anchor.DUE


def _goes_first(main: MilestoneRule, facts: ClockFacts, on: date) -> bool:
    """Whether the offer `main` is taken up, or can still be: then its fallback waits."""
    mark = facts.settled.get(main.key)
    if mark is not None:
        return mark.state is MilestoneState.DONE
    if not _in_season(main, facts, on) or weigh(main.applies, facts).failed:
        return False
    end = date_of_point(main.end, facts, on)
    return end is not None and end >= on


def date_of_point(point: TimePoint, facts: ClockFacts, on: date) -> date | None:
    """The day of `point` for these facts; None without any date to count from.

    Where only one of due and birth date is known, it stands in for the other.
    """
    born = facts.born_by(on)
    if point.anchor is Anchor.LISTED:
        base = facts.listed_on
    elif point.anchor is Anchor.BIRTH:
        base = born or facts.due_date
    else:
        base = facts.due_date or born
    return None if base is None else point.after(base)


def _milestone(rule: MilestoneRule, facts: ClockFacts, on: date, next_meeting: date) -> Milestone | None:
    start, end = _window(rule, facts, on)
    state: MilestoneState | None
    mark = facts.settled.get(rule.key)
    if mark is not None and not _comes_back(rule, mark.state, mark.on):
        state = mark.state
    else:
        announce = date_of_point(rule.announce, facts, on) if rule.announce else None
        announced = announce is not None and announce <= on
        state = _state(rule.kind, (start, end), announced, on, next_meeting)
    if state is None:
        return None
    target = date_of_point(rule.target, facts, on) if rule.target else None
    return Milestone(
        key=rule.key,
        label=rule.label,
        short_label=rule.short_label,
        kind=rule.kind,
        state=state,
        start=start,
        target=target or end,
        end=end,
        latest=date_of_point(rule.latest, facts, on) if rule.latest else None,
        unknown=weigh(rule.applies, facts).unknown,
        responsible=rule.responsible,
    )


def _comes_back(rule: MilestoneRule, state: MilestoneState, marked_on: date | None) -> bool:
    return rule.repeat_months > 0 and state is MilestoneState.DONE and marked_on is not None


def _window(rule: MilestoneRule, facts: ClockFacts, on: date) -> tuple[date, date]:
    """First and last day; for a milestone that comes back, those of the round `on` falls in."""
    start, end = date_of_point(rule.start, facts, on), date_of_point(rule.end, facts, on)
    assert start is not None  # _in_season saw the anchor
    assert end is not None
    if not rule.repeat_months:
        return start, end
    mark = facts.settled.get(rule.key)
    base = (mark.on if mark else None) or facts.listed_on or start
    rounds = max(1, months_between(base, on) // rule.repeat_months)
    return (
        add_months(base, rounds * rule.repeat_months),
        add_months(base, (rounds + 1) * rule.repeat_months),
    )


def _state(
    kind: MilestoneKind, window: tuple[date, date], announced: bool, on: date, next_meeting: date
) -> MilestoneState | None:
    """The one state of an unsettled milestone (domain §4.8); None when there is nothing left to say."""
    start, end = window
    if end < on:
        return MilestoneState.LATE if kind is MilestoneKind.OBLIGATION else None
    if end < next_meeting:
        return MilestoneState.PLAN_NOW if kind is MilestoneKind.INFO else MilestoneState.LAST_CHANCE
    if start <= next_meeting or announced:
        return MilestoneState.PLAN_NOW
    return MilestoneState.LATER
