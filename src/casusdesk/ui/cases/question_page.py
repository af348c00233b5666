"""One page of the wizard, built from its questions: only here is known which kind gets which widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    DateQuestion,
    DomainsQuestion,
    InvolvementsQuestion,
    LeadQuestion,
    NumberQuestion,
    OffersQuestion,
    Question,
    ReceiversQuestion,
    TextQuestion,
)
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_pages import PAGES
from casusdesk.ui.cases.agencies_asker import InvolvementsAsker, ReceiversAsker
from casusdesk.ui.cases.askers import Asker, ChoiceAsker, DateAsker, NumberAsker, TextAsker
from casusdesk.ui.cases.domains_asker import DomainsAsker
from casusdesk.ui.cases.editor import CaseEditor
from casusdesk.ui.cases.support_askers import LeadAsker, OffersAsker
from casusdesk.ui.labels import heading, section
from casusdesk.ui.theme import GRID


class QuestionPage(QWidget):
    """The title takes the focus on entry, so that it is read; Tab goes on to the first question."""

    def __init__(self, step: Step, editor: CaseEditor) -> None:
        super().__init__()
        self.step = step
        self._editor = editor
        self.title = heading(step.title)
        self.askers: dict[str, Asker] = {}
        self._groups: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        self._column.setSpacing(3 * GRID)
        self._column.addWidget(self.title)
        for question in PAGES[step]:
            self._add(question, editor.case, editor.asking)
        self._column.addStretch(1)
        editor.changed.connect(self.refresh)
        self.refresh(None)

    def enter(self, key: str = "") -> None:
        """Show the case as it is now, and put the focus on the title, or on one question."""
        self.refresh(None)
        if key in self.askers:
            asker = self.askers[key]
            if isinstance(asker, DomainsAsker):
                asker.focus_first()
            else:
                asker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, question: Question, case: Case, asking: Asking) -> None:
        if question.group and question.group not in self._groups:
            title = section(question.group)
            title.setContentsMargins(0, 2 * GRID if self._groups else 0, 0, 0)
            self._groups[question.group] = title
            self._column.addWidget(title)
        asker = _asker(question, self._editor, case, asking)
        if question.label == self.step.title and isinstance(asker, ChoiceAsker):
            asker.field.label.hide()  # the title right above it says the same
        asker.answered.connect(lambda change: self._editor.put(change, asker))
        asker.left.connect(self._editor.autosave.flush)
        self.askers[question.key] = asker
        self._column.addWidget(asker)

    def refresh(self, source: object) -> None:
        """Follow the case; the widget that gave the answer is left alone."""
        if not self._editor.open_code:
            return
        case, asking = self._editor.case, self._editor.asking
        shown = set()
        for asker in self.askers.values():
            visible = asker.question.visible(case, asking)
            if visible:
                shown.add(asker.question.group)
            if asker is not source or isinstance(asker, InvolvementsAsker | ReceiversAsker):
                asker.load(case, asking)
            asker.setVisible(visible)
        for name, title in self._groups.items():
            title.setVisible(name in shown)


def _asker(question: Question, editor: CaseEditor, case: Case, asking: Asking) -> Asker:
    """The widget for this kind of question."""
    made: Asker
    match question:
        case ChoiceQuestion():
            made = ChoiceAsker(question, case, asking)
        case TextQuestion():
            made = TextAsker(question, asking)
        case NumberQuestion():
            made = NumberAsker(question, asking)
        case DateQuestion():
            made = DateAsker(question, asking, editor.context.desk.today)
        case ReceiversQuestion():
            made = ReceiversAsker(question, asking, editor.context)
        case DomainsQuestion():
            made = DomainsAsker(question, asking)
        case InvolvementsQuestion():
            made = InvolvementsAsker(question, asking, editor.context)
        case OffersQuestion():
            made = OffersAsker(question, case, asking)
        case LeadQuestion():
            made = LeadAsker(question, case, asking)
        case _:
            raise TypeError(type(question))
    return made
