"""The fields of the coalition, for the first run and for the settings alike (ux §5.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.coalition import Coalition, Rhythm
from casusdesk.domain.dates import Lean
from casusdesk.ui.choice_fields import ChoiceField, Options, RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import text
from casusdesk.ui.theme import GRID
from casusdesk.ui.tick_list import TickList
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


class RoleTicks(QWidget):
    """A tick for every role; one stop for Tab, and then the arrows."""

    edited = Signal()
    left = Signal()

    def __init__(self, label: str, roles: Options) -> None:
        super().__init__()
        self._list = TickList(label, roles)
        self._list.ticked.connect(lambda _key, _ticked: self.edited.emit())
        for line in self._list.lines.values():
            line.box.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(text(label, "label"))
        layout.addWidget(self._list)

    def keys(self) -> tuple[str, ...]:
        """The ticked roles, in the order of the catalogue."""
        return tuple(key for key, line in self._list.lines.items() if line.box.isChecked())

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Tick these and no others."""
        self._list.set_ticked(keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
