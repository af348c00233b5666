"""The handovers: a list with where each stands, and the editor of the one that is open (ux §7.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.handovers.changes import Deletion, take_back
from casusdesk.ui.handovers.editor import Editor
from casusdesk.ui.handovers.rows import handover_rows
from casusdesk.ui.labels import READING_WIDTH, button, frame, heading, muted, section
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.rows import Row
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID, is_narrow, text_scale

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext

LEAST_WIDTH = 1100
"""Px for list, form and sheet beside each other, at normal text size."""
FORM_AND_SHEET = 720
"""Px for form and sheet beside each other."""
CHOOSE = "Kies hierboven een casus; de kop van het blad wordt voor je ingevuld."
LIST_WIDTH = 280
"""Px of the list beside an open handover, at normal text size."""


class HandoversScreen(Screen):
    """List, editor and preview; where there is no room for the list beside the editor, one at a time."""

    title = "Overdrachten"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._narrow = False
        self.list = RowView("Overdrachten", self, editable=False)
        self.list.setDragEnabled(False)
        self.case = ChoiceField("Overdracht maken voor", [], empty="Kies een casus")
        self.make = button("Overdracht maken", self.make_chosen, "primary")
        self.editor = Editor(context, self)
        self.preview_page = Preview(context, self)
        self._how = muted(CHOOSE)
        self._empty = frame("card", section("Geen overdrachten gepland"), self._how)
        self._lay_out()
        self.list.moved_to.connect(self._row_chosen)
        self.list.opened.connect(self.open)
        self.editor.back.connect(self._to_list)
        self.editor.delete_wanted.connect(self.delete)
        self.editor.preview_wanted.connect(self.preview)
        self.preview_page.closed.connect(self._close_preview)
        self.preview_page.meeting_wanted.connect(context.open_meeting)
        self.preview_page.case_clicked.connect(context.open_case)
        self.command("Overdracht verwijderen", "Ctrl+Del", self.delete)
        self.command("Overnemen uit casus…", "", self.editor.show_offers)
        self._show()

    def activate(self) -> None:
        """Focus on the list, or on the preview when that is open."""
        self._show()
        if self._stack.currentWidget() is self.preview_page:
            self.preview_page.activate()
        elif self.list.rows.rows:
            self.list.setFocus()
        else:
            self.case.setFocus()

    def refresh(self, change: Change) -> None:
        """Handovers, and the cases they belong to."""
        self._show()

    def primary(self) -> None:
        """Ctrl+Enter: print from the preview, else make a handover for the chosen case."""
        if self._stack.currentWidget() is self.preview_page:
            self.preview_page.print_all()
        else:
            self.make_chosen()

    def search(self, text: str) -> None:
        """Go to the first handover of this case."""
        code = text.strip().upper()
        found = self.context.desk.handovers.for_case(code)
        if found:
            self.open(found[0].id)

    def open(self, handover_id: str) -> None:
        """Open one in the editor."""
        try:
            handover = self.context.desk.handovers.get(handover_id)
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        if self._stack.currentWidget() is self.preview_page:
            self._stack.setCurrentWidget(self._main)
        self.list.go_to(handover_id)
        if self.editor.handover is None or self.editor.handover.id != handover_id:
            self.editor.open(handover)
        self._show_panes(editor=True)
        self.editor.form.setFocus()

    def make_chosen(self) -> None:
        """A new handover for the case in the list above; its head is filled, nothing else."""
        code = self.case.key()
        if not code:
            self.case.set_error("Kies eerst voor welke casus.")
            self.case.setFocus()
            return
        self.case.set_error(None)
        try:
            handover = self.context.desk.handovers.propose(code)
            self.context.desk.handovers.record(handover)
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self.case.set_key("")
        self._show()
        self.open(handover.id)
        self.context.announce(f"Overdracht voor {code} gemaakt")

    def delete(self) -> None:
        """Throw the open one away; undo brings it back."""
        handover = self.editor.handover
        if handover is None:
            return
        self.editor.autosave.flush()
        self.editor.close_sheet()
        text = f"Overdracht {handover.case_code} verwijderd"
        step = Deletion(self.context.desk.handovers, handover.id, text, self.context.toast)
        self.context.undo.push(step)
        self.context.toast(f"{text}.", lambda: take_back(self.context, handover.id, text))
        self._show()
        self._to_list()

    def preview(self) -> None:
        """Show the open handover as paper (Ctrl+P), or all of them."""
        self.context.save_all()
        listed = self.context.desk.handovers.all()
        if not listed:
            self.context.toast("Er zijn nog geen overdrachten om af te drukken.")
            return
        opened = self.editor.handover
        chosen = {opened.id} if opened else {handover.id for handover in listed}
        self._stack.setCurrentWidget(self.preview_page)
        self.preview_page.open(self.context.desk.meetings.upcoming(), handovers=chosen)

    def save_pdf(self) -> None:
        """Save what the preview shows as PDF (Ctrl+Shift+P); what is ticked there stays ticked."""
        if self._stack.currentWidget() is not self.preview_page:
            self.preview()
        if self._stack.currentWidget() is self.preview_page:
            self.preview_page.save_pdf()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane at a time in a narrow window."""
        super().resizeEvent(event)
        scale = text_scale(self)
        room, needed = self.width() - 6 * GRID, 2 * self.editor.form_width + 2 * GRID
        with_list = round(LIST_WIDTH * scale) + 3 * GRID
        self._narrow = is_narrow(self) or self.width() < LEAST_WIDTH * scale or room < needed + with_list
        one_pane = is_narrow(self) or self.width() < FORM_AND_SHEET * scale or room < needed
        self.editor.set_narrow(alone=self._narrow, one_pane=one_pane)
        self._show_panes(editor=self._editing)

    def _show(self) -> None:
        desk = self.context.desk
        listed = desk.handovers.all()
        self.case.set_options([(c.code, c.code) for c in desk.cases.all() if c.status.active])
        count = counted(len(listed), "overdracht", "overdrachten")
        self.list.show_rows(handover_rows(listed, desk.catalog), count)
        self.list.setVisible(bool(listed))
        opened = self.editor.handover
        still = next((h for h in listed if opened is not None and h.id == opened.id), None)
        if still is not None:
            self.editor.refresh(still)
        elif opened is not None:
            self.editor.close_sheet()
        if self.editor.handover is None and listed and not self._narrow:
            row = self.list.current_row()
            self.editor.open(next((h for h in listed if row and h.id == row.code), listed[0]))
        active = any(case.status.active for case in desk.cases.all())
        self._how.setText(CHOOSE if active else "Voeg eerst een signaal toe (Ctrl+N).")
        self._empty.setVisible(not listed)
        self._show_panes(editor=self._editing)

    def _row_chosen(self, row: Row | None) -> None:
        """Walking through the list shows each in turn; in a narrow window Enter opens it."""
        opened = self.editor.handover
        if row is None or not row.code or self._narrow or (opened and opened.id == row.code):
            return
        found = next((h for h in self.context.desk.handovers.all() if h.id == row.code), None)
        if found is not None:
            self.editor.open(found)

    def _show_panes(self, *, editor: bool) -> None:
        self._editing = editor
        opened = self.editor.handover is not None
        self._left.setVisible(not self._narrow or not (editor and opened))
        self.editor.setVisible(opened and (not self._narrow or editor))
        wide = not self._narrow and opened
        empty = not self.list.rows.rows
        widest = LIST_WIDTH if wide else READING_WIDTH if empty else 0
        self._left.setMaximumWidth(round(widest * text_scale(self)) if widest else 16777215)

    def _to_list(self) -> None:
        self.editor.autosave.flush()
        self._show_panes(editor=False)
        self.list.setFocus()

    def _close_preview(self) -> None:
        self._stack.setCurrentWidget(self._main)
        self.activate()

    def _lay_out(self) -> None:
        self._editing = False
        self._main, self._left = QWidget(), QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GRID + 4)
        for widget in (heading("Overdrachten"), self.case, self.make, self._empty):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        left.addStretch(0)
        row = QHBoxLayout(self._main)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self._left, 1)
        row.addWidget(self.editor, 3)
        row.addStretch(0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._main)
        self._stack.addWidget(self.preview_page)
