"""When a contact is away and who stands in: a row for each absence, kept as soon as it has a first day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.contacts import Absence
from casusdesk.domain.dates import Lean
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.date_field import DateField
from casusdesk.ui.flow import alone
from casusdesk.ui.labels import button, frame, muted, section
from casusdesk.ui.theme import GRID, text_scale

_BESIDE = 520
"""Width in px at normal text size from which the two days stand beside each other."""
_BACKWARDS = "De laatste dag ligt voor de eerste dag. Kijk de data na."


class AbsenceRow(QWidget):
    """One absence; without a first day it is not kept."""

    edited = Signal()
    left = Signal()

    def __init__(self, number: int, today: Callable[[], date], stand_ins: Options) -> None:
        super().__init__()
        self.start = DateField("Eerste dag", today, Lean.AHEAD)
        self.end = DateField("Laatste dag", today, Lean.AHEAD, hint="Leeg: het einde is nog niet bekend.")
        self.stand_in = ChoiceField("Vervanger", stand_ins, empty="Geen vervanger")
        self.remove = button("Weghalen", kind="quiet")
        for each in (self.start, self.end, self.stand_in):
            said = each.editor.accessibleName()
            each.editor.setAccessibleName(f"Afwezigheid {number}: {said[:1].lower()}{said[1:]}")
            each.edited.connect(self._changed)
            each.left.connect(self.left)
        self.remove.setAccessibleName(f"Afwezigheid {number} weghalen")
        card = frame("card", margin=GRID + 4)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        self._days = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._days.setSpacing(2 * GRID)
        for day in (self.start, self.end):
            self._days.addWidget(day, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._days)
        inside.addWidget(self.stand_in)
        inside.addWidget(alone(self.remove))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def absence(self) -> Absence | None:
        """What is filled in; None without a first day."""
        start = self.start.day()
        return None if start is None else Absence(start, self.end.day(), self.stand_in.key())

    def show_absence(self, absence: Absence) -> None:
        """Fill the row."""
        self.start.set_day(absence.start)
        self.end.set_day(absence.end)
        self.stand_in.set_key(absence.stand_in)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * text_scale(self)
        self._days.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _changed(self) -> None:
        start, end = self.start.day(), self.end.day()
        if start is not None and end is not None and end < start:
            self.end.set_error(_BACKWARDS)
        elif self.end.problem == _BACKWARDS:
            self.end.set_error(None)
        self.edited.emit()


class AbsencesBox(QWidget):
    """`removed` carries an absence that was kept and must go; a row that was only begun goes by itself.

    `made` comes with every fresh row, for the order of Tab.
    """

    edited = Signal()
    left = Signal()
    removed = Signal(object)
    made = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._stand_ins: Options = ()
        self._kept: tuple[Absence, ...] = ()
        self.rows: list[AbsenceRow] = []
        self._none = muted("Niet afwezig. Vul in wanneer iemand weg is en wie er dan is.")
        self.add = button("Afwezigheid toevoegen", self.begin)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        layout = QVBoxLayout(self)
        for each in (self._layout, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(GRID)
        for widget in (section("Afwezigheid"), self._none, inside, alone(self.add)):
            layout.addWidget(widget)

    def values(self) -> tuple[Absence, ...]:
        """Every absence that has a first day, in the order of the rows."""
        return tuple(found for row in self.rows if (found := row.absence()) is not None)

    def show_absences(self, absences: Sequence[Absence], stand_ins: Options) -> None:
        """Show these; rows that show them already stay, with what is being typed in them."""
        self._kept = tuple(absences)
        self._stand_ins = stand_ins
        if self.values() == self._kept:
            for row in self.rows:
                row.stand_in.set_options(stand_ins)
        else:
            self.clear()
            for absence in absences:
                self._make().show_absence(absence)
        self._none.setVisible(not self.rows)

    def clear(self) -> None:
        """No rows at all, such as for another contact."""
        while self.rows:
            self._drop(self.rows[-1])

    def begin(self) -> None:
        """A row to fill in."""
        row = self._make()
        self._none.hide()
        row.show()  # at once: what is not shown yet is no place for Tab
        row.start.setFocus()

    def _make(self) -> AbsenceRow:
        row = AbsenceRow(len(self.rows) + 1, self._today, self._stand_ins)
        row.edited.connect(self.edited)
        row.left.connect(self.left)
        row.remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._layout.addWidget(row)
        self.made.emit()
        return row

    def _remove(self, row: AbsenceRow) -> None:
        absence = row.absence()
        self.left.emit()  # what is still being typed is kept first
        if absence is not None:
            self.removed.emit(absence)
        else:
            self._drop(row)
        self._none.setVisible(not self.rows)
        self.add.setFocus()

    def _drop(self, row: AbsenceRow) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
