"""Who gets a paper, and what consent lets it say of a case to them: asked for every copy (domain R8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.consent import Right
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import CopyNumber, Paper
from casusdesk.domain.paper_rights import paper_right, party_names
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.cases import Cases
    from casusdesk.services.contacts import Contacts


class PaperReaders:
    """The readers of the papers of one open desk, by the names under which they may stand in a consent."""

    def __init__(
        self, cases: Cases, contacts: Contacts, coalition: Callable[[], Coalition], clock: Clock
    ) -> None:
        self._cases = cases
        self._contacts = contacts
        self._coalition = coalition
        self._clock = clock

    def may_read(self, code: str, paper: Paper, role: str) -> bool:
        """Whether a paper may say anything of this case to who has this role, today (domain R8)."""
        today = self._clock.today()
        return bool(paper_right(self._cases.get(code), paper, self.known_as(role), today))

    def may_hold(self, handover: Handover, role: str) -> bool:
        """Whether a copy of this sheet may go to `role`: to who receives it, and to who gives it (R8)."""
        return bool(self._right_to(handover, role))

    def may_be_named(self, handover: Handover, copy: CopyNumber | None) -> bool:
        """Whether this copy may bear name and birth date: else its holder may know only the code (R8)."""
        return self._right_to(handover, copy.role if copy else handover.receiver.role) is Right.NAME

    def slips_allowed(self, dues: Sequence[FeedbackDue]) -> tuple[FeedbackDue, ...]:
        """Those of `dues` that get a slip: consent keeps the code of the others off paper."""
        return tuple(due for due in dues if self.may_read(due.case.code, Paper.FEEDBACK, due.to))

    def told(self, copies: Sequence[CopyNumber], meeting: Meeting) -> Callable[[str], bool]:
        """Whether all who get one of `copies`, or the file by mail, may know of a case by its code."""
        names, day = self.all_of(copies, meeting), meeting.held_on
        return lambda code: bool(paper_right(self._cases.get(code), Paper.AGENDA, names, day))

    def all_of(self, copies: Sequence[CopyNumber], meeting: Meeting) -> frozenset[str]:
        """The names of the holders of `copies` together; without copies everybody's."""
        return frozenset().union(*(self.of(copy, meeting) for copy in copies or (None,)))

    def of(self, copy: CopyNumber | None, meeting: Meeting) -> frozenset[str]:
        """The names of the holder of a copy; without a copy everybody's."""
        days = meeting.held_on, self._clock.today()
        return self._contacts.known_as(copy.role, *days) if copy else self.everybody(meeting)

    def known_as(self, role: str) -> frozenset[str]:
        """The names of who has this role today."""
        return self._contacts.known_as(role, self._clock.today())

    def everybody(self, meeting: Meeting) -> frozenset[str]:
        """The names of all who get what goes by mail; the usual roles where nobody was noted down."""
        listed = [attendee.role for attendee in meeting.attendance] or self._coalition().attendees
        roles = {meeting.chair, *listed} - {""}
        days = meeting.held_on, self._clock.today()
        return frozenset().union(*(self._contacts.known_as(role, *days) for role in roles))

    def _right_to(self, handover: Handover, role: str) -> Right:
        party = handover.receiver if role == handover.receiver.role else handover.giver
        known_as = self.known_as(role)
        names = party_names(party, known_as) if role == party.role else known_as
        return paper_right(self._cases.get(handover.case_code), Paper.HANDOVER, names, self._clock.today())
