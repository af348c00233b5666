"""The practice month without a window: a throw-away store, its agenda and its handover sheets on paper.

Also used for a list of one's own (`demo --cases`): to see what the agenda would look like before
anything is kept. Nothing of it outlives the command but the PDF files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.case_files import ImportReport
    from casusdesk.services.desk import Desk


_NO_SHEETS = (
    "Op deze agenda staat geen casus, dus er is geen overdrachtsblad. Zet eerst een casus op de agenda."
)


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


def sheets(desk: Desk, meeting: Meeting) -> tuple[Handover, ...]:
    """The handovers of the cases of `meeting`: those made, and a sheet to fill in by pen for the rest.

    A handover is the default for every case on the agenda (domain §1 no. 36); consent decides which.
    """
    agenda = desk.meetings.agenda(meeting)
    found: list[Handover] = []
    for entry in agenda.entries:
        found += desk.handovers.for_case(entry.case.code) or (desk.handovers.propose(entry.case.code),)
    return tuple(found)


def write_papers(desk: Desk, meeting: Meeting, folder: Path) -> Iterator[Path]:
    """Write the agenda and every handover sheet into `folder`, and name each file once it is there.

    Everything is laid out before the first file is written: what does not fit leaves no file at all.

    Raises:
        CasusdeskError: the agenda or a sheet cannot be printed as it is, or the folder not written.
    """
    agenda = desk.papers.agenda_pdf(meeting)
    prepared = _handover_files(desk, sheets(desk, meeting))
    yield _saved(desk, folder / "agenda.pdf", agenda)
    for name, data in prepared:
        yield _saved(desk, folder / name, data)


def write_handovers(desk: Desk, meeting: Meeting, folder: Path) -> Iterator[Path]:
    """Write every handover sheet of `meeting` into `folder`; see `write_papers`."""
    for name, data in _handover_files(desk, some_sheets(desk, meeting)):
        yield _saved(desk, folder / name, data)


def some_sheets(desk: Desk, meeting: Meeting) -> tuple[Handover, ...]:
    """`sheets`; raises CasusdeskError when there is not one."""
    found = sheets(desk, meeting)
    if not found:
        raise CasusdeskError(_NO_SHEETS)
    return found


def _handover_files(desk: Desk, found: tuple[Handover, ...]) -> list[tuple[str, bytes]]:
    """Names carry a number and never a code (domain R7)."""
    if not found:
        return []
    files = [
        (f"handover-{number:02d}.pdf", desk.papers.handovers_pdf([sheet]))
        for number, sheet in enumerate(found, start=1)
    ]
    return [*files, ("handovers.pdf", desk.papers.handovers_pdf(found))]


def _saved(desk: Desk, path: Path, data: bytes) -> Path:
    desk.papers.save_pdf(path, data)
    return path
