"""Every way of typing a date that ux §5.7 names, and the ones that must be refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.dates import UNREADABLE, Lean, full_date, parse_date, relative_day
from casusdesk.domain.wording import long_date, short_date
from casusdesk.errors import InvalidInputError

TODAY = date(2026, 1, 7)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5-3", date(2026, 3, 5)),
        ("5-3-26", date(2026, 3, 5)),
        ("05-03-2026", date(2026, 3, 5)),
        ("5/3/2026", date(2026, 3, 5)),
        ("5.3.26", date(2026, 3, 5)),
        ("5 3 26", date(2026, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("050326", date(2026, 3, 5)),
        ("2026-03-05", date(2026, 3, 5)),
        ("5 mrt", date(2026, 3, 5)),
        ("5 mrt.", date(2026, 3, 5)),
        ("5mrt26", date(2026, 3, 5)),
        ("5 Maart 2026", date(2026, 3, 5)),
        ("  5   maart  2026 ", date(2026, 3, 5)),
        ("donderdag 5 maart 2026", date(2026, 3, 5)),
        ("do 5-3", date(2026, 3, 5)),
        ("14 jan", date(2026, 1, 14)),
        ("1 mei", date(2026, 5, 1)),
        ("1 okt", date(2025, 10, 1)),
        ("29-2-28", date(2028, 2, 29)),
        ("29-2", date(2024, 2, 29)),
        ("31-12", date(2025, 12, 31)),
        ("5-3-99", date(2099, 3, 5)),
        ("5-3-1999", date(1999, 3, 5)),
        ("vandaag", date(2026, 1, 7)),
        ("Morgen", date(2026, 1, 8)),
        ("overmorgen", date(2026, 1, 9)),
        ("gisteren", date(2026, 1, 6)),
        ("+7", date(2026, 1, 14)),
        ("+ 7", date(2026, 1, 14)),
        ("-3", date(2026, 1, 4)),
        ("wo", date(2026, 1, 14)),
        ("do", date(2026, 1, 8)),
        ("dinsdag", date(2026, 1, 13)),
    ],
)
def test_reads_what_people_type(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "lean", "expected"),
    [
        ("12-11", Lean.NEAREST, date(2025, 11, 12)),
        ("12-11", Lean.AHEAD, date(2026, 11, 12)),
        ("12-2", Lean.BEHIND, date(2025, 2, 12)),
        ("7-1", Lean.AHEAD, date(2026, 1, 7)),
        ("7-1", Lean.BEHIND, date(2026, 1, 7)),
        ("29-2", Lean.AHEAD, date(2028, 2, 29)),
        ("wo", Lean.BEHIND, date(2025, 12, 31)),
        ("di", Lean.BEHIND, date(2026, 1, 6)),
        ("vr", Lean.AHEAD, date(2026, 1, 9)),
    ],
)
def test_without_a_year_the_field_decides_which_way(typed: str, lean: Lean, expected: date) -> None:
    assert parse_date(typed, TODAY, lean) == expected


@pytest.mark.parametrize(
    "typed",
    ["", "x", "12", "5-", "13-13-2026", "0-1-2026", "5 foo", "5-3-1066", "d", "ma ma", "+99999", "5 ju"],
)
def test_refuses_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_date(typed, TODAY)
    assert str(caught.value) == UNREADABLE


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31-4-2026", "31 april 2026 bestaat niet. Kies een andere dag."),
        ("29-2-2026", "29 februari 2026 bestaat niet. Kies een andere dag."),
        ("30 feb", "30 februari 2026 bestaat niet. Kies een andere dag."),
    ],
)
def test_a_day_that_does_not_exist_is_named(typed: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_date(typed, TODAY)
    assert str(caught.value) == message


@pytest.mark.parametrize("typed", ["14-01-2027", "14-1-2027", "14/01/2027", "14.01.2027", " 14-01-2027 "])
def test_a_file_gives_the_whole_date(typed: str) -> None:
    assert full_date(typed) == date(2027, 1, 14)


@pytest.mark.parametrize(
    "typed", ["14-01-27", "14-01", "morgen", "2027-01-14", "14012027", "31-02-2027", "01-01-0001"]
)
def test_a_file_is_never_guessed_about(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        full_date(typed)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_what_the_program_writes_it_reads_back(day: date) -> None:
    assert parse_date(short_date(day), TODAY) == day
    assert parse_date(long_date(day), TODAY) == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_refusal(typed: str) -> None:
    with suppress(InvalidInputError):
        assert abs(parse_date(typed, TODAY) - TODAY) < timedelta(days=366 * 200)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "vandaag"), (1, "morgen"), (7, "over 7 dagen"), (-1, "gisteren"), (-3, "3 dagen geleden")],
)
def test_distance_in_words(days: int, words: str) -> None:
    assert relative_day(TODAY + timedelta(days=days), TODAY) == words
