"""Who is involved already: agencies found by typing, each a row that can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import Case, Involvement, InvolvementStatus
from casusdesk.services import answering
from casusdesk.services.questions import Asking, InvolvementsQuestion
from casusdesk.ui.cases.agency_picker import AgencyPicker
from casusdesk.ui.cases.askers import FIELD_WIDTH, Asker
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.date_field import DateField
from casusdesk.ui.emptying import empty
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, line, muted, text
from casusdesk.ui.theme import GRID, text_scale

_STATES: Final = [(status.value, status.label.capitalize()) for status in InvolvementStatus]


class InvolvementRow(QWidget):
    """One agency: how it is involved, one word for what, and until when."""

    changed = Signal(object)
    removed = Signal(object)
    left = Signal()

    def __init__(self, row: Involvement, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._row = row
        self.status = ChoiceField("Status", _STATES, empty=None)
        self.status.combo.setMinimumContentsLength(10)
        self.purpose = LineField("Waarvoor", limits.PURPOSE)
        self.until = DateField("Tot wanneer", today)
        self.remove = button("Verwijderen", lambda: self.removed.emit(self._row), "link")
        self.remove.setAccessibleName(f"Verwijderen: {name}")
        for field in (self.status, self.purpose, self.until):
            field.editor.setAccessibleName(f"{name}: {field.label.text().lower()}")
            field.edited.connect(self._edited)
            field.left.connect(self.left)
        scale = text_scale(self)
        for field, width in ((self.status, 140), (self.purpose, 190), (self.until, 200)):
            field.setFixedWidth(round(width * scale))
            field.label.setWordWrap(False)  # a wrapped label guesses its height, and the row would dance
        head = QHBoxLayout()
        head.addWidget(text(f"{name} ({row.agency})", "label"), 1)
        head.addWidget(self.remove)
        fields = QWidget()
        flow = FlowLayout(fields, gap=2 * GRID)
        for field in (self.status, self.purpose, self.until):
            flow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(fields)
        self.load(row)

    def load(self, row: Involvement) -> None:
        """Show the row."""
        self._row = row
        self.status.set_key(row.status.value)
        self.purpose.set_text(row.purpose)
        self.until.set_day(row.until)

    def _edited(self) -> None:
        self._row = replace(
            self._row,
            status=InvolvementStatus(self.status.key()),
            purpose=self.purpose.text(),
            until=self.until.day(),
        )
        self.changed.emit(self._row)


class InvolvementsAsker(Asker):
    """The table of question 2."""

    def __init__(self, question: InvolvementsQuestion, asking: Asking, context: WindowContext) -> None:
        super().__init__(question, asking)
        self._context = context
        self._catalog = context.desk.catalog
        self.picker = AgencyPicker(
            "Instantie of rol toevoegen", self._catalog, "Typ een naam of afkorting en druk op Enter."
        )
        self.picker.set_widest(FIELD_WIDTH)
        self.many = text("", "warning")
        self.nobody = muted("Nog niemand toegevoegd.")
        self.rows: dict[str, InvolvementRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        self.column.setSpacing(2 * GRID)
        self.column.addWidget(self.picker)
        self.column.addWidget(self.many)
        self.column.addWidget(self.nobody)
        self.column.addLayout(self._list)
        self.picker.picked.connect(self._picked)
        self.setFocusProxy(self.picker)

    def show_answer(self, case: Case) -> None:
        keys = [row.agency for row in case.agencies]
        if list(self.rows) != keys:
            self._rebuild(case)
        for row in case.agencies:
            self.rows[row.agency].load(row)
        self.picker.set_taken(keys)
        self.nobody.setVisible(not keys)
        many = answering.many_faces(case)
        self.many.setVisible(bool(many))
        self.many.setText(many)

    def _rebuild(self, case: Case) -> None:
        empty(self._list)
        self.rows = {}
        for row in case.agencies:
            made = InvolvementRow(row, self._catalog.agency_label(row.agency), self._context.desk.today)
            made.changed.connect(self._changed)
            made.removed.connect(self._removed)
            made.left.connect(self.left)
            self._list.addWidget(line())
            self._list.addWidget(made)
            self.rows[row.agency] = made

    def _picked(self, key: str) -> None:
        self.tell(lambda case: answering.with_agency(case, key))
        self._context.announce(f"{self._catalog.agency_label(key)} toegevoegd")

    def _changed(self, row: Involvement) -> None:
        self.tell(lambda case: answering.with_involvement(case, row))

    def _removed(self, row: Involvement) -> None:
        def back(case: Case) -> Case:
            return answering.with_involvement(answering.with_agency(case, row.agency), row)

        self.tell(lambda case: answering.without_agency(case, row.agency))
        name = self._catalog.agency_label(row.agency)
        self._context.toast(f"{name[:1].upper()}{name[1:]} verwijderd.", lambda: self.tell(back))
        self.picker.setFocus()
