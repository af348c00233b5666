"""Overzicht: the next meeting in one line, the step of the round, what to do, and how full the page is."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.domain.dates import relative_day
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.todo import MeetingStep, Place, Todo, meeting_step, todos
from casusdesk.domain.wording import clock_time, counted, long_date
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link, button, frame, heading, muted, scrolling, section, set_kind, text
from casusdesk.ui.overview.step_bar import StepBar
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID, text_scale

SHOWN: Final = 7
"""Most lines under "Nu te doen" (ux §7.2)."""
_WIDEST: Final = 1200
"""In px at normal text size: on a large screen what belongs together stays together."""


class OverviewScreen(Screen):
    """Everything here leads somewhere: each line is a link to where it is done."""

    title = "Overzicht"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.heading = heading("")
        self.where = muted("")
        self.steps = StepBar()
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        self.more = muted("")
        self.fill = text("")
        self.note = muted("")
        self.go_on = button("Verder met de agenda", context.open_meeting, "primary")
        self.add = button("Signaal toevoegen", context.add_signal)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(3 * GRID)
        self._columns.addWidget(self._todo_box(), 3)
        self._columns.addWidget(self._agenda_box(), 2, Qt.AlignmentFlag.AlignTop)  # no taller than its words
        content = self._content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self.where)
        layout.addWidget(self.steps)
        layout.addSpacing(GRID)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure)
        # The signs in the list are drawn in the ink and the size of the moment.
        context.preferences_changed.connect(self._show)
        self._show()

    def activate(self) -> None:
        """The focus goes to the first thing to do, or to the main button."""
        first = self.links()[0] if self.links() else self.go_on
        first.setFocus()

    def refresh(self, change: Change) -> None:
        """Anything that changed may change what there is to do."""
        self._show()

    def primary(self) -> None:
        """Ctrl+Enter: on with the agenda."""
        self.context.open_meeting()

    def links(self) -> list[QPushButton]:
        """The lines under "Nu te doen"."""
        found = (self._links.itemAt(place) for place in range(self._links.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._content.setMaximumWidth(round(_WIDEST * text_scale(self)))
        self._columns.setDirection(below if self.width() < 720 * text_scale(self) else beside)

    def _todo_box(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section("Nu te doen"))
        layout.addLayout(self._links)
        layout.addWidget(self.more)
        layout.addStretch(1)
        return box

    def _agenda_box(self) -> QWidget:
        row = FlowLayout(gap=GRID)
        row.addWidget(self.go_on)
        row.addWidget(self.add)
        box = frame("card", section("Agenda"), self.fill, self.note)
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addSpacing(GRID)
        layout.addLayout(row)
        return box

    def _show(self, *_changed: object) -> None:
        desk = self.context.desk
        meeting, today = desk.meetings.upcoming(), desk.today()
        planned = meeting in desk.meetings.all() or desk.coalition.first_meeting is not None
        if planned:
            when = relative_day(meeting.held_on, today)
            self.heading.setText(f"Volgend overleg: {long_date(meeting.held_on)} ({when})")
        else:
            self.heading.setText("Nog geen overleg gepland")
        self.where.setText(_where(meeting) if planned else "")
        self.where.setVisible(bool(self.where.text()))
        previous = desk.meetings.previous(meeting.held_on)
        step = meeting_step(today, meeting.held_on, previous.held_on if previous else None)
        self.steps.set_step(step if planned else MeetingStep.COLLECT)
        cases = desk.cases.all()
        agenda = desk.meetings.agenda(meeting)
        begun = bool(cases)  # before the first case the agenda has nothing to go on with
        set_kind(self.go_on, "primary" if begun else "")
        set_kind(self.add, "" if begun else "primary")
        self._list(todos(desk.coalition, agenda, cases, desk.cases.actions(), today), cases)
        self._measuring.start()

    def _list(self, found: tuple[Todo, ...], cases: tuple[Case, ...]) -> None:
        had_focus = any(link.hasFocus() for link in self.links())
        _empty(self._links)
        for todo in found[:SHOWN]:
            sign = icon("chevron-right", self)
            self._links.addWidget(Link(todo.words, sign, icon_size(self), partial(self._follow, todo)))
        if not found:
            self._links.addWidget(muted("Niets dat wacht. Fijn." if cases else "Nog niets."))
        rest = len(found) - SHOWN
        self.more.setText(
            f"En nog {counted(rest, 'punt', 'punten')}, zodra dit klaar is." if rest > 0 else ""
        )
        self.more.setVisible(rest > 0)
        if had_focus:
            self.activate()

    def _follow(self, todo: Todo) -> None:
        if todo.place is Place.CASE:
            self.context.open_case(todo.key)
        elif todo.place is Place.HANDOVERS:
            self.context.open_handover(todo.key)
        elif todo.place is Place.SETTINGS:
            self.context.open_settings()
        elif todo.place is Place.SIGNAL:
            self.context.add_signal()
        else:
            self.context.open_meeting()

    def _measure(self) -> None:
        """Fit the agenda as it would be printed now; what stands in the way is said as it is."""
        desk = self.context.desk
        meeting = desk.meetings.upcoming()
        count = counted(len(meeting.items), "casus", "casussen")
        note, kind = "", "muted"
        if not meeting.items:
            said = "Nog niets op de agenda."
        else:
            try:
                report = desk.meetings.fitted(meeting).report
            except CasusdeskError as error:
                said, note, kind = f"{count} op de agenda.", str(error), "problem"
            else:
                assert report is not None, "a fitted page says how"
                size = f"{report.size:g}".replace(".", ",")
                said = f"{count}, pagina {report.fill_percent:.0f} % gevuld, letter {size}\u00a0pt"
                note = ", ".join(report.applied_forms)
        self.fill.setText(said)
        self.note.setText(note)
        set_kind(self.note, kind)
        self.note.setVisible(bool(note))


def _where(meeting: Meeting) -> str:
    parts = [meeting.place]
    if meeting.starts is not None:
        until = f"–{clock_time(meeting.ends)}" if meeting.ends is not None else ""
        parts.insert(0, f"{clock_time(meeting.starts)}{until} uur")
    return " · ".join(part for part in parts if part)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
