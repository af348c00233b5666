"""The six lines of type A, from kraamtijd to JGZ; the medical side goes its own way (domain §3.3 no. 15)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain import handover as sheet
from casusdesk.domain.handover import NEWBORN_LABELS, NewbornFact
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import muted, section
from casusdesk.ui.theme import GRID

NEWBORN_HINTS: Final = {
    "Geboren op": "Komt alleen op papier als de toestemming deze ontvanger noemt.",
    "Zwangerschapsduur": "bijvoorbeeld 39+4",
    "Kraamzorg": "uren geïndiceerd en geleverd; verlengd?",
    "Contact ouder en kind": "wat je zag, in één zin",
    "Hielprik en gehoortest": "gedaan of afgesproken; niet de uitslag",
}


class NewbornFields(QWidget):
    """Out of sight for other types, which keep what was typed here."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(section("Van kraamtijd naar JGZ"))
        layout.addWidget(muted("Geen medische gegevens van de bevalling: die gaan langs de eigen weg."))
        self.fields = {
            label: LineField(
                label, sheet.NEWBORN_FACT, hint=NEWBORN_HINTS.get(label, ""), holds=Holds.NEWBORN
            )
            for label in NEWBORN_LABELS
        }
        for field in self.fields.values():
            layout.addWidget(field)
            field.edited.connect(self.edited)
            field.left.connect(self.left)

    def facts(self) -> tuple[NewbornFact, ...]:
        """What is filled in."""
        return tuple(NewbornFact(label, f.text()) for label, f in self.fields.items() if f.text())

    def show_facts(self, facts: Iterable[NewbornFact]) -> None:
        """Show these."""
        known = {fact.label: fact.value for fact in facts}
        for label, field in self.fields.items():
            field.set_text(known.get(label, ""))
