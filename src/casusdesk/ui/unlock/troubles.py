"""What can be the matter with a store before it is open: for each its heading, its sentence and the ways out.

As data, so that every situation is told in the same way and none is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from casusdesk.errors import (
    BusyVaultError,
    CasusdeskError,
    DamagedVaultError,
    DiskFullError,
    KeyringEntryMissingError,
    NewerVaultError,
    OlderStoreError,
)
from casusdesk.services.condition import Condition


class Way(Enum):
    """A way out of trouble: the words on its button, and a line that says what it does where it has to."""

    RESTORE = "restore"
    SALVAGE = "salvage"
    RECOVER = "recover"
    OPEN_ANYWAY = "open_anyway"
    RETRY = "retry"
    PRACTICE = "practice"
    AGAIN = "again"
    CLOSE = "close"

    @property
    def words(self) -> str:
        """On the button."""
        return _WORDS[self][0]

    @property
    def line(self) -> str:
        """Below it; "" when the button says it all."""
        return _WORDS[self][1]


_WORDS: Final = {
    Way.RESTORE: (
        "Reservekopie terugzetten…",
        "Je ziet eerst welke reservekopieën er zijn, met het aantal casussen.",
    ),
    Way.SALVAGE: (
        "Bekijken wat nog leesbaar is…",
        "Je casussen worden alleen gelezen. Je kunt ze opslaan als PDF of er zo mee verder.",
    ),
    Way.RECOVER: (
        "Herstelblad gebruiken",
        "Met de code op je herstelblad open je je casussen en kies je een nieuwe wachtwoordzin.",
    ),
    Way.OPEN_ANYWAY: (
        "Toch openen",
        "Doe dit alleen als je dit oudere bestand zelf hebt teruggezet. Het komt in het logboek.",
    ),
    Way.RETRY: ("Opnieuw proberen", ""),
    Way.PRACTICE: ("Kijk rond met oefencasussen", "Die staan los van je eigen casussen."),
    Way.AGAIN: ("Terug naar het begin", "Als je het herstelblad of de wachtwoordzin hebt gevonden."),
    Way.CLOSE: ("Sluiten", ""),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One situation. `sentence` says what is the matter and what to do; `calm` what is not lost."""

    heading: str
    sentence: str
    ways: tuple[Way, ...]
    calm: str = ""


_UNTOUCHED: Final = "Er is niets gewijzigd."
_KEPT: Final = "Wat er nog is, blijft staan: casusdesk maakt eerst een kopie en schrijft niet in dit bestand."
_DAMAGE: Final = (Way.RESTORE, Way.SALVAGE, Way.RETRY, Way.CLOSE)
_GONE: Final = (Way.RESTORE, Way.RETRY, Way.CLOSE)

TROUBLES: Final = {
    Condition.NO_STORE: Trouble(
        "Je casussen zijn niet gevonden",
        "Het bestand met je casussen ontbreekt. Zet een reservekopie terug, of zet het bestand zelf terug "
        "en probeer opnieuw.",
        _GONE,
        "Casusdesk begint niet vanzelf met een lege lijst.",
    ),
    Condition.EMPTIED: Trouble(
        "Het bestand met je casussen is leeg",
        "Iets heeft het bestand leeggemaakt. Zet een reservekopie terug.",
        _GONE,
        "Casusdesk begint niet vanzelf met een lege lijst.",
    ),
    Condition.CUT: Trouble(
        "Van je casussen mist een stuk",
        "Het bestand met je casussen is niet meer heel. Zet een reservekopie terug, of kijk wat nog "
        "leesbaar is.",
        _DAMAGE,
        _KEPT,
    ),
    Condition.UNCLEAR: Trouble(
        "Onduidelijk wat je nieuwste casussen zijn",
        "Het briefje dat zegt welk bestand het nieuwste is, ontbreekt. Zet een reservekopie terug.",
        _DAMAGE,
        _KEPT,
    ),
    Condition.NO_KEY_FILE: Trouble(
        "De sleutel van je casussen is beschadigd",
        "Het sleutelbestand van de kluis ontbreekt of is beschadigd, en de tweede kopie ook. In elke "
        "reservekopie zit er nog een: zet een reservekopie terug.",
        _GONE,
        "Gooi niets weg. Je casussen staan er nog, maar gaan zonder sleutel niet open.",
    ),
    Condition.NEWER: Trouble(
        "Je casussen zijn van een nieuwere versie",
        "Installeer de nieuwste versie van casusdesk en open daarmee je casussen.",
        (Way.CLOSE,),
        _UNTOUCHED,
    ),
    Condition.CLOSED: Trouble(
        "De map van je casussen is dicht",
        "In de map van je casussen mag niet worden gekeken. Vraag je beheerder om toegang en probeer "
        "opnieuw.",
        (Way.RETRY, Way.CLOSE),
        _UNTOUCHED,
    ),
}

DAMAGED: Final = Trouble("Je casussen zijn beschadigd", "", _DAMAGE, _KEPT)
NEWER: Final = TROUBLES[Condition.NEWER]
OLDER: Final = Trouble(
    "Je laatste wijzigingen ontbreken", "", (Way.RESTORE, Way.OPEN_ANYWAY, Way.CLOSE), _UNTOUCHED
)
BUSY: Final = Trouble("Er is nog een venster open", "", (Way.RETRY, Way.CLOSE), _UNTOUCHED)
NO_ENTRY: Final = Trouble(
    "Deze computer kent je kluis niet meer",
    "",
    (Way.RECOVER, Way.RETRY, Way.CLOSE),
    "Dat gebeurt na een nieuwe installatie, of als de sleutelbos is leeggemaakt. Je casussen staan er nog.",
)
NO_SHEET: Final = Trouble(
    "Zonder herstelblad en wachtwoordzin",
    "Zonder een van beide kan niemand je casussen openen, ook de maker van casusdesk niet. Zoek je "
    "herstelblad, of zet een reservekopie terug waarvan je de wachtwoordzin nog weet.",
    (Way.AGAIN, Way.RESTORE, Way.CLOSE),
    "Gooi niets weg: zodra je het herstelblad of de zin vindt, gaan je casussen weer open.",
)
READ_ONLY: Final = Trouble("In deze map kan niet worden geschreven", "", (Way.RETRY, Way.CLOSE), _UNTOUCHED)
FULL: Final = Trouble(
    "De schijf is vol",
    "Maak ruimte vrij op de schijf en probeer het opnieuw.",
    (Way.RETRY, Way.CLOSE),
    _UNTOUCHED,
)
UNFIT: Final = Trouble(
    "Hier kunnen je casussen niet staan", "", (Way.RETRY, Way.PRACTICE, Way.CLOSE), "Er is niets gemaakt."
)


def trouble_of(error: CasusdeskError) -> Trouble | None:
    """The page for an error of unlocking; None when it is said at the field itself."""
    for kind, trouble in (
        (NewerVaultError, NEWER),
        (OlderStoreError, OLDER),
        (DamagedVaultError, DAMAGED),
        (BusyVaultError, BUSY),
        (DiskFullError, FULL),
        (KeyringEntryMissingError, NO_ENTRY),
    ):
        if isinstance(error, kind):
            return replace(trouble, sentence=trouble.sentence or str(error))
    return None
