"""The meetings and their agendas: the next one, what stands on it, in what order, and how it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from casusdesk.domain import arrange
from casusdesk.domain.agenda import Agenda, compose, sorted_items
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.meeting import AgendaItem, Meeting
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import long_date
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casusdesk.documents.fit_choices import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.services.cases import Cases
    from casusdesk.services.handovers import Handovers
    from casusdesk.services.layout import Layout
    from casusdesk.services.meeting_maker import MeetingMaker
    from casusdesk.store.meetings import MeetingStore

_WITHHELD = (
    "De moeder gaf geen toestemming: deze casus komt op geen enkel papier. Bespreek eerst de toestemming."
)
_CLOSED = "Deze casus is afgesloten en komt niet meer op de agenda. Zet de status terug om hem te bespreken."


class Meetings:
    """The meetings of one open desk. What was read is remembered until something changes."""

    def __init__(
        self,
        store: MeetingStore,
        cases: Cases,
        handovers: Handovers,
        layout: Layout,
        maker: MeetingMaker,
        changes: Changes,
        clock: Clock,
    ) -> None:
        self._store = store
        self._cases = cases
        self._handovers = handovers
        self._layout = layout
        self._catalog = layout.catalog
        self._maker = maker
        self._changes = changes
        self._clock = clock
        self._listed: tuple[Meeting, ...] | None = None
        changes.subscribe(self._forget)

    def all(self) -> tuple[Meeting, ...]:
        """Every meeting that was kept, the earliest first."""
        if self._listed is None:
            self._listed = tuple(self._store.all())
        return self._listed

    def get(self, day: date) -> Meeting:
        """The meeting on `day`. Raises CasusdeskError when none is planned then."""
        for meeting in (*self.all(), self.upcoming()):
            if meeting.held_on == day:
                return meeting
        raise CasusdeskError(f"Op {long_date(day)} is geen overleg gepland. Kies een andere dag.")

    def previous(self, day: date) -> Meeting | None:
        """The last meeting kept before `day`."""
        return next((meeting for meeting in reversed(self.all()) if meeting.held_on < day), None)

    def upcoming(self) -> Meeting:
        """The next meeting, today's included; made from the coalition's rhythm, not kept yet, when absent."""
        today = self._clock.today()
        kept = next((meeting for meeting in self.all() if meeting.held_on >= today), None)
        return kept or self._maker.meeting_on(self._day_from(today))

    def planned(self) -> bool:
        """Whether somebody chose the day of `upcoming`: it is kept, or follows from the rhythm."""
        return self._maker.coalition.first_meeting is not None or self.upcoming() in self.all()

    def or_filled(self, day: date) -> Meeting:
        """The meeting on `day`; with nothing on its agenda yet, or not planned, as `fill` makes it."""
        known = next((meeting for meeting in self.all() if meeting.held_on == day), None)
        if known is not None and known.items:
            return known
        return self.fill(known or self._maker.meeting_on(day))

    def record(self, meeting: Meeting, *, instead_of: date | None = None) -> None:
        """Keep the meeting as it is now; `instead_of` is the day it stood on before, when that was moved.

        Raises CasusdeskError when another meeting is on that day already.
        """
        moved = instead_of is not None and instead_of != meeting.held_on
        if moved and any(known.held_on == meeting.held_on for known in self.all()):
            day = long_date(meeting.held_on)
            raise CasusdeskError(f"Op {day} is al een overleg gepland. Kies een andere dag.")
        self._save(meeting, instead_of=instead_of if moved else None)

    def record_all(self, *meetings: Meeting) -> None:
        """Keep several meetings as they are now, all or none; postponing is taken back with it."""
        self._save(*meetings)

    def earlier_codes(self, day: date) -> frozenset[str]:
        """The cases that stood on the agenda of some meeting before `day`."""
        return frozenset(item.code for m in self.all() if m.held_on < day for item in m.items)

    def allowed(self, day: date) -> FitChoices:
        """What a person allowed the agenda of the meeting on `day`, for as long as the store is open."""
        return self._layout.allowances.of(Paper.AGENDA, day.isoformat())

    def agenda(
        self, meeting: Meeting, *, today: date | None = None, reader: frozenset[str] = frozenset()
    ) -> Agenda:
        """The agenda of `meeting` over the whole list as it is now.

        Its clock is that of the day of the meeting, or with `today` that of today, for the overview. What
        consent keeps from the `reader`, known by these names, is left out.
        """
        actions, handovers = self._cases.actions(), self._handovers.all()
        cases = self._cases.all()
        return compose(meeting, cases, actions, handovers, self._catalog, today=today, reader=reader)

    def fitted(self, meeting: Meeting) -> Page:
        """The agenda on its one page, with what was allowed for its day.

        Raises AgendaDoesNotFit, which says what to shorten by how much.
        """
        return self._layout.agenda(self.agenda(meeting))

    def case_lines(self, case: Case) -> Page:
        """The lines of this one case, kept or not, as it would stand on the next agenda.

        Raises CasusdeskError when consent or status keeps it off paper, or a character cannot be printed.
        """
        meeting = arrange.add(self.upcoming(), case)
        listed = {known.code: known for known in self._cases.all()} | {case.code: case}
        actions, handovers = self._cases.actions(), self._handovers.all()
        agenda = compose(meeting, listed.values(), actions, handovers, self._catalog)
        if not any(entry.case.code == case.code for entry in agenda.entries):
            raise CasusdeskError(_WITHHELD if case.status.active else _CLOSED)
        return self._layout.case_lines(agenda, case.code)

    def with_absences(self, meeting: Meeting) -> Meeting:
        """The same meeting with everybody marked who is away that day by the register; not kept yet."""
        return self._maker.marked(meeting)

    def following(self, meeting: Meeting) -> Meeting:
        """The meeting after this one; made from the coalition's rhythm, not kept yet, when absent."""
        known = next((m for m in self.all() if m.held_on == meeting.next_on), None)
        return known or self._maker.meeting_on(meeting.next_on)

    def postpone(self, meeting: Meeting, code: str) -> tuple[Meeting, Meeting]:
        """The case off this agenda and onto the next meeting's; both are kept, or neither is."""
        case = self._cases.get(code)
        stood = next((item for item in meeting.items if item.code == code), AgendaItem(code, case.kind))
        left = arrange.take_off(meeting, code)
        filled = arrange.put(self.following(meeting), stood)
        self._save(left, filled)
        return left, filled

    def sort(self, meeting: Meeting) -> Meeting:
        """The same items in agenda order (domain §3.1); not kept yet."""
        return self._sorted(meeting, [item.code for item in meeting.items])

    def fill(self, meeting: Meeting) -> Meeting:
        """Every active case that may be on paper and is not parked, in agenda order; not kept yet."""
        codes = [case.code for case in self._cases.all() if arrange.may_come(meeting, case)]
        return self._sorted(meeting, codes)

    def _sorted(self, meeting: Meeting, codes: Iterable[str]) -> Meeting:
        placed = {item.code: item for item in meeting.items}
        listed = {case.code: case for case in self._cases.all()}
        cases = [
            replace(
                listed[code], kind=placed[code].kind if code in placed else self._kind(listed[code], meeting)
            )
            for code in codes
            if code in listed
        ]
        items = tuple(placed.get(i.code, i) for i in sorted_items(cases, self._catalog, meeting))
        return replace(meeting, items=items, version=meeting.version + 1)

    def _kind(self, case: Case, meeting: Meeting) -> CaseKind:
        return CaseKind.FOLLOW_UP if case.code in self.earlier_codes(meeting.held_on) else case.kind

    def _day_from(self, today: date) -> date:
        """The first day of the rhythm on or after today, from the last meeting or the first one planned."""
        coalition, last = self._maker.coalition, self.previous(today)
        day = last.next_on if last else coalition.first_meeting or today
        return coalition.rhythm.first_from(day, today)

    def _save(self, *meetings: Meeting, instead_of: date | None = None) -> None:
        self._store.save(*meetings, at=self._clock.now(), instead_of=instead_of)
        self._changes.publish(Change(meetings=True))

    def _forget(self, change: Change) -> None:
        if change.meetings:
            self._listed = None
