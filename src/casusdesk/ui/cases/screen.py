"""The case screen: list at the left, and at the right one case, a new signal, or the four questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.domain.draft import Draft
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.services.wizard import Step
from casusdesk.ui.cases import drafts
from casusdesk.ui.cases.commands import CaseCommands
from casusdesk.ui.cases.detail import CaseDetail
from casusdesk.ui.cases.list_pane import ListPane
from casusdesk.ui.cases.panes import CasePanes
from casusdesk.ui.cases.row_book import RowBook
from casusdesk.ui.cases.rows import Filter
from casusdesk.ui.cases.signal_form import SignalForm
from casusdesk.ui.cases.withdrawal_watch import WithdrawalWatch
from casusdesk.ui.cases.wizard_view import WizardView
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import muted
from casusdesk.ui.screen import Screen

FOLLOW_AFTER = 40
"""Milliseconds after the last arrow key before the detail follows the mark: the list itself never waits."""


class CasesScreen(Screen):
    """Under 1000 px list and detail take turns; the four questions always have the whole screen."""

    title = "Casussen"
    room = "cases"
    reads_along = True

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._commands = CaseCommands(context)
        self._watch = WithdrawalWatch(context, self)
        self._book = RowBook(context.desk)
        self.list = ListPane()
        self.detail = CaseDetail(context, self._commands)
        self.form = SignalForm(context)
        self.wizard = WizardView(context)
        self._nothing = muted("")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panes = (self.detail, self.form, self.wizard, self._nothing)
        self._panes = CasePanes(self.list, panes, whole=self.wizard, back=self.detail.back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_AFTER)
        self._following.timeout.connect(lambda: self._show_marked(self.list.view.code()))
        self._onward = False
        self._connect()
        self.reload()
        self._panes.show_pane(self._nothing, on_right=False)
        self._show_marked(self.list.view.code())

    def activate(self) -> None:
        """Shown by the frame: the focus goes to what is open."""
        self._panes.adapt()
        pane = self._panes.current
        if pane is self.wizard:
            self.wizard.page().title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif pane is self.form:
            self.form.start()
        else:
            (self.list.view if self.list.model.rowCount() else self.list.empty.add).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def refresh(self, change: Change) -> None:
        """Something was kept somewhere: show it."""
        if change.cases or change.meetings or change.coalition or change.prints:
            self.reload()

    def search(self, words: str) -> None:
        """Typed in the top bar."""
        if self._panes.current is self.wizard and words.strip():
            self.wizard.leave()
        self.list.search(words)
        if words.strip() and self._panes.single:
            self._panes.look(on_right=False)

    def primary(self) -> None:
        """Ctrl+Enter: the main button of what is shown."""
        self._keep_up()
        pane = self._panes.current
        if pane is self.wizard:
            self.wizard.forward()
        elif pane is self.form:
            self.form.submit()
        elif pane is self.detail and self.detail.code:
            self.detail.primary()

    def drafts(self) -> Iterable[Draft]:
        return drafts.drafts_of(self)

    def take_draft(self, draft: Draft) -> bool:
        return drafts.take(self, draft)

    def whereabouts(self) -> Draft | None:
        pane = self._panes.current
        return drafts.whereabouts(self, on_questions=pane is self.wizard, on_signal=pane is self.form)

    def reload(self) -> None:
        """Read the list again."""
        desk = self.context.desk
        meeting = desk.meetings.upcoming()
        self.list.set_rows(self._book.rows(meeting), meeting.held_on)
        if self._panes.current in (self.detail, self._nothing):
            self._show_marked(self.list.view.code())

    def open_case(self, code: str) -> None:
        """Show this case, wherever the screen stands."""
        if self._leave_wizard():
            known = {case.code: case.status.active for case in self.context.desk.cases.all()}
            self.list.set_filter(Filter.ALL if known.get(code, True) else Filter.CLOSED)
            self.list.mark(code)
            self._open(code)
            if self.detail.away.open:
                self.context.announce(f"Casus {code}. Met Esc ga je terug naar het voorbeeld.")

    def show_part(self, part: str) -> None:
        """Show one part of the list: the name of a `Filter` in small letters."""
        if self._leave_wizard():
            self.list.set_filter(Filter[part.upper()])
            self._to_list()

    def add_signal(self) -> None:
        """Open the quick add; what was typed there before still stands."""
        if self._leave_wizard(onward=True):
            self._panes.show_pane(self.form, on_right=True)
            self.form.start()

    def open_questions(self, code: str, step: Step | None = None, key: str = "") -> None:
        """Walk the four questions of this case, from its first page unless `step` says where."""
        try:
            self.wizard.take_up(code)
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self._panes.show_pane(self.wizard, on_right=True)
        self.wizard.start(step, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        escape = event.key() == Qt.Key.Key_Escape
        if escape and self.detail.away.take():
            return
        if escape and self._panes.single and self._panes.on_right:
            self._to_list()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere has no use for the way back any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.detail.away.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.adapt()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self.detail.code:
            self.reload()
            self._panes.adapt()

    def _connect(self) -> None:
        self.list.current_changed.connect(lambda _code: self._following.start())
        self.list.opened.connect(self._open)
        self.list.delete_asked.connect(self._commands.delete)
        self.list.signal_asked.connect(self.add_signal)
        self.detail.back_asked.connect(self._to_list)
        self.detail.questions_asked.connect(self.open_questions)
        self.detail.handover_asked.connect(self._commands.hand_over)
        self.detail.closed.connect(self._to_list)
        self.form.added.connect(self._added)
        self.form.closed.connect(self._to_list)
        self.form.case_asked.connect(self.open_case)
        self.wizard.closed.connect(self._wizard_closed)
        self.wizard.agenda_asked.connect(self._commands.put_on_agenda)
        self.command("Volgende vraag", "Ctrl+PgDown", lambda: self._in_wizard(self.wizard.next_question))
        self.command("Vorige vraag", "Ctrl+PgUp", lambda: self._in_wizard(self.wizard.previous_question))
        self.command("Vragen doorlopen", "", lambda: self._with_code(self.open_questions))
        self.command("Op agenda zetten", "", lambda: self._with_code(self._commands.put_on_agenda))
        self.command("Overdracht maken", "", lambda: self._with_code(self._commands.hand_over))
        self.command("Casus afsluiten…", "", lambda: self._with_code(self._ask_closing))
        self.command("Casus verwijderen", "", lambda: self._with_code(self._commands.delete))

    def _in_wizard(self, act: Callable[[], object]) -> None:
        if self._panes.current is self.wizard:
            act()

    def _with_code(self, act: Callable[[str], object]) -> None:
        """For the case that is open or marked."""
        if code := self.wizard.editor.open_code or self.list.view.code():
            act(code)

    def _ask_closing(self, code: str) -> None:
        """The case to the fore, with the panel in which it is closed."""
        if self._leave_wizard():
            self._open(code)
            self.detail.ask_closing()

    def _keep_up(self) -> None:
        """Show the marked case now, for who is faster than the detail."""
        if self._following.isActive():
            self._show_marked(self.list.view.code())

    def _show_marked(self, code: str) -> None:
        """The detail follows the mark in the list, unless something is being written."""
        self._following.stop()
        if self._panes.current in (self.wizard, self.form):
            return
        case = next((known for known in self.context.desk.cases.all() if known.code == code), None)
        if case is not None:
            self.detail.show_case(case)
        self._nothing.setText("Kies links een casus." if self.list.model.rowCount() else "")
        there = case is not None and self._panes.on_right
        self._panes.show_pane(self.detail if case else self._nothing, on_right=there)

    def _open(self, code: str) -> None:
        """A click or Enter: the case to the fore, also over a form that was being filled in."""
        try:
            self.detail.show_case(self.context.desk.cases.get(code))
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self._panes.show_pane(self.detail, on_right=True)
        if self._panes.single:
            self._rest()

    def _added(self, code: str, go_on: bool) -> None:
        self.reload()
        self.list.mark(code)
        if go_on:
            self.open_questions(code)
            return
        self._open(code)
        self.context.toast(f"Signaal toegevoegd als casus {code}.")
        self._rest()

    def _wizard_closed(self) -> None:
        if self._onward:
            self._panes.show_pane(self._nothing, on_right=True)
            return
        code = self.detail.code or self.list.view.code()
        self._panes.show_pane(self._nothing, on_right=True)
        self.reload()
        self.list.mark(code)
        self._show_marked(self.list.view.code())
        self._rest()

    def _rest(self) -> None:
        """The focus where it belongs when nothing is being written."""
        back = self.detail.away if self.detail.away.open else self.detail.back
        (back if self._panes.single else self.list.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_wizard(self, *, onward: bool = False) -> bool:
        """Whether the wizard could be closed; text that is not saved keeps it open.

        `onward` when something else is shown at once, so that nobody waits for the case behind it.
        """
        if self._panes.current is self.wizard:
            self._onward = onward
            self.wizard.leave()
            self._onward = False
        return self._panes.current is not self.wizard

    def _to_list(self) -> None:
        self._panes.show_pane(self._nothing, on_right=False)
        self._show_marked(self.list.view.code())
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
