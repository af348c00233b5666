"""Agreeing on something in a case: what, who, until when. It unfolds in the detail; nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import Case, InvolvementStatus
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.dates import UNREADABLE, Lean
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID, text_scale

WIDEST: Final = 640
"""Widest the form gets, in px at normal text size; sixty characters are all in sight then."""
_NOTHING: Final = "Schrijf op wat jullie afspreken."


class ActionForm(QFrame):
    """`submitted` when the fields can be kept, `refused` when they cannot, `closed` when she goes away."""

    submitted = Signal()
    refused = Signal()
    closed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.what = LineField("Wat spreken we af?", limits.ACTION)
        self.who = ChoiceField("Wie?", [])
        self.due = DateField("Uiterlijk", today, Lean.AHEAD)
        self.add = button("Toevoegen", self.submit)
        self.cancel = button("Annuleren", self._cancel, "quiet")
        self.add.setAccessibleName("Afspraak toevoegen")
        self.cancel.setAccessibleName("Annuleren: afspraak toevoegen")
        self._beside: QBoxLayout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(2 * GRID)
        for field in (self.who, self.due):
            self._beside.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.add)
        flow.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.what)
        column.addLayout(self._beside)
        column.addWidget(buttons)
        self.what.line.returnPressed.connect(self.focusNextChild)
        self.due.line.returnPressed.connect(self.submit)
        self.what.edited.connect(self._written)

    def show_choices(self, case: Case, catalog: Catalog, *, stacked: bool) -> None:
        """Whoever is near this case first; the fields below each other where there is little room."""
        self.who.set_options(choices(case, catalog))
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(direction)
        self.setMaximumWidth(round(WIDEST * text_scale(self)))

    def submit(self) -> None:
        """Ask to keep the afspraak, or say beside the field what is missing and go there."""
        wrong = self._wrong()
        if wrong is None:
            self.submitted.emit()
        else:
            wrong.setFocus()
            self.refused.emit()

    def clear(self) -> None:
        """Empty every field."""
        self.what.set_text("")
        self.what.set_error(None)
        self.who.set_key("")
        self.due.set_day(None)
        self.due.set_error(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the form; what was typed still stands when it is opened again."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _cancel(self) -> None:
        self.clear()
        self.closed.emit()

    def _written(self) -> None:
        if self.what.problem == _NOTHING:
            self.what.set_error(None)

    def _wrong(self) -> Field | None:
        if not self.what.text():
            self.what.set_error(_NOTHING)
            return self.what
        if limits.excess(self.what.text(), limits.ACTION):
            return self.what  # its counter says by how much
        if self.due.day() is None and self.due.line.text().strip():
            self.due.set_error(UNREADABLE)
            return self.due
        return None


def choices(case: Case, catalog: Catalog) -> Options:
    """Every role that can agree to something; those already in this case come first."""
    there = [row.agency for row in case.agencies if row.status is not InvolvementStatus.STOPPED]
    near = dict.fromkeys((case.lead.role or "", case.brought_by_role, *there))
    roles = {agency.key: agency for agency in catalog.agencies if agency.active and agency.may_be_role}
    keys = [key for key in near if key in roles] + [key for key in roles if key not in near]
    return [(key, f"{roles[key].label} ({key})" + (" – betrokken" if key in near else "")) for key in keys]
