"""What goes to the printer or into one file: an agenda in numbered copies, handover sheets, or both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting, Presence
from casusdesk.services.papers import AGENDA_TITLE, HANDOVERS_TITLE

if TYPE_CHECKING:
    from casusdesk.documents.agenda import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.services.papers import Papers


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`copies` are the roles that get the agenda, one entry per copy; `meeting` None prints no agenda."""

    meeting: Meeting | None = None
    copies: tuple[str, ...] = ()
    choices: FitChoices | None = None
    handovers: tuple[Handover, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print."""
        return self.meeting is None and not self.handovers

    @property
    def title(self) -> str:
        """A neutral title for file and document: no codes, no names (domain R7)."""
        return AGENDA_TITLE if self.meeting else HANDOVERS_TITLE

    @property
    def file_name(self) -> str:
        """A neutral file name; the day is that of the meeting."""
        if self.meeting is None:
            return "overdrachten.pdf"
        return f"agenda-{self.meeting.held_on:%Y-%m-%d}.pdf"

    def pages(self, papers: Papers) -> list[Page]:
        """Every side in the order of printing.

        Raises PrintBlockedError, AgendaDoesNotFit or DoesNotFitError.
        """
        found: list[Page] = []
        if self.meeting is not None:
            found += papers.agenda_pages(self.meeting, copies=self.copies, choices=self.choices)
        if self.handovers:
            found += papers.handover_pages(self.handovers)
        return found

    def pdf(self, papers: Papers) -> bytes:
        """All pages as one PDF file. Raises as `pages` does."""
        from casusdesk.documents.pdf import write_pdf

        return write_pdf(self.pages(papers), title=self.title)


def usual_copies(meeting: Meeting) -> tuple[tuple[str, int], ...]:
    """Roles with the number of copies they get: everybody who comes, and who leads the meeting."""
    rows = [(a.role, 0 if a.presence is Presence.ABSENT else 1) for a in meeting.attendance]
    if meeting.chair and meeting.chair not in {role for role, _ in rows}:
        rows.insert(0, (meeting.chair, 1))
    return tuple(rows)
