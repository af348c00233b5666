"""The vectors of domain §4.8 for weeks, dates and phases, and the properties behind them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.clock import (
    ClockFacts,
    GestationalAge,
    add_months,
    age_of_child,
    born_prompt,
    date_of,
    end_of_scope,
    gestational_age,
    months_between,
    phase_label,
)
from casusdesk.domain.pregnancy import Anchor, TimePoint

DUE = date(2027, 3, 1)
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    ("weeks", "days", "expected"),
    [
        (14, 0, date(2026, 8, 31)),
        (22, 0, date(2026, 10, 26)),
        (28, 0, date(2026, 12, 7)),
        (29, 0, date(2026, 12, 14)),
        (30, 0, date(2026, 12, 21)),
        (30, 6, date(2026, 12, 27)),
        (34, 0, date(2027, 1, 18)),
        (36, 0, date(2027, 2, 1)),
        (40, 0, DUE),
    ],
)
def test_date_of(weeks: int, days: int, expected: date) -> None:
    assert date_of(DUE, weeks, days) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 12, 10), "28+3"),
        (date(2027, 1, 14), "33+3"),
        (date(2027, 3, 8), "41+0"),
        (DUE, "40+0"),
        (DUE - timedelta(days=280), "0+0"),
    ],
)
def test_gestational_age(on: date, expected: str) -> None:
    assert str(gestational_age(DUE, on)) == expected


def test_gestational_age_in_parts() -> None:
    age = GestationalAge(28 * 7 + 3)
    assert (age.weeks, age.days) == (28, 3)
    assert GestationalAge(294).overdue is False
    assert GestationalAge(295).overdue is True


@given(due=DAYS, on=DAYS)
def test_date_of_is_the_inverse_of_gestational_age(due: date, on: date) -> None:
    age = gestational_age(due, on)
    assert 0 <= age.days <= 6
    assert date_of(due, age.weeks, age.days) == on


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2027, 2, 20), 6, date(2027, 8, 20)),
        (date(2027, 2, 20), 24, date(2029, 2, 20)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2027, 1, 31), -1, date(2026, 12, 31)),
    ],
)
def test_add_months(start: date, months: int, expected: date) -> None:
    assert add_months(start, months) == expected


@given(start=DAYS, on=DAYS)
def test_months_between_is_the_largest_number_that_fits(start: date, on: date) -> None:
    months = months_between(start, on)
    assert add_months(start, months) <= on < add_months(start, months + 1)


BORN = date(2027, 1, 9)


@pytest.mark.parametrize(
    ("age_in_days", "expected"),
    [
        (0, "0 dgn"),
        (1, "1 dag"),
        (5, "5 dgn"),
        (13, "13 dgn"),
        (14, "2 wk"),
        (34, "4 wk"),
        (90, "12 wk"),
        (91, "3 mnd"),
    ],
)
def test_age_of_child_in_days_and_weeks(age_in_days: int, expected: str) -> None:
    assert age_of_child(BORN, BORN + timedelta(days=age_in_days)) == expected


@pytest.mark.parametrize(
    ("birth", "on", "expected"),
    [
        (BORN, date(2027, 8, 8), "6 mnd"),
        (BORN, date(2027, 8, 9), "7 mnd"),
        (date(2024, 2, 29), date(2025, 2, 27), "11 mnd"),
        (date(2024, 2, 29), date(2025, 2, 28), "12 mnd"),
        (date(2025, 2, 1), date(2027, 1, 14), "23 mnd"),
        (date(2025, 2, 1), date(2027, 2, 1), "24 mnd"),
    ],
)
def test_age_of_child_in_calendar_months(birth: date, on: date, expected: str) -> None:
    assert age_of_child(birth, on) == expected


MEETING = date(2027, 1, 14)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (ClockFacts(due_date=date(2027, 4, 15)), "27+0"),
        (ClockFacts(due_date=DUE), "33+3"),
        (ClockFacts(due_date=date(2027, 7, 22)), "13+0"),
        (ClockFacts(due_date=date(2026, 12, 28)), "42+3"),
        (ClockFacts(birth_date=BORN), "kind 5 dgn"),
        (ClockFacts(due_date=date(2027, 1, 1), birth_date=BORN), "kind 5 dgn"),
        (ClockFacts(due_date=DUE, birth_date=date(2027, 2, 20)), "33+3"),
        (ClockFacts(), "onbekend"),
        (ClockFacts(due_date=date(2028, 3, 1)), "onbekend"),
    ],
)
def test_phase_label(facts: ClockFacts, expected: str) -> None:
    assert phase_label(facts, MEETING) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (ClockFacts(due_date=date(2026, 12, 28)), True),
        (ClockFacts(due_date=MEETING - timedelta(days=14)), False),
        (ClockFacts(due_date=MEETING - timedelta(days=15)), True),
        (ClockFacts(due_date=date(2026, 12, 28), birth_date=date(2026, 12, 30)), False),
        (ClockFacts(due_date=date(2026, 12, 28), ended=True), False),
        (ClockFacts(birth_date=BORN), False),
        (ClockFacts(), False),
    ],
)
def test_born_prompt_beyond_42_weeks(facts: ClockFacts, expected: bool) -> None:
    assert born_prompt(facts, MEETING) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (ClockFacts(birth_date=date(2024, 2, 29)), date(2026, 2, 28)),
        (ClockFacts(due_date=DUE, birth_date=date(2027, 2, 20)), date(2029, 2, 20)),
        (ClockFacts(due_date=DUE), date(2029, 3, 1)),
        (ClockFacts(), None),
    ],
)
def test_end_of_scope(facts: ClockFacts, expected: date | None) -> None:
    assert end_of_scope(facts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30+6", TimePoint(Anchor.DUE, days=-64)),
        ("U-77", TimePoint(Anchor.DUE, days=-77)),
        ("40+0", TimePoint(Anchor.DUE)),
        ("G", TimePoint(Anchor.BIRTH)),
        ("G+8", TimePoint(Anchor.BIRTH, days=8)),
        ("G+6m", TimePoint(Anchor.BIRTH, months=6)),
        ("G+2j", TimePoint(Anchor.BIRTH, months=24)),
        ("L+6m", TimePoint(Anchor.LISTED, months=6)),
    ],
)
def test_time_point_notation(text: str, expected: TimePoint) -> None:
    assert TimePoint.parse(text) == expected


@pytest.mark.parametrize("text", ["", "30", "30+7", "G8", "X+3", "G+6w", "30+6 "])
def test_time_point_refuses_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        TimePoint.parse(text)
