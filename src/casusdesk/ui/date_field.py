"""A date as people type it, with the day said in words below it (ux §5.7); the calendar is a second way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casusdesk.domain.dates import Lean, parse_date
from casusdesk.domain.wording import long_date, short_date
from casusdesk.errors import InvalidInputError
from casusdesk.ui.fields import Field
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import ToolButton
from casusdesk.ui.theme import GRID


class DateField(Field):
    """`day_changed` carries a date or None. A text that is no date keeps standing, with what is wrong."""

    day_changed = Signal(object)

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        lean: Lean = Lean.NEAREST,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(f"{label} (dd-mm-jjjj)", self.line, hint, parent)
        # The pattern stays in one piece where the label wraps; read aloud it has ordinary hyphens.
        self.label.setText(self.label.text().replace("-", "\N{NON-BREAKING HYPHEN}"))
        self.set_widest(240)
        self._usual_hint = hint
        self._today = today
        self._lean = lean
        self._day: date | None = None
        self.calendar = ToolButton()
        self.calendar.setProperty("kind", "beside")
        self.calendar.setText("Kalender")
        self.calendar.setIcon(icon("calendar", self))
        self.calendar.setIconSize(icon_size(self))
        self.calendar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.calendar.setAccessibleName(f"Kalender voor {label[:1].lower()}{label[1:]}")
        self.calendar.setToolTip("Kies in de kalender")
        self.calendar.clicked.connect(self._pick)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        place = self._layout.indexOf(self.line)
        self._layout.removeWidget(self.line)
        row.addWidget(self.line, 1)
        row.addWidget(self.calendar)
        row.addStretch(0)  # the line takes the room first, or a date is cut in a narrow column
        self._layout.insertLayout(place, row)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._tidy)

    def day(self) -> date | None:
        """The day that is typed; None when the field is empty or cannot be read."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show `day` without a signal."""
        if day == self._day and (day is not None or not self.line.text()):
            return
        self._day = day
        self.line.setText("" if day is None else short_date(day))
        self._say(None)

    def _typed(self, typed: str) -> None:
        """Follow the typing; what is wrong is said only when focus leaves."""
        before, wrong = self._day, None
        self._day = None
        if typed.strip():
            try:
                self._day = parse_date(typed, self._today(), self._lean)
            except InvalidInputError as error:
                wrong = error
        self._say(None if wrong is None or not self.problem else str(wrong))
        self.edited.emit()
        if self._day != before:
            self.day_changed.emit(self._day)

    def _tidy(self) -> None:
        """Write a date that was read as dd-mm-jjjj, or say what is wrong with it."""
        typed = self.line.text()
        if self._day is not None:
            self.line.setText(short_date(self._day))
        elif typed.strip():
            try:
                parse_date(typed, self._today(), self._lean)
            except InvalidInputError as error:
                self._say(str(error))

    def _say(self, wrong: str | None) -> None:
        self.set_error(wrong)
        self.set_hint(self._usual_hint if self._day is None else long_date(self._day))

    def _pick(self) -> None:
        shown = self._day or self._today()
        popup = _Calendar(QDate(shown.year, shown.month, shown.day), self)
        popup.chosen.connect(self._chosen)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.month.setFocus()

    def _chosen(self, day: QDate) -> None:
        self.line.setText(f"{day.day():02d}-{day.month():02d}-{day.year():04d}")
        self._typed(self.line.text())
        self.line.setFocus()


class _Calendar(QWidget):
    """A month to click in; Esc closes it, Enter takes the marked day."""

    chosen = Signal(QDate)

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget()
        self.month.setAccessibleName("Kalender")
        self.month.setSelectedDate(day)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.month)

    def _take(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(day)
