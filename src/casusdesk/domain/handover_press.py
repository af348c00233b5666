"""Which handover presses most, so that the list begins with what cannot wait (domain §1 no. 35 and 36)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.agenda import HANDOVER_MILESTONE
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import born_prompt
from casusdesk.domain.handover import Handover, HandoverStep, HandoverType
from casusdesk.domain.milestone import date_of_point

INTRODUCTION_MILESTONE: Final = "introduction_planned"
SCOPE_MILESTONE: Final = "end_of_scope"


@dataclass(frozen=True, slots=True)
class Press:
    """The day by which the next step is due, if any, and whether that day has passed."""

    handover: Handover
    due: date | None
    late: bool


def press(handover: Handover, case: Case | None, catalog: Catalog, on: date) -> Press:
    """What the next step of this handover waits for, seen on the day `on`.

    To plan: the last day of the milestone that goes with its type. Planned: the appointment. Introduced:
    the day the lead goes over. Taken over: nothing any more.
    """
    meet = handover.introduction
    due: date | None
    match meet.step:
        case HandoverStep.TO_PLAN:
            due = last_day(handover, case, catalog, on) if case else None
        case HandoverStep.PLANNED:
            due = meet.on
        case HandoverStep.INTRODUCED:
            due = handover.lead_from or meet.met_on
        case _:
            due = None
    return Press(handover, due, due is not None and due < on)


def last_day(handover: Handover, case: Case, catalog: Catalog, on: date) -> date | None:
    """The day by which the introduction must be planned; None without one, when the case
    ended, or when only "geboren?" can be asked (domain §4.8).
    """
    facts = case.clock_facts
    if facts.ended or born_prompt(facts, on):
        return None
    born = facts.born_by(on) is not None
    key = {
        HandoverType.A: HANDOVER_MILESTONE if born else INTRODUCTION_MILESTONE,
        HandoverType.E: SCOPE_MILESTONE,
    }.get(handover.type)
    rule = catalog.find_milestone(key) if key else None
    if rule is None:
        return handover.lead_from
    return date_of_point(rule.latest or rule.end, facts, on)


def by_press(
    handovers: Iterable[Handover], cases: Mapping[str, Case], catalog: Catalog, on: date
) -> tuple[Press, ...]:
    """Running handovers, the nearest day first and those without one after; those taken over last."""
    found = [press(h, cases.get(h.case_code), catalog, on) for h in handovers]
    return tuple(sorted(found, key=_order))


def _order(pressing: Press) -> tuple[bool, date, str, str]:
    done = pressing.handover.introduction.step is HandoverStep.TAKEN_OVER
    return done, pressing.due or date.max, pressing.handover.case_code, pressing.handover.id
