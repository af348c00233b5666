"""Papers as pages: checked first, and laid out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.arrange import on_agenda
from casusdesk.domain.consent import Right
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.named_codes import named_elsewhere
from casusdesk.domain.paper import CopyNumber, Paper
from casusdesk.domain.paper_rights import paper_right, party_names
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
from casusdesk.services.sheet_checks import route_problems, social_map_problems

if TYPE_CHECKING:
    from casusdesk.documents.fit_choices import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.domain.paper_texts import PaperText
    from casusdesk.services.cases import Cases
    from casusdesk.services.contacts import Contacts
    from casusdesk.services.decisions import Decisions
    from casusdesk.services.figures import Counting
    from casusdesk.services.large_layout import LargeLayout
    from casusdesk.services.layout import Layout
    from casusdesk.services.meetings import Meetings
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
        contacts: Contacts,
        layout: Layout,
        proofreading: Proofreading,
        counting: Counting,
        clock: Clock,
    ) -> None:
        self._cases = cases
        self._contacts = contacts
        self._meetings = meetings
        self._decisions = decisions
        self._layout = layout
        self._proofreading = proofreading
        self._texts = proofreading.texts
        self._counting = counting
        self._clock = clock

    def problems(self, meeting: Meeting | None = None, handovers: Sequence[Handover] = ()) -> tuple[str, ...]:
        """What blocks printing this agenda and these sheets: consent, lead, length, strange characters.

        Each is one Dutch sentence that names the code and the field; () when printing may go on.
        """
        found = list(agenda_problems(self._meetings.agenda(meeting))) if meeting is not None else []
        today = self._clock.today()
        for handover in handovers:
            case = self._cases.get(handover.case_code)
            found += handover_problems(handover, case, today, self._known_as(handover.receiver.role))
        return tuple(found)

    def agenda_pages(
        self,
        meeting: Meeting,
        *,
        copies: Sequence[CopyNumber] = (),
        choices: FitChoices | None = None,
        large: bool = False,
    ) -> list[Page]:
        """The agenda, once, or once for each of `copies`; what consent keeps from its reader is left out.

        `large` here and below: in large print, on as many pages as it takes. `choices` None means what a
        person allowed for the day of the meeting.
        Raises PrintBlockedError, or AgendaDoesNotFit, which says what to shorten by how much.
        """
        require(self.problems(meeting))
        self._gate(self._texts.agenda(meeting), self._told(copies, meeting))
        choices = choices or self._meetings.allowed(meeting.held_on)

        def one(copy: CopyNumber | None) -> Iterable[Page]:
            agenda = self._meetings.agenda(meeting, reader=self._reader(copy, meeting))
            if large:
                return self._layout.large.agenda(agenda, copy)
            return self._layout.agenda_pages(agenda, choices, copy)

        return _each(copies, one)

    def advance_pages(self, meeting: Meeting, *, large: bool = False) -> list[Page]:
        """The vooraf-versie of the agenda, to mail: codes and phases, nothing of what is asked.

        Everybody gets the same file, so a case that consent keeps from one of them is not in it.
        Raises PrintBlockedError or PaperTooLongError.
        """
        agenda = self._meetings.agenda(meeting, reader=self.everybody(meeting))
        require(advance_problems(agenda))
        self._gate(self._texts.advance(meeting))
        return list(self._door(large).advance(agenda))

    def decisions_pages(
        self,
        meeting: Meeting,
        *,
        copies: Sequence[CopyNumber] = (),
        choices: FitChoices | None = None,
        large: bool = False,
    ) -> list[Page]:
        """The besluitenlijst of `meeting`, once or for each of `copies`, as `agenda_pages`.

        Raises PrintBlockedError, or DecisionsDoNotFit, which says what to shorten.
        """
        made = self._decisions.of(meeting.held_on)
        require(decisions_problems(self._decisions.list_of(meeting), made))
        self._gate(self._texts.decisions(meeting), self._told(copies, meeting))

        def one(copy: CopyNumber | None) -> Iterable[Page]:
            listed = self._decisions.list_of(meeting, self._reader(copy, meeting))
            if large:
                return self._layout.large.decisions(listed, copy)
            return self._layout.decisions(listed, choices, copy)

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
        names = self._readers(copies, meeting)
        require(single_problems(self._cases.get(code), meeting.held_on, names))
        try:
            agenda = single_case(self._meetings.agenda(meeting), code)
        except KeyError:  # closed meanwhile
            raise CasusdeskError(_NOT_ON_AGENDA) from None
        require(agenda_problems(agenda))
        self._gate(self._texts.single(meeting, code))
        if large:
            return _each(copies, lambda copy: self._layout.large.agenda(agenda, copy))
        allowed = self._layout.allowances.of(Paper.SINGLE, code)
        return _each(copies, lambda copy: self._layout.agenda_pages(agenda, allowed, copy))

    def slips_allowed(self, dues: Sequence[FeedbackDue]) -> tuple[FeedbackDue, ...]:
        """Those of `dues` that get a slip: consent keeps the code of the others off paper."""
        return tuple(due for due in dues if self.may_read(due.case.code, Paper.FEEDBACK, due.to))

    def may_read(self, code: str, paper: Paper, role: str) -> bool:
        """Whether a paper may say anything of this case to who has this role, today (domain R8)."""
        today = self._clock.today()
        return bool(paper_right(self._cases.get(code), paper, self._known_as(role), today))

    def may_hold(self, handover: Handover, role: str) -> bool:
        """Whether a copy of this sheet may go to `role`: to who receives it, and to who gives it (R8)."""
        return bool(self._right_to(handover, role))

    def _right_to(self, handover: Handover, role: str) -> Right:
        party = handover.receiver if role == handover.receiver.role else handover.giver
        known_as = self._known_as(role)
        names = party_names(party, known_as) if role == party.role else known_as
        return paper_right(self._cases.get(handover.case_code), Paper.HANDOVER, names, self._clock.today())

    def _as_held(self, handover: Handover, copy: CopyNumber | None, *, large: bool) -> tuple[Page, ...]:
        """The sheet for this holder: who may know only the code gets no name and no birth date (R8)."""
        right = self._right_to(handover, copy.role if copy else handover.receiver.role)
        return self._door(large).handover(handover, copy, named=right is Right.NAME)

    def _door(self, large: bool) -> Layout | LargeLayout:
        return self._layout.large if large else self._layout

    def feedback_pages(
        self, dues: Sequence[FeedbackDue], *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """Terugkoppelstroken, three on a page, two in large print; what consent keeps off paper gets none.

        `copies` holds a number for each of `slips_allowed`, or nothing. Raises PrintBlockedError, also when
        no slip at all is left, or PaperTooLongError.
        """
        today, allowed = self._clock.today(), self.slips_allowed(dues)
        found = (feedback_problems(due, today, self._known_as(due.to)) for due in allowed or dues)
        require(tuple(problem for problems in found for problem in problems))
        self._gate(self._texts.slips(allowed))
        return self._door(large).slips(allowed, copies)

    def parents_pages(
        self, handovers: Sequence[Handover], *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """The parents' version of each sheet, one page or two each; see `handover_pages`."""
        today, found = self._clock.today(), list[str]()
        for handover in handovers:
            case, known_as = self._cases.get(handover.case_code), self._known_as(handover.receiver.role)
            found += parents_problems(handover, case, today, known_as)
        require(tuple(found))
        self._gate(self._texts.parents(handovers))
        parents = self._door(large).parents
        return _each(copies, lambda copy: [page for h in handovers for page in parents(h, copy)])

    def handover_pages(
        self, handovers: Sequence[Handover], *, copies: Sequence[CopyNumber] = (), large: bool = False
    ) -> list[Page]:
        """One page for each sheet, or all of them once for each of `copies`.

        Raises PrintBlockedError or PaperTooLongError.
        """
        roles = {copy.role for copy in copies}
        barred = [s for s in handovers if not all(self.may_hold(s, r) for r in roles)]
        require(self.problems(handovers=handovers) or holder_problems(barred))
        self._gate(self._texts.sheets(handovers))
        return _each(
            copies, lambda copy: [page for h in handovers for page in self._as_held(h, copy, large=large)]
        )

    def social_map_pages(self, *, large: bool = False) -> list[Page]:
        """The sociale kaart of today, on one page, without any client.

        Raises CasusdeskError while there is nobody to print, PrintBlockedError or PaperTooLongError.
        """
        contacts = self._contacts.all()
        require(social_map_problems(contacts, self._clock.today()))
        return list(self._door(large).social_map(contacts))

    def route_pages(self, *, large: bool = False) -> list[Page]:
        """The route bij een signaal, on one page, with the dates of the coming meeting.

        Raises PrintBlockedError or PaperTooLongError.
        """
        require(route_problems(self._layout.coalition))
        return list(self._door(large).route(self._meetings.upcoming()))

    def figures_pages(self, *, large: bool = False) -> list[Page]:
        """The tellingen of the last twelve months that are over. Raises DoesNotFitError."""
        return list(self._door(large).figures(self._counting.last_year()))

    def _gate(self, texts: Iterable[PaperText], may: Callable[[str], bool] = lambda _code: False) -> None:
        """Raises PrintBlockedError for a text that names a case it `may` not, or is unread (R4, R8)."""
        read = tuple(texts)
        require(tuple(named_elsewhere(read, {case.code for case in self._cases.all()}, may)))
        self._proofreading.require(read)

    def _told(self, copies: Sequence[CopyNumber], meeting: Meeting) -> Callable[[str], bool]:
        """Whether all who get a copy may know of a case by its code."""
        names, day = self._readers(copies, meeting), meeting.held_on
        return lambda code: bool(paper_right(self._cases.get(code), Paper.AGENDA, names, day))

    def _readers(self, copies: Sequence[CopyNumber], meeting: Meeting) -> frozenset[str]:
        return frozenset().union(*(self._reader(copy, meeting) for copy in copies or (None,)))

    def _reader(self, copy: CopyNumber | None, meeting: Meeting) -> frozenset[str]:
        """The names under which the holder of a copy may stand in a consent; without a copy everybody's."""
        days = meeting.held_on, self._clock.today()
        return self._contacts.known_as(copy.role, *days) if copy else self.everybody(meeting)

    def _known_as(self, role: str) -> frozenset[str]:
        return self._contacts.known_as(role, self._clock.today())

    def everybody(self, meeting: Meeting) -> frozenset[str]:
        """The names of all who get what goes by mail; the usual roles where nobody was noted down."""
        listed = [attendee.role for attendee in meeting.attendance] or self._layout.coalition.attendees
        roles = {meeting.chair, *listed} - {""}
        days = meeting.held_on, self._clock.today()
        return frozenset().union(*(self._contacts.known_as(role, *days) for role in roles))


def _each(copies: Sequence[CopyNumber], lay_out: Callable[[CopyNumber | None], Iterable[Page]]) -> list[Page]:
    """The pages once, without a number, or once for each of `copies`."""
    return [page for copy in copies or (None,) for page in lay_out(copy)]
