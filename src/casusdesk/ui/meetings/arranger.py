"""What a person can do to the agenda, each as one undoable step with one spoken line (ux §7.5, §5.1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from casusdesk.domain import arrange
from casusdesk.domain.case import CaseKind
from casusdesk.domain.meeting import AgendaForm, Meeting
from casusdesk.domain.wording import clock_time, counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.meetings.changes import MeetingChange

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext


class Arranger:
    """Changes one meeting through the undo list of the window; `meeting` is always what is stored."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context
        self._meetings = context.desk.meetings
        self.meeting = self._meetings.upcoming()
        self._saved = True

    def follow(self) -> None:
        """Read the meeting again after any change anywhere; another day may have become the next."""
        self.meeting = self._meetings.upcoming()

    def form_of(self, code: str) -> AgendaForm:
        """How the case stands on the agenda; FULL when it does not."""
        return next((i.form for i in self.meeting.items if i.code == code), AgendaForm.FULL)

    def parents_join(self, code: str) -> bool:
        """Whether the parents sit at the table for the case."""
        return any(item.code == code and item.parents_join for item in self.meeting.items)

    def add(self, code: str, *, hammer: bool = False) -> None:
        """The case at the end of its rubriek, as hamerstuk when it was chosen as one."""
        after = arrange.add(self.meeting, self._context.desk.cases.get(code))
        if hammer:
            after = arrange.set_form(after, code, AgendaForm.HAMMER)
        self.change(after, f"{code} op de agenda")
        how = " als hamerstuk" if hammer else ""
        self.say(f"{code} staat{how} op de agenda, {self._place(code)}")

    def add_at(self, code: str, kind: CaseKind | None, place: int) -> None:
        """The case in rubriek `kind` (its own when None) at `place`, as one step; also moves it there."""
        after = arrange.add(self.meeting, self._context.desk.cases.get(code))
        if kind is not None and next(i.kind for i in after.items if i.code == code) is not kind:
            after = arrange.set_kind(after, code, kind)
        after = arrange.move_to(after, code, place)
        if after.items != self.meeting.items:
            self.change(after, f"{code} verplaatsen")
            self.say(f"{code} nu op {self._place(code)}")

    def take_off(self, code: str) -> None:
        """The case off the agenda, back among what is available."""
        self.change(arrange.take_off(self.meeting, code), f"{code} van de agenda")
        self.say(f"{code} is van de agenda")

    def move(self, code: str, steps: int) -> None:
        """Up (negative) or down within the rubriek; says so when it cannot go further."""
        after = arrange.move_by(self.meeting, code, steps)
        if after.items == self.meeting.items:
            self.say(f"{code} blijft op {self._place(code)}")
            return
        self.change(after, f"{code} verplaatsen")
        self.say(f"{code} nu op {self._place(code)}")

    def to_top(self, code: str) -> None:
        """First of its rubriek."""
        self.change(arrange.move_to(self.meeting, code, 1), f"{code} naar boven")
        self.say(f"{code} nu op {self._place(code)}")

    def toggle_hammer(self, *codes: str) -> None:
        """The cases as hamerstuk, or in full again when the first one is a hamerstuk already."""
        if not codes:
            return
        full = self.form_of(codes[0]) is AgendaForm.HAMMER
        after = self.meeting
        for code in codes:
            after = arrange.set_form(after, code, AgendaForm.FULL if full else AgendaForm.HAMMER)
        names = codes[0] if len(codes) == 1 else counted(len(codes), "casus", "casussen")
        said = f"{names} weer voluit" if full else f"{names} als hamerstuk"
        self.change(after, said)
        self.say(said)

    def toggle_parents(self, code: str) -> None:
        """Whether the parents sit at the table for this case."""
        joined = not self.parents_join(code)
        said = f"Ouder schuift {'aan' if joined else 'niet aan'} bij {code}"
        self.change(arrange.set_parents_join(self.meeting, code, joined=joined), said)
        self.say(said)

    def fill(self) -> None:
        """Every active case, sorted."""
        self._several(self._meetings.fill(self.meeting), "Alle casussen op de agenda")

    def sort(self) -> None:
        """Urgent, without lead, pressing milestone, oldest (domain §3.1)."""
        after = self._meetings.sort(self.meeting)
        if after.items == self.meeting.items:
            self.say("De agenda staat al op volgorde")
        else:
            self.change(after, "Agenda sorteren")
            self.say("De agenda is gesorteerd: urgent, zonder regie, mijlpaal, oudste")

    def keep(self, after: Meeting, text: str) -> None:
        """Any other change of the meeting; nothing happens when nothing changed."""
        if replace(after, version=0) != replace(self.meeting, version=0):
            self.change(replace(after, version=self.meeting.version + 1), text)

    def _several(self, after: Meeting, text: str) -> None:
        added = len(after.items) - len(self.meeting.items)
        if after.items == self.meeting.items:
            self._context.toast("Alles staat al op de agenda.", None)
            return
        self.change(after, text)
        self.say(f"{text}: {counted(added, 'casus', 'casussen')} erbij")

    def _place(self, code: str) -> str:
        if not arrange.on_agenda(self.meeting, code):
            return "een andere plaats"
        place, count = arrange.place_in_rubriek(self.meeting, code)
        return f"plaats {place} van {count}"

    def change(self, after: Meeting, text: str) -> bool:
        """The meeting as it becomes, as one step called `text`; whether that was saved."""
        return self.push(MeetingChange(self._meetings, self.meeting, after, text, self.failed))

    def push(self, step: QUndoCommand) -> bool:
        """Do this step, with the way back; whether it was saved."""
        self._saved = True
        self._context.undo.push(step)
        self.tell_saved()
        self.follow()
        return self._saved

    def keep_now(self, save: Callable[[], None]) -> None:
        """Save without a step on the undo list: that comes when the writing is done."""
        self._saved = True
        try:
            save()
        except CasusdeskError as error:
            self.failed(str(error))
        self.tell_saved()
        self.follow()

    def tell_saved(self) -> None:
        """In the top bar, unless the last step failed."""
        if self._saved:
            self._context.status(f"Bewaard om {clock_time(datetime.now().astimezone().time())}")

    def say(self, text: str) -> None:
        """To a screen reader, unless the last step failed."""
        if self._saved:
            self._context.announce(text)

    def failed(self, reason: str) -> None:
        """In the top bar: the last step was not saved, and why."""
        self._saved = False
        self._context.status(f"Niet bewaard – {reason}")
