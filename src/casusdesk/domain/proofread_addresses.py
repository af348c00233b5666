"""Addresses: e-mail, postcode, and a street with its number, however it is typed (rule R4).

A street is known by how Dutch street names end, or by a word such as "woont op"; a way of speaking such as
"onderweg 3 keer" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_LETTER: Final = r"[^\W\d_]"
_EMAIL: Final = re.compile(
    r"""(?<![\w.+%\-])[\w.+%\-]{1,64}+
        (?: @ | \s?@\s?(?=[\w\-]{1,63}\.[a-z]) | \s?[\[({<]\s?(?:at|apenstaart(?:je)?|@)\s?[\])}>]\s?
          | \s(?:at|apenstaartje)\s(?=[\w\-]{1,63}(?:\.|\spunt\s)(?:nl|com|be|eu|org|net|de|info)\b) )
        [\w\-]{1,63}+ (?:(?:\.|\s?[\[({]\s?(?:punt|dot|\.)\s?[\])}]\s?|\spunt\s)[\w\-]{1,63}+){0,6}""",
    re.VERBOSE | re.IGNORECASE,
)

_POSTCODE: Final = re.compile(
    r"(?<![\w€+])(?<![0-9][.,\-])(?P<digits>[1-9][0-9]{3})(?P<gap>[ \-\u00a0]?)(?P<letters>[A-Za-z]{2})(?![\w+])"
)
_POSTCODE_SAID: Final = re.compile(
    r"(?:\bpostcode(?:gebied)?|\bpc|\bpostc\.?|\badres|\binschrijving op|\bwoont in|\bverhuist naar)\W{0,3}"
    r"(?:is |van |naar )?$",
    re.IGNORECASE,
)
_POSTCODE_DIGITS: Final = re.compile(
    r"\bpostcode(?:gebied)?:?\s(?:is\s)?(?P<digits>[1-9][0-9]{3})(?![\w.,]*\w)", re.IGNORECASE
)
_AMOUNTS: Final = frozenset("kg gr mg ml cl dl cm mm km pm pw pj pp kj st eu gb mb pd".split())
_SHORT_WORDS: Final = frozenset(
    """aan al af an bv de dd die en er es ga ha he ik im in is ja je jl ju ki la le me mw na no nr nu of oh ok om
    op pa po re ru sd so ta te tm to tv uw va ze zo zn wo do vr za ma di wk jr mi to we ev vd vh ca ed hr ie""".split()
)
_ROLES: Final = frozenset("VK KZ HA JV JA WC TT AB WP SO VZ SH ZV CB GI PL KA GY KV OK".split())

_ENDINGS: Final = (
    r"(?:straat|straatje|str|weg|wegje|laan|laantje|plein|pleintje|hof|hofje|dijk|kade|singel|steeg|steegje|park"
    r"|pad|gracht|dreef|plantsoen|gaarde|gaard|hoeve|brink|erf|baan|hout|horst|kamp|es|esch|wal|burg|burgh"
    r"|markt|haven|poort|oever|allee|boulevard|ring|veld|akker|bos|beek|tuin|wijk|maat|mors|meen|drift|sluis"
    r"|waard|passage|terras|zicht|werf|weide|wei|enk|kamp|slag|berg|heide|bleek|hoek|straat|rade|lust|oord)"
)
_SURE: Final = frozenset(
    """straat straatje str weg laan laantje plein pleintje hof hofje dijk kade singel steeg steegje park pad gracht
    dreef plantsoen gaarde gaard hoeve brink allee boulevard markt erf baan wal""".split()
)
_STREET: Final = re.compile(
    rf"""(?<![\w'’\-])(?P<name>(?:{_LETTER}|[\u0300-\u036f'’\-]){{2,45}}+)(?P<dot>\.?)
        (?P<gap>[ ,\u00a0]{{0,3}}(?:(?:huis)?(?:nr|nummer)\.?[ ]?)?)
        (?P<number>[0-9]{{1,4}}(?:[ ]?(?:bis|hs|[IV]{{1,3}})\b|[ ]?[a-zA-Z](?![\w.'’])|[\-/][0-9a-zA-Z]{{1,4}}\b)?)
        (?![\w%€+]|[.,:][0-9])(?P<after>[ ]?[a-zé€%²]{{1,12}})?""",
    re.VERBOSE,
)
_UNITS: Final = frozenset(
    """keer x maal uur u min minuten minuut dag dagen dgn week weken wk wkn weekend weekenden maand maanden mnd jaar jr
    jaren euro kind kinderen persoon personen km m cm ml kg gram gr procent afspraken afspraak gesprekken gesprek
    bezoeken bezoek kamers kamer verdiepingen mensen leden plekken plek punten stappen fasen lessen nachten ochtenden
    middagen avonden sessies gezinnen moeders ouders vrouwen aanmeldingen meter sigaretten baantjes banen""".split()
)
_NO_STREET: Final = frozenset(
    """weg straat plein park pad hof baan onderweg halverwege wegwezen omweg uitweg snelweg zijweg doorweg luchtweg
    loopbaan rijbaan bijbaan werkbaan stappenpad tijdpad tijdspad zorgpad leerpad groeipad kerkhof gerechtshof doolhof
    spoorweg middenweg hulpweg wereldmarkt arbeidsmarkt woningmarkt supermarkt rommelmarkt speelplein schoolplein
    werkplein marktplaats zwembad vanweg overweg inweg levensweg voorzorg woonpark speelpark""".split()
)
_LEADING: Final = re.compile(
    rf"""(?:(?<![\w'’\-])(?:[A-Z]{_LETTER}{{1,24}}\.?|[A-Z]\.|van|der|den|de|het|ter|ten|'t|’t)[ ]){{1,5}}$""",
    re.VERBOSE,
)
_TYPE_FIRST: Final = re.compile(
    rf"""(?<!\w)(?:Laan|Plein|Weg|Hof|Park|Kade|Dijk|Singel|Pad|Steeg|Straat|Burgemeester|Burg\.)
        (?:[ ](?:van|der|den|de|het|'t|ter|ten|[A-Z]{_LETTER}{{1,24}})){{1,5}}[ ](?P<number>[0-9]{{1,4}}[a-zA-Z]?)
        (?![\w%€+]|[.,:][0-9])(?P<after>[ ]?[a-zé]{{1,12}})?""",
    re.VERBOSE,
)
_LIVES: Final = re.compile(
    rf"""(?<!\w)(?:adres|wo(?:on|o?n)t|woning|wonen|verblijft|logeert|verhui[sz]\w{{0,3}}|ingeschreven)\b
        (?:[ ](?:is|nu|tijdelijk|samen|weer|sinds|kort|naar|op|aan|in|bij|partner|moeder|vader)){{0,4}}:?[ ]
        (?P<street>(?:(?:de|het|De|Het|'t)[ ])?(?:[A-Z]{_LETTER}{{2,24}}(?:[ \-](?:van|der|den|de|het|en))?[ \-]){{1,4}}
        (?P<number>[0-9]{{1,4}}[a-zA-Z]?(?:-[0-9a-zA-Z]{{1,3}})?))
        (?![\w%€+]|[.,:][0-9])(?P<after>[ ]?[a-zé]{{1,12}})?""",
    re.VERBOSE,
)
_NOT_A_STREET_NAME: Final = re.compile(
    r"\b(?:Groep|Kamer|Week|Fase|Afdeling|Locatie|Kind|Maandag|Dinsdag|Woensdag|Donderdag|Vrijdag|Januari|Februari"
    r"|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)\b"
)
_ENDS: Final = re.compile(rf"{_ENDINGS}$", re.IGNORECASE)


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also with "[at]" and "(punt)"."""
    for match in _EMAIL.finditer(text):
        yield match.start(), match.end()


def postcodes(text: str) -> Iterator[Span]:
    """Postcodes: four digits and two letters that are no amount, no short word and no role after a year."""
    for match in _POSTCODE.finditer(text):
        said = _POSTCODE_SAID.search(text, max(0, match.start() - 30), match.start()) is not None
        if said or _is_postcode(match["digits"], match["gap"], match["letters"]):
            yield match.span()
    for match in _POSTCODE_DIGITS.finditer(text):
        yield match.span("digits")


def _is_postcode(digits: str, gap: str, letters: str) -> bool:
    if letters.casefold() in _AMOUNTS:
        return False
    if not letters.isupper():
        return not (gap and letters.casefold() in _SHORT_WORDS)
    return not (gap and letters in _ROLES and 1990 <= int(digits) <= 2039)


def streets(text: str) -> Iterator[Span]:
    """Streets with a house number; the words that belong to the name of the street count too."""
    for match in _STREET.finditer(text):
        if _is_street(match):
            yield _start_of_name(text, match.start()), match.end("number")
    for match in _TYPE_FIRST.finditer(text):
        if not _is_unit(match):
            yield match.start(), match.end("number")
    for match in _LIVES.finditer(text):
        if not _is_unit(match) and not _NOT_A_STREET_NAME.search(match["street"]):
            yield match.span("street")


def _is_unit(match: re.Match[str]) -> bool:
    return (match["after"] or "").strip() in _UNITS


def _is_street(match: re.Match[str]) -> bool:
    name = match["name"]
    ending = _ENDS.search(name)
    if ending is None or _is_unit(match) or name.casefold() in _NO_STREET:
        return False
    if len(name) - len(ending[0]) < 2:
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
