"""One page of the wizard, built from its questions: only here is known which kind gets which widget."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    DateQuestion,
    DomainsQuestion,
    FactorsQuestion,
    InvolvementsQuestion,
    LeadQuestion,
    NumberQuestion,
    OffersQuestion,
    PathwaysQuestion,
    Question,
    ReceiversQuestion,
    TextQuestion,
)
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_pages import PAGES
from casusdesk.ui.cases.agencies_asker import InvolvementsAsker
from casusdesk.ui.cases.askers import Asker, ChoiceAsker, DateAsker, NumberAsker, TextAsker
from casusdesk.ui.cases.consent_line import ConsentLine
from casusdesk.ui.cases.domains_asker import DomainsAsker
from casusdesk.ui.cases.editor import CaseEditor
from casusdesk.ui.cases.factors_asker import FactorsAsker
from casusdesk.ui.cases.last_time_panel import LastTimePanel
from casusdesk.ui.cases.lead_asker import LeadAsker
from casusdesk.ui.cases.offers_asker import OffersAsker
from casusdesk.ui.cases.pathways_asker import PathwaysAsker
from casusdesk.ui.cases.recall_panel import RecallPanel
from casusdesk.ui.cases.receivers_asker import ReceiversAsker
from casusdesk.ui.going_on import go_to, is_enter, next_field, numbered, reveal
from casusdesk.ui.labels import heading, muted, section
from casusdesk.ui.theme import GRID, is_narrow, text_scale

_KEYS = "Enter: volgend veld. Alles mag leeg blijven."
_NUMBERS = "Met 1, 2, 3 kies je een antwoord en ga je verder."
BESIDE = 640
"""Width in px, at normal text size, from which the previous meeting stands beside the new one."""


_NUMBERED = (Step.BEFORE, Step.SUPPORT, Step.LEAD)
"""Pages with rows of answers; the life domains say their own numbers."""
_FOLLOWING = (InvolvementsAsker, ReceiversAsker, ChoiceAsker, FactorsAsker)
"""Kinds that show something more than the answer, and so follow their own answers too."""


class QuestionPage(QWidget):
    """The title takes the focus on entry, so that it is read; Tab and Enter go on to the first question.

    `through` comes with Enter in the last field, `go_asked` with a step and a question to go to.
    """

    through = Signal()
    go_asked = Signal(object, str)

    def __init__(self, step: Step, editor: CaseEditor) -> None:
        super().__init__()
        self.step = step
        self._editor = editor
        self.title = heading(step.title)
        self.askers: dict[str, Asker] = {}
        self._groups: dict[str, QWidget] = {}
        self.last: LastTimePanel | None = None
        page = QVBoxLayout(self)
        page.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        page.setSpacing(3 * GRID)
        self._keys = muted(f"{_KEYS} {_NUMBERS}" if step in _NUMBERED else _KEYS)
        head = QVBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self.title)
        head.addWidget(self._keys)
        page.addLayout(head)
        self.consent = ConsentLine()
        self.consent.change_asked.connect(lambda key: self.go_asked.emit(Step.BEFORE, key))
        page.addWidget(self.consent)
        before = step is Step.BEFORE  # there it stands below the answer that makes it appear
        self.recall = RecallPanel(editor.context, folded=not before)
        if not before:
            page.addWidget(self.recall)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(4 * GRID)
        page.addLayout(self._body)
        self._column = QVBoxLayout()
        self._column.setSpacing(3 * GRID)
        self._body.addLayout(self._column, 3)
        if step is Step.CHANGED:
            self.last = LastTimePanel()
            self._body.addWidget(self.last, 2, Qt.AlignmentFlag.AlignTop)
        self._below = QVBoxLayout()
        page.addLayout(self._below)
        for question in PAGES[step]:
            self._add(question, editor.case, editor.asking)
        self._column.addStretch(1)
        page.addStretch(1)
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
            QTimer.singleShot(0, self, self._show_focus)  # once the page has its places
            return
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._go_on()
        elif (chosen := numbered(self._asked(), event)) is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            chosen.click()
            if self._denied(chosen):
                QTimer.singleShot(0, self, self._show_recall)
            elif self.focusWidget() is chosen:  # some answers ask for more, and took the focus there
                self._go_on(last=chosen)
        else:
            super().keyPressEvent(event)

    def _asked(self) -> QWidget | None:
        """The field with the focus; on the title, which is only read, the first one of the page."""
        focused: QWidget | None = self.focusWidget()
        return next_field(self, focused) if focused is self.title else focused

    def _go_on(self, last: QWidget | None = None) -> None:
        """To the next field; past the last one the page is done, but an answer alone never leaves it."""
        following = next_field(self, last or self.focusWidget())
        if following is not None:
            go_to(following)
        elif last is None:
            self.through.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * text_scale(self)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        self._body.setDirection(way)
        if self.last is not None and isinstance(first := self.askers["since_last"], TextAsker):
            first.field.label.setVisible(not beside)  # the panel stands between it and the title then
        self._keys.setVisible(not is_narrow(self))  # where there is little room, the questions go first

    def _add(self, question: Question, case: Case, asking: Asking) -> None:
        if question.group and question.group not in self._groups:
            title = section(question.group)
            title.setContentsMargins(0, 2 * GRID if self._groups else 0, 0, 0)
            self._groups[question.group] = title
            self._column.addWidget(title)
        asker = _asker(question, self._editor, case, asking)
        if question.label == self.step.title and isinstance(asker, ChoiceAsker | TextAsker):
            asker.field.label.hide()  # the title right above it says the same
        asker.answered.connect(lambda change: self._editor.put(change, asker))
        asker.left.connect(self._editor.autosave.flush)
        if isinstance(asker, OffersAsker):
            asker.lighter_asked.connect(lambda: self._ask("tried_lighter"))
        self.askers[question.key] = asker
        wide = self.last is not None and question.key == "question"
        (self._below if wide else self._column).addWidget(asker)
        if question.key == "consent":
            self._column.addWidget(self.recall)

    def _ask(self, key: str) -> None:
        """To this question at once, when it is there."""
        if self.askers[key].isVisible():
            self.askers[key].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_focus)

    def _denied(self, chosen: QWidget) -> bool:
        """Whether this answer is a no: then what must come back is seen first, not the way around it."""
        asker = self.askers.get("consent")
        return asker is not None and asker.isAncestorOf(chosen) and self._editor.case.consent.state.denied

    def _show_recall(self) -> None:
        """What must come back stands right below the answer, as soon as that is kept."""
        self._editor.autosave.flush()
        for show in (lambda: reveal(self.recall), self._show_focus):  # once the page has its places
            QTimer.singleShot(0, self, show)

    def _show_focus(self) -> None:
        focused: QWidget | None = self.focusWidget()
        if focused is not None:
            reveal(focused)

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
            if asker is not source or isinstance(asker, _FOLLOWING):
                asker.load(case, asking)
            asker.judge(case)
            asker.setVisible(visible)
        for name, title in self._groups.items():
            title.setVisible(name in shown)
        self.consent.show_case(case, asking)
        self.recall.show_case(case)
        if self.last is not None:
            self.last.show_last(asking)


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
        case FactorsQuestion():
            made = FactorsAsker(question, asking)
        case PathwaysQuestion():
            made = PathwaysAsker(question, asking)
        case InvolvementsQuestion():
            made = InvolvementsAsker(question, asking, editor.context)
        case OffersQuestion():
            made = OffersAsker(question, case, asking)
        case LeadQuestion():
            made = LeadAsker(question, case, asking)
        case _:
            raise TypeError(type(question))
    return made
