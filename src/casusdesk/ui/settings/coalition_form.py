"""The fields of the coalition, for the first run and for the settings alike (ux §5.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.coalition import Coalition, Rhythm
from casusdesk.domain.dates import Lean
from casusdesk.ui.arrow_stops import ArrowStops
from casusdesk.ui.choice_fields import ChoiceField, Options, RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import text
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.time_field import TimeField


def role_options(catalog: Catalog) -> Options:
    """Every role that can come to a meeting: the key, and the name with its abbreviation."""
    return [(a.key, f"{a.label} ({a.key})") for a in catalog.agencies if a.active and a.may_be_role]


class CoalitionForm(QWidget):
    """`edited` with each change, `left` when focus leaves a field: for the autosave of the settings."""

    edited = Signal()
    left = Signal()

    def __init__(self, catalog: Catalog, today: Callable[[], date]) -> None:
        super().__init__()
        self._known = Coalition()
        roles = role_options(catalog)
        self.name = LineField("Naam van het overleg", limits.PLACE)
        self.controller = LineField(
            "Verwerkingsverantwoordelijke",
            limits.ORGANISATION,
            hint="De organisatie die voor de gegevens instaat. Staat onderaan elke agenda.",
        )
        self.rhythm = RadioField("Hoe vaak is het overleg?", [(r.value, r.label) for r in Rhythm])
        self.first = DateField("Eerste overleg", today, Lean.AHEAD)
        self.starts, self.ends = TimeField("Begint om"), TimeField("Klaar om")
        self.place = LineField("Plaats", limits.PLACE)
        self.chair = ChoiceField("Voorzitter (rol)", roles)
        self.attendees = RoleTicks("Wie komen er meestal? (rollen)", roles)
        self.setFocusProxy(self.name)
        times = QHBoxLayout()
        times.setSpacing(3 * GRID)
        times.addWidget(self.starts)
        times.addWidget(self.ends)
        times.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        above: tuple[QWidget, ...] = (self.name, self.controller, self.rhythm, self.first)
        below: tuple[QWidget, ...] = (self.place, self.chair, self.attendees)
        for part in above:
            layout.addWidget(part)
        layout.addLayout(times)
        for part in below:
            layout.addWidget(part)
        for field in self._fields():
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        self.first.day_changed.connect(lambda _day: self.edited.emit())
        self.attendees.edited.connect(self.edited)

    def set_coalition(self, coalition: Coalition) -> None:
        """Show `coalition`."""
        self._known = coalition
        self.name.set_text(coalition.title)
        self.controller.set_text(coalition.controller)
        self.rhythm.set_key(coalition.rhythm.value)
        self.first.set_day(coalition.first_meeting)
        self.starts.set_moment(coalition.starts)
        self.ends.set_moment(coalition.ends)
        self.place.set_text(coalition.place)
        self.chair.set_key(coalition.chair)
        self.attendees.set_keys(coalition.attendees)

    def coalition(self) -> Coalition:
        """What is filled in, with all that stands elsewhere; a title that was emptied is the usual one."""
        return replace(
            self._known,
            title=self.name.text() or Coalition().title,
            controller=self.controller.text(),
            rhythm=Rhythm(self.rhythm.key() or self._known.rhythm.value),
            first_meeting=self.first.day(),
            starts=self.starts.moment(),
            ends=self.ends.moment(),
            place=self.place.text(),
            chair=self.chair.key(),
            attendees=self.attendees.keys(),
        )

    def problem(self) -> str | None:
        """What cannot stay as it is; the focus goes there."""
        for field in self._fields():
            if field.problem:
                field.setFocus()
                return f"{field.label.text()}: {field.problem}"
        return None

    def _fields(self) -> tuple[LineField | RadioField | DateField | TimeField | ChoiceField, ...]:
        times = (self.first, self.starts, self.ends)
        return (self.name, self.controller, self.rhythm, *times, self.place, self.chair)


_COLUMN: Final = 300
"""Room for most names of roles, in px at normal text size."""


class RoleTicks(QWidget):
    """A tick for every role, in as many columns as there is room for; one stop for Tab, then the arrows."""

    edited = Signal()
    left = Signal()

    def __init__(self, label: str, roles: Options) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        area = QWidget()
        flow = FlowLayout(area, gap=GRID, line_gap=0)
        for key, words in roles:
            box = QCheckBox(words)
            box.setAccessibleDescription(label)
            box.clicked.connect(lambda _checked=False: self.edited.emit())
            box.installEventFilter(self)
            self._boxes[key] = box
            flow.addWidget(box)
        ArrowStops(self).set_boxes(list(self._boxes.values()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(text(label, "label"))
        layout.addWidget(area)

    def keys(self) -> tuple[str, ...]:
        """The ticked roles, in the order of the catalogue."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Tick these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest name; the columns would hold the window open."""
        widest = max((box.minimumSizeHint().width() for box in self._boxes.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        """Below each other in columns; a name that is longer than a column takes the room it needs."""
        columns = max(1, self.width() // round(_COLUMN * text_scale(self)))
        for box in self._boxes.values():
            box.setMinimumWidth((self.width() - (columns - 1) * GRID) // columns)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
