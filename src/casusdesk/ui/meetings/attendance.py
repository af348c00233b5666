"""The meeting itself, in a panel on the spot: when, where, who leads it and who is there (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.limits import tidy
from casusdesk.domain.meeting import Attendance, Meeting, Presence
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.meetings.rows import role_name
from casusdesk.ui.theme import GRID
from casusdesk.ui.time_field import TimeField


class AttendancePanel(QWidget):
    """`edited` carries the meeting as it should become; `closed` comes when the user is ready."""

    edited = Signal(object)
    closed = Signal()

    def __init__(self, catalog: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._meeting: Meeting | None = None
        self._rows: list[tuple[str, ChoiceField, QLineEdit]] = []
        roles = [(a.key, a.label) for a in catalog.agencies if a.active and a.may_be_role]
        self.place = LineField("Plaats", limits.PLACE)
        self.starts, self.ends = TimeField("Begint om"), TimeField("Eindigt om")
        self.chair = ChoiceField("Voorzitter", roles)
        self.more = ChoiceField("Rol toevoegen", roles, empty="Kies een rol")
        for field in (self.place, self.starts, self.ends):
            field.left.connect(self._keep_head)
        self.chair.edited.connect(self._keep_head)
        self.more.edited.connect(self._add_role)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        for widget, share in ((self.starts, 1), (self.ends, 1), (self.place, 3), (self.chair, 2)):
            head.addWidget(widget, share)
        self._people = QWidget()
        self._grid = QGridLayout(self._people)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self.ready = button("Sluiten", self.closed.emit)
        foot = QHBoxLayout()
        foot.addWidget(self.more, 1)
        foot.addStretch(1)
        foot.addWidget(self.ready, alignment=Qt.AlignmentFlag.AlignBottom)
        card = frame("card", section("Aanwezigen en plaats"))
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(head)
        inside.addWidget(self._people)
        inside.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_meeting(self, meeting: Meeting) -> None:
        """Fill the panel; who is typing keeps her cursor."""
        self._meeting = meeting
        self.place.set_text(meeting.place)
        self.starts.set_moment(meeting.starts)
        self.ends.set_moment(meeting.ends)
        self.chair.set_key(meeting.chair)
        self._show_people(meeting)

    def _show_people(self, meeting: Meeting) -> None:
        """The rows stay while the roles are the same, so that focus and typing stay too."""
        if [role for role, _, _ in self._rows] != [person.role for person in meeting.attendance]:
            self._make_rows(meeting)
        for (_, presence, note), person in zip(self._rows, meeting.attendance, strict=True):
            presence.set_key(person.presence.value)
            if tidy(note.text()) != person.note:
                note.setText(person.note)

    def _make_rows(self, meeting: Meeting) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for column, words in enumerate(("Rol", "Aanwezig", "Reden of vervanger (rol)")):
            self._grid.addWidget(muted(words), 0, column)
        self._rows = [self._make_row(row, person) for row, person in enumerate(meeting.attendance)]
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 2)

    def _make_row(self, row: int, person: Attendance) -> tuple[str, ChoiceField, QLineEdit]:
        role = role_name(self._catalog, person.role)
        presence = ChoiceField("", [(p.value, p.label) for p in Presence], empty=None)
        presence.label.hide()
        presence.combo.setAccessibleName(f"{role}: aanwezig of niet")
        note = QLineEdit()
        note.setAccessibleName(f"{role}: reden of vervanger")
        off = button("Weghalen", self._taker(row), "quiet")
        off.setAccessibleName(f"{role} weghalen")
        presence.edited.connect(self._presence_keeper(row, presence))
        note.editingFinished.connect(self._note_keeper(row, note))
        name = text(role[:1].upper() + role[1:])
        for column, widget in enumerate((name, presence, note, off)):
            self._grid.addWidget(widget, row + 1, column)
        return person.role, presence, note

    def _taker(self, row: int) -> Callable[[], None]:
        def take() -> None:
            meeting = self._now()
            people = (*meeting.attendance[:row], *meeting.attendance[row + 1 :])
            self.edited.emit(replace(meeting, attendance=people))

        return take

    def _presence_keeper(self, row: int, field: ChoiceField) -> Callable[[], None]:
        return lambda: self._keep_row(row, presence=Presence(field.key()))

    def _note_keeper(self, row: int, line: QLineEdit) -> Callable[[], None]:
        return lambda: self._keep_row(row, note=tidy(line.text()))

    def _keep_row(self, row: int, presence: Presence | None = None, note: str | None = None) -> None:
        meeting = self._now()
        if row >= len(meeting.attendance):
            return
        person = meeting.attendance[row]
        changed = replace(
            person,
            presence=person.presence if presence is None else presence,
            note=person.note if note is None else note,
        )
        people = (*meeting.attendance[:row], changed, *meeting.attendance[row + 1 :])
        if people != meeting.attendance:
            self.edited.emit(replace(meeting, attendance=people))

    def _add_role(self) -> None:
        role = self.more.key()
        self.more.set_key("")
        meeting = self._now()
        if role and all(person.role != role for person in meeting.attendance):
            self.edited.emit(replace(meeting, attendance=(*meeting.attendance, Attendance(role))))

    def _keep_head(self) -> None:
        meeting = self._now()
        after = replace(
            meeting,
            place=self.place.text(),
            chair=self.chair.key(),
            starts=self.starts.moment(),
            ends=self.ends.moment(),
        )
        if after != meeting:
            self.edited.emit(after)

    def _now(self) -> Meeting:
        assert self._meeting is not None, "shown before it is used"
        return self._meeting
