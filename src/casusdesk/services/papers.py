"""Papers as pages: checked first, and laid out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.arrange import on_agenda
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.named_codes import named_elsewhere
from casusdesk.domain.paper import CopyNumber
from casusdesk.domain.print_problem import PrintProblem
from casusdesk.errors import CasusdeskError
from casusdesk.services.clock import Clock
from casusdesk.services.paper_checks import (
    advance_problems,
    agenda_problems,
    decisions_problems,
    feedback_problems,
    handover_problems,
    holder_problems,
    parents_problems,
    require,
    single_problems,
)

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.paper_texts import PaperText
    from casusdesk.services.cases import Cases
    from casusdesk.services.decisions import Decisions
    from casusdesk.services.layout import Layout
    from casusdesk.services.meetings import Meetings
    from casusdesk.services.paper_readers import PaperReaders
    from casusdesk.services.papers_without_client import PapersWithoutClient
    from casusdesk.services.proofreading import Proofreading

_NOT_ON_AGENDA = "Deze casus staat niet op de agenda van dit overleg. Zet hem er eerst op."


class Papers:
    """The papers of one open desk. Nothing is printed while `problems` has something to say.

    Nor while the proofreading found something that nobody let through: then UnreadTextError, a
    PrintBlockedError with the hits in it (domain R4). Every method with pages asks it; a file is made
    of numbered pages only (services.paper_register).
    """

    def __init__(
        self,
        cases: Cases,
        meetings: Meetings,
        decisions: Decisions,
        readers: PaperReaders,
        layout: Layout,
        proofreading: Proofreading,
        without_client: PapersWithoutClient,
        clock: Clock,
    ) -> None:
        self._cases = cases
        self.readers = readers
        self._meetings = meetings
        self._decisions = decisions
        self._layout = layout
        self._proofreading = proofreading
        self._texts = proofreading.texts
        self.without_client = without_client
        self._clock = clock

    def problems(
        self, meeting: Meeting | None = None, handovers: Sequence[Handover] = ()
    ) -> tuple[PrintProblem, ...]:
        """What blocks printing this agenda and these sheets: consent, lead, length, strange characters.

        () when printing may go on.
        """
        found = list(agenda_problems(self._meetings.agenda(meeting))) if meeting is not None else []
        today = self._clock.today()
        for handover in handovers:
            case = self._cases.get(handover.case_code)
            found += handover_problems(handover, case, today, self.readers.known_as(handover.receiver.role))
        return tuple(found)

    def agenda_pages(
        self,
        meeting: Meeting,
        *,
        copies: Sequence[CopyNumber] = (),
        large: bool = False,
    ) -> list[Page]:
        """The agenda, once, or once for each of `copies`; what consent keeps from its reader is left out.

        `large` here and below: in large print, on as many pages as it takes.
        Raises PrintBlockedError, or AgendaDoesNotFit, which says what to shorten by how much.
        """
        require(self.problems(meeting))
        self._gate(self._texts.agenda(meeting), self.readers.told(copies, meeting))

        def one(copy: CopyNumber | None) -> Iterable[Page]:
            agenda = self._meetings.agenda(meeting, reader=self.readers.of(copy, meeting))
            return self._layout.edition(large=large).agenda_pages(agenda, copy)

        return _each(copies, one)

    def advance_pages(self, meeting: Meeting, *, large: bool = False) -> list[Page]:
        """The vooraf-versie of the agenda, to mail: codes and phases, nothing of what is asked.

        Everybody gets the same file, so a case that consent keeps from one of them is not in it.
        Raises PrintBlockedError or PaperTooLongError.
        """
        agenda = self._meetings.agenda(meeting, reader=self.readers.everybody(meeting))
        require(advance_problems(agenda))
        self._gate(self._texts.advance(meeting))
        return list(self._layout.edition(large=large).advance(agenda))

    def decisions_pages(
        self,
        meeting: Meeting,
        *,
        copies: Sequence[CopyNumber] = (),
        large: bool = False,
    ) -> list[Page]:
        """The besluitenlijst of `meeting`, once or for each of `copies`, as `agenda_pages`.

        Raises PrintBlockedError, or DecisionsDoNotFit, which says what to shorten.
        """
        made = self._decisions.of(meeting.held_on)
        require(decisions_problems(self._decisions.list_of(meeting), made))
        self._gate(self._texts.decisions(meeting), self.readers.told(copies, meeting))

        def one(copy: CopyNumber | None) -> Iterable[Page]:
            listed = self._decisions.list_of(meeting, self.readers.of(copy, meeting))
            return self._layout.edition(large=large).decisions(listed, copy)

        return _each(copies, one)

    def single_case_pages(
        self, meeting: Meeting, code: str, *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """The agenda of one case only, for when its parents sit at the table (domain US12).

        Raises PrintBlockedError, also when consent keeps it from one of the readers (`may_read`),
        AgendaDoesNotFit, or CasusdeskError when the case is not on the agenda.
        """
        if not on_agenda(meeting, code):
            raise CasusdeskError(_NOT_ON_AGENDA)
        names = self.readers.all_of(copies, meeting)
        require(single_problems(self._cases.get(code), meeting.held_on, names))
        try:
            agenda = single_case(self._meetings.agenda(meeting), code)
        except KeyError:  # closed meanwhile
            raise CasusdeskError(_NOT_ON_AGENDA) from None
        require(agenda_problems(agenda))
        self._gate(self._texts.single(meeting, code))
        edition = self._layout.edition(large=large)
        return _each(copies, lambda copy: edition.agenda_pages(agenda, copy))

    def _as_held(self, handover: Handover, copy: CopyNumber | None, *, large: bool) -> tuple[Page, ...]:
        """The sheet for this holder."""
        named = self.readers.may_be_named(handover, copy)
        return self._layout.edition(large=large).handover(handover, copy, named=named)

    def feedback_pages(
        self, dues: Sequence[FeedbackDue], *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """Terugkoppelstroken, three on a page, two in large print; what consent keeps off paper gets none.

        `copies` holds a number for each of `slips_allowed`, or nothing. Raises PrintBlockedError, also when
        no slip at all is left, or PaperTooLongError.
        """
        today, allowed = self._clock.today(), self.readers.slips_allowed(dues)
        found = (feedback_problems(due, today, self.readers.known_as(due.to)) for due in allowed or dues)
        require(tuple(problem for problems in found for problem in problems))
        self._gate(self._texts.slips(allowed))
        return self._layout.edition(large=large).slips(allowed, copies)

    def parents_pages(
        self, handovers: Sequence[Handover], *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """The parents' version of each sheet, one page or two each; see `handover_pages`."""
        today, found = self._clock.today(), list[PrintProblem]()
        for handover in handovers:
            known_as = self.readers.known_as(handover.receiver.role)
            found += parents_problems(handover, self._cases.get(handover.case_code), today, known_as)
        require(tuple(found))
        self._gate(self._texts.parents(handovers))
        parents = self._layout.edition(large=large).parents
        return _each(copies, lambda copy: [page for h in handovers for page in parents(h, copy)])

    def handover_pages(
        self, handovers: Sequence[Handover], *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """One page for each sheet, or all of them once for each of `copies`.

        Raises PrintBlockedError or PaperTooLongError.
        """
        roles = {copy.role for copy in copies}
        barred = [s for s in handovers if not all(self.readers.may_hold(s, r) for r in roles)]
        require(self.problems(handovers=handovers) or holder_problems(barred))
        self._gate(self._texts.sheets(handovers))
        return _each(
            copies, lambda copy: [page for h in handovers for page in self._as_held(h, copy, large=large)]
        )

    def _gate(self, texts: Iterable[PaperText], may: Callable[[str], bool] = lambda _code: False) -> None:
        """Raises PrintBlockedError for a text that names a case it `may` not, or is unread (R4, R8)."""
        read = tuple(texts)
        require(tuple(named_elsewhere(read, {case.code for case in self._cases.all()}, may)))
        self._proofreading.require(read)


def _each(copies: Sequence[CopyNumber], lay_out: Callable[[CopyNumber | None], Iterable[Page]]) -> list[Page]:
    """The pages once, without a number, or once for each of `copies`."""
    return [page for copy in copies or (None,) for page in lay_out(copy)]
