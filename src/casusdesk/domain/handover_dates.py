"""The days that the clock gives a handover: shown beside the form, taken over only by a person (§4.8).

Before birth every day after it is counted from the due date and called expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.agenda import HANDOVER_MILESTONE
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog, MilestoneRule
from casusdesk.domain.clock import add_months, born_prompt
from casusdesk.domain.handover import Agreement, Handover, HandoverType
from casusdesk.domain.handover_press import INTRODUCTION_MILESTONE, SCOPE_MILESTONE
from casusdesk.domain.milestone import date_of_point
from casusdesk.domain.wording import day_month

HOME_VISIT_MILESTONE: Final = "child_health_home_visit"
CHILDCARE_MONTHS: Final = 3
"""Calendar months before the wished start of childcare that its handover is due (domain §4.8)."""
ASK_BORN: Final = "Meer dan 42 weken: is de baby geboren? Vul dan eerst de geboortedatum in bij de casus."
NO_DATE: Final = "Bij de casus staat nog geen datum waar de klok van kan tellen."
_REGISTRATION: Final = {"VZ": "voorzorg", "SO": "stevig_ouderschap"}


@dataclass(frozen=True, slots=True)
class HandoverDate:
    """One line of the clock. `introduction` is the day that may become the appointment to meet,
    `agreement` the afspraak that may be added; both only when somebody takes them over.
    """

    words: str
    introduction: date | None = None
    agreement: Agreement | None = None


def handover_dates(
    handover: Handover, case: Case, catalog: Catalog, on: date, wished_start: date | None = None
) -> tuple[HandoverDate, ...]:
    """What the clock says about this handover on the day `on`; () when the case ended.

    `wished_start` is the first day of childcare for type D; it is asked each time and never kept.
    """
    facts = case.clock_facts
    if facts.ended:
        return ()
    if born_prompt(facts, on):
        return (HandoverDate(ASK_BORN),)
    match handover.type:
        case HandoverType.A:
            found = _after_birth(case, catalog, on)
        case HandoverType.C:
            found = _registration(handover, case, catalog, on)
        case HandoverType.D:
            found = _childcare(wished_start, on)
        case HandoverType.E:
            found = _end_of_scope(handover, case, catalog, on)
        case _:
            found = iter(())
    return tuple(found)


def _after_birth(case: Case, catalog: Catalog, on: date) -> Iterator[HandoverDate]:
    """The introduction before birth, the kraamweek and the first home visit of the JGZ."""
    if case.clock_facts.due_date is None and case.clock_facts.birth_date is None:
        yield HandoverDate(NO_DATE)
        return
    born = case.clock_facts.born_by(on) is not None
    expected = "" if born else " (verwacht)"
    introduction = catalog.find_milestone(INTRODUCTION_MILESTONE)
    if introduction is not None and not born:
        _, end = _window(introduction, case, on)
        late = f" was uiterlijk {_day(end, on)} (37 weken): plan hem nu" if end < on else ""
        words = f"Kennismaking voor de bevalling{late or f': uiterlijk {_day(end, on)}'}"
        yield HandoverDate(words, introduction=max(end, on))
    kraamweek = catalog.find_milestone(HANDOVER_MILESTONE)
    if kraamweek is not None:
        yield _kraamweek(kraamweek, case, on, expected)
    visit = catalog.find_milestone(HOME_VISIT_MILESTONE)
    if visit is not None:
        start, end = _window(visit, case, on)
        if end < on:
            yield HandoverDate(f"JGZ-huisbezoek was rond {_span(start, end, '-', on)}")
        else:
            what = Agreement("Eerste huisbezoek door de jeugdverpleegkundige", "JV", end)
            yield HandoverDate(f"JGZ-huisbezoek{expected} rond {_span(start, end, '-', on)}", agreement=what)


def _kraamweek(rule: MilestoneRule, case: Case, on: date, expected: str) -> HandoverDate:
    start, end = _window(rule, case, on)
    latest = date_of_point(rule.latest or rule.end, case.clock_facts, on) or end
    if latest < on:
        return HandoverDate(f"Kraamweek voorbij: overdracht kon tot en met {_day(latest, on)}")
    span = _span(start, end, " t/m ", on)
    words = f"Kraamweek{expected}: overdracht {span}, uiterlijk {_day(latest, on)}"
    return HandoverDate(words, introduction=max(start, on))


def _registration(handover: Handover, case: Case, catalog: Catalog, on: date) -> Iterator[HandoverDate]:
    """Until when VoorZorg or Stevig Ouderschap takes the family on."""
    rule = catalog.find_milestone(_REGISTRATION.get(handover.receiver.role, ""))
    if rule is None or date_of_point(rule.start, case.clock_facts, on) is None:
        return
    start, end = _window(rule, case, on)
    who = catalog.agency_label(handover.receiver.role)
    if end < on:
        yield HandoverDate(f"Aanmelden bij {who} kon tot en met {_day(end, on)}")
        return
    what = Agreement(f"Aanmelden bij {who}", handover.giver.role, end)
    yield HandoverDate(f"Aanmelden bij {who}: {_span(start, end, ' t/m ', on)}", agreement=what)


def _childcare(start: date | None, on: date) -> Iterator[HandoverDate]:
    if start is None:
        return
    last = add_months(start, -CHILDCARE_MONTHS)
    if last < on:
        words = f"Drie maanden voor de start was {_day(last, on)}: plan de kennismaking nu"
    else:
        words = f"Kennismaking uiterlijk {_day(last, on)}, drie maanden voor de start"
    yield HandoverDate(words, introduction=max(last, on))


def _end_of_scope(handover: Handover, case: Case, catalog: Catalog, on: date) -> Iterator[HandoverDate]:
    rule = catalog.find_milestone(SCOPE_MILESTONE)
    if rule is None or date_of_point(rule.end, case.clock_facts, on) is None:
        return
    _, end = _window(rule, case, on)
    birthday = "tweede verjaardag" if case.clock_facts.born_by(on) else "tweede verjaardag (verwacht)"
    what = Agreement("Afsluitend gesprek met de ouder(s)", handover.giver.role, max(end, on))
    yield HandoverDate(f"Afsluiten of overdragen uiterlijk {_day(end, on)}, de {birthday}", agreement=what)


def _window(rule: MilestoneRule, case: Case, on: date) -> tuple[date, date]:
    """First and last day; the caller saw that there is a date to count from."""
    facts = case.clock_facts
    start, end = date_of_point(rule.start, facts, on), date_of_point(rule.end, facts, on)
    assert start is not None
    assert end is not None
    return start, end


def _day(day: date, on: date) -> str:
    """`14 januari`, with the year when that is another one than today's."""
    return day_month(day) if day.year == on.year else f"{day_month(day)} {day.year}"


def _span(start: date, end: date, between: str, on: date) -> str:
    """`14 t/m 17 januari`, `28 februari t/m 3 maart`; `-` becomes `tot` where the months differ."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{between}{_day(end, on)}"
    joined = " tot " if between == "-" else between
    first = day_month(start) if start.year == end.year else _day(start, on)
    return f"{first}{joined}{_day(end, on)}"
