"""What goes to the printer or into one file: papers of one meeting in numbered copies, sheets and slips.

Papers of the meeting (agenda, besluitenlijst, one case) come once for each copy; sheets and slips once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting, Presence
from casusdesk.services.paper_kind import Paper

if TYPE_CHECKING:
    from casusdesk.documents.agenda import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.services.papers import Papers

SEVERAL = "Stukken casusoverleg"
"""Title of a file with more than one kind of paper."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a job: `subject` is the id of its handover, the code of its case, or the day decided on.

    `pages` raises PrintBlockedError, AgendaDoesNotFit or DoesNotFitError.
    """

    paper: Paper
    pages: Callable[[Papers], list[Page]]
    subject: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`agenda` says whether that of `meeting` is printed; `decided` is the meeting whose decisions are.

    `singles` are codes on the agenda of `meeting` that are printed alone; `copies` are the roles that get
    the papers of the meeting, one entry per copy.
    """

    meeting: Meeting
    agenda: bool = False
    decided: Meeting | None = None
    singles: tuple[str, ...] = ()
    handovers: tuple[Handover, ...] = ()
    parents: tuple[Handover, ...] = ()
    feedback: tuple[FeedbackDue, ...] = ()
    copies: tuple[str, ...] = ()
    choices: FitChoices | None = None

    @property
    def of_meeting(self) -> int:
        """How many papers of the job come in numbered copies."""
        return self.agenda + (self.decided is not None) + len(self.singles)

    @property
    def numbered(self) -> int:
        """How many numbered copies come out of the printer."""
        return self.of_meeting * len(self.copies)

    @property
    def sheets(self) -> int:
        """How many sheets come that are not numbered."""
        return len(self.handovers) + len(self.parents)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.of_meeting or self.sheets or self.feedback)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The kinds of paper in it, in the order of printing."""
        return tuple(dict.fromkeys(part.paper for part in self.parts()))

    @property
    def title(self) -> str:
        """The title of its only kind of paper, or that of all of them."""
        papers = self.papers
        return papers[0].title if len(papers) == 1 else SEVERAL

    @property
    def file_name(self) -> str:
        """A neutral file name; the day is that of the meeting the papers are of."""
        papers = self.papers
        stem = papers[0].value if len(papers) == 1 else "stukken"
        held = self.decided if papers == (Paper.DECISIONS,) and self.decided else self.meeting
        return f"{stem}-{held.held_on:%Y-%m-%d}.pdf" if self.of_meeting else f"{stem}.pdf"

    def parts(self) -> Iterator[Part]:
        """Every paper by itself, in the order of printing."""
        meeting, copies, choices = self.meeting, self.copies, self.choices
        number = max(len(copies), 1)
        if self.agenda:
            yield Part(
                Paper.AGENDA,
                lambda papers: papers.agenda_pages(meeting, copies=copies, choices=choices),
                copies=number,
            )
        if (held := self.decided) is not None:
            decisions = partial(_decisions, held, copies)
            yield Part(Paper.DECISIONS, decisions, held.held_on.isoformat(), number)
        for code in self.singles:
            yield Part(Paper.SINGLE, _single(meeting, code, copies), code, number)
        for handover in self.handovers:
            yield Part(Paper.HANDOVER, _sheet(handover), handover.id)
        for handover in self.parents:
            yield Part(Paper.PARENTS, _for_parents(handover), handover.id)
        if self.feedback:
            yield Part(Paper.FEEDBACK, lambda papers: papers.feedback_pages(self.feedback))

    def pages(self, papers: Papers) -> list[Page]:
        """Every side in the order of printing.

        Raises PrintBlockedError, AgendaDoesNotFit or DoesNotFitError.
        """
        return [page for part in self.parts() for page in part.pages(papers)]

    def pdf(self, papers: Papers) -> bytes:
        """All pages as one PDF file. Raises as `pages` does."""
        from casusdesk.documents.pdf import write_pdf

        return write_pdf(self.pages(papers), title=self.title)


def _decisions(held: Meeting, copies: tuple[str, ...], papers: Papers) -> list[Page]:
    return papers.decisions_pages(held, copies=copies)


def _single(meeting: Meeting, code: str, copies: tuple[str, ...]) -> Callable[[Papers], list[Page]]:
    return lambda papers: papers.single_case_pages(meeting, code, copies=copies)


def _sheet(handover: Handover) -> Callable[[Papers], list[Page]]:
    return lambda papers: papers.handover_pages([handover])


def _for_parents(handover: Handover) -> Callable[[Papers], list[Page]]:
    return lambda papers: papers.parents_pages([handover])


def usual_copies(meeting: Meeting) -> tuple[tuple[str, int], ...]:
    """Roles with the number of copies they get: everybody who comes, and who leads the meeting."""
    rows = [(a.role, 0 if a.presence is Presence.ABSENT else 1) for a in meeting.attendance]
    if meeting.chair and meeting.chair not in {role for role, _ in rows}:
        rows.insert(0, (meeting.chair, 1))
    return tuple(rows)
