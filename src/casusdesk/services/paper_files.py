"""The papers of one meeting as files in a folder: the agenda, each handover sheet, and all sheets in one.

For the command line, on the real store as on the practice one; file names never carry a code (domain R7).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

_NO_SHEETS: Final = (
    "Op deze agenda staat geen casus, dus er is geen overdrachtsblad. Zet eerst een casus op de agenda."
)


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
