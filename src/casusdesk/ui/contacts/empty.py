"""What stands in the register when there is nothing in it, and how to begin (ux §7.9)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.ui.contacts.rows import Part
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.theme import GRID

_WHY = {
    Part.STALE: ("Alles is nagekeken", "Geen contact is ouder dan twaalf maanden."),
    Part.AWAY: ("Niemand is afwezig", "Vul bij een contact in wanneer iemand weg is."),
    Part.NNZ: ("Geen contacten van Nu Niet Zwanger", "Zet bij een contact het vinkje Nu Niet Zwanger."),
}


class EmptyRegister(QWidget):
    """Heading, one sentence, and the two ways to begin."""

    def __init__(self) -> None:
        super().__init__()
        self._title = section("")
        self._text = muted("")
        self.start = button("Begin met de rollenlijst", kind="primary")
        self.read_in = button("Lees een bestand in")
        self._ways = QWidget()
        ways = FlowLayout(self._ways, gap=GRID)
        ways.addWidget(self.start)
        ways.addWidget(self.read_in)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, 0, 0)
        layout.setSpacing(GRID)
        for widget in (self._title, self._text, self._ways):
            layout.addWidget(widget)
        layout.addStretch(1)

    def say(self, total: int, searched: str, part: Part) -> None:
        """Fit the words to why there is nothing."""
        self._ways.setVisible(total == 0)
        if total == 0:
            title, words = "Nog geen contacten", "Begin met de rollenlijst, of lees een bestand in."
        elif searched:
            title = f"Niets gevonden voor '{searched}'"
            words = "Zoek op rol, organisatie, gebied of naam."
        else:
            title, words = _WHY.get(part, ("Geen contacten in dit deel", "Kies Alle voor de hele lijst."))
        self._title.setText(title)
        self._text.setText(words)
