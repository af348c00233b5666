"""What does not get its turn now: onto the next agenda, or on the parking list until then (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from casusdesk.domain import arrange
from casusdesk.domain.meeting import AgendaItem, Meeting
from casusdesk.domain.wording import day_month
from casusdesk.ui.meetings.arranger import Arranger
from casusdesk.ui.meetings.changes import Postponement, Together

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext


class Later:
    """Each is one undoable step that is told with its way back."""

    def __init__(self, context: WindowContext, arranger: Arranger) -> None:
        self._context = context
        self._meetings = context.desk.meetings
        self._arranger = arranger

    @property
    def _meeting(self) -> Meeting:
        return self._arranger.meeting

    def postpone(self, code: str) -> None:
        """Off this agenda, onto the next one."""
        day = day_month(self._meeting.next_on)
        item = next((item for item in self._meeting.items if item.code == code), None)
        if item is None:
            return
        text = f"{code} doorschuiven naar {day}"
        step = Postponement(self._meetings, self._meeting, code, text, self._arranger.failed)
        if self._arranger.push(step):
            count = self._context.undo.index()
            self._context.toast(f"{code} doorgeschoven naar {day}.", lambda: self._bring_back(item, count))

    def park(self, code: str) -> None:
        """Off the agenda, or from what is available, onto the parking list."""
        day = day_month(self._meeting.next_on)
        if self._arranger.change(arrange.park(self._meeting, code), f"{code} parkeren"):
            text = f"{code} staat op de parkeerlijst en komt terug op {day}."
            self._context.toast(text, self._undoing())

    def unpark(self, code: str) -> None:
        """Off the parking list, back among what is available."""
        if self._arranger.change(arrange.unpark(self._meeting, code), f"{code} van de parkeerlijst"):
            self._context.toast(f"{code} staat niet meer op de parkeerlijst.", self._undoing())

    def toggle_parked(self, code: str) -> None:
        """Park the case, or take it off the parking list."""
        if code in self._meeting.parked:
            self.unpark(code)
        else:
            self.park(code)

    def _undoing(self) -> Callable[[], None]:
        """Undoes the step just done, unless something else was done or undone since."""
        count = self._context.undo.index()

        def undo() -> None:
            if self._context.undo.index() == count:
                self._context.undo.undo()

        return undo

    def _bring_back(self, item: AgendaItem, count: int) -> None:
        """Undo the postponement that was step `count`, also when something else was done since."""
        if self._context.undo.index() == count:
            self._context.undo.undo()
            self._arranger.follow()
            return
        listed = self._meetings.all()
        later = next((m for m in listed if m.held_on == self._meeting.next_on), None)
        if arrange.on_agenda(self._meeting, item.code) or later is None:
            return
        now = arrange.put(self._meeting, item)
        text = f"{item.code} terug op deze agenda"
        after = (now, arrange.take_off(later, item.code))
        before = (self._meeting, later)
        self._arranger.push(Together(self._meetings, before, after, text, self._arranger.failed))
        self._arranger.say(text)
