"""Who gives or receives a handover: role, organisation, and how the professional is reached at work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import handover as sheet
from casusdesk.domain import limits
from casusdesk.domain.handover import HandoverType, Party
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.flow import alone
from casusdesk.ui.handovers.contact_filler import ContactFiller, FindContacts, SayDone
from casusdesk.ui.labels import section
from casusdesk.ui.theme import GRID

FIRST = {
    HandoverType.A: ("JV", "WC", "JMW"),
    HandoverType.C: ("JMW", "VZ", "SO"),
    HandoverType.D: ("KO",),
}
"""Receivers on top of the list for each type (domain §3.3)."""


class PartyFields(QWidget):
    """Who gives or receives: role, and the work details of the professional."""

    edited = Signal()
    left = Signal()

    def __init__(self, title: str, roles: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self._roles = list(roles)
        self._role = ChoiceField("Rol", roles)
        self._name = LineField("Naam", limits.ORGANISATION, holds=Holds.PROFESSIONAL)
        self._organisation = LineField("Organisatie", limits.ORGANISATION, holds=Holds.ORGANISATION)
        self._phone = LineField("Telefoon", sheet.PHONE, holds=Holds.WORK_PHONE)
        self.fields = {"name": self._name, "organisation": self._organisation, "phone": self._phone}
        named: tuple[Field, ...] = (self._role, self._name, self._organisation, self._phone)
        for one in named:
            one.editor.setAccessibleName(f"{title}: {one.label.text().lower()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        self.filler: ContactFiller | None = None
        self._title = title
        layout.addWidget(section(title))
        lines: Sequence[tuple[Field, ...]] = ((self._role, self._organisation), (self._name, self._phone))
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for field in line:
                row.addWidget(field, 1)
                field.edited.connect(self.edited)
                field.left.connect(self.left)
            layout.addLayout(row)

    def offer_contacts(self, find: FindContacts, say: SayDone) -> None:
        """Let the register fill in who it is, when somebody asks for it (Ctrl+K)."""
        self.filler = ContactFiller(self._title, find, say, self.party, self.fill, self)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(alone(self.filler.button))

    def ask_contacts(self) -> None:
        """Fill in the one contact with this role, or ask which of them."""
        if self.filler is not None:
            self.filler.ask()

    def fill(self, party: Party) -> None:
        """Fill in this, as if it was typed."""
        self.show_party(party)
        self.edited.emit()
        self.left.emit()

    def party(self) -> Party:
        """What is filled in."""
        return Party(self._role.key(), self._name.text(), self._organisation.text(), self._phone.text())

    def show_party(self, party: Party) -> None:
        """Show this."""
        self._role.set_key(party.role)
        self._name.set_text(party.name)
        self._organisation.set_text(party.organisation)
        self._phone.set_text(party.phone)

    def receive(self, kind: HandoverType) -> None:
        """As the receiver of this type: the usual roles first, and for E a role may be left out."""
        first = FIRST.get(kind, ())
        ahead = [option for key in first for option in self._roles if option[0] == key]
        self._role.set_options([*ahead, *(option for option in self._roles if option not in ahead)])
        leave = "Mag leeg blijven: de ouder(s) doen het zelf." if kind is HandoverType.E else ""
        self._role.set_hint(leave)
