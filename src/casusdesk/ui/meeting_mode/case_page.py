"""One case over the whole window: on top where the meeting is, left the case, right what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import bar, button, frame, muted, scrolling, text
from casusdesk.ui.meeting_mode.case_clock import CaseClock
from casusdesk.ui.meeting_mode.case_view import CaseView
from casusdesk.ui.meeting_mode.decision_form import DecisionForm
from casusdesk.ui.meeting_mode.keys import key_line
from casusdesk.ui.meeting_mode.large import polish
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.ui.meeting_mode.course import Course

BESIDE_FROM = 640
"""Px for the two halves beside each other, at letters of 10 points."""
PARENTS = "Alleen deze casus is te zien."


class CasePage(QWidget):
    """The widgets and how they stand; what they do is said in `screen`."""

    def __init__(self, form: DecisionForm, clock: CaseClock) -> None:
        super().__init__()
        self.form, self.clock = form, clock
        self.place = muted("")
        self.place.setWordWrap(False)
        self.status = muted("")
        self.joined = text(PARENTS, "label")
        self.joined.setWordWrap(False)
        self.join = button("Ouder schuift aan")
        self.to_read_back = button("Teruglezen")
        self.leave = button("← Agenda", kind="quiet")
        self.leave.setAccessibleName("Terug naar de agenda")
        self.leave.setToolTip("Terug naar de agenda (Esc)")
        self.print_one = button("Deze casus afdrukken")
        self.gone = button("Ouder is weg")
        self.previous = button("← Vorige")
        self.postpone = button("Doorschuiven")
        self.next = button("Volgende →", kind="primary")
        self.keys = text("", "keys")
        self.view: CaseView | None = None
        self._old: QWidget = QWidget()
        read, decide = QWidget(), QWidget()
        self._left = read
        self._read, self._decide = QVBoxLayout(read), QVBoxLayout(decide)
        self.reading, self.deciding = scrolling(read), scrolling(decide)
        self._seen: object = None
        self._beside = True
        self._lay_out()

    def show_case(self, desk: Desk, course: Course) -> None:
        """The case at hand on the left; made anew only when something in it changed."""
        entry = course.entry
        if entry is None:
            return
        last = desk.decisions.last(course.code, course.meeting.held_on)
        look = (self.palette().cacheKey(), self.font().key(), self._beside)
        seen = (entry, course.meeting.held_on, last, desk.cases.actions(course.code), look)
        if seen != self._seen:
            same = self.view is not None and self.view.code == course.code
            place = self.reading.verticalScrollBar().value() if same else 0
            self._seen = seen
            self.view = CaseView(desk, entry, course.meeting, self, stacked=not self._beside)
            polish(self.view, self._left)  # where it stays, or all its looks are made twice
            self._read.replaceWidget(self._old, self.view)
            self._old.hide()
            self._old.deleteLater()
            self._old = self.view
            self.view.show()
            self.reading.verticalScrollBar().setValue(place)
        self.reading.setAccessibleName(f"Casus {course.code}")
        self.place.setText(course.place)
        self.previous.setEnabled(not course.first)
        self.next.setText("Teruglezen" if course.last else "Volgende →")

    def enter(self) -> None:
        """Focus on the case, from where every key works."""
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reading.verticalScrollBar().setValue(0)

    def bring(self, widget: QWidget) -> None:
        """Focus on this part of the form, in sight."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area = self.deciding if self._beside else self.reading
        focused: QWidget | None = self.window().focusWidget()
        area.ensureWidgetVisible(widget, 0, 2 * GRID)
        if focused is not None:
            area.ensureWidgetVisible(focused, 0, 4 * GRID)

    def show_mode(self, *, parents: bool, clock: bool, single: bool) -> None:
        """What is in sight while the parents sit along, and by the settings."""
        self.parents_bar.setVisible(parents)
        self.top.setVisible(not parents)
        self.clock.set_shown(clock)
        for widget in (
            self.place,
            self.clock,
            self.join,
            self.to_read_back,
            self.leave,
            self.previous,
            self.next,
        ):
            widget.setVisible(not parents)
        self.keys.setText(key_line(single=single, parents=parents))

    def show_status(self, words: str) -> None:
        """Such as "Bewaard om 14.05"; the bar that says it elsewhere is hidden here."""
        self.status.setText(words)
        self.status.setProperty("kind", "error" if words.startswith("Niet") else "muted")
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)

    def adapt(self) -> None:
        """Both halves beside each other, or below each other in one page where there is little room."""
        beside = self.width() >= BESIDE_FROM * text_scale(self)
        for words in (self.place, self.joined):
            words.setMinimumHeight(self.leave.sizeHint().height())  # level with the buttons beside them
        low = self.height() < 420 * text_scale(self)
        self.keys.setVisible(not low)
        self.form.set_narrow(
            self.width() < 800 * text_scale(self) if beside else self.width() < 460 * text_scale(self)
        )
        if beside == self._beside:
            return
        self._beside = beside
        (self._decide if beside else self._read).addWidget(self.form)
        self.deciding.setVisible(beside)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.adapt()

    def _lay_out(self) -> None:
        self.top = QWidget()
        flow = FlowLayout(self.top, gap=GRID, line_gap=GRID // 2)
        for part in (self.leave, self.place, self.clock, self.join, self.to_read_back):
            flow.addWidget(part)
        join = QWidget()
        row = FlowLayout(join, gap=2 * GRID, line_gap=GRID)
        row.setContentsMargins(GRID // 2, 0, GRID // 2, 0)
        for part in (self.joined, self.gone, self.print_one):
            row.addWidget(part)
        self.parents_bar = frame("card", join, margin=GRID // 2)
        self.parents_bar.hide()
        for layout in (self._read, self._decide):
            layout.setContentsMargins(0, 0, 0, 0)
        self._read.addWidget(self._old)
        self._decide.addWidget(self.form)
        self.reading.setProperty("kind", "reading")
        self.reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        halves = QHBoxLayout()
        halves.setSpacing(2 * GRID)
        halves.addWidget(self.reading, 1)
        halves.addWidget(self.deciding, 1)
        foot = QWidget()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(GRID)
        self._foot.addWidget(self.previous)
        self._foot.addWidget(self.postpone)
        self._foot.addWidget(self.status, 1)
        self._foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        inside = QVBoxLayout()
        inside.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.top)
        inside.addWidget(self.parents_bar)
        inside.addLayout(halves, 1)
        inside.addWidget(self.keys)
        column.addLayout(inside, 1)
        column.addWidget(bar(foot))
