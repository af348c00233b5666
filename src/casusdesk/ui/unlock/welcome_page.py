"""The first page of the first run: what is kept here, what never, and where to begin (ux §5.8)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.theme import GRID
from casusdesk.ui.unlock.entry_page import EntryPage

_KEPT: Final = (
    "casussen onder een willekeurige code, zoals KT472",
    "de vraag aan het overleg, zorgen en krachten in een paar woorden",
    "wie betrokken is en wie de regie heeft, als rol",
    "agenda's, afspraken en overdrachten",
    "de naam van een ouder alleen op een overdrachtsblad, als die daar toestemming voor gaf",
)
_NEVER: Final = (
    "adressen en telefoonnummers van ouders en kinderen, of de naam van een kind",
    "BSN, geboortedatum van de moeder, diagnose of medicatie",
    "bijlagen, verslagen of een dossier",
)


class WelcomePage(EntryPage):
    """Begin for real, look around first, or open what was elsewhere: handed over on leave, or a backup."""

    begin_asked = Signal()
    practice_asked = Signal()
    stand_in_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Welkom bij Casusdesk", can_go_back=False)
        self.add(
            text(
                "Met Casusdesk bereid je het casusoverleg Kansrijke Start voor: "
                "van signaal tot agenda op één blad."
            ),
            _listed("Dit bewaar je hier", _KEPT),
            _listed("Dit hoort hier nooit", _NEVER),
            muted(
                "Alles staat versleuteld op deze computer. Het programma gaat nooit het internet op. "
                "Het eigen dossier van elke hulpverlener blijft de plek voor de inhoud."
            ),
            self._elsewhere(),
        )
        self.add_button("Kijk rond met oefencasussen", self.practice_asked.emit)
        self.add_button("Begin", self.begin_asked.emit, "primary")

    def _elsewhere(self) -> QWidget:
        group = QWidget()
        lines = QVBoxLayout(group)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(text("Neem je waar voor een ander, en kreeg je een stick?"))
        lines.addWidget(button("Waarneming openen…", self.stand_in_asked.emit, "link"))
        lines.addSpacing(GRID)
        lines.addWidget(text("Had je casusdesk op een andere computer?"))
        lines.addWidget(button("Ik heb een reservekopie…", self.restore_asked.emit, "link"))
        return group

    def enter(self) -> None:
        self._choices[-1].setFocus()


def _listed(title: str, lines: tuple[str, ...]) -> QWidget:
    card = frame("card", section(title))
    points = QVBoxLayout()
    points.setSpacing(GRID // 2)
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        sign = text("•")
        sign.setFixedWidth(sign.sizeHint().width())
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text(line), 1)
        points.addLayout(row)
    card.layout().addLayout(points)  # type: ignore[union-attr]
    return card
