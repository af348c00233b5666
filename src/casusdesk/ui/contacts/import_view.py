"""A file with contacts: what its columns mean, how the first rows come in, and what stays out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from casusdesk.domain.contact_columns import Column
from casusdesk.domain.contact_import import ImportPlan, Reading
from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.choice_fields import RadioField
from casusdesk.ui.contacts.column_rows import ColumnRows
from casusdesk.ui.contacts.commands import ContactCommands
from casusdesk.ui.contacts.form import roles_of
from casusdesk.ui.contacts.import_words import BUTTON, outcome, problem_lines, said, summary
from casusdesk.ui.contacts.role_rows import RoleRows
from casusdesk.ui.contacts.rows import contact_row
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import READING_WIDTH, bar, button, frame, heading, muted, scrolling, section, text
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.services.contact_files import ContactSheet

UPDATE, SKIP = "update", "skip"
_NOTHING_YET: Final = "Er is nog niets overgenomen. Kijk na wat in welke kolom staat."
_NO_ROLE: Final = "Kies eerst welke kolom de rol is. Zonder rol weet niemand wie je belt."


class ImportView(QWidget):
    """`closed` comes when the user is ready or goes back."""

    closed = Signal()

    def __init__(self, context: WindowContext, commands: ContactCommands) -> None:
        super().__init__()
        self._context = context
        self._commands = commands
        self._sheet: ContactSheet | None = None
        self._plan = ImportPlan()
        self.title = heading("Bestand inlezen")
        self.headed = QCheckBox("De eerste regel noemt de kolommen")
        self.columns = ColumnRows()
        self.roles = RoleRows(roles_of(context.desk.catalog))
        self.known = RadioField(
            "Staat een contact al in Contacten?",
            [(UPDATE, "bijwerken met wat in het bestand staat"), (SKIP, "overslaan")],
            hint="Hetzelfde contact: zelfde rol, organisatie, gebied en naam. Een lege cel haalt niets weg.",
        )
        self.first = text("")
        self.problems = text("")
        self.summary = text("", "label")
        self.back = button("Annuleren", self.closed.emit)
        self.go = button("", self.take_over, "primary")
        self._lay_out()
        self._limit_width()
        self.headed.clicked.connect(lambda _on: self._show_columns())
        self.columns.edited.connect(self._show_plan)
        self.roles.edited.connect(self._show_plan)
        self.known.edited.connect(self._show_plan)

    def take_up(self, path: Path) -> bool:
        """Read the file and show it; False when it cannot be read, which is said."""
        from casusdesk.services.contact_files import read_sheet

        try:
            self._sheet = read_sheet(path)
        except CasusdeskError as error:
            self._context.dialogs.warn(self.window(), str(error))
            return False
        self.headed.setChecked(self._sheet.headed)
        self.known.set_key(UPDATE)
        self.roles.forget()
        self._show_columns()
        self._area.verticalScrollBar().setValue(0)
        return True

    def enter(self) -> None:
        """The focus to the first thing to look at."""
        self.headed.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self) -> None:
        """Keep every good row, in one step."""
        self._show_plan()
        contacts = self._plan.contacts
        if not contacts:
            self._context.toast(outcome(self._plan))
            return
        if self._commands.bring_in(said(self._plan), contacts):
            self._sheet = None
            self.closed.emit()

    def _show_columns(self) -> None:
        assert self._sheet is not None, "a file is open"
        headed = self.headed.isChecked()
        lines = self._sheet.lines(headed=headed)
        self.columns.show_columns(self._sheet.headings(headed=headed), [line.cells for line in lines])
        self._show_plan()

    def _show_plan(self) -> None:
        """Everything below the columns, as it would come out now."""
        from casusdesk.services.contact_files import plan

        if self._sheet is None:
            return
        columns = self.columns.columns()
        reading = Reading(columns, self.roles.roles(), update=self.known.key() != SKIP)
        desk = self._context.desk
        if Column.ROLE in columns:
            self._plan = plan(desk, self._sheet, reading, headed=self.headed.isChecked())
        else:
            self._plan = ImportPlan()
        self.roles.show_words(self._plan.unknown)
        tab_through(self)
        rows = [contact_row(c, (), desk.catalog, desk.today()) for _, c in self._plan.first]
        numbered = zip(self._plan.first, rows, strict=True)
        self.first.setText("\n".join(f"Regel {number}: {row.shown}" for (number, _), row in numbered))
        self._first_part.setVisible(bool(rows))
        problems = problem_lines(self._plan)
        self.problems.setText("\n".join(problems))
        self._problems_part.setVisible(bool(problems))
        self.summary.setText(summary(self._plan) if Column.ROLE in columns else _NO_ROLE)
        count = len(self._plan.contacts)
        self.go.setEnabled(bool(count))
        self.go.setText(f"{counted(count, 'contact', 'contacten')} overnemen" if count else BUTTON)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def _limit_width(self) -> None:
        self._content.setMaximumWidth(round(1.2 * READING_WIDTH * text_scale(self)))

    def _lay_out(self) -> None:
        content = QWidget()
        self._content = content
        column = QVBoxLayout(content)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        self._first_part = _part("Zo komen de eerste regels erin", self.first)
        self._problems_part = _part("Deze regels blijven erbuiten", self.problems)
        parts = (self.headed, _part("Wat staat in welke kolom?", self.columns), self.roles, self.known)
        for widget in (self.title, muted(_NOTHING_YET), *parts, self._first_part, self._problems_part):
            column.addWidget(widget)
        column.addStretch(1)
        self._area = scrolling(content)
        FocusFollower(self._area)
        buttons, tools = QWidget(), QWidget()
        flow = FlowLayout(buttons, gap=GRID)
        for tool in (self.go, self.back):
            flow.addWidget(tool)
        below = QVBoxLayout(tools)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GRID)
        below.addWidget(self.summary)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(bar(tools))


def _part(title: str, content: QWidget | QLabel) -> QWidget:
    return frame("card", section(title), content, spacing=GRID)
