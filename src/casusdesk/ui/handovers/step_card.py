"""The stepper of one handover with its next step: a day, what follows from it, and the way back (ux §7.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.case import CaseStatus, Lead
from casusdesk.domain.dates import Lean
from casusdesk.domain.handover import PARENTS_LEAD, HandoverStep
from casusdesk.domain.handover_steps import STEPS, LeadMove, lead_move, next_step
from casusdesk.domain.wording import long_date, short_date
from casusdesk.ui.choice_fields import RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.handovers.stepper import Stepper
from casusdesk.ui.labels import button, frame, muted

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.domain.handover import Handover
    from casusdesk.ui.context import WindowContext

AGREED, TO_ASK, STAYS = "agreed", "to_ask", "stays"
_FORWARD = {
    HandoverStep.PLANNED: "Kennismaking plannen",
    HandoverStep.INTRODUCED: "Kennisgemaakt",
    HandoverStep.TAKEN_OVER: "Overgenomen",
}


class StepCard(QWidget):
    """`stepped(day, Lead | None)`, `back_wanted`, `plan_wanted` (the day is in the form), `case_wanted`
    and `status_wanted`: the editor does it.
    """

    stepped = Signal(object, object)
    back_wanted = Signal()
    plan_wanted = Signal()
    case_wanted = Signal()
    status_wanted = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._next: HandoverStep | None = None
        self._move: LeadMove | None = None
        self._filled: tuple[str, HandoverStep | None] = ("", None)
        self._asked: tuple[str, LeadMove | None] = ("", None)
        self.stepper = Stepper()
        today = context.desk.today
        self.days = {
            HandoverStep.INTRODUCED: DateField("Kennisgemaakt op", today, Lean.BEHIND),
            HandoverStep.TAKEN_OVER: DateField("Overgenomen op", today, Lean.BEHIND),
        }
        self.lead = RadioField("", [(AGREED, ""), (TO_ASK, ""), (STAYS, "")])
        self.lead.edited.connect(lambda: self.lead.set_error(None))
        self.consequence = muted("")
        self.forward = button("", self.go_forward)
        self.forward.setToolTip("Een stap verder (Alt+pijl rechts)")
        self.back = button("", self.back_wanted.emit, "quiet")
        self.back.setToolTip("Een stap terug (Alt+pijl links)")
        self.status = button("Zet de casus op status Overdracht", self.status_wanted.emit, "link")
        self.close_case = button("", self.case_wanted.emit, "link")
        buttons = QWidget()
        row = FlowLayout(buttons)
        for one in (self.forward, self.back):
            row.addWidget(one)
        rest = (self.lead, self.consequence, buttons, self.status, self.close_case)
        card = frame("card", self.stepper, *self.days.values(), *rest)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_handover(self, handover: Handover, case: Case | None) -> None:
        """Where it stands, and what the next step does."""
        step = handover.introduction.step
        self.stepper.show_step(handover.introduction)
        self._next = next_step(handover)
        fresh = (handover.id, self._next) != self._filled
        self._filled = (handover.id, self._next)
        for name, field in self.days.items():
            if fresh:
                field.set_day(self._context.desk.today())
            field.setVisible(name is self._next)
        self.forward.setVisible(self._next is not None)
        if self._next is not None:
            self.forward.setText(_FORWARD[self._next])
        self.back.setVisible(step is not HandoverStep.TO_PLAN)
        if step is not HandoverStep.TO_PLAN:
            self.back.setText(f"← Terug naar {STEPS[STEPS.index(step) - 1].label}")
        self._show_lead(handover, case)
        self._show_case(step, case)

    def filled_in(self) -> list[QWidget]:
        """What was chosen for a step that is not taken yet."""
        if self._next is None:
            return []
        day = self.days.get(self._next)
        changed = day is not None and day.line.text() != short_date(self._context.desk.today())
        chosen: list[QWidget] = [self.lead] if self._move is not None and self.lead.key() else []
        return [day, *chosen] if changed and day is not None else chosen

    def go_forward(self) -> None:
        """The next step, once its day and what happens to the lead are known."""
        if self._next is None:
            return
        if self._next is HandoverStep.PLANNED:
            self.plan_wanted.emit()
            return
        field = self.days[self._next]
        day = field.day()
        if day is None or day > self._context.desk.today():
            field.set_error("Vul de dag in waarop het gebeurde: vandaag of eerder.")
            field.setFocus()
            return
        field.set_error(None)
        asks = self._move is not None and self._next is HandoverStep.TAKEN_OVER
        if asks and not self.lead.key():
            self.lead.set_error("Kies eerst wat er met de regie gebeurt.")
            self.lead.setFocus()
            return
        self.stepped.emit(day, self._chosen_lead() if asks else None)

    def _chosen_lead(self) -> Lead | None:
        key = self.lead.key()
        if self._move is None or key == STAYS:
            return None
        return self._move.lead(agreed=key == AGREED)

    def _show_lead(self, handover: Handover, case: Case | None) -> None:
        """What the last step does to the lead; a person says so, it never goes by itself."""
        last = self._next is HandoverStep.TAKEN_OVER
        day = self.days[HandoverStep.TAKEN_OVER].day() or self._context.desk.today()
        self._move = lead_move(handover, case, day) if case and last else None
        self.lead.setVisible(self._move is not None)
        self.consequence.setVisible(last and self._move is None)
        if (handover.id, self._move) != self._asked:
            self._asked = (handover.id, self._move)
            self.lead.set_key("")
            self.lead.set_error(None)
        catalog = self._context.desk.catalog
        now = catalog.agency_label((case.lead.role if case else None) or "") or "wie hem nu heeft"
        if self._move is not None:
            who = catalog.agency_label(self._move.role)
            asked = f"Bij overgenomen: regie naar {who} per {long_date(self._move.on)}. Klopt dat?"
            self.lead.label.setText(asked)
            self.lead.editor.setAccessibleName(asked)
            words = {
                AGREED: f"Ja, {who} is akkoord",
                TO_ASK: "Ja, akkoord vraag ik nog",
                STAYS: f"Nee, de regie blijft bij {now}",
            }
            for key, said in words.items():
                self.lead.button(key).setText(said)
                self.lead.button(key).setAccessibleDescription(asked)
        elif handover.lead_after == PARENTS_LEAD:
            self.consequence.setText(
                "Bij overgenomen: de ouders doen het zelf. Daarna kun je de casus afsluiten."
            )
        else:
            self.consequence.setText(f"Bij overgenomen: de regie blijft bij {now}.")

    def _show_case(self, step: HandoverStep, case: Case | None) -> None:
        """The status that belongs to the step, and the question that comes after the last one."""
        active = case is not None and case.status.active
        behind = active and case is not None and case.status is not CaseStatus.HANDING_OVER
        self.status.setVisible(behind and step in (HandoverStep.PLANNED, HandoverStep.INTRODUCED))
        self.close_case.setVisible(active and step is HandoverStep.TAKEN_OVER)
        if case is not None:
            self.close_case.setText(f"Klaar? Naar casus {case.code} om af te sluiten")
