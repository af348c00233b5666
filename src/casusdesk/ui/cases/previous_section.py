"""What the last meeting decided, beside what is asked now, and what the coming one decided (ux §5.1)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.domain.wording import day_month
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_check import Answer
from casusdesk.services.wizard_last import decision_lines
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
            # of an older one it does not matter any more who heard back
            lines = decision_lines(decision, view.asking, feedback=decision is newest)
            rows = [Answer(Step.BEFORE, label, label, words) for label, words in lines]
            parts.append(AnswerList(rows, stacked=self.stacked))
        if not parts:
            return None
        if newest is not None and newest.discussed and newest.feedback.to and not newest.feedback.done_on:
            parts.append(button("Naar de terugkoppellijst", self.feedback_asked.emit, "link"))
        if view.to_close:
            parts.append(button("Casus afsluiten…", self.close_asked.emit))
        return stacked_column(*parts, spacing=GRID)
