"""What is counted, in which year and under which name; small numbers never come out (no. 56, R21, R22)."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.catalog import load_catalog
from casusdesk.domain.course import Closing
from casusdesk.domain.decision import Decision
from casusdesk.domain.figures import (
    AGES,
    PHASES,
    SIGNALS,
    STEPS,
    UNKNOWN,
    Figures,
    Period,
    Source,
    figures,
    last_twelve_months,
)
from casusdesk.domain.handover import Handover, HandoverType, Introduction, Party
from casusdesk.domain.meeting import Meeting
from casusdesk.paths import resource

ON = date(2027, 1, 14)
CATALOG = load_catalog(resource("catalog"))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def case(brought: date = date(2026, 6, 1), **changes: object) -> Case:
    return replace(Case("KT472", brought), **changes)  # type: ignore[arg-type]


def counted(*cases: Case, **more: object) -> Figures:
    source = replace(Source(cases, (), (), ()), **more)  # type: ignore[arg-type]
    return figures(source, CATALOG, ON)


def column(found: Figures, title: str, period: int = 0) -> dict[str, str]:
    (table,) = [table for table in found.tables if table.title == title]
    return {row.label: row.shown[period] for row in (*table.rows, table.total)}


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2027, 1, 14), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2025, 12, 1), date(2026, 11, 30)),
        (date(2028, 3, 1), date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_year_is_the_twelve_months_that_are_over(on: date, first: date, last: date) -> None:
    assert last_twelve_months(on) == Period(first, last)


def test_the_year_before_ends_where_it_begins() -> None:
    assert YEAR.before == Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("brought", "counts"),
    [
        (date(2025, 12, 31), ("0", "10")),
        (date(2026, 1, 1), ("10", "0")),
        (date(2026, 12, 31), ("10", "0")),
        (date(2027, 1, 1), ("0", "0")),
    ],
)
def test_a_signal_counts_in_the_month_it_came(brought: date, counts: tuple[str, str]) -> None:
    early = Meeting(held_on=date(2025, 1, 5), next_on=date(2025, 2, 2))
    found = counted(*[case(brought)] * 10, meetings=(early,))
    assert tuple(column(found, "Ingebracht door", n)[SIGNALS] for n in (0, 1)) == counts


def test_the_rows_of_the_yearly_report() -> None:
    """51 signals, 36 of 23 or younger, 15 older (domain §1 no. 56)."""
    young = [case(age_at_referral=23 - n % 4) for n in range(36)]
    older = [case(age_at_referral=24 + n % 9) for n in range(15)]
    found = column(counted(*young, *older), "Leeftijd van de moeder bij aanmelding")
    assert found == {AGES[0]: "36", AGES[1]: "15", UNKNOWN: "0", SIGNALS: "51"}


@pytest.mark.parametrize(
    ("due", "born", "phase"),
    [
        (date(2026, 9, 27), None, PHASES[0]),  # 23+1
        (date(2026, 9, 21), None, PHASES[1]),  # 24+0
        (None, date(2026, 6, 1), PHASES[2]),
        (date(2026, 6, 10), date(2026, 5, 30), PHASES[2]),
        (date(2026, 6, 10), date(2026, 6, 9), PHASES[1]),
        (None, None, UNKNOWN),
    ],
)
def test_how_far_along_she_was(due: date | None, born: date | None, phase: str) -> None:
    found = counted(*[case(due_date=due, birth_date=born)] * 12)
    assert column(found, "Zwangerschap bij aanmelding")[phase] == "12"


def test_a_double_is_not_a_second_family() -> None:
    double = case(status=CaseStatus.CLOSED, closing=Closing(date(2026, 7, 1), "double"))
    found = counted(*[case()] * 11, *[double] * 12)
    assert column(found, "Ingebracht door")[SIGNALS] == "11"
    assert column(found, "Afgesloten") == {"Alle afsluitingen": "0"}


def test_why_cases_were_closed() -> None:
    closed = case(status=CaseStatus.CLOSED, closing=Closing(date(2026, 7, 1), "moved"))
    later = replace(closed, closing=Closing(date(2027, 1, 2), "moved"))
    found = counted(*[closed] * 13, later)
    assert column(found, "Afgesloten") == {"verhuisd": "13", "Alle afsluitingen": "13"}


def test_what_was_decided() -> None:
    day = date(2026, 3, 12)
    made = [Decision(day, "KT472", "jmw")] * 14 + [Decision(day, "KT472", agreed="belt")] * 12
    found = counted(case(), decisions=(*made, Decision(day, "BX385")))
    assert column(found, "Besluiten in het overleg") == {
        "JMW": "14",
        "alleen een afspraak": "12",
        "Alle besluiten": "26",
    }


@pytest.mark.parametrize(
    ("planned", "met", "step"),
    [
        (date(2026, 5, 4), date(2026, 5, 4), STEPS[0]),
        (date(2026, 5, 4), date(2026, 5, 1), STEPS[0]),
        (date(2026, 5, 4), date(2026, 5, 5), STEPS[1]),
        (None, date(2026, 5, 5), STEPS[2]),
        (date(2026, 5, 4), None, STEPS[3]),
    ],
)
def test_whether_they_met_in_time(planned: date | None, met: date | None, step: str) -> None:
    meet = Introduction(planned, met_on=met)
    sheet = Handover("1", "KT472", HandoverType.A, Party("VK"), Party("JV"), introduction=meet)
    found = column(counted(case(), handovers=(sheet,) * 11), "Kennismaking bij warme overdrachten")
    assert found == {**dict.fromkeys(STEPS, "0"), step: "11", "Alle overdrachten": "11"}


def test_refused_consent_counts() -> None:
    """HW729 is on no paper about cases, and counts (domain §7)."""
    cases = [case()] * 10
    assert column(counted(*cases), "Aangemeld via")[SIGNALS] == "10"


def test_small_numbers_are_hidden() -> None:
    found = counted(*[case(brought_by_role="VK")] * 4, *[case(brought_by_role="JV")] * 20)
    assert column(found, "Ingebracht door") == {
        "jeugdverpleegkundige": "•",
        "verloskundige": "•",
        SIGNALS: "24",
    }


def test_rows_do_not_stand_in_the_order_of_their_counts() -> None:
    roles = ["WC"] * 30 + ["JV"] * 12 + ["POV"] * 20 + [""] * 40
    found = counted(*[case(brought_by_role=role) for role in roles])
    labels = list(column(found, "Ingebracht door"))
    assert labels[:-2] == sorted(labels[:-2])
    assert labels[-2:] == [UNKNOWN, SIGNALS]


def test_a_year_before_there_were_figures_has_a_dash() -> None:
    found = counted(*[case()] * 10)
    assert set(column(found, "Ingebracht door", 1).values()) == {"–"}
    assert found.meetings.shown == ("0", "–")
    assert found.since == date(2026, 6, 1)


def test_nothing_at_all() -> None:
    found = counted()
    assert found.since is None
    assert found.meetings.shown == ("–", "–")


def test_no_code_and_no_small_number_comes_out() -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
    import counted as made

    for count in range(0, 130, 13):
        for table in made.of(count).tables:
            for row in (*table.rows, table.total):
                assert not any(word.isdigit() and 0 < int(word) < 10 for word in row.shown)
                assert not any(case.code in row.label for case in made.source(count).cases)
