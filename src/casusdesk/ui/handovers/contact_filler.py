"""Work details of giver and receiver from the register: one key fills them in, nothing comes unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from casusdesk.domain.contacts import Contact
from casusdesk.domain.handover import Party
from casusdesk.ui.labels import button

FindContacts = Callable[[str], Sequence[tuple[str, Contact]]]
"""The contacts with a role, or all of them for "", each with its words."""
SayDone = Callable[[str, Callable[[], object] | None], object]
"""Shows a message, with the way back when there is one."""
KEY: Final = "Ctrl+K"
_DONE: Final = "Gegevens overgenomen uit Contacten."
_SAME: Final = "Wat Contacten weet, staat er al."
_NONE: Final = "In Contacten staat niemand met deze rol. Vul de velden zelf in, of voeg een contact toe."


class ContactFiller(QObject):
    """One contact is taken at once; of several a menu asks which. `get` and `put` reach the fields."""

    def __init__(
        self,
        title: str,
        find: FindContacts,
        say: SayDone,
        get: Callable[[], Party],
        put: Callable[[Party], object],
        fields: QWidget,
    ) -> None:
        super().__init__(fields)
        self._find, self._say, self._get, self._put = find, say, get, put
        self.button = button("Overnemen uit Contacten", self.ask)
        self.button.setAccessibleName(f"{title}: overnemen uit Contacten")
        self.button.setToolTip(f"Vult naam, organisatie en telefoon in ({KEY})")
        self.menu = QMenu(self.button)

    def ask(self) -> None:
        """Fill in the one contact with this role, or ask which of them."""
        found = self._find(self._get().role)
        if not found:
            self._say(_NONE, None)
        elif len(found) == 1:
            self.take(found[0][1])
        else:
            self.menu.clear()
            for words, contact in found:
                self.menu.addAction(words).triggered.connect(partial(self._chosen, contact))
            self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def take(self, contact: Contact) -> None:
        """Fill in what the register knows; what it does not know stays as it was typed."""
        before = self._get()
        after = replace(
            before,
            role=contact.role or before.role,
            name=contact.name or before.name,
            organisation=contact.organisation or before.organisation,
            phone=contact.phone or before.phone,
        )
        if after == before:
            self._say(_SAME, None)
            return

        def back() -> None:
            if self._get() == after:  # the form may show another handover by now
                self._put(before)

        self._put(after)
        self._say(_DONE, back)

    def _chosen(self, contact: Contact, _on: bool = False) -> None:
        self.take(contact)
