"""The kinds of paper there are, each with a title that gives nothing away."""

from __future__ import annotations

from enum import Enum


class Paper(Enum):
    """The kinds of paper, in the order of printing."""

    AGENDA = "agenda"
    DECISIONS = "besluitenlijst"
    SINGLE = "casus"
    HANDOVER = "overdrachten"
    PARENTS = "ouderversies"
    FEEDBACK = "terugkoppelstroken"

    @property
    def title(self) -> str:
        """A neutral title for file and document: no codes, no names (domain R7)."""
        return {
            "agenda": "Agenda casusoverleg",
            "besluitenlijst": "Besluitenlijst casusoverleg",
            "casus": "Eén casus",
            "overdrachten": "Warme overdracht",
            "ouderversies": "Onze afspraken",
            "terugkoppelstroken": "Terugkoppelstroken",
        }[self.value]
