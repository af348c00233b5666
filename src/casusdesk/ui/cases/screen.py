"""The case screen: list at the left, and at the right one case, a new signal, or the four questions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.services.wizard import Step
from casusdesk.ui.cases.commands import CaseCommands
from casusdesk.ui.cases.detail import CaseDetail
from casusdesk.ui.cases.list_pane import ListPane
from casusdesk.ui.cases.rows import CaseRow, case_row
from casusdesk.ui.cases.signal_form import SignalForm
from casusdesk.ui.cases.wizard_view import WizardView
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import muted
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import is_narrow, text_scale

LIST_WIDTH = 380


class CasesScreen(Screen):
    """Under 1000 px list and detail take turns; the four questions always have the whole screen."""

    title = "Casussen"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._commands = CaseCommands(context)
        self._rows: dict[str, tuple[tuple[Case, Meeting, tuple[Action, ...]], CaseRow]] = {}
        self.list = ListPane()
        self.detail = CaseDetail(context, self._commands)
        self.form = SignalForm(context)
        self.wizard = WizardView(context)
        self._nothing = muted("Kies links een casus.")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right = QStackedWidget()
        for pane in (self.detail, self.form, self.wizard, self._nothing):
            self._right.addWidget(pane)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._on_right = False
        self._connect()
        self.reload()
        self._show(self._nothing, on_right=False)
        self._show_marked(self.list.view.code())

    def activate(self) -> None:
        """Shown by the frame: the focus goes to what is open."""
        self._adapt()
        pane = self._right.currentWidget()
        if pane is self.wizard:
            self.wizard.page().title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif pane is self.form:
            self.form.start()
        else:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        """Something was kept somewhere: show it."""
        if change.cases or change.meetings or change.coalition:
            self.reload()

    def search(self, words: str) -> None:
        """Typed in the top bar."""
        if self._right.currentWidget() is self.wizard and words.strip():
            self.wizard.leave()
        self.list.search(words)
        if words.strip() and self._single():
            self._on_right = False
            self._adapt()

    def primary(self) -> None:
        """Ctrl+Enter: the main button of what is shown."""
        pane = self._right.currentWidget()
        if pane is self.wizard:
            self.wizard.forward()
        elif pane is self.form:
            self.form.submit()
        elif pane is self.detail and self.detail.code:
            self.detail.primary()

    def reload(self) -> None:
        """Read the list again."""
        desk = self.context.desk
        meeting = desk.meetings.upcoming()
        by_case: dict[str, list[Action]] = {}
        for action in desk.cases.actions():
            by_case.setdefault(action.case_code, []).append(action)
        rows = [self._row(case, meeting, tuple(by_case.get(case.code, ()))) for case in desk.cases.all()]
        self.list.set_rows(rows, meeting.held_on)
        if self._right.currentWidget() in (self.detail, self._nothing):
            self._show_marked(self.list.view.code())

    def _row(self, case: Case, meeting: Meeting, actions: tuple[Action, ...]) -> CaseRow:
        """The row of a case, made anew only when what it shows changed."""
        known = self._rows.get(case.code)
        if known is None or known[0] != (case, meeting, actions):
            known = (case, meeting, actions), case_row(case, self.context.desk.catalog, meeting, actions)
            self._rows[case.code] = known
        return known[1]

    def open_case(self, code: str) -> None:
        """Show this case, wherever the screen stands."""
        if not self._leave_wizard():
            return
        self.list.set_filter(next(iter(self.list.filters)))
        self.list.mark(code)
        self._open(code)

    def add_signal(self) -> None:
        """Open the quick add; what was typed there before still stands."""
        if not self._leave_wizard():
            return
        self._show(self.form, on_right=True)
        self.form.start()

    def open_questions(self, code: str, step: Step = Step.BEFORE, key: str = "") -> None:
        """Walk the four questions of this case."""
        try:
            self.wizard.take_up(code)
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self._show(self.wizard, on_right=True)
        self.wizard.start(step, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._single() and self._on_right:
            self._to_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self.detail.code:
            self.reload()
            self._adapt()

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_marked)
        self.list.opened.connect(self._open)
        self.list.delete_asked.connect(self._commands.delete)
        self.list.signal_asked.connect(self.add_signal)
        self.detail.back_asked.connect(self._to_list)
        self.detail.questions_asked.connect(self.open_questions)
        self.detail.handover_asked.connect(self._hand_over)
        self.form.added.connect(self._added)
        self.form.closed.connect(self._to_list)
        self.wizard.closed.connect(self._wizard_closed)
        self.wizard.agenda_asked.connect(self._put_on_agenda)
        self.command("Volgende vraag", "Ctrl+PgDown", lambda: self._in_wizard(self.wizard.next_question))
        self.command("Vorige vraag", "Ctrl+PgUp", lambda: self._in_wizard(self.wizard.previous_question))
        self.command("Vragen doorlopen", "", lambda: self._with_code(self.open_questions))
        self.command("Op agenda zetten", "", lambda: self._with_code(self._put_on_agenda))
        self.command("Overdracht maken", "", lambda: self._with_code(self._hand_over))
        self.command("Casus verwijderen", "", lambda: self._with_code(self._commands.delete))

    def _in_wizard(self, act: Callable[[], object]) -> None:
        if self._right.currentWidget() is self.wizard:
            act()

    def _with_code(self, act: Callable[[str], object]) -> None:
        """For the case that is open or marked."""
        code = self.wizard.editor.open_code or self.list.view.code()
        if code:
            act(code)

    def _show_marked(self, code: str) -> None:
        """The detail follows the mark in the list, unless something is being written."""
        if self._right.currentWidget() in (self.wizard, self.form):
            return
        try:
            case = self.context.desk.cases.get(code) if code else None
        except CasusdeskError:
            case = None
        if case is not None:
            self.detail.show_case(case)
        self._show(self.detail if case else self._nothing, on_right=self._on_right and case is not None)

    def _open(self, code: str) -> None:
        """A click or Enter: the case to the fore, also over a form that was being filled in."""
        try:
            self.detail.show_case(self.context.desk.cases.get(code))
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self._show(self.detail, on_right=True)
        if self._single():
            self.detail.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self, code: str, go_on: bool) -> None:
        self.reload()
        self.list.mark(code)
        if go_on:
            self.open_questions(code)
            return
        self._open(code)
        self.context.toast(f"Signaal toegevoegd als casus {code}.")
        if not self._single():
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self, code: str) -> None:
        handovers = self.context.desk.handovers
        try:
            made = handovers.propose(code)
            handovers.record(made)
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self.context.open_handover(made.id)

    def _put_on_agenda(self, code: str) -> None:
        self._commands.put_on_agenda(code)

    def _wizard_closed(self) -> None:
        code = self.detail.code or self.list.view.code()
        self._show(self._nothing, on_right=True)
        self.reload()
        self.list.mark(code)
        self._show_marked(self.list.view.code())
        if self._single():
            self.detail.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_wizard(self) -> bool:
        """Whether the wizard could be closed; text that is not saved keeps it open."""
        if self._right.currentWidget() is self.wizard:
            self.wizard.leave()
        return self._right.currentWidget() is not self.wizard

    def _to_list(self) -> None:
        self._show(self._nothing, on_right=False)
        self._show_marked(self.list.view.code())
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, pane: QWidget, *, on_right: bool) -> None:
        self._on_right = on_right
        self._right.setCurrentWidget(pane)
        self._adapt()

    def _single(self) -> bool:
        """Whether there is room for one pane only."""
        return is_narrow(self) or self.width() < 760 * text_scale(self)

    def _adapt(self) -> None:
        single, wizard = self._single(), self._right.currentWidget() is self.wizard
        self.list.setVisible(not wizard and not (single and self._on_right))
        self._right.setVisible(wizard or not single or self._on_right)
        self.detail.back.setVisible(single)
        self.list.setMinimumWidth(0 if single else round(LIST_WIDTH * 0.8))
