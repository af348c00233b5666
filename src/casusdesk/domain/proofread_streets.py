"""A street with its house number, however it is typed (rule R4).

A street is known by how Dutch street names end, or by a word such as "woont op"; a way of speaking such as
"onderweg 3 keer" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casusdesk.domain.proofread_context import listed

Span = tuple[int, int]

_LETTER: Final = r"[^\W\d_]"
_NUMBER: Final = r"(?P<number>[0-9]{1,4}[a-zA-Z]?(?:-[0-9a-zA-Z]{1,3})?)"
_AFTER: Final = r"(?![\w%€+]|[.,:][0-9])(?P<after>[ ]?[a-zé€%²]{1,12})?"
"""What follows a house number: never more of a number, and the word that would make it an amount."""
_ENDINGS: Final = (
    r"(?:straat|straatje|str|weg|wegje|laan|laantje|plein|pleintje|hof|hofje|dijk|kade|singel|steeg|steegje|park"
    r"|pad|gracht|dreef|plantsoen|gaarde|gaard|hoeve|brink|erf|baan|hout|horst|kamp|es|esch|wal|burg|burgh"
    r"|markt|haven|poort|oever|allee|boulevard|ring|veld|akker|bos|beek|tuin|wijk|maat|mors|meen|drift|sluis"
    r"|waard|passage|terras|zicht|werf|weide|wei|enk|kamp|slag|berg|heide|bleek|hoek|straat|rade|lust|oord)"
)
_SURE: Final = listed(
    """
    straat straatje str weg laan laantje plein pleintje hof hofje dijk kade singel steeg steegje park
    pad gracht dreef plantsoen gaarde gaard hoeve brink allee boulevard markt erf baan wal
    """
)
_STREET: Final = re.compile(
    rf"""(?<![\w'’\-])(?P<name>(?:{_LETTER}|[\u0300-\u036f'’\-]){{2,45}}+)(?P<dot>\.?)
        (?P<gap>[ ,\u00a0]{{0,3}}(?:(?:huis)?(?:nr|nummer)\.?[ ]?)?)
        (?P<number>[0-9]{{1,4}}
            (?:[ ]?(?:bis|hs|[IV]{{1,3}})\b|[ ]?[a-zA-Z](?![\w'’])|[\-/][0-9a-zA-Z]{{1,4}}\b)?){_AFTER}""",
    re.VERBOSE,
)
_UNITS: Final = listed(
    """
    keer x maal uur u min minuten minuut dag dagen dgn week weken wk wkn weekend weekenden maand maanden
    mnd jaar jr jaren euro kind kinderen persoon personen km m cm ml kg gram gr procent afspraken
    afspraak gesprekken gesprek bezoeken bezoek kamers kamer verdiepingen mensen leden plekken plek
    punten stappen fasen lessen nachten ochtenden middagen avonden sessies gezinnen moeders ouders
    vrouwen aanmeldingen meter sigaretten baantjes banen
    """
)
_NO_STREET: Final = listed(
    """
    weg straat plein park pad hof baan onderweg halverwege wegwezen omweg uitweg snelweg zijweg doorweg
    luchtweg loopbaan rijbaan bijbaan werkbaan stappenpad tijdpad tijdspad zorgpad leerpad groeipad
    kerkhof gerechtshof doolhof spoorweg middenweg hulpweg wereldmarkt arbeidsmarkt woningmarkt
    supermarkt rommelmarkt speelplein schoolplein werkplein marktplaats zwembad vanweg overweg inweg
    levensweg voorzorg woonpark speelpark
    """
)
_LEADING: Final = re.compile(
    rf"(?:(?<![\w'’\-])(?:[A-Z]{_LETTER}{{1,24}}\.?|[A-Z]\.|van|der|den|de|het|ter|ten|'t|’t) ){{1,5}}$"
)
_TYPE_FIRST: Final = re.compile(
    rf"""(?<!\w)(?:Laan|Plein|Weg|Hof|Park|Kade|Dijk|Singel|Pad|Steeg|Straat|Burgemeester|Burg\.)
        (?:[ ](?:van|der|den|de|het|'t|ter|ten|[A-Z]{_LETTER}{{1,24}})){{1,5}}[ ]{_NUMBER}{_AFTER}""",
    re.VERBOSE,
)
_OLD_OR_NEW: Final = re.compile(
    rf"""(?<!\w)(?:Oude|Nieuwe|Lange|Korte|Hoge|Lage|Grote|Kleine|Achter|Voor)[ ](?!Kamer|Groep)
        [A-Z]{_LETTER}{{2,24}}[ ]{_NUMBER}{_AFTER}""",
    re.VERBOSE,
)
_NUMBER_FIRST: Final = re.compile(
    rf"(?<!\w)(?:huis)?(?:nr\.?|nummer) [0-9]{{1,4}}[a-zA-Z]? (?:in|aan|op) (?:de|het) "
    rf"(?P<name>{_LETTER}{{5,45}}+)"
)
_LIVES: Final = re.compile(
    rf"""(?<!\w)(?:adres|wo(?:on|o?n)t|woning|wonen|verblijft|logeert|verhui[sz]\w{{0,3}}|flat(?:je)?|appartement|studio|ingeschreven)\b
        (?:[ ](?:is|nu|tijdelijk|samen|weer|sinds|kort|naar|op|aan|in|bij|partner|moeder|vader)){{0,4}}:?[ ]
        (?P<street>(?:(?:de|het|De|Het|'t)[ ])?
            (?:[A-Z]{_LETTER}{{2,24}}(?:[ \-](?:van|der|den|de|het|en))?[ \-]){{1,4}}{_NUMBER}){_AFTER}""",
    re.VERBOSE,
)
_NOT_A_STREET_NAME: Final = re.compile(
    r"\b(?:Groep|Kamer|Week|Fase|Afdeling|Locatie|Kind|Maandag|Dinsdag|Woensdag|Donderdag|Vrijdag|Januari|Februari"
    r"|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)\b"
)
_SIDE: Final = re.compile(r"-(?:zuid|noord|oost|west|binnen|buiten|achter|voor)$", re.IGNORECASE)
_ENDS: Final = re.compile(rf"{_ENDINGS}$", re.IGNORECASE)


def streets(text: str) -> Iterator[Span]:
    """Streets with a house number; the words that belong to the name of the street count too."""
    for match in _STREET.finditer(text):
        if _is_street(text, match):
            yield _start_of_name(text, match.start()), match.end("number")
    for match in (*_TYPE_FIRST.finditer(text), *_OLD_OR_NEW.finditer(text)):
        if not _is_unit(match):
            yield match.start(), match.end("number")
    for match in _NUMBER_FIRST.finditer(text):
        if _ENDS.search(match["name"]) and match["name"].casefold() not in _NO_STREET:
            yield match.span()
    for match in _LIVES.finditer(text):
        if not _is_unit(match) and not _NOT_A_STREET_NAME.search(match["street"]):
            yield match.span("street")


def _is_unit(match: re.Match[str]) -> bool:
    return (match["after"] or "").strip() in _UNITS


def _is_street(text: str, match: re.Match[str]) -> bool:
    name = _SIDE.sub("", match["name"])
    ending = _ENDS.search(name)
    if ending is None or _is_unit(match):
        return False
    if len(name) - len(ending[0]) < 2:
        before = text[max(0, match.start() - 2) : match.start()]
        return (
            name[0].isupper() and ending[0].casefold() in _SURE and before[:1].isalpha() and before[1:] == " "
        )
    if name.casefold() in _NO_STREET:
        return False
    if not match["gap"] and not match["dot"] and ending[0].casefold() not in _SURE:
        return False
    return ending[0].casefold() in _SURE or name[0].isupper()


def _start_of_name(text: str, start: int) -> int:
    """Where a name of several words begins: "Burg. Van Verzonnenstraat" from "Burg."."""
    before = _LEADING.search(text, max(0, start - 80), start)
    if before is None:
        return start
    words = before[0].split(" ")
    at = before.start()
    for word in words:
        if word[:1].isupper() or word in ("'t", "’t"):
            return at
        at += len(word) + 1
    return start
