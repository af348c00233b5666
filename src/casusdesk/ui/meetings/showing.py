"""Puts a meeting into the widgets of the agenda builder: both lists, counts, heading and who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.meeting import Meeting
from casusdesk.domain.returning import came_back
from casusdesk.domain.wording import clock_time, counted, day_month, long_date
from casusdesk.ui.meetings.available import available_rows
from casusdesk.ui.meetings.rows import RowKind, agenda_rows

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.ui.meetings.builder import Builder


def show_meeting(builder: Builder, desk: Desk, meeting: Meeting) -> None:
    """Everything of `meeting` as it is now; the lists keep their place."""
    agenda = desk.meetings.agenda(meeting)
    available = available_rows(desk.cases.all(), agenda, desk.meetings.earlier_codes(meeting.held_on))
    returned = came_back(meeting, desk.meetings.all(), desk.decisions.all())
    count = sum(row.kind is RowKind.CASE for row in available)
    listed = len(agenda.entries)  # whoever was closed or refused since stands on it no more
    cases, items = counted(count, "casus", "casussen"), counted(listed, "casus", "casussen")
    builder.available.show_rows(available, cases)
    builder.agenda.show_rows(agenda_rows(agenda, returned), items)
    builder.show_counts(count, listed, listed=len(desk.cases.all()))
    builder.show_heading(long_date(meeting.held_on), about(meeting))
    builder.attendance.show_meeting(meeting)
    builder.open_paper.show_meeting(meeting)


def about(meeting: Meeting) -> str:
    """Times, place and the next meeting on one line."""
    times = ""
    if meeting.starts:
        end = f"–{clock_time(meeting.ends)}" if meeting.ends else ""
        times = f"{clock_time(meeting.starts)}{end} uur"
    following = f"volgend overleg {day_month(meeting.next_on)}"
    return " · ".join(part for part in (times, meeting.place, following) if part)
