"""The papers of one meeting as files in a folder: the agenda, each handover sheet, and all sheets in one.

For the command line, on the real store as on the practice one. Every file is a numbered copy in the register
of paper (R16).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import Paper
from casusdesk.domain.paper_ledger import open_sentences
from casusdesk.errors import CasusdeskError
from casusdesk.services.pdf_lock import locked
from casusdesk.services.print_job import PrintJob, usual_copies
from casusdesk.services.saved_file import save_file

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.desk import Desk
    from casusdesk.services.numbered import Issue

    _File = tuple[Path, Paper, tuple[Page, ...]]

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

    Every file is one numbered copy: the agenda for who leads the meeting, a sheet for who receives it.
    Everything is laid out before the first file is written: what does not fit leaves no file at all.

    Raises:
        CasusdeskError: the agenda or a sheet cannot be printed as it is, or the folder not written.
    """
    found = sheets(desk, meeting)
    job = PrintJob(meeting, agenda=True, copies=_leader(meeting), handovers=found, one_each=True)
    issue = _issued(desk, job)
    agenda, *rest = issue.parts
    return _written(desk, issue, [(folder / "agenda.pdf", Paper.AGENDA, agenda), *_files(folder, rest)])


def write_handovers(desk: Desk, meeting: Meeting, folder: Path, *, passphrase: str = "") -> Iterator[Path]:
    """Write every handover sheet of `meeting` into `folder`; see `write_papers`.

    Every file opens with `passphrase`, or without one, and then that is put on record.
    """
    job = PrintJob(meeting, handovers=some_sheets(desk, meeting), one_each=True)
    issue = _issued(desk, job, passphrase)
    return _written(desk, issue, _files(folder, issue.parts), passphrase)


def write_agenda(desk: Desk, meeting: Meeting, path: Path, *, passphrase: str = "") -> None:
    """The agenda in one file, as the only copy of who leads the meeting. Raises as `write_papers`."""
    job = PrintJob(meeting, agenda=True, copies=_leader(meeting))
    desk.register.save(job, path, passphrase=passphrase, accounts=_going_on(desk, job))


def write_all_handovers(desk: Desk, meeting: Meeting, path: Path, *, passphrase: str = "") -> None:
    """Every handover sheet of `meeting` in one file. Raises as `write_papers`."""
    job = PrintJob(meeting, handovers=some_sheets(desk, meeting), one_each=True)
    desk.register.save(job, path, passphrase=passphrase)


def some_sheets(desk: Desk, meeting: Meeting) -> tuple[Handover, ...]:
    """`sheets`; raises CasusdeskError when there is not one."""
    found = sheets(desk, meeting)
    if not found:
        raise CasusdeskError(_NO_SHEETS)
    return found


def _leader(meeting: Meeting) -> tuple[str, ...]:
    """Who gets the one copy: who leads the meeting, else the first who comes."""
    return (meeting.chair or next((role for role, _ in usual_copies(meeting)), ""),)


def _issued(desk: Desk, job: PrintJob, passphrase: str = "") -> Issue:
    """Numbers for a folder of files; that they open without a password is put on record (domain R17)."""
    plain = () if passphrase else (desk.audit.row(AuditEvent.PLAIN_PDF, job.title),)
    return desk.register.issue(job, saved=True, accounts=(*plain, *_going_on(desk, job)))


def _going_on(desk: Desk, job: PrintJob) -> tuple[AuditRow, ...]:
    """On record when an agenda is made while older paper is open: nobody is asked here (domain R16)."""
    day = job.meeting.held_on
    said = open_sentences(desk.register.not_called_in(day)) if job.agenda else ()
    return (desk.register.going_on("; ".join(said), day),) if said else ()


def _files(folder: Path, parts: Sequence[tuple[Page, ...]]) -> list[_File]:
    """A file for each sheet, and one with the same copies together; names never carry a code (domain R7)."""
    if not parts:
        return []
    single = [
        (folder / f"handover-{number:02d}.pdf", Paper.HANDOVER, pages)
        for number, pages in enumerate(parts, start=1)
    ]
    every = tuple(page for pages in parts for page in pages)
    return [*single, (folder / "handovers.pdf", Paper.HANDOVER, every)]


def _written(desk: Desk, issue: Issue, files: Sequence[_File], passphrase: str = "") -> Iterator[Path]:
    """Write them one by one; when not even the first could be written, its numbers are free again."""
    from casusdesk.documents.pdf import write_pdf

    for place, (path, paper, pages) in enumerate(files):
        try:
            data = write_pdf(pages, title=paper.title)
            save_file(path, locked(data, passphrase) if passphrase else data)
        except CasusdeskError:
            if place == 0:
                desk.register.take_back(issue)
            raise
        yield path
