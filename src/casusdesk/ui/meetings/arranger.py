"""What a person can do to the agenda, each as one undoable step with one spoken line (ux §7.5, §5.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from casusdesk.domain import arrange
from casusdesk.domain.case import CaseKind
from casusdesk.domain.limits import tidy
from casusdesk.domain.meeting import AgendaForm, Meeting
from casusdesk.domain.wording import counted, day_month
from casusdesk.ui.meetings.changes import MeetingChange, Postponement, QuestionChange

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

    def add(self, code: str) -> None:
        """The case at the end of its rubriek."""
        case = self._context.desk.cases.get(code)
        self._change(arrange.add(self.meeting, case), f"{code} op de agenda")
        self._say(f"{code} staat op de agenda, {self._place(code)}")

    def add_at(self, code: str, kind: CaseKind | None, place: int) -> None:
        """The case in rubriek `kind` (its own when None) at `place`, as one step; also moves it there."""
        after = arrange.add(self.meeting, self._context.desk.cases.get(code))
        if kind is not None and next(i.kind for i in after.items if i.code == code) is not kind:
            after = arrange.set_kind(after, code, kind)
        after = arrange.move_to(after, code, place)
        if after.items != self.meeting.items:
            self._change(after, f"{code} verplaatsen")
            self._say(f"{code} nu op {self._place(code)}")

    def take_off(self, code: str) -> None:
        """The case off the agenda, back among what is available."""
        self._change(arrange.take_off(self.meeting, code), f"{code} van de agenda")
        self._say(f"{code} is van de agenda")

    def move(self, code: str, steps: int) -> None:
        """Up (negative) or down within the rubriek; says so when it cannot go further."""
        after = arrange.move_by(self.meeting, code, steps)
        if after.items == self.meeting.items:
            self._say(f"{code} blijft op {self._place(code)}")
            return
        self._change(after, f"{code} verplaatsen")
        self._say(f"{code} nu op {self._place(code)}")

    def to_top(self, code: str) -> None:
        """First of its rubriek."""
        self._change(arrange.move_to(self.meeting, code, 1), f"{code} naar boven")
        self._say(f"{code} nu op {self._place(code)}")

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
        self._change(after, said)
        self._say(said)

    def postpone(self, code: str) -> None:
        """Off this agenda, onto the next one."""
        text = f"{code} doorschuiven naar {day_month(self.meeting.next_on)}"
        self._push(Postponement(self._meetings, self.meeting, code, text, self._failed))
        self._say(f"{code} doorgeschoven naar {day_month(self.meeting.next_on)}")

    def park(self, code: str) -> None:
        """Off the agenda, onto the parking list."""
        self._change(arrange.park(self.meeting, code), f"{code} parkeren")
        self._say(f"{code} staat op de parkeerlijst")

    def rephrase(self, code: str, text: str) -> None:
        """Another question (or, in a follow-up that has one, another decision needed) for the case."""
        case = self._context.desk.cases.get(code)
        words = tidy(text)
        kind = next((i.kind for i in self.meeting.items if i.code == code), case.kind)
        decision = kind is CaseKind.FOLLOW_UP and bool(case.decision_needed)
        after = replace(case, decision_needed=words) if decision else replace(case, question=words)
        if after != case:
            said = f"Kernvraag van {code} gewijzigd"
            self._push(QuestionChange(self._context.desk.cases, case, after, said, self._failed))
            self._say(said)

    def write_general(self, line: int, text: str) -> None:
        """One line of rubriek F; an emptied line goes away."""
        lines = [*self.meeting.general]
        words = tidy(text)
        if line < len(lines):
            lines[line : line + 1] = [words] if words else []
        elif words:
            lines.append(words)
        self.keep(replace(self.meeting, general=tuple(lines)), "Rubriek Algemeen wijzigen")

    def take_over(self) -> None:
        """What stood on the previous agenda and is still on the list, as follow-up."""
        previous = self._meetings.previous(self.meeting.held_on)
        if previous is None:
            self._context.toast("Er is geen eerdere agenda om over te nemen. Kies links casussen.", None)
            return
        after = arrange.take_over(self.meeting, previous, self._context.desk.cases.all())
        self._several(after, "Vorige agenda overnemen")

    def fill(self) -> None:
        """Every active case, sorted."""
        self._several(self._meetings.fill(self.meeting), "Alle casussen op de agenda")

    def sort(self) -> None:
        """Urgent, without lead, pressing milestone, oldest (domain §3.1)."""
        after = self._meetings.sort(self.meeting)
        if after.items == self.meeting.items:
            self._say("De agenda staat al op volgorde")
        else:
            self._change(after, "Agenda sorteren")
            self._say("De agenda is gesorteerd: urgent, zonder regie, mijlpaal, oudste")

    def keep(self, after: Meeting, text: str) -> None:
        """Any other change of the meeting; nothing happens when nothing changed."""
        if replace(after, version=0) != replace(self.meeting, version=0):
            self._change(replace(after, version=self.meeting.version + 1), text)

    def _several(self, after: Meeting, text: str) -> None:
        added = len(after.items) - len(self.meeting.items)
        if after.items == self.meeting.items:
            self._context.toast("Alles staat al op de agenda.", None)
            return
        self._change(after, text)
        self._say(f"{text}: {counted(added, 'casus', 'casussen')} erbij")

    def _place(self, code: str) -> str:
        if not arrange.on_agenda(self.meeting, code):
            return "een andere plaats"
        place, count = arrange.place_in_rubriek(self.meeting, code)
        return f"plaats {place} van {count}"

    def _change(self, after: Meeting, text: str) -> None:
        self._push(MeetingChange(self._meetings, self.meeting, after, text, self._failed))

    def _push(self, step: QUndoCommand) -> None:
        self._saved = True
        self._context.undo.push(step)
        self.follow()

    def _say(self, text: str) -> None:
        if self._saved:
            self._context.announce(text)

    def _failed(self, reason: str) -> None:
        self._saved = False
        self._context.status(f"Niet bewaard – {reason}")
