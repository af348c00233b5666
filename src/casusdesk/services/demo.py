"""The throw-away stores of the command line: the practice month, or a list of cases of one's own.

The second is there to see what the agenda would look like before anything is kept. Nothing of either
outlives the command but the PDF files.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.case_files import ImportReport
    from casusdesk.services.desk import Desk


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a server is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def practice_desk() -> Desk:
    """A throw-away store with the eight practice cases."""
    from casusdesk.services.access import open_practice

    return open_practice()


def desk_of(cases: Path, meeting: date, next_meeting: date) -> tuple[Desk, ImportReport]:
    """A throw-away store with the cases of a CSV file and a meeting that has them all on its agenda.

    Raises:
        CasusdeskError: the file cannot be read, or holds not one good row.
    """
    from dataclasses import replace

    from casusdesk.services.access import open_empty_practice
    from casusdesk.services.case_files import import_cases

    desk = open_empty_practice(today=meeting)
    try:
        report = import_cases(desk, cases)
        if not report.added:
            reasons = [str(problem) for problem in report.problems]
            reasons.append("Geen enkele regel van dit bestand is te gebruiken. Verbeter de lijst.")
            raise CasusdeskError("\n".join(reasons))
        planned = replace(desk.coalition.meeting_on(meeting), next_on=next_meeting)
        desk.meetings.record(desk.meetings.fill(planned))
    except BaseException:
        desk.close()
        raise
    return desk, report


def meeting_of(desk: Desk) -> Meeting:
    """The meeting that the throw-away store prepares."""
    return desk.meetings.upcoming()
