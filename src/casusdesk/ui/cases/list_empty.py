"""What stands in the list of cases when there is nothing in it (ux §7.9)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.ui.cases.rows import Filter
from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.theme import GRID

_WHY = {
    Filter.SIGNALS: ("Geen nieuwe signalen", "Elk signaal is opgepakt. Mooi."),
    Filter.NO_LEAD: ("Elke casus heeft regie", "Kies Alle om de hele lijst te zien."),
    Filter.UNSEEN: ("Iedereen is gezien", "Niemand is langer dan zes weken uit beeld."),
    Filter.NO_FEEDBACK: ("Alles is teruggekoppeld", "Elke inbrenger weet wat er is besloten."),
    Filter.CLOSED: (
        "Nog geen afgesloten casussen",
        "Wat je afsluit, vind je hier terug.",
    ),
}


class EmptyList(QWidget):
    """Heading, one sentence, and a button where that helps."""

    def __init__(self, add: Callable[[], object]) -> None:
        super().__init__()
        self._title = section("Nog geen casussen")
        self._text = muted("")
        self.add = button("Signaal toevoegen", add, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4 * GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def say(self, total: int, searched: str, part: Filter) -> None:
        """Fit the words to why there is nothing."""
        self.add.setVisible(total == 0)
        if total == 0:
            self._title.setText("Nog geen casussen")
            self._text.setText("Voeg een signaal toe. Dat kost minder dan een minuut.")
        elif searched:
            self._title.setText(f"Niets gevonden voor '{searched}'")
            self._text.setText("Zoek op code, rol of instantie.")
        else:
            title, sentence = _WHY.get(
                part, ("Geen casussen in dit deel", "Kies Alle om de hele lijst te zien.")
            )
            self._title.setText(title)
            self._text.setText(sentence)
