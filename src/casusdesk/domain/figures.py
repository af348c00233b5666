"""What the coalition did in a year, in numbers: who was brought in, what was decided, what came of it (US20).

Only counts, of what the store still holds; a case that was wiped is not in them. The rows are those of the
yearly report of the coalition (domain §1 no. 56-57, R21). A double is no second family and is
not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.decision import Decision
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.pregnancy import add_months, gestational_age
from casusdesk.domain.suppression import suppressed

YOUNG: Final = 23
"""Years: the band of the yearly report is `23 jaar of jonger` (domain §0.4)."""
HALFWAY: Final = 24
"""Weeks: before it a signal is an early one; `23 weken of eerder` are the completed weeks 0-23."""
SIGNALS: Final = "Alle aanmeldingen"
ONLY_AGREED: Final = "alleen een afspraak"
DOUBLE: Final = "double"
"""Reason of closing that says the same family was on the list already."""
UNKNOWN: Final = "niet bekend"
NOTHING_KNOWN: Final = "–"
_YEAR: Final = 12


_Dated = tuple[date | None, str]
"""When it happened, and under which label it is counted."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months, both days included."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Whether `day` is known and lies in it."""
        return day is not None and self.first <= day <= self.last

    @property
    def before(self) -> Period:
        """The same months a year earlier."""
        return Period(add_months(self.first, -_YEAR), self.first - timedelta(days=1))


def last_twelve_months(on: date) -> Period:
    """The twelve months that were over on the first day of the month of `on`."""
    month = on.replace(day=1)
    return Period(add_months(month, -_YEAR), month - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that is counted. `since` is the first day of which anything is known, None for nothing."""

    cases: tuple[Case, ...]
    decisions: tuple[Decision, ...]
    handovers: tuple[Handover, ...]
    meetings: tuple[Meeting, ...]

    @property
    def since(self) -> date | None:
        """The day of the first signal or meeting."""
        days = [case.referred_on for case in self.cases] + [meeting.held_on for meeting in self.meetings]
        return min(days, default=None)


AGES: Final = (f"{YOUNG} jaar of jonger", f"ouder dan {YOUNG} jaar", UNKNOWN)
PHASES: Final = (
    f"zwanger, t/m {HALFWAY - 1} weken",
    f"zwanger, vanaf {HALFWAY} weken",
    "kind al geboren",
    UNKNOWN,
)
STEPS: Final = (
    "op de afgesproken dag of eerder",
    "later dan afgesproken",
    "zonder afgesproken dag",
    "nog niet, en de dag is voorbij",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line, as it is printed: its name, and a number for each period."""

    label: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that add up to `total`. A period of which nothing is known has `–`."""

    title: str
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Figures:
    """The page: `periods` are the year and the one before, `meetings` how many were held in each."""

    periods: tuple[Period, ...]
    since: date | None
    counted_on: date
    meetings: Row
    tables: tuple[Table, ...]


def figures(source: Source, catalog: Catalog, on: date) -> Figures:
    """The counts of the last twelve closed months before `on` and of the same months a year earlier."""
    year = last_twelve_months(on)
    periods = (year, year.before)
    known = tuple(period for period in periods if source.since and source.since <= period.last)
    families = [case for case in source.cases if case.closing is None or case.closing.reason != DOUBLE]
    ended = [(case.closing.on, case.closing.reason) for case in families if case.closing is not None]
    signals = [(case.referred_on, case) for case in families]

    def counted(title: str, dated: Iterable[_Dated], order: Sequence[str] = (), of: str = SIGNALS) -> Table:
        listed = list(dated)
        words = [[word for day, word in listed if p.has(day)] if p in known else None for p in periods]
        return _table(title, words, order, of)

    return Figures(
        periods,
        source.since,
        on,
        Row(
            "Casusoverleggen",
            tuple(_held(source.meetings, p) if p in known else NOTHING_KNOWN for p in periods),
        ),
        (
            counted("Leeftijd van de moeder bij aanmelding", ((d, _age(c)) for d, c in signals), AGES),
            counted("Zwangerschap bij aanmelding", ((d, _phase(c)) for d, c in signals), PHASES),
            counted("Ingebracht door", ((d, catalog.agency_label(c.brought_by_role)) for d, c in signals)),
            counted("Aangemeld via", ((d, catalog.route_label(c.referral_route)) for d, c in signals)),
            counted("Besluiten in het overleg", _decided(source.decisions, catalog), of="Alle besluiten"),
            counted(
                "Kennismaking bij warme overdrachten", map(_met, source.handovers), STEPS, "Alle overdrachten"
            ),
            counted("Afgesloten", ((d, _reason(key, catalog)) for d, key in ended), of="Alle afsluitingen"),
        ),
    )


def _table(title: str, words: Sequence[Sequence[str] | None], order: Sequence[str], of: str) -> Table:
    """`words` has the label of everything that is counted, for each period; None where nothing is known."""
    counts = [None if listed is None else Counter(word or UNKNOWN for word in listed) for listed in words]
    everything = sum((count for count in counts if count is not None), Counter[str]())
    labels = order or sorted(everything, key=lambda label: (label == UNKNOWN, label))
    columns, totals = [], []
    for count in counts:
        found = ((NOTHING_KNOWN,) * len(labels), NOTHING_KNOWN)
        if count is not None:
            found = suppressed([count[label] for label in labels])
        columns.append(found[0])
        totals.append(found[1])
    rows = tuple(Row(label, tuple(column[n] for column in columns)) for n, label in enumerate(labels))
    return Table(title, rows, Row(of, tuple(totals)))


def _held(meetings: Iterable[Meeting], period: Period) -> str:
    return str(sum(period.has(meeting.held_on) for meeting in meetings))


def _decided(decisions: Iterable[Decision], catalog: Catalog) -> Iterator[_Dated]:
    for decision in decisions:
        if decision.made:
            kind = catalog.find_lookup("decision", decision.kind) if decision.kind else None
            yield decision.held_on, kind.label if kind else decision.kind or ONLY_AGREED


def _reason(key: str, catalog: Catalog) -> str:
    found = catalog.find_lookup("close_reason", key)
    return found.label if found else key


def _met(handover: Handover) -> _Dated:
    """The day they met, or should have."""
    return handover.introduction.met_on or handover.introduction.on, _step(handover)


def _age(case: Case) -> str:
    if case.age_at_referral is None:
        return UNKNOWN
    return AGES[0] if case.age_at_referral <= YOUNG else AGES[1]


def _phase(case: Case) -> str:
    """How far along she was on the day she was brought in, counted from what is known now."""
    if case.birth_date is not None and case.birth_date <= case.referred_on:
        return PHASES[2]
    if case.due_date is None:
        return UNKNOWN
    early = gestational_age(case.due_date, case.referred_on).weeks < HALFWAY
    return PHASES[0] if early else PHASES[1]


def _step(handover: Handover) -> str:
    meet = handover.introduction
    if meet.met_on is None:
        return STEPS[3]
    if meet.on is None:
        return STEPS[2]
    return STEPS[0] if meet.met_on <= meet.on else STEPS[1]
