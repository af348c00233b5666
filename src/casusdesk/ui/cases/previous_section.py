"""What the last meeting decided, beside what is asked now, and what the coming one decided (ux §5.1)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.domain.action import Action
from casusdesk.domain.case import LeadAgreement
from casusdesk.domain.decision import Decision
from casusdesk.domain.wording import day_month
from casusdesk.services.questions import Asking
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_check import Answer
from casusdesk.services.wizard_words import agency_name
from casusdesk.ui.cases.answer_list import AnswerList
from casusdesk.ui.cases.detail_section import DetailSection, asking_key, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.labels import button, section
from casusdesk.ui.theme import GRID


class PreviousSection(DetailSection):
    """Hidden while nothing was decided. `feedback_asked` leads to the list, `close_asked` to the panel."""

    feedback_asked = Signal()
    close_asked = Signal()

    def needs(self, view: CaseView) -> object:
        return view.previous, view.now, view.actions, view.to_close, asking_key(view.asking)

    def build(self, view: CaseView) -> QWidget | None:
        parts: list[QWidget] = []
        newest = view.now or view.previous
        for decision in (view.now, view.previous):
            if decision is None:
                continue
            day = day_month(decision.held_on)
            parts.append(section(f"Besluit van {day}" if decision is view.now else f"Vorige keer ({day})"))
            rows = decision_rows(decision, view.actions, view.asking, feedback=decision is newest)
            parts.append(AnswerList(rows, stacked=self.stacked))
        if not parts:
            return None
        if newest is not None and newest.discussed and newest.feedback.to and not newest.feedback.done_on:
            parts.append(button("Naar de terugkoppellijst", self.feedback_asked.emit, "link"))
        if view.to_close:
            parts.append(button("Casus afsluiten…", self.close_asked.emit))
        return stacked_column(*parts, spacing=GRID)


def decision_rows(
    decision: Decision, actions: tuple[Action, ...], asking: Asking, *, feedback: bool
) -> list[Answer]:
    """Label and value of everything that came of the decision; of an older one its loop does not matter."""
    catalog = asking.catalog
    kind = catalog.find_lookup("decision", decision.kind)
    rows = [("Besluit", kind.label if kind else decision.kind)]
    if decision.asks_action:
        rows.append(("Afspraak", _agreed(decision, actions, asking)))
    if decision.discussed:
        rows.append(("Regie daarna", _lead(decision, asking)))
        if decision.no_handover_reason:
            rows.append(("Geen overdracht, want", decision.no_handover_reason))
        if feedback and decision.feedback.to:
            rows.append(("Teruggekoppeld", _told(decision, asking)))
    return [Answer(Step.BEFORE, label, label, value) for label, value in rows]


def _agreed(decision: Decision, actions: tuple[Action, ...], asking: Asking) -> str:
    parts = [agency_name(decision.who, asking.catalog)] if decision.who else []
    parts += [f"uiterlijk {day_month(decision.due)}"] if decision.due else []
    action = next((a for a in actions if a.id == decision.action_id), None)
    if action is not None:
        parts.append("nog open" if action.done_on is None else f"klaar op {day_month(action.done_on)}")
    return "\n".join(part for part in (decision.agreed, " · ".join(parts)) if part)


def _lead(decision: Decision, asking: Asking) -> str:
    if decision.lead.role is None:
        return "nog te bepalen"
    name = agency_name(decision.lead.role, asking.catalog)
    return f"{name} (akkoord nog vragen)" if decision.lead.agreement is LeadAgreement.TO_ASK else name


def _told(decision: Decision, asking: Asking) -> str:
    told = decision.feedback
    to = agency_name(told.to, asking.catalog)
    if told.done_on is None:
        return f"nog niet, aan de {to}"
    by = f" door {agency_name(told.done_by, asking.catalog)}" if told.done_by else ""
    return f"aan de {to}, op {day_month(told.done_on)}{by}"
