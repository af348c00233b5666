"""What goes to the printer or into one file: papers of one meeting, sheets and slips, each with its holders.

Which numbers they get is the register's (services.paper_register): nothing with a case on it leaves the
program without one, but for what goes by mail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting, Presence
from casusdesk.domain.paper import PARENTS, CopyNumber, Paper

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.paper_texts import PaperText
    from casusdesk.services.paper_texts import PaperTexts
    from casusdesk.services.papers import Papers

    Numbered = Callable[[Papers, Sequence[CopyNumber]], list[Page]]
    Texts = Callable[[PaperTexts], Iterable[PaperText]]

SEVERAL = "Stukken casusoverleg"
"""Title of a file with more than one kind of paper."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a job: `subject` is the id of its handover, the code of its case, or the day decided on.

    `roles` holds who gets a copy, one entry per copy; () for paper without numbers. With `apart` every copy
    is a paper of its own, about the case in the same place. `lay_out` raises PrintBlockedError,
    AgendaDoesNotFit or DoesNotFitError. `texts` are the free texts on it that are proofread (R4).
    """

    paper: Paper
    lay_out: Numbered
    texts: Texts
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
    with `one_each` once, for who receives it. `without_client` are papers about no case at all.
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
    only_for: str = ""
    one_each: bool = False
    without_client: tuple[Paper, ...] = ()
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
        return self.advance + (self.mailed is not None) + len(self.without_client)

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
        """Every paper by itself, in the order of printing: pages, texts and holders come from here."""
        meeting, large = self.meeting, self.large
        if self.agenda:
            yield _agenda(meeting, self.copies, large)
        if self.advance:
            yield Part(
                Paper.ADVANCE,
                lambda papers, _none: papers.advance_pages(meeting, large=large),
                lambda texts: texts.advance(meeting),
            )
        if self.decided is not None:
            yield _decisions(self.decided, self.copies, large)
        if self.mailed is not None:
            yield _decisions(self.mailed, (), large)
        for code in self.singles:
            yield _single(meeting, code, self.copies, large)
        for handover in self.handovers:
            yield _sheet(handover, self._holders(handover), large)
        for handover in self.parents:
            yield _for_parents(handover, large)
        if self.feedback:
            yield _slips(self.feedback, large)
        for paper in self.without_client:
            yield _without_client(paper, large)

    def _holders(self, handover: Handover) -> tuple[str, ...]:
        if self.only_for:
            return (self.only_for,)
        return sheet_holders(handover)[-1:] if self.one_each else sheet_holders(handover)


def sheet_holders(handover: Handover) -> tuple[str, ...]:
    """Who gets a copy of a sheet: who gives and who receives, each once."""
    return tuple(dict.fromkeys(r for r in (handover.giver.role, handover.receiver.role) if r)) or ("",)


def _agenda(meeting: Meeting, roles: tuple[str, ...], large: bool) -> Part:
    return Part(
        Paper.AGENDA,
        lambda papers, copies: papers.agenda_pages(meeting, copies=copies, large=large),
        lambda texts: texts.agenda(meeting),
        roles=roles,
    )


def _decisions(held: Meeting, roles: tuple[str, ...], large: bool) -> Part:
    return Part(
        Paper.DECISIONS,
        lambda papers, copies: papers.decisions_pages(held, copies=copies, large=large),
        lambda texts: texts.decisions(held),
        held.held_on.isoformat(),
        roles,
    )


def _single(meeting: Meeting, code: str, roles: tuple[str, ...], large: bool) -> Part:
    return Part(
        Paper.SINGLE,
        lambda papers, copies: papers.single_case_pages(meeting, code, copies=copies, large=large),
        lambda texts: texts.single(meeting, code),
        code,
        roles,
    )


def _sheet(handover: Handover, roles: tuple[str, ...], large: bool) -> Part:
    return Part(
        Paper.HANDOVER,
        lambda papers, copies: papers.handover_pages([handover], copies=copies, large=large),
        lambda texts: texts.sheets([handover]),
        handover.id,
        roles,
        sheet=handover,
    )


def _for_parents(handover: Handover, large: bool) -> Part:
    return Part(
        Paper.PARENTS,
        lambda papers, copies: papers.parents_pages([handover], copies=copies, large=large),
        lambda texts: texts.parents([handover]),
        handover.id,
        (PARENTS,),
        sheet=handover,
    )


def _slips(dues: tuple[FeedbackDue, ...], large: bool) -> Part:
    return Part(
        Paper.FEEDBACK,
        lambda papers, copies: papers.feedback_pages(dues, copies=copies, large=large),
        lambda texts: texts.slips(dues),
        roles=tuple(due.to for due in dues),
        apart=tuple(due.case.code for due in dues),
    )


def _without_client(paper: Paper, large: bool) -> Part:
    return Part(
        paper, lambda papers, _none: papers.without_client.pages(paper, large=large), lambda _texts: ()
    )


def usual_copies(meeting: Meeting) -> tuple[tuple[str, int], ...]:
    """Roles with the number of copies they get: everybody who comes, and who leads the meeting."""
    rows = [(a.role, 0 if a.presence is Presence.ABSENT else 1) for a in meeting.attendance]
    if meeting.chair and meeting.chair not in {role for role, _ in rows}:
        rows.insert(0, (meeting.chair, 1))
    return tuple(rows)
