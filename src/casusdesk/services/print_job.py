"""What goes to the printer or into one file: papers of one meeting, sheets and slips, each with its holders.

Which numbers they get is the register's (services.paper_register): nothing with a case on it leaves the
program without one, but for what goes by mail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting, Presence
from casusdesk.domain.paper import PARENTS, CopyNumber, Paper

if TYPE_CHECKING:
    from casusdesk.documents.fit_choices import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.services.papers import Papers

    Numbered = Callable[[Papers, Sequence[CopyNumber]], list[Page]]

SEVERAL = "Stukken casusoverleg"
"""Title of a file with more than one kind of paper."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a job: `subject` is the id of its handover, the code of its case, or the day decided on.

    `roles` holds who gets a copy, one entry per copy; () for paper without numbers. With `apart` every copy
    is a paper of its own, about the case in the same place. `lay_out` raises PrintBlockedError,
    AgendaDoesNotFit or DoesNotFitError.
    """

    paper: Paper
    lay_out: Numbered
    subject: str = ""
    roles: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    sheet: Handover | None = None
    """The handover it is of: what is written on it says for whom it is, beside the role of the holder."""

    @property
    def copies(self) -> int:
        """How many times the same pages come."""
        return 1 if self.apart else max(len(self.roles), 1)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`agenda` says whether that of `meeting` is printed, `advance` its version for the mail; `decided` is
    the meeting whose decisions are, `mailed` the one whose decisions go by mail, without a number.

    `singles` are codes on the agenda of `meeting` that are printed alone; `copies` are the roles that get
    the papers of the meeting, one entry per copy. With `only_for` a sheet comes once, for that role (R14),
    with `one_each` once, for who receives it.
    """

    meeting: Meeting
    agenda: bool = False
    advance: bool = False
    decided: Meeting | None = None
    mailed: Meeting | None = None
    singles: tuple[str, ...] = ()
    handovers: tuple[Handover, ...] = ()
    parents: tuple[Handover, ...] = ()
    feedback: tuple[FeedbackDue, ...] = ()
    copies: tuple[str, ...] = ()
    choices: FitChoices | None = None
    only_for: str = ""
    one_each: bool = False
    social_map: bool = False
    route: bool = False
    figures: bool = False
    large: bool = False
    """Every paper in the large-print edition: 14 pt, one column, as many pages as it takes."""

    @property
    def of_meeting(self) -> int:
        """How many papers of the job come in a copy for everyone at the table."""
        return self.agenda + (self.decided is not None) + len(self.singles)

    @property
    def numbered(self) -> int:
        """How many copies of papers of the meeting come out of the printer."""
        return self.of_meeting * len(self.copies)

    @property
    def unnumbered(self) -> int:
        """How many papers without a number are in it: for the mail, or about no client at all."""
        return self.advance + (self.mailed is not None) + self.social_map + self.route + self.figures

    @property
    def by_mail(self) -> bool:
        """Whether any of it is about cases and without numbers: it goes by mail, never to a printer (R16)."""
        return self.advance or self.mailed is not None

    @property
    def sheets(self) -> int:
        """How many sheets of handovers come: a copy for who gives, who receives, or for parents."""
        return sum(len(self._holders(handover)) for handover in self.handovers) + len(self.parents)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.of_meeting or self.sheets or self.feedback or self.unnumbered)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The kinds of paper in it, in the order of printing."""
        return tuple(dict.fromkeys(part.paper for part in self.parts()))

    @property
    def about_clients(self) -> bool:
        """Whether any of it is about a case (R17)."""
        return any(paper.about_clients for paper in self.papers)

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
        decided = self.decided or self.mailed
        held = decided if papers == (Paper.DECISIONS,) and decided else self.meeting
        dated = self.of_meeting or self.advance or self.mailed
        return f"{stem}-{held.held_on:%Y-%m-%d}.pdf" if dated else f"{stem}.pdf"

    def parts(self) -> Iterator[Part]:
        """Every paper by itself, in the order of printing."""
        meeting, choices, large = self.meeting, self.choices, self.large
        if self.agenda:
            yield Part(
                Paper.AGENDA,
                lambda papers, copies: papers.agenda_pages(
                    meeting, copies=copies, choices=choices, large=large
                ),
                roles=self.copies,
            )
        if self.advance:
            yield Part(Paper.ADVANCE, lambda papers, _none: papers.advance_pages(meeting, large=large))
        if self.decided is not None:
            yield _decisions(self.decided, self.copies, large)
        if self.mailed is not None:
            yield _decisions(self.mailed, (), large)
        for code in self.singles:
            yield Part(Paper.SINGLE, _single(meeting, code, large), code, self.copies)
        for handover in self.handovers:
            holders = self._holders(handover)
            yield Part(Paper.HANDOVER, _sheet(handover, large), handover.id, holders, sheet=handover)
        for handover in self.parents:
            yield Part(Paper.PARENTS, _for_parents(handover, large), handover.id, (PARENTS,), sheet=handover)
        if self.feedback:
            yield Part(
                Paper.FEEDBACK,
                lambda papers, copies: papers.feedback_pages(self.feedback, copies=copies, large=large),
                roles=tuple(due.to for due in self.feedback),
                apart=tuple(due.case.code for due in self.feedback),
            )
        if self.social_map:
            yield Part(Paper.SOCIAL_MAP, lambda papers, _none: papers.social_map_pages(large=large))
        if self.route:
            yield Part(Paper.ROUTE, lambda papers, _none: papers.route_pages(large=large))
        if self.figures:
            yield Part(Paper.FIGURES, lambda papers, _none: papers.figures_pages(large=large))

    def _holders(self, handover: Handover) -> tuple[str, ...]:
        if self.only_for:
            return (self.only_for,)
        return sheet_holders(handover)[-1:] if self.one_each else sheet_holders(handover)


def sheet_holders(handover: Handover) -> tuple[str, ...]:
    """Who gets a copy of a sheet: who gives and who receives, each once."""
    return tuple(dict.fromkeys(r for r in (handover.giver.role, handover.receiver.role) if r)) or ("",)


def _decisions(held: Meeting, roles: tuple[str, ...], large: bool) -> Part:
    return Part(
        Paper.DECISIONS,
        lambda papers, copies: papers.decisions_pages(held, copies=copies, large=large),
        held.held_on.isoformat(),
        roles,
    )


def _single(meeting: Meeting, code: str, large: bool) -> Numbered:
    return lambda papers, copies: papers.single_case_pages(meeting, code, copies=copies, large=large)


def _sheet(handover: Handover, large: bool) -> Numbered:
    return lambda papers, copies: papers.handover_pages([handover], copies=copies, large=large)


def _for_parents(handover: Handover, large: bool) -> Numbered:
    return lambda papers, copies: papers.parents_pages([handover], copies=copies, large=large)


def usual_copies(meeting: Meeting) -> tuple[tuple[str, int], ...]:
    """Roles with the number of copies they get: everybody who comes, and who leads the meeting."""
    rows = [(a.role, 0 if a.presence is Presence.ABSENT else 1) for a in meeting.attendance]
    if meeting.chair and meeting.chair not in {role for role, _ in rows}:
        rows.insert(0, (meeting.chair, 1))
    return tuple(rows)
