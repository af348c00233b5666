"""Overzicht: the next meeting in one line, the step of the round, what to do, and what stands out."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.attention import attention
from casusdesk.domain.attention_lines import attention_lists
from casusdesk.domain.dates import relative_day
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.meeting_round import MeetingRound, MeetingStep
from casusdesk.domain.todo_list import todos
from casusdesk.domain.wording import clock_time, long_date
from casusdesk.services.changes import Change
from casusdesk.services.month import round_of
from casusdesk.ui.context import WindowContext
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import heading, muted, scrolling
from casusdesk.ui.overview.agenda_box import AgendaBox
from casusdesk.ui.overview.attention_card import AttentionCard
from casusdesk.ui.overview.care_box import CareBox
from casusdesk.ui.overview.step_bar import StepBar
from casusdesk.ui.overview.todo_box import TodoBox
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID, text_scale

CARDS: Final = 5
"""Last chance, without lead, not fed back, not seen, lead without anybody present."""
_WIDEST: Final = 1200
"""In px at normal text size: on a large screen what belongs together stays together."""
_BESIDE: Final = 720
"""Width from which two things stand beside each other, in px at normal text size."""


class OverviewScreen(Screen):
    """Everything here leads somewhere: each line is a link to where it is done."""

    title = "Overzicht"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.heading = heading("")
        self.where = muted("")
        self.steps = StepBar()
        self.todo = TodoBox(context)
        self.care = CareBox(context)
        self.agenda = AgendaBox(context)
        self.cards = tuple(AttentionCard(context) for _ in range(CARDS))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(3 * GRID)
        self._columns.addLayout(_column(self.todo, self.care, self.cards[0]), 3)
        self._columns.addLayout(_column(self.agenda, *self.cards[1:]), 2)
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        for widget in (self.heading, self.where, self.steps):
            layout.addWidget(widget)
        layout.addSpacing(GRID)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = scrolling(self._content)
        FocusFollower(area)
        whole.addWidget(area)
        # The signs in the lists are drawn in the size of the moment.
        context.preferences_changed.connect(self._show)
        context.backups_changed.connect(self.care.refresh)
        self._show()

    def activate(self) -> None:
        """The focus goes to the first thing to do, or to the main button."""
        first = self.links()[0] if self.links() else self.agenda.go_on
        first.setFocus()

    def refresh(self, change: Change) -> None:
        """Anything that changed may change what there is to do."""
        self._show()

    def primary(self) -> None:
        """Ctrl+Enter: on with the agenda, and on the day itself with the meeting."""
        (self.agenda.start if self.agenda.start.isVisibleTo(self) else self.agenda.go_on).click()

    def links(self) -> list[QPushButton]:
        """The lines under "Nu te doen"."""
        return self.todo.links()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        scale = text_scale(self)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        narrow = self.width() < _BESIDE * scale
        self._content.setMaximumWidth(round(_WIDEST * scale))
        self._columns.setDirection(below if narrow else beside)

    def _show(self, *_changed: object) -> None:
        desk = self.context.desk
        month = round_of(desk)
        planned = desk.meetings.planned()
        self._show_head(month, planned=planned)
        self.todo.show_todos(todos(month), begun=bool(month.cases))
        self.care.refresh()
        self.agenda.show_round(month, planned=planned)
        found = attention(month.agenda, month.cases, month.decisions)
        for card, shown in zip(self.cards, attention_lists(found, month), strict=True):
            card.show_list(shown)
            card.setVisible(bool(month.cases))
        self._fit_width()

    def _show_head(self, month: MeetingRound, *, planned: bool) -> None:
        if planned:
            day, when = month.meeting.held_on, relative_day(month.meeting.held_on, month.today)
            today = day == month.today
            words = (
                f"Vandaag overleg: {long_date(day)}"
                if today
                else f"Volgend overleg: {long_date(day)} ({when})"
            )
            self.heading.setText(words)
        else:
            self.heading.setText("Nog geen overleg gepland")
        self.where.setText(_where(month.meeting) if planned else "")
        self.where.setVisible(bool(self.where.text()))
        self.steps.set_step(month.step if planned else MeetingStep.COLLECT)


def _column(*parts: QWidget) -> QVBoxLayout:
    """Below each other, each no taller than its words."""
    made = QVBoxLayout()
    made.setSpacing(2 * GRID)
    for part in parts:
        made.addWidget(part)
    made.addStretch(1)
    return made


def _where(meeting: Meeting) -> str:
    parts = [meeting.place]
    if meeting.starts is not None:
        until = f"–{clock_time(meeting.ends)}" if meeting.ends is not None else ""
        parts.insert(0, f"{clock_time(meeting.starts)}{until} uur")
    return " · ".join(part for part in parts if part)
