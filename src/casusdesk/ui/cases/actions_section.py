"""The afspraken of one case in its detail: what is open, and a form that unfolds to add one.

It outlives the content around it, which is built anew with every change, so that a half-written afspraak
is never lost; each case keeps its own.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services.questions import Asking
from casusdesk.ui.cases.action_form import ActionForm
from casusdesk.ui.cases.commands import CaseCommands
from casusdesk.ui.cases.detail_parts import ActionRow
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.theme import GRID


class ActionsSection(QWidget):
    """`moved` when the focus went elsewhere in here, perhaps out of sight."""

    moved = Signal()

    def __init__(self, context: WindowContext, commands: CaseCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # until there is a case
        self._context = context
        self._commands = commands
        self.code = ""
        self.rows: dict[str, ActionRow] = {}
        self._forms: dict[str, ActionForm] = {}
        self._open: set[str] = set()
        self._title = section("")
        self.add = button("Afspraak toevoegen", self.unfold, "link")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self.add)
        self._unfolding = QVBoxLayout()
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addLayout(self._unfolding)
        column.addLayout(self._list)

    @property
    def form(self) -> ActionForm:
        """The form of the case that is shown."""
        return self._forms[self.code]

    @property
    def writing(self) -> bool:
        """Whether the focus is in the form."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.code in self._open and self.form.isAncestorOf(focused)

    def show_case(self, case: Case, asking: Asking, *, stacked: bool) -> None:
        """Show the open afspraken of `case`."""
        self.code = case.code
        if case.code not in self._forms:
            self._make_form(case.code)
        self.form.show_choices(case, asking.catalog, stacked=stacked)
        self._fold_out()
        found = [action for action in self._context.desk.cases.actions(case.code) if action.open]
        self._title.setText(f"Open afspraken ({len(found)})" if found else "Afspraken")
        self._empty()
        if not found:
            self._list.addWidget(muted("Geen open afspraken."))
        for action in found:
            row = ActionRow(action, asking.catalog, stacked=stacked)
            row.finished.connect(partial(self._commands.finish_action, action.id, action.text))
            row.removed.connect(partial(self._commands.delete_action, action))
            self.rows[action.id] = row
            self._list.addWidget(row)
            row.show()  # at once; a layout would only do so when the program comes to rest

    def unfold(self) -> None:
        """Open the form, with the focus in its first field."""
        self._open.add(self.code)
        self._fold_out()
        self.form.what.setFocus()
        self.moved.emit()

    def stop_for(self, focused: QWidget | None) -> QWidget | None:
        """Where the focus belongs after this is shown anew, when it was somewhere in here."""
        if focused is None or not self.isAncestorOf(focused):
            return None
        stays = focused is self.add or (self.code in self._open and self.form.isAncestorOf(focused))
        return focused if stays else self.add

    def _make_form(self, code: str) -> None:
        made = ActionForm(self._context.desk.today)
        made.submitted.connect(self._submit)
        made.closed.connect(self._fold)
        made.refused.connect(self.moved)
        made.hide()
        self._forms[code] = made
        self._unfolding.addWidget(made)

    def _submit(self) -> None:
        form = self.form
        if self._commands.add_action(self.code, form.what.text(), form.who.key(), form.due.day()):
            form.clear()
            self._fold()

    def _fold(self) -> None:
        self._open.discard(self.code)
        self._fold_out()
        self.add.setFocus()
        self.moved.emit()

    def _fold_out(self) -> None:
        """Show the form of this case when it is open, and no other."""
        for code, form in self._forms.items():
            form.setVisible(code == self.code and code in self._open)
        self.add.setVisible(self.code not in self._open)

    def _empty(self) -> None:
        self.rows = {}
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
