"""Papers as pages and as files: checked first, laid out whole, and written once."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError
from casusdesk.paths import make_folders, write_private_file
from casusdesk.services.clock import Clock
from casusdesk.services.paper_checks import PrintBlockedError, agenda_problems, handover_problems

if TYPE_CHECKING:
    from casusdesk.documents.agenda import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.services.cases import Cases
    from casusdesk.services.layout import Layout
    from casusdesk.services.meetings import Meetings

AGENDA_TITLE = "Agenda casusoverleg"
HANDOVERS_TITLE = "Warme overdracht"


class Papers:
    """The papers of one open desk. Nothing is printed while `problems` has something to say."""

    def __init__(self, cases: Cases, meetings: Meetings, layout: Layout, clock: Clock) -> None:
        self._cases = cases
        self._meetings = meetings
        self._layout = layout
        self._clock = clock

    def problems(self, meeting: Meeting | None = None, handovers: Sequence[Handover] = ()) -> tuple[str, ...]:
        """What blocks printing this agenda and these sheets: consent, lead, length, strange characters.

        Each is one Dutch sentence that names the code and the field; () when printing may go on.
        """
        found = list(agenda_problems(self._meetings.agenda(meeting))) if meeting is not None else []
        for handover in handovers:
            case = self._cases.get(handover.case_code)
            found += handover_problems(handover, case, self._clock.today())
        return tuple(found)

    def agenda_pages(
        self, meeting: Meeting, *, copies: Sequence[str] = (), choices: FitChoices | None = None
    ) -> list[Page]:
        """The agenda, once, or once for each role in `copies`, numbered n of N.

        `choices` None means what a person allowed for the day of the meeting.
        Raises PrintBlockedError, or AgendaDoesNotFit, which says what to shorten by how much.
        """
        self._require(self.problems(meeting))
        choices = choices or self._meetings.allowed(meeting.held_on)
        agenda = self._meetings.agenda(meeting)
        if not copies:
            return list(self._layout.agenda_pages(agenda, choices))
        pages: list[Page] = []
        for number, role in enumerate(copies, start=1):
            pages += self._layout.agenda_pages(agenda, choices, (number, len(copies), role))
        return pages

    def agenda_pdf(
        self, meeting: Meeting, *, copies: Sequence[str] = (), choices: FitChoices | None = None
    ) -> bytes:
        """`agenda_pages` as one PDF file."""
        from casusdesk.documents.pdf import write_pdf

        return write_pdf(self.agenda_pages(meeting, copies=copies, choices=choices), title=AGENDA_TITLE)

    def handover_pages(self, handovers: Sequence[Handover]) -> list[Page]:
        """One page for each sheet. Raises PrintBlockedError or DoesNotFitError."""
        self._require(self.problems(handovers=handovers))
        return [self._layout.handover(handover) for handover in handovers]

    def handovers_pdf(self, handovers: Sequence[Handover]) -> bytes:
        """`handover_pages` as one PDF file."""
        from casusdesk.documents.pdf import write_pdf

        return write_pdf(self.handover_pages(handovers), title=HANDOVERS_TITLE)

    def save_pdf(self, path: Path, data: bytes) -> None:
        """See the function `save_file`."""
        save_file(path, data)

    @staticmethod
    def _require(problems: tuple[str, ...]) -> None:
        if problems:
            raise PrintBlockedError(problems)


def save_file(path: Path, data: bytes) -> None:
    """Write the file once, whole, readable for this user only (0600); its folder is made when missing.

    Raises CasusdeskError with what to do when the disk is full, read-only, or the name is a folder's.
    """
    try:
        if path.is_dir():
            raise CasusdeskError("Deze naam is van een map. Kies een bestandsnaam.")
        if path.exists() and not path.is_file():  # a device would be replaced by a file
            raise CasusdeskError("Deze naam is van iets anders dan een bestand. Kies een andere naam.")
        make_folders(path.parent)
        write_private_file(path, data)
    except OSError as error:
        raise CasusdeskError(_sentence(error)) from error


def _sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "De schijf is vol; er is geen bestand gemaakt. Maak ruimte vrij en bewaar opnieuw."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "In deze map mag je niet schrijven; er is geen bestand gemaakt. Kies een andere map."
        case errno.ENOTDIR | errno.EEXIST | errno.ENAMETOOLONG | errno.ELOOP:
            return "Deze plaats kan geen bestand bevatten. Kies een andere map of een kortere naam."
    return "Het bestand kon niet worden bewaard. Kijk of het ergens open staat, of kies een andere map."
