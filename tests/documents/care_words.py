"""Sentences of any length in the Dutch of the meetings: long compounds, dates, names from everywhere.

Nobody in them exists; the names are those that paper often prints wrong.
"""

from __future__ import annotations

from random import Random
from typing import Final

_SHORT: Final = (
    "wat is er nodig zodat wie gaat mee naar het de een en of want bij met voor na op tot vanaf deze week "
    "moeder vader baby zus oma gezin thuis rust slaap hulp steun plan schuld huur woning werk taal zorg "
    "zwanger bevalling kraamtijd wiegje borstvoeding huisarts wijkcoach gemeente afspraak gesprek vóór één "
    "regie vraag besluit ’s ochtends per dag nog niet wel al ook samen"
)
_LONG: Final = (
    "opvoedondersteuning schuldhulpverlening verloskundigenpraktijk kraamzorgindicatiegesprek "
    "woonurgentieverklaring zwangerschapsdiabetes jeugdgezondheidszorg consultatiebureauverpleegkundige "
    "arbeidsongeschiktheidsverzekering gezinsvoogdijinstelling inburgeringsverplichting "
    "voorbereidingsbijeenkomst wijkteammedewerker huurtoeslagaanvraag bestaansminimum "
    "kinderopvangtoeslagbeschikking babyuitzetvergoeding leefstijlbegeleiding onverzekerdenregeling "
    "financiën coördinatie geïndiceerd patiëntvriendelijk privé-omstandigheden crisisinterventieteam "
    "mantelzorgondersteuningsaanbod tolkentelefoonabonnement ziekenhuisopnamegeschiedenis"
)
NAMES: Final = ("Ḥasan", "Şükrü", "Łucja", "Nguyễn", "O'Brien-van 't Hof", "Zoe\u0308", "Dvořák", "Çağla")
"""One of them with a loose trema, as some keyboards type it."""
SIGNS: Final = (
    "24 weken",
    "10.30 uur",
    "t/m 12-02",
    "€ 1.250",
    "90 %",
    "JGZ/GGD",
    "24-uurszorg",
    "in-huis-begeleiding",
    "(kind 3 jaar)",
    "„zij wil graag”",
    "moeder-kindopname",
    "± 6 weken",
    "e-mail",
    "A4",
    "thuis – rustig",
)
SHORT: Final = _SHORT.split()
LONG: Final = _LONG.split()


def sentence(rng: Random, length: int, end: str = "?") -> str:
    """Words up to exactly `length` characters; the last one may be cut, as typing may stop anywhere."""
    kinds = (SHORT, SHORT, SHORT, LONG, LONG, SIGNS, NAMES)
    words = ""
    while len(words) < length:
        words += (" " if words else "") + rng.choice(kinds[min(int(rng.random() * 7.3), 6)])
    room = max(length - len(end), 1)
    return words[:room].rstrip().ljust(room, "n") + end
