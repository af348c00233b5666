"""Uiterlijk: a date as people type it, and the days that are agreed on most, one click each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.dates import Lean
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import long_date, row_date
from casusdesk.ui.date_field import DateField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID


class DueField(QWidget):
    """`edited_now` when a quick day was taken; those count from the day of the meeting.

    `row` holds the quick days and is put where there is room for them.
    """

    edited_now = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.field = DateField("Uiterlijk", today, Lean.AHEAD)
        self._days: list[date] = []
        self.quick: list[QPushButton] = []
        self.row = QWidget()
        flow = FlowLayout(self.row, gap=GRID // 2, line_gap=GRID // 2)
        for place in range(3):
            made = button("", lambda place=place: self._take(place))  # type: ignore[misc]
            self.quick.append(made)
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def show_day(self, day: date | None, meeting: Meeting) -> None:
        """Show what was agreed, with the quick days of this meeting."""
        self.field.set_day(day)
        held, following = meeting.held_on, meeting.next_on
        self._days = [held + timedelta(weeks=1), held + timedelta(weeks=2), following]
        words = ("+1 week", "+2 weken", f"volgend overleg {row_date(following)}")
        for made, said, quick in zip(self.quick, words, self._days, strict=True):
            made.setText(said)
            made.setAccessibleName(f"Uiterlijk {said}: {long_date(quick)}")

    def _take(self, place: int) -> None:
        self.field.set_day(self._days[place])
        self.edited_now.emit()
