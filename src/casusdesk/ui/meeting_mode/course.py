"""Where the meeting is: its cases in the order of the agenda, the one at hand, and what was decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.meeting import Meeting

if TYPE_CHECKING:
    from casusdesk.domain.agenda import AgendaEntry
    from casusdesk.domain.case import Case
    from casusdesk.domain.decision import Decision
    from casusdesk.services.desk import Desk


class Course:
    """One meeting under way. `code` is "" when nothing stands on its agenda."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.code = ""
        self.meeting: Meeting
        self.entries: tuple[AgendaEntry, ...] = ()
        self.minutes: int | None = None
        self.follow()

    @property
    def codes(self) -> tuple[str, ...]:
        """The cases in the order of the agenda; one whose consent forbids it is not among them."""
        return tuple(entry.case.code for entry in self.entries)

    @property
    def entry(self) -> AgendaEntry | None:
        """The case at hand as it stands on the agenda."""
        return next((entry for entry in self.entries if entry.case.code == self.code), None)

    @property
    def case(self) -> Case | None:
        """The case at hand."""
        return self.entry.case if self.entry else None

    @property
    def place(self) -> str:
        """`3 van 14`."""
        return f"{self.codes.index(self.code) + 1} van {len(self.codes)}" if self.code in self.codes else ""

    @property
    def first(self) -> bool:
        """Whether nothing comes before the case at hand."""
        return self.codes[:1] == (self.code,)

    @property
    def last(self) -> bool:
        """Whether the case at hand is the last one, after which comes the read-back."""
        return self.codes[-1:] == (self.code,)

    def follow(self) -> None:
        """Read the next meeting again; a case that left its agenda makes room for what is still to do."""
        meetings = self._desk.meetings
        self.meeting = meetings.upcoming()
        agenda = meetings.agenda(self.meeting)
        self.entries = (*agenda.new, *agenda.follow_up)
        self.minutes = agenda.minutes_per_case
        if self.code not in self.codes:
            self.resume()

    def resume(self, code: str = "") -> None:
        """To `code` when it is on the agenda, else to the first case without a decision, else the first."""
        if code in self.codes:
            self.code = code
            return
        made = {d.case_code for d in self._desk.decisions.of(self.meeting.held_on) if d.made}
        undecided = (c for c in self.codes if c not in made)
        self.code = next(undecided, next(iter(self.codes), ""))

    def step(self, by: int) -> bool:
        """To the next case (1) or the one before (-1); False when there is none."""
        if self.code not in self.codes:
            return False
        place = self.codes.index(self.code) + by
        if not 0 <= place < len(self.codes):
            return False
        self.code = self.codes[place]
        return True

    def decision(self) -> Decision:
        """What was decided on the case at hand until now. Raises CasusdeskError when it is gone."""
        return self._desk.decisions.on(self.meeting, self.code)
