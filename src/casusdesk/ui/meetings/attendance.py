"""The meeting itself, in a panel on the spot: when, where, who leads it and who is there (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.legitimate import Holds
from casusdesk.domain.meeting import Attendance, Meeting, Presence
from casusdesk.ui.autosave import DELAY
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.emptying import empty
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import alone
from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.theme import GRID
from casusdesk.ui.time_field import TimeField


class AttendancePanel(QWidget):
    """`edited` carries the meeting as it should become; `closed` comes when the user is ready."""

    edited = Signal(object)
    closed = Signal()

    def __init__(
        self, catalog: Catalog, with_absences: Callable[[Meeting], Meeting], parent: QWidget
    ) -> None:
        """`with_absences` marks those who are away by the register (domain §1 no. 12)."""
        super().__init__(parent)
        self._catalog = catalog
        self._with_absences = with_absences
        self._meeting: Meeting | None = None
        self._rows: list[tuple[str, ChoiceField, LineField]] = []
        roles = [(a.key, a.label) for a in catalog.agencies if a.active and a.may_be_role]
        self.place = LineField("Plaats", limits.PLACE, holds=Holds.PLACE)
        self.starts, self.ends = TimeField("Begint om"), TimeField("Eindigt om")
        self.chair = ChoiceField("Voorzitter", roles)
        self.more = ChoiceField("Rol toevoegen", roles, empty="Kies een rol")
        for field in (self.place, self.starts, self.ends):
            field.edited.connect(self._touch)
            field.left.connect(self.keep)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.keep)
        self.chair.edited.connect(self.keep)
        self.more.edited.connect(self._add_role)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        for widget, share in ((self.starts, 2), (self.ends, 2), (self.place, 3), (self.chair, 3)):
            head.addWidget(widget, share)
        self._people = QWidget()
        self._grid = QGridLayout(self._people)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self.absent = button("", self._take_absences)
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
        inside.addWidget(alone(self.absent))
        inside.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_meeting(self, meeting: Meeting) -> None:
        """Fill the panel; who is typing keeps her cursor."""
        self._meeting = meeting
        self._offer_absences(meeting)
        if self._timer.isActive() and self._roles() == [person.role for person in meeting.attendance]:
            return
        self.place.set_text(meeting.place)
        for field, moment in ((self.starts, meeting.starts), (self.ends, meeting.ends)):
            if not _unread(field):
                field.set_moment(moment)
        self.chair.set_key(meeting.chair)
        self._show_people(meeting)

    def _show_people(self, meeting: Meeting) -> None:
        """The rows stay while the roles are the same, so that focus and typing stay too."""
        if self._roles() != [person.role for person in meeting.attendance]:
            self._make_rows(meeting)
        for (_, presence, note), person in zip(self._rows, meeting.attendance, strict=True):
            presence.set_key(person.presence.value)
            note.set_text(person.note)

    def _make_rows(self, meeting: Meeting) -> None:
        empty(self._grid)
        for column, words in enumerate(("Rol", "Aanwezig", "Reden of vervanger (rol)")):
            self._grid.addWidget(muted(words), 0, column)
        self._rows = [self._make_row(row, person) for row, person in enumerate(meeting.attendance)]
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 2)

    def _make_row(self, row: int, person: Attendance) -> tuple[str, ChoiceField, LineField]:
        role = self._catalog.agency_label(person.role)
        presence = ChoiceField("", [(p.value, p.label) for p in Presence], empty=None)
        presence.label.hide()
        presence.combo.setAccessibleName(f"{role}: aanwezig of niet")
        note = LineField(f"{role}: reden of vervanger", limits.ATTENDANCE_NOTE)
        note.hide_head()
        note.holds = Holds.NOTICE
        off = button("Weghalen", self._taker(row), "quiet")
        off.setAccessibleName(f"{role} weghalen")
        presence.edited.connect(self.keep)
        note.edited.connect(self._touch)
        note.line.editingFinished.connect(self.keep)
        name = text(role[:1].upper() + role[1:])
        for column, widget in enumerate((name, presence, note, off)):
            self._grid.addWidget(widget, row + 1, column)
        return person.role, presence, note

    def _taker(self, row: int) -> Callable[[], None]:
        def take() -> None:
            self.keep()
            meeting = self._now()
            people = (*meeting.attendance[:row], *meeting.attendance[row + 1 :])
            self.edited.emit(replace(meeting, attendance=people))

        return take

    def _add_role(self) -> None:
        role = self.more.key()
        self.more.set_key("")
        self.keep()
        meeting = self._now()
        if role and all(person.role != role for person in meeting.attendance):
            self.edited.emit(replace(meeting, attendance=(*meeting.attendance, Attendance(role))))

    def _offer_absences(self, meeting: Meeting) -> None:
        """One click for those who are away by the register and still stand as present."""
        marked = self._with_absences(meeting)
        pairs = zip(meeting.attendance, marked.attendance, strict=True)
        roles = [self._catalog.agency_label(before.role) for before, after in pairs if before != after]
        self.absent.setVisible(bool(roles))
        self.absent.setText(f"Afwezig volgens Contacten: {', '.join(roles)}. Overnemen")

    def _take_absences(self) -> None:
        self.keep()
        after = self._with_absences(self._now())
        if after != self._now():
            self.edited.emit(after)

    def _roles(self) -> list[str]:
        return [role for role, _, _ in self._rows]

    def _touch(self) -> None:
        self._timer.start()

    def keep_waiting(self) -> None:
        """Report what was typed just now, before locking or closing."""
        if self._timer.isActive():
            self.keep()

    def keep(self) -> None:
        """Report everything in the panel as it is now; a time that cannot be read keeps the old one."""
        self._timer.stop()
        meeting = self._now()
        people = tuple(
            replace(person, presence=Presence(presence.key()), note=note.text())
            for person, (_, presence, note) in zip(meeting.attendance, self._rows, strict=True)
        )
        after = replace(
            meeting,
            place=self.place.text(),
            chair=self.chair.key(),
            starts=meeting.starts if _unread(self.starts) else self.starts.moment(),
            ends=meeting.ends if _unread(self.ends) else self.ends.moment(),
            attendance=people,
        )
        if after != meeting:
            self.edited.emit(after)

    def _now(self) -> Meeting:
        assert self._meeting is not None, "shown before it is used"
        return self._meeting


def _unread(field: TimeField) -> bool:
    """Whether something stands in the field that is no time."""
    return field.moment() is None and bool(field.line.text().strip())
