"""The agenda builder: left what can be chosen, right the agenda as it will be on paper (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from casusdesk.domain.case import CaseKind
from casusdesk.domain.draft import Draft
from casusdesk.domain.meeting import Meeting
from casusdesk.ui.meetings import drafts
from casusdesk.ui.meetings.actions import choice_actions, row_actions
from casusdesk.ui.meetings.arranger import Arranger
from casusdesk.ui.meetings.builder import Builder
from casusdesk.ui.meetings.last_time import last_time
from casusdesk.ui.meetings.later import Later
from casusdesk.ui.meetings.page_fit import PageFit
from casusdesk.ui.meetings.rows import Row, RowKind
from casusdesk.ui.meetings.showing import show_meeting
from casusdesk.ui.meetings.taking_over import TakingOver
from casusdesk.ui.meetings.writing import Writing
from casusdesk.ui.papers.preview import WAY_BACK, Preview
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import is_narrow, text_scale

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext

LEAST_WIDTH = 700
"""Px for two lists beside each other, at normal text size."""


class MeetingScreen(Screen):
    """The next meeting: its agenda, who comes, how full the page is, and the way to paper."""

    title = "Overleg"
    room = "meeting"
    reads_along = True

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.arranger = Arranger(context)
        self.writing = Writing(context, self.arranger)
        self.later = Later(context, self.arranger)
        self.builder = Builder(context, self)
        self.fit = PageFit(context, self.arranger, self.later, self.builder)
        self.taking_over = TakingOver(context, self.arranger, self.builder)
        self.preview_page = Preview(context, self)
        self._asked_from: Callable[[], object] | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.builder)
        self._stack.addWidget(self.preview_page)
        self.preview_page.closed.connect(self._back)
        self._connect()
        self._show()
        self.fit.measure()

    def activate(self) -> None:
        """Show the next meeting, with the focus on the agenda."""
        self.arranger.follow()
        self._show()
        self.fit.soon()
        if self._stack.currentWidget() is self.preview_page:
            self.preview_page.activate()
        else:
            self.builder.enter()

    def refresh(self, change: Change) -> None:
        """Cases, meetings and handovers all show on the agenda."""
        self.arranger.follow()
        self._show()
        if self.isVisible():
            self.fit.soon()
        self.preview_page.refresh(change)

    def primary(self) -> None:
        """Ctrl+Enter: add the chosen case, or print from the preview."""
        if self._stack.currentWidget() is self.preview_page:
            self.preview_page.print_all()
        elif self.builder.previous.isVisible():
            self.builder.previous.confirm()
        else:
            self.add_chosen()

    def way_back(self) -> str:
        """From a case to the preview, as it was left."""
        return WAY_BACK if self._stack.currentWidget() is self.preview_page else ""

    def drafts(self) -> Iterable[Draft]:
        return drafts.drafts_of(self.builder)

    def take_draft(self, draft: Draft) -> bool:
        return drafts.take(self.builder, draft) or super().take_draft(draft)

    def search(self, text: str) -> None:
        """Go to the case on the agenda, or among what is available."""
        code = text.strip().upper()
        self.builder.agenda.go_to(code)
        self.builder.available.go_to(code)

    def preview(self) -> None:
        """Show the agenda as paper (Ctrl+P)."""
        self.show_papers(PaperRequest(self.arranger.meeting))

    def show_papers(self, request: PaperRequest, back: Callable[[], object] | None = None) -> None:
        """Show these papers in the preview; `back` leads to the screen that asked, None to the agenda."""
        self.context.save_all()
        self._asked_from = back
        self._stack.setCurrentWidget(self.preview_page)
        self.preview_page.show_papers(request)

    def save_pdf(self) -> None:
        """Save the agenda as PDF (Ctrl+Shift+P), or what is ticked in the open preview."""
        if self._stack.currentWidget() is not self.preview_page:
            self.preview()
        self.preview_page.save_pdf()

    def add_chosen(self) -> None:
        """The current case of Beschikbaar onto the agenda."""
        row = self.builder.available.current_row()
        if row is None or row.kind is not RowKind.CASE:
            self.context.announce("Kies eerst links een casus.")
        elif not row.addable:
            self.context.toast(f"{row.code} mag niet op papier. Bespreek eerst de toestemming.")
        else:
            self.arranger.add(row.code, hammer=row.settled)
            self.builder.agenda.go_to(row.code)

    def take_off_chosen(self) -> None:
        """The current case of the agenda back among what is available."""
        code = self.builder.agenda.current_case()
        if code is None:
            self.context.announce("Kies eerst op de agenda een casus.")
        else:
            self.arranger.take_off(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane at a time in a narrow window."""
        super().resizeEvent(event)
        self.builder.set_narrow(is_narrow(self) or self.width() < LEAST_WIDTH * text_scale(self))

    def _connect(self) -> None:
        builder, arranger = self.builder, self.arranger
        self.row_actions = row_actions(self, builder.agenda, arranger, self.later)
        self.choice_actions = choice_actions(builder.available, arranger, self.later)
        builder.use_row_actions(self.row_actions)
        builder.add.clicked.connect(self.add_chosen)
        builder.off.clicked.connect(self.take_off_chosen)
        for button, act in (
            (builder.fill, arranger.fill),
            (builder.sort, arranger.sort),
            (builder.preview, self.preview),
            (builder.meet, self.context.open_meeting_mode),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        builder.agenda.moved_to.connect(self._update_actions)
        builder.available.moved_to.connect(lambda row: self.choice_actions.update(arranger, row))
        builder.agenda.opened.connect(self.context.open_case)
        builder.available.opened.connect(self.context.open_case)
        builder.agenda.rows.dropped.connect(self._dropped_on_agenda)
        builder.available.rows.dropped.connect(self._dropped_off)
        builder.agenda.rows.typed.connect(self.writing.typed)
        builder.agenda.writing.drafted.connect(self.writing.drafted)
        builder.agenda.writing.let_go.connect(lambda row: self.writing.let_go(row.code))
        self.context.saving_asked.connect(builder.agenda.save_draft)
        self.context.saving_asked.connect(builder.attendance.keep_waiting)
        self.context.saving_asked.connect(builder.attendance.keep)
        builder.attendance.edited.connect(self._meeting_edited)
        self.preview_page.meeting_wanted.connect(lambda: self.builder.people.setChecked(True))
        self.preview_page.line_wanted.connect(builder.agenda.edit_line)
        self.preview_page.case_clicked.connect(self.context.open_case)

    def _show(self) -> None:
        show_meeting(self.builder, self.context.desk, self.arranger.meeting)
        self._update_actions(self.builder.agenda.current_row())
        self.choice_actions.update(self.arranger, self.builder.available.current_row())

    def _update_actions(self, row: Row | None) -> None:
        code = row.code if row is not None and row.kind is RowKind.CASE else None
        self.row_actions.update(self.arranger, code, line=row is not None and row.kind is RowKind.LINE)
        self.builder.off.setEnabled(code is not None)
        meeting = self.arranger.meeting
        self.builder.show_last_time(last_time(self.context.desk, meeting, code) if code else "")

    def _dropped_on_agenda(self, code: str, number: int) -> None:
        kind, place = self.builder.agenda.rows.place_for(code, number)
        row = self.builder.available.rows.row_of(code)
        if row >= 0 and not self.builder.available.rows.rows[row].addable:
            return
        self.arranger.add_at(code, kind or CaseKind.NEW, place)
        self.builder.agenda.go_to(code)

    def _dropped_off(self, code: str, _number: int) -> None:
        if self.builder.agenda.rows.row_of(code) >= 0:
            self.arranger.take_off(code)

    def _meeting_edited(self, after: Meeting) -> None:
        self.arranger.keep(after, "Overleg wijzigen")

    def _back(self) -> None:
        self._stack.setCurrentWidget(self.builder)
        back, self._asked_from = self._asked_from, None
        if back is None:
            self.builder.enter()
        else:
            back()
