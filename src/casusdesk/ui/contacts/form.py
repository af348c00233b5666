"""The fields of one contact, with the limits of `domain.contacts`; a doubtful number is only a hint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from casusdesk.domain import contacts as limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contact_words import full_words
from casusdesk.domain.contacts import Contact
from casusdesk.domain.dates import Lean
from casusdesk.domain.reach import mail_hint, phone_hint
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.contacts.absences import AbsencesBox
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.theme import GRID, text_scale

_BESIDE: Final = 520
"""Width in px at normal text size from which two fields stand beside each other."""
_WORK: Final = "Alleen het nummer van het werk."


def roles_of(catalog: Catalog) -> Options:
    """Every role and agency that one can call, in words and by the abbreviation."""
    return [(a.key, f"{a.label} ({a.key})") for a in catalog.agencies if a.active]


class ContactForm(QWidget):
    """`edited` comes with every change by the user, `left` when a field is left."""

    edited = Signal()
    left = Signal()

    def __init__(self, catalog: Catalog, today: Callable[[], date]) -> None:
        super().__init__()
        self._catalog = catalog
        self.role = ChoiceField("Rol", roles_of(catalog))
        self.organisation = LineField("Organisatie", limits.ORGANISATION)
        self.area = LineField("Gebied", limits.AREA, hint="Bijvoorbeeld een wijk of de hele gemeente.")
        self.name = LineField("Naam", limits.NAME, hint="Van een professional, nooit van een cliënt.")
        self.phone = LineField("Telefoon", limits.PHONE, hint=_WORK)
        self.mail = LineField("E-mail", limits.MAIL)
        self.note = LineField("Bereikbaarheid", limits.NOTE, hint="Bijvoorbeeld: maandag en donderdag.")
        self.valid_until = DateField("Geldig tot en met", today, Lean.AHEAD, hint="Leeg: zonder einddatum.")
        self.nnz = QCheckBox("Contact voor Nu Niet Zwanger")
        self.absences = AbsencesBox(today)
        self._pairs: list[QBoxLayout] = []
        self._lay_out()
        for field in self._fields:
            field.edited.connect(self._changed)
            field.left.connect(self.left)
        self.nnz.clicked.connect(lambda _on: self._left_at_once())
        self.role.edited.connect(self._left_at_once)
        self.absences.edited.connect(self.edited)
        self.absences.left.connect(self.left)

    @property
    def _fields(self) -> tuple[Field, ...]:
        who = (self.role, self.organisation, self.area, self.name)
        return (*who, self.phone, self.mail, self.note, self.valid_until)

    def show_contact(self, contact: Contact, contacts: Sequence[Contact]) -> None:
        """Fill every field; the one being typed in keeps its cursor when the text is the same."""
        self.role.set_key(contact.role)
        self.organisation.set_text(contact.organisation)
        self.area.set_text(contact.area)
        self.name.set_text(contact.name)
        self.phone.set_text(contact.phone)
        self.mail.set_text(contact.mail)
        self.note.set_text(contact.note)
        self.valid_until.set_day(contact.valid_until)
        self.nnz.setChecked(contact.nnz)
        others = [(c.id, full_words(c, self._catalog)) for c in contacts if c.id != contact.id]
        self.absences.show_absences(contact.absences, sorted(others, key=lambda other: other[1].casefold()))
        self._hint()

    def contact(self, before: Contact) -> Contact:
        """`before` with everything that is in the form; a date that cannot be read keeps the old one."""
        unread = self.valid_until.day() is None and bool(self.valid_until.line.text().strip())
        return replace(
            before,
            role=self.role.key(),
            organisation=self.organisation.text(),
            area=self.area.text(),
            name=self.name.text(),
            phone=self.phone.text(),
            mail=self.mail.text(),
            note=self.note.text(),
            valid_until=before.valid_until if unread else self.valid_until.day(),
            nnz=self.nnz.isChecked(),
            absences=self.absences.values(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * text_scale(self)
        for pair in self._pairs:
            pair.setDirection(
                QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.role, self.organisation),
            (self.area, self.name),
            (self.phone, self.mail),
            (self.note, self.valid_until),
            (self.nnz,),
            (self.absences,),
        )
        for row in rows:
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.setSpacing(2 * GRID)
            for widget in row:
                pair.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            if len(row) > 1:
                self._pairs.append(pair)
            layout.addLayout(pair)

    def _changed(self) -> None:
        self._hint()
        self.edited.emit()

    def _left_at_once(self) -> None:
        """A choice is kept at once; nothing more is typed there."""
        self.edited.emit()
        self.left.emit()

    def _hint(self) -> None:
        self.phone.set_hint(phone_hint(self.phone.text()) or _WORK)
        self.mail.set_hint(mail_hint(self.mail.text()))
