"""The afspraken of one case in its detail: what is open, and one form to add or change one.

What is typed is an afspraak as soon as it has words: it is kept while typing, so that neither another
case nor the lock takes it away (ux §5.3). One undo step comes of it when the form closes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from secrets import token_hex

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.action import Action
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.cases.action_commands import ActionCommands
from casusdesk.ui.cases.action_form import ActionForm
from casusdesk.ui.cases.detail_parts import ActionRow
from casusdesk.ui.cases.detail_section import DetailSection, case_key
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.context import WindowContext
from casusdesk.ui.draft_fields import in_trouble
from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.theme import GRID


class ActionsSection(DetailSection):
    """`rows` by the id of the action; the one in the form has none, the form stands in its place.

    `shown_anew` asks to be shown again, because the form opened or closed.
    """

    shown_anew = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = ActionCommands(context)
        self._view: CaseView | None = None
        self._open = False
        self._busy = False
        self._before: Action | None = None
        self._kept: Action | None = None
        self.rows: dict[str, ActionRow] = {}
        self.form = ActionForm(context.desk.today)
        self.form.setParent(self)
        self.form.hide()
        self.form.submitted.connect(self._submit)
        self.form.cancelled.connect(self._cancel)
        self.form.removed.connect(self._remove)
        self.form.closed.connect(self._put_away)
        self.form.refused.connect(self.moved)
        self.autosave = AutoSave(context, self._save, self)
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self._left)
        self.add = button("Afspraak toevoegen", self.unfold, "link")
        self.add.setParent(self)

    @property
    def writing(self) -> bool:
        """Whether the focus is in the form."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self._open and self.form.isAncestorOf(focused)

    @property
    def half_done(self) -> bool:
        """Whether something stands in the form that is no afspraak yet."""
        form = self.form
        wordless = not form.what.text() and bool(form.who.key() or form.due.line.text())
        wrong = in_trouble(form.due) or in_trouble(form.what)
        return self._open and (wordless or wrong or self.autosave.waiting)

    @property
    def action_id(self) -> str:
        """The afspraak in the form, empty while it is none."""
        return self._kept.id if self._kept else ""

    def resume(self, action_id: str) -> None:
        """The form as it was: at this afspraak, or empty."""
        found = self._view.open_actions if self._view else ()
        self._put_away()
        self._start(next((action for action in found if action.id == action_id), None))

    def stops(self) -> tuple[QWidget, ...]:
        return (self._head, *self._below)

    def needs(self, view: CaseView) -> object:
        in_form = self._kept.id if self._kept and self._open else ""
        shown = tuple(a for a in view.open_actions if a.id != in_form)
        people = case_key(view.case, "agencies", "lead", "brought_by_role")
        return shown, people, self._open, in_form, view.asking.today

    def show_view(self, view: CaseView, *, stacked: bool, look: object) -> bool:
        self._view = view
        if self._open and self._gone(view):
            self._reset()
        self._busy = True  # moving a field that is being typed in looks as if she left it
        made = super().show_view(view, stacked=stacked, look=look)
        self._busy = False
        return made

    def build(self, view: CaseView) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        in_form = self._kept.id if self._kept and self._open else ""
        found = view.open_actions
        count = sum(action.id != in_form for action in found)
        self._head = self._heading(f"Open afspraken ({count})" if count else "Afspraken")
        column.addWidget(self._head)
        self.rows = {}
        self._below: list[QWidget] = []
        if self._open and self._before is None:
            self._below.append(self.form)
        for action in found:
            if action.id != in_form:
                self._below.append(self._row(action, view))
            elif self._before is not None:
                self._below.append(self.form)
        for part in self._below:
            column.addWidget(part)
        self.form.show_choices(view.case, view.asking.catalog, stacked=self.stacked)
        self.form.setVisible(self._open)
        if not self._open:
            self.form.setParent(self)
        if not found:
            column.addWidget(muted("Geen open afspraken."))
        return made

    def unfold(self) -> None:
        """An empty form, with the focus in its first field."""
        self._put_away()
        self._start(None)

    def edit(self, action: Action) -> None:
        """The form in the place of this afspraak."""
        self._put_away()
        self._start(action)

    def leave(self) -> None:
        """Another case comes: what stands in the form is kept, and can be taken back in a moment."""
        if not self._open:
            return
        self.autosave.flush()
        before, kept = self._before, self._kept
        self._reset()
        if kept is not None and kept != before:
            QTimer.singleShot(0, self, partial(self._offer_back, before, kept))

    def _start(self, action: Action | None) -> None:
        self._open, self._before, self._kept = True, action, action
        self.form.fill(action)
        self._show_again()
        self.form.what.setFocus()
        self.moved.emit()

    def _submit(self) -> None:
        if self._finish():
            self._rest()

    def _put_away(self) -> None:
        """Close the form with what stands in it; without a word nothing comes of it."""
        if self._open and self._finish():
            self._rest()

    def _finish(self) -> bool:
        """Make one undo step of what was typed; whether the form could close."""
        wanted, before = self._wanted(), self._before
        self.autosave.forget()
        self._kept = wanted
        if wanted is not None and wanted != before:
            done = self._commands.change(before, wanted) if before else self._commands.add(wanted)
            if not done:
                self.autosave.touch()
                return False
        self._reset()
        return True

    def _cancel(self) -> None:
        """As it was before; what was typed can still be brought back."""
        self.autosave.flush()
        before, kept = self._before, self._kept
        self._reset()
        if kept is not None and before is None:
            self._commands.delete(kept)
        elif kept is not None and before is not None and kept != before:
            self._commands.change(kept, before)
        self._rest()

    def _remove(self) -> None:
        self.autosave.flush()
        kept = self._kept
        self._reset()
        if kept is not None:
            self._commands.delete(kept)
        self._rest()

    def _save(self) -> None:
        wanted = self._wanted()
        if wanted is not None and wanted != self._kept:
            before, self._kept = self._kept, wanted
            try:
                self._context.desk.cases.record_action(wanted)
            except BaseException:
                self._kept = before
                raise

    def _wanted(self) -> Action | None:
        """The afspraak as it stands in the form; None while that has no words."""
        if self._view is None or not self.form.what.text():
            return self._kept
        code, today = self._view.case.code, self._context.desk.today()
        base = self._kept or Action(token_hex(8), code, "", agreed_on=today)
        due = base.due if self.form.due_unreadable else self.form.due.day()
        return replace(base, text=self.form.what.text(), who=self.form.who.key(), due=due)

    def _offer_back(self, before: Action | None, kept: Action) -> None:
        if any(action.id == kept.id for action in self._context.desk.cases.actions(kept.case_code)):
            if before is None:
                self._commands.add(kept)
            else:
                self._commands.change(before, kept)

    def _gone(self, view: CaseView) -> bool:
        """Whether what stands in the form was taken away elsewhere: undone, ticked, wiped."""
        kept = self._kept
        here = kept is not None and kept.case_code == view.case.code
        return here and kept is not None and kept.id not in {action.id for action in view.open_actions}

    def _reset(self) -> None:
        self.autosave.forget()
        self._open, self._before, self._kept = False, None, None

    def _rest(self) -> None:
        self._show_again()
        self.add.setFocus()
        self.moved.emit()

    def _show_again(self) -> None:
        if self._view is not None:
            self.shown_anew.emit()

    def _left(self) -> None:
        if not self._busy:
            self.autosave.flush()

    def _heading(self, words: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(section(words), 1)
        row.addWidget(self.add)
        self.add.setVisible(not (self._open and self._before is None))
        return made

    def _row(self, action: Action, view: CaseView) -> ActionRow:
        row = ActionRow(action, view.asking, stacked=self.stacked)
        row.finished.connect(partial(self._commands.finish, action))
        row.edit_asked.connect(partial(self.edit, action))
        self.rows[action.id] = row
        return row
