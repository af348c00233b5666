"""Which role saw mother or child last, and when; two keys say it was today (domain §1 no. 73)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.domain.course import unseen_since
from casusdesk.domain.dates import UNREADABLE, Lean
from casusdesk.domain.wording import day_month
from casusdesk.ui.cases.action_form import WIDEST, choices
from casusdesk.ui.cases.course_commands import CourseCommands
from casusdesk.ui.cases.detail_parts import Sign
from casusdesk.ui.cases.detail_section import DetailSection, asking_key, case_key, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.colours import Colours
from casusdesk.ui.context import WindowContext
from casusdesk.ui.date_field import DateField
from casusdesk.ui.form_card import FormCard, stack
from casusdesk.ui.labels import button, muted
from casusdesk.ui.theme import GRID

_LATER: Final = "Vul een dag in die al geweest is."


class SeenForm(FormCard):
    """A day, today unless typed otherwise, and a role. Enter in the day keeps it, Esc goes back."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("laatst gezien")
        self.day = DateField("Gezien op", today, Lean.BEHIND)
        self.who = ChoiceField("Door wie?", [])
        self._beside = self.add_beside(self.day, self.who)
        self.day.line.returnPressed.connect(self.submit)

    def stack(self, *, stacked: bool) -> None:
        """Below each other where there is little room."""
        stack(self._beside, stacked=stacked)
        self.set_widest(WIDEST)


class SeenSection(DetailSection):
    """One line, its flag after six weeks, and the form that unfolds below it."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps = CourseCommands(context)
        self._today = context.desk.today
        self._view: CaseView | None = None
        self.form = SeenForm(context.desk.today)
        self.form.hide()
        self.form.submitted.connect(self._submit)
        self.form.closed.connect(self._fold)
        self.form.cancelled.connect(self._fold)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.form)

    def stops(self) -> tuple[QWidget, ...]:
        return (*super().stops(), self.form)

    def needs(self, view: CaseView) -> object:
        return case_key(view.case, "last_seen", "status", "referred_on"), asking_key(view.asking)

    def show_view(self, view: CaseView, *, stacked: bool, look: object) -> bool:
        if self._view is not None and self._view.case.code != view.case.code:
            self.form.hide()
        self._view = view
        made = super().show_view(view, stacked=stacked, look=look)
        if made:  # the form stays below its line
            self._column.removeWidget(self.form)
            self._column.addWidget(self.form)
        self.form.stack(stacked=stacked)
        return made

    def build(self, view: CaseView) -> QWidget | None:
        case, seen = view.case, view.case.last_seen
        if not case.status.active:
            return None
        if seen.on is None:
            words = f"Laatst gezien: nog niet ingevuld, op de lijst sinds {_day(case.referred_on, view)}"
        else:
            by = f" door {view.asking.catalog.agency_label(seen.by)}" if seen.by else ""
            words = f"Laatst gezien: {_day(seen.on, view)}{by}"
        self.change = button("Bijwerken", self.unfold, "link")
        self.change.setAccessibleName("Bijwerken: laatst gezien")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(muted(words), 1)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        parts: list[QWidget] = []
        if unseen_since(case.referred_on, seen, view.asking.meeting.held_on) is not None:
            parts.append(Sign("warning", "Meer dan zes weken niet gezien", Colours.of(self).warning))
        return stacked_column(*parts, row, spacing=0)

    def unfold(self) -> None:
        """Open the form with today in it, and the focus there: Enter is enough."""
        if self._view is None:
            return
        case = self._view.case
        self.form.who.set_options(choices(case, self._view.asking.catalog))
        self.form.who.set_key(case.last_seen.by or case.lead.role or case.brought_by_role)
        self.form.day.set_day(self._today())
        self.form.show()
        self.form.day.line.setFocus()
        self.form.day.line.selectAll()
        self.moved.emit()

    def _submit(self) -> None:
        day = self.form.day.day()
        if day is None or day > self._today():
            self.form.day.set_error(UNREADABLE if day is None else _LATER)
            self.form.day.line.setFocus()
        elif self._view is not None and self._steps.see(self._view.case.code, day, self.form.who.key()):
            self._fold()

    def _fold(self) -> None:
        self.form.hide()
        self.change.setFocus()


def _day(day: date, view: CaseView) -> str:
    """The year only where it is another one."""
    return day_month(day) if day.year == view.asking.today.year else f"{day_month(day)} {day.year}"
