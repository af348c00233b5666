"""The invitation holds when, where and what: read back by the library, and searched for all the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from casusdesk.domain.meeting import Meeting
from casusdesk.services.invitation import meeting_ics
from casusdesk.services.practice import practice_desk

MADE = datetime(2027, 1, 5, 8, 15, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def made(meeting: Meeting) -> Event:
    calendar = Calendar.from_ical(meeting_ics(meeting, MADE))
    assert isinstance(calendar, Calendar)
    assert calendar["VERSION"] == "2.0"
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return event


@pytest.mark.parametrize(
    ("day", "starts_in_utc"),
    [(date(2027, 1, 14), time(8, 30)), (date(2027, 7, 8), time(7, 30)), (date(2027, 3, 28), time(7, 30))],
    ids=["winter", "summer", "the day the clock goes forward"],
)
def test_the_hour_is_that_of_the_clock_on_the_wall(day: date, starts_in_utc: time) -> None:
    event = made(Meeting(day, day, starts=time(9, 30), ends=time(11, 45), place="Wijkhuis; zaal 2, links"))
    assert event.start == datetime.combine(day, starts_in_utc, UTC)
    assert event.start.astimezone(AMSTERDAM).time() == time(9, 30)
    assert event.end.astimezone(AMSTERDAM).time() == time(11, 45)
    assert event["LOCATION"] == "Wijkhuis; zaal 2, links"
    assert event["SUMMARY"] == "Casusoverleg Kansrijke Start"
    assert event["DTSTAMP"].dt == MADE


def test_without_an_hour_it_takes_the_day() -> None:
    event = made(Meeting(date(2027, 1, 14), date(2027, 2, 11), ends=time(11)))
    assert event.start == date(2027, 1, 14)
    assert "DTEND" not in event
    assert "LOCATION" not in event


@pytest.mark.parametrize("ends", [None, time(9, 30), time(8)])
def test_an_end_that_does_not_come_after_the_start_is_left_out(ends: time | None) -> None:
    event = made(Meeting(date(2027, 1, 14), date(2027, 2, 11), starts=time(9, 30), ends=ends))
    assert "DTEND" not in event


def test_nothing_of_the_cases_or_the_people_is_in_it() -> None:
    with practice_desk() as desk:
        meeting = desk.meetings.upcoming()
        data = meeting_ics(meeting, MADE)
        codes = [case.code for case in desk.cases.all()]
    assert meeting.items
    assert not any(code.encode() in data for code in codes)
    assert not any(line.encode() in data for line in meeting.general)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert set(event) == {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "LOCATION"}


def test_the_uid_is_new_each_time_and_not_made_of_the_meeting() -> None:
    meeting = Meeting(date(2027, 1, 14), date(2027, 2, 11))
    assert made(meeting)["UID"] != made(meeting)["UID"]
