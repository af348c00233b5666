"""The meeting as an appointment for everybody's calendar: when, where and what it is called, nothing else.

It goes by ordinary mail, so no case, no attendee and no text of the agenda is in it (ux §6 no. 23). The
hours are written as moments in UTC: a calendar shows them right in summer and in winter.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from secrets import token_hex
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from casusdesk import __version__
from casusdesk.domain.meeting import Meeting

if TYPE_CHECKING:
    from icalendar import Event

EXPORT: Final = "uitnodiging (agenda-afspraak)"
"""What the audit calls the file."""
ZONE: Final = "Europe/Amsterdam"
"""Where the meetings are held; their hours are those of its clocks."""


def meeting_ics(meeting: Meeting, made_at: datetime) -> bytes:
    """The appointment as an iCalendar file (RFC 5545); `made_at` is an aware moment.

    Without a starting hour it takes the whole day. The UID is random and says nothing of the meeting.
    """
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", f"{token_hex(16)}@casusdesk")
    event.add("dtstamp", made_at)
    event.add("summary", meeting.title)
    _set_hours(event, meeting)
    if meeting.place:
        event.add("location", meeting.place)
    calendar = Calendar()
    calendar.add("prodid", f"-//casusdesk//{__version__}//NL")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _set_hours(event: Event, meeting: Meeting) -> None:
    if meeting.starts is None:
        event.add("dtstart", meeting.held_on)
        return
    event.add("dtstart", _moment(meeting, meeting.starts))
    if meeting.minutes:
        assert meeting.ends is not None, "minutes are counted from start to end"
        event.add("dtend", _moment(meeting, meeting.ends))


def _moment(meeting: Meeting, hour: time) -> datetime:
    return datetime.combine(meeting.held_on, hour, ZoneInfo(ZONE)).astimezone(UTC)
