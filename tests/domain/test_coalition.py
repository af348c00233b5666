"""The rhythm of the meetings, and the meeting that a coalition's habits make."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.coalition import Coalition, Rhythm


@pytest.mark.parametrize(
    ("rhythm", "day", "expected"),
    [
        (Rhythm.WEEKLY, date(2027, 1, 14), date(2027, 1, 21)),
        (Rhythm.FORTNIGHTLY, date(2027, 1, 14), date(2027, 1, 28)),
        (Rhythm.MONTHLY, date(2027, 1, 14), date(2027, 2, 11)),
        (Rhythm.MONTHLY, date(2026, 12, 10), date(2027, 1, 14)),
        (Rhythm.MONTHLY, date(2027, 1, 28), date(2027, 2, 25)),
        (Rhythm.MONTHLY, date(2027, 4, 29), date(2027, 5, 27)),
        (Rhythm.TWO_MONTHLY, date(2026, 12, 10), date(2027, 2, 11)),
        (Rhythm.TWO_MONTHLY, date(2027, 12, 30), date(2028, 2, 24)),  # a fifth Thursday, a leap year
    ],
)
def test_the_next_meeting_keeps_its_weekday_of_the_month(rhythm: Rhythm, day: date, expected: date) -> None:
    assert rhythm.next_after(day) == expected


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.sampled_from(list(Rhythm)))
def test_the_next_meeting_is_later_on_the_same_weekday(day: date, rhythm: Rhythm) -> None:
    found = rhythm.next_after(day)
    assert found.weekday() == day.weekday()
    assert timedelta(days=7) <= found - day <= timedelta(days=70)


def test_a_meeting_takes_over_what_is_usual() -> None:
    coalition = Coalition(place="Wijkhuis, zaal 2", starts=time(9, 30), ends=time(11, 45), chair="PL")
    made = coalition.meeting_on(date(2027, 1, 14))
    assert (made.next_on, made.minutes, made.place) == (date(2027, 2, 11), 135, "Wijkhuis, zaal 2")
    assert [a.role for a in made.attendance] == list(coalition.attendees)
