"""The question to the meeting, what the clock asks, and the answers to the four questions, in the detail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.clock import Milestone
from casusdesk.domain.wording import counted, day_month
from casusdesk.services import answering
from casusdesk.services.wizard import QUESTIONS, Step
from casusdesk.services.wizard_check import Answer, answers
from casusdesk.ui.cases.answer_list import AnswerList, section_head
from casusdesk.ui.cases.detail_parts import SETTLED, MilestoneRow, shown
from casusdesk.ui.cases.detail_section import (
    DetailSection,
    Unfolding,
    stacked_column,
)
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.labels import muted, section, text
from casusdesk.ui.theme import GRID

Ask = Callable[[str, Step, str], object]
"""Opens the four questions of a case at a step, and at a question when one is named."""


_APART: Final = {"question", "since_last", "decision_needed", "seen_on", "seen_by", "last_seen"}


class QuestionSection(DetailSection):
    """The question itself, with what happened since when the case comes back."""

    change: QPushButton

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask

    def needs(self, view: CaseView) -> object:
        case = view.case
        return case.question, case.kind, case.since_last, case.decision_needed

    def build(self, view: CaseView) -> QWidget:
        case = view.case
        head, self.change = section_head(
            "Vraag aan het overleg", partial(self._ask, case.code, Step.BEFORE, "question")
        )
        parts = [head, text(case.question) if case.question else muted("Nog geen vraag. Wat is hier nodig?")]
        for label, words in (("Sinds vorige keer", case.since_last), ("Besluit nodig", case.decision_needed)):
            if words:
                parts.append(muted(f"{label}: {words}"))
        return stacked_column(*parts)


class AnswersSection(DetailSection):
    """One of the four questions with its answers."""

    change: QPushButton

    def __init__(self, ask: Ask, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask
        self._step = step

    def needs(self, view: CaseView) -> object:
        return self._found(view), answering.many_faces(view.case)

    def build(self, view: CaseView) -> QWidget:
        case, step = view.case, self._step
        title = f"{QUESTIONS.index(step) + 1}  {step.title}"
        head, self.change = section_head(title, partial(self._ask, case.code, step, ""), step.title)
        parts: list[QWidget] = [head, AnswerList(self._found(view), stacked=self.stacked)]
        if step is Step.AGENCIES and (hint := answering.many_faces(case)):
            parts.append(text(hint, "label"))
        return stacked_column(*parts)

    def _found(self, view: CaseView) -> tuple[Answer, ...]:
        """The answers of this question; the grade stands with the balance."""
        return tuple(a for a in answers(view.case, view.asking, self._step) if a.key != "grade")


class BackgroundSection(DetailSection):
    """Consent and where the signal came from: needed now and then, so folded to one line."""

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask
        self._unfolded = False

    def needs(self, view: CaseView) -> object:
        return self._found(view), view.case.consent

    def build(self, view: CaseView) -> QWidget:
        case = view.case
        head = section_head("Toestemming en signaal", partial(self._ask, case.code, Step.BEFORE, ""))[0]
        rest = self._found(view)
        more = Unfolding("Alle gegevens", [AnswerList(rest, stacked=self.stacked)], unfolded=self._unfolded)
        more.turned = self._remember
        return stacked_column(head, more)

    def _found(self, view: CaseView) -> tuple[Answer, ...]:
        """What is asked before the four questions, and has no place of its own in the detail."""
        found = answers(view.case, view.asking, Step.BEFORE)
        return tuple(a for a in found if a.key not in _APART)

    def _remember(self, unfolded: bool) -> None:
        self._unfolded = unfolded


class MilestoneSection(DetailSection):
    """What presses before the meeting after this one; what is settled is one line, to unfold."""

    marked = Signal(str, str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: dict[str, MilestoneRow] = {}
        self._just: set[str] = set()
        self._unfolded = False
        self._code = ""

    def needs(self, view: CaseView) -> object:
        return self._found(view), view.asking.meeting.next_on

    def build(self, view: CaseView) -> QWidget | None:
        case, asking = view.case, view.asking
        if case.code != self._code:
            self._code, self._unfolded = case.code, False
            self._just = set()
        found = self._found(view)
        pressing = shown(found)
        settled = [m for m in found if m.state in SETTLED]
        self.rows = {}
        if not pressing and not settled:
            return None
        fresh = [m for m in settled if m.key in self._just]
        old = [m for m in settled if m.key not in self._just]
        parts: list[QWidget] = [section("Mijlpalen"), muted(_about(pressing, asking.meeting.next_on))]
        parts += [self._row(milestone, view) for milestone in (*pressing, *fresh)]
        if old:
            count = counted(len(old), "mijlpaal", "mijlpalen")
            words = f"{count} gedaan of niet meer nodig:"
            more = Unfolding(words, [self._row(m, view) for m in old], unfolded=self._unfolded)
            more.turned = self._remember
            parts.append(more)
        return stacked_column(*parts, spacing=GRID)

    def _found(self, view: CaseView) -> tuple[Milestone, ...]:
        if not view.case.status.active:
            return ()
        asking = view.asking
        return case_milestones(view.case, asking.catalog, asking.meeting, asking.today)

    def _row(self, milestone: Milestone, view: CaseView) -> MilestoneRow:
        made = MilestoneRow(milestone, view.asking.catalog, self, stacked=self.stacked)
        made.marked.connect(partial(self._mark, milestone))
        self.rows[milestone.key] = made
        return made

    def _mark(self, milestone: Milestone, state: object) -> None:
        """What was ticked just now stays in sight, so that it can be taken back where it stood."""
        self._just.add(milestone.key)
        self.marked.emit(milestone.key, milestone.label, state)

    def _remember(self, unfolded: bool) -> None:
        self._unfolded = unfolded


def _about(pressing: list[Milestone], next_on: date) -> str:
    if pressing:
        return f"Wat voor het volgende overleg ({day_month(next_on)}) moet gebeuren."
    return "Er is nu niets te plannen."
