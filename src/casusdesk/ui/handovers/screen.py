"""The handovers: what is still to be made, where each stands, and the editor of the one that is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from casusdesk.domain.draft import Draft
from casusdesk.errors import CasusdeskError
from casusdesk.ui.handovers import drafts
from casusdesk.ui.handovers.changes import HandoverCommands
from casusdesk.ui.handovers.contact_filler import KEY
from casusdesk.ui.handovers.editor import Editor
from casusdesk.ui.handovers.list_pane import ListPane
from casusdesk.ui.labels import READING_WIDTH
from casusdesk.ui.meetings.rows import Row
from casusdesk.ui.papers.preview import WAY_BACK, Preview
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID, is_narrow, text_scale

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext

LEAST_WIDTH = 1100
"""Px for list, form and sheet beside each other, at normal text size."""
FORM_AND_SHEET = 720
"""Px for form and sheet beside each other."""
LIST_WIDTH = 300
"""Px of the list beside an open handover, at normal text size."""


class HandoversScreen(Screen):
    """List, editor and preview; where there is no room for the list beside the editor, one at a time."""

    title = "Overdrachten"
    room = "handovers"
    reads_along = True

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._narrow = self._editing = False
        self.commands = HandoverCommands(context)
        self.pane = ListPane(context, self)
        self.list, self.case, self.make = self.pane.list, self.pane.case, self.pane.make
        self.editor = Editor(context, self.commands, self)
        self.preview_page = Preview(context, self)
        self._lay_out()
        self.list.moved_to.connect(self._row_chosen)
        self.list.opened.connect(self.open)
        self.pane.make_wanted.connect(self.make_for)
        self.pane.wanted.left_out.connect(self.commands.leave_out)
        self.pane.prints.print_wanted.connect(self._print_these)
        self.editor.back.connect(self._to_list)
        self.editor.delete_wanted.connect(self.delete)
        self.editor.preview_wanted.connect(self.preview)
        self.preview_page.closed.connect(self._close_preview)
        self.preview_page.meeting_wanted.connect(context.open_meeting)
        self.preview_page.line_wanted.connect(lambda _number: context.open_meeting())
        self.preview_page.case_clicked.connect(context.open_case)
        self.command("Alle bladen maken", "", self.make_all)
        self.command("Overnemen uit Contacten", KEY, self._take_contact)
        self.command("Overdracht: stap verder", "Alt+Right", self.editor.step_forward)
        self.command("Overdracht: stap terug", "Alt+Left", self.editor.step_back)
        self.command("Overdracht verwijderen", "Ctrl+Del", self.delete)
        self.command("Overnemen uit casus…", "", self.editor.show_offers)
        self._show()

    @property
    def previewing(self) -> bool:
        """Whether paper is in sight instead of list and editor."""
        return self._stack.currentWidget() is self.preview_page

    def activate(self) -> None:
        """Focus on what is in sight: the preview, the list, or the sheet that is open alone."""
        self._show()
        if self.previewing:
            self.preview_page.activate()
        elif self.pane.isVisibleTo(self):
            self.pane.focus_first()
        else:
            self.editor.form.setFocus()

    def refresh(self, change: Change) -> None:
        """Handovers, the cases they belong to, and what the meetings decided."""
        self._show()
        self.preview_page.refresh(change)

    def primary(self) -> None:
        """Ctrl+Enter: print from the preview, show the sheet that fills the screen, else make one."""
        if self.previewing:
            self.preview_page.print_all()
        elif not self.pane.isVisible():
            self.preview()
        else:
            self.pane.make_chosen()

    def way_back(self) -> str:
        """From a case to the preview, as it was left."""
        return WAY_BACK if self.previewing else ""

    def drafts(self) -> Iterable[Draft]:
        return drafts.drafts_of(self)

    def take_draft(self, draft: Draft) -> bool:
        return drafts.take(self, draft)

    def whereabouts(self) -> Draft | None:
        shown = self.editor.handover
        return Draft(drafts.SHEET, shown.case_code, shown.id) if shown else super().whereabouts()

    def search(self, text: str) -> None:
        """Go to the first handover of this case."""
        found = self.context.desk.handovers.for_case(text.strip().upper())
        if found:
            self.open(found[0].id)

    def open(self, handover_id: str, field: str = "") -> None:
        """Open one in the editor, at the field with this name (`HandoverForm.go_to`) when there is one."""
        try:
            handover = self.context.desk.handovers.get(handover_id)
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self._stack.setCurrentWidget(self._main)
        self.list.go_to(handover_id)
        if self.editor.handover is None or self.editor.handover.id != handover_id:
            self.editor.open(handover)
        self._show_panes(editor=True)
        if field:
            self.editor.go_to(field)
        else:
            self.editor.form.setFocus()

    def _take_contact(self) -> None:
        if self.editor.handover is not None:
            self.editor.form.take_contact()

    def make_all(self) -> None:
        """A sheet for every discussed case that still waits for one."""
        if self.pane.wanted.codes:
            self.make_for(self.pane.wanted.codes)
        else:
            self.context.toast("Voor elke besproken casus is er al een overdracht.")

    def make_for(self, codes: Sequence[str]) -> None:
        """New handovers; their heads are filled, nothing else. A single one opens."""
        made = self.commands.make(codes)
        if len(made) == 1:
            self.open(made[0].id)
        elif made:
            self.list.go_to(made[0].id)
            self.list.setFocus()

    def delete(self) -> None:
        """Throw the open one away; undo brings it back."""
        handover = self.editor.handover
        if handover is None:
            return
        self.editor.autosave.flush()
        self.editor.close_sheet()
        self.commands.delete(handover)
        self._show()
        self._to_list()

    def preview(self) -> None:
        """Show as paper what is open in the editor (Ctrl+P), by its tab; or all sheets."""
        self.context.save_all()
        opened, listed = self.editor.handover, self.context.desk.handovers.all()
        if opened is None:
            ids = tuple(handover.id for handover in listed)
            if ids:
                self._show_paper(PaperRequest(handovers=ids))
            else:
                self.context.toast("Er zijn nog geen overdrachten om af te drukken.")
            return
        request = self.editor.papers.request()
        if request is None:
            self.context.toast("Bij deze casus hoort nog geen terugkoppelstrook.")
        else:
            self._show_paper(request)

    def save_pdf(self) -> None:
        """Save what the preview shows as PDF (Ctrl+Shift+P); what is ticked there stays ticked."""
        if not self.previewing:
            self.preview()
        if self.previewing:
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
        listed = self.context.desk.handovers.all()
        self.pane.refresh()
        opened = self.editor.handover
        still = next((h for h in listed if opened is not None and h.id == opened.id), None)
        if still is not None:
            self.editor.refresh(still)
        elif opened is not None:
            self.editor.close_sheet()
        if self.editor.handover is None and listed and not self._narrow:
            row = self.list.current_row()
            self.editor.open(next((h for h in listed if row and h.id == row.code), listed[0]))
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
        self.pane.setVisible(not self._narrow or not (editor and opened))
        self.editor.setVisible(opened and (not self._narrow or editor))
        widest = LIST_WIDTH if not self._narrow and opened else READING_WIDTH if self._narrow is False else 0
        self.pane.setMaximumWidth(round(widest * text_scale(self)) if widest else 16777215)

    def _print_these(self, ids: Sequence[str], parents_too: bool) -> None:
        self.context.save_all()
        self._show_paper(PaperRequest(handovers=tuple(ids), parents=tuple(ids) if parents_too else ()))

    def _show_paper(self, request: PaperRequest) -> None:
        self._stack.setCurrentWidget(self.preview_page)
        self.preview_page.show_papers(request)

    def _to_list(self) -> None:
        self.editor.autosave.flush()
        self._show_panes(editor=False)
        if self.list.rows.rows:
            self.list.setFocus()
        else:
            self.pane.focus_first()

    def _close_preview(self) -> None:
        self._stack.setCurrentWidget(self._main)
        self.activate()

    def _lay_out(self) -> None:
        self._main = QWidget()
        row = QHBoxLayout(self._main)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.pane, 1)
        row.addWidget(self.editor, 3)
        row.addStretch(0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._main)
        self._stack.addWidget(self.preview_page)
