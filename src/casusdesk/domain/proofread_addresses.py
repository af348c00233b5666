"""E-mail addresses and postcodes, however they are typed (rule R4).

A year before a short word ("2024 en"), an amount ("1200 kg") and a year before a role ("2024 VK") look like
a postcode and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casusdesk.domain.proofread_context import listed

Span = tuple[int, int]

_EMAIL: Final = re.compile(
    r"""(?<![\w.+%\-])[\w.+%\-]{1,64}+
        (?: @ | \s?@\s?(?=[\w\-]{1,63}\.[a-z]) | \s?[\[({<]\s?(?:at|apenstaart(?:je)?|@)\s?[\])}>]\s?
          | \s(?:at|apenstaartje)\s(?=[\w\-]{1,63}(?:\.|\spunt\s)(?:nl|com|be|eu|org|net|de|info)\b) )
        [\w\-]{1,63}+ (?:(?:\.|\s?[\[({]\s?(?:punt|dot|\.)\s?[\])}]\s?|\spunt\s)[\w\-]{1,63}+){0,6}""",
    re.VERBOSE | re.IGNORECASE,
)

_POSTCODE: Final = re.compile(
    r"(?<![\w€+])(?<![0-9][.,\-])(?P<digits>[1-9][0-9]{3})(?P<gap>[ \-\u00a0]{0,2})"
    r"(?P<letters>[A-Za-z]{2})(?![\w+])"
)
_POSTCODE_SAID: Final = re.compile(
    r"(?:\bpostcode(?:gebied)?|\bpc|\bpostc\.?|\badres|\binschrijving op|\bwoont in|\bverhuist naar)\W{0,3}"
    r"(?:is |van |naar )?$",
    re.IGNORECASE,
)
_POSTCODE_DIGITS: Final = re.compile(
    r"\bpostcode(?:gebied)?:?\s(?:is\s)?(?P<digits>[1-9][0-9]{3})(?![\w.,]*\w)", re.IGNORECASE
)
_AMOUNTS: Final = frozenset(
    [
        "kg",
        "gr",
        "mg",
        "ml",
        "cl",
        "dl",
        "cm",
        "mm",
        "km",
        "pm",
        "pw",
        "pj",
        "pp",
        "px",
        "kj",
        "st",
        "eu",
        "gb",
        "mb",
        "pd",
    ]
)
_METRIC: Final = frozenset(["kg", "gr", "mg", "ml", "km", "mm"])
_SHORT_WORDS: Final = listed(
    """
    aan al af an bv de dd die en er es ga ha he ik im in is ja je jl ju ki la le me mw na no nr nu of oh
    ok om op pa po re ru so ta te tm to tv uw va ze zo zn wo do vr za ma di wk jr mi to we ev vd vh ca
    ed hr ie
    """
)
_ROLES: Final = listed(
    """
    VK KZ HA JV JA WC TT AB WP SO VZ SH ZV CB GI PL KA GY KV OK
    """
)


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
    year = 1990 <= int(digits) <= 2039
    if letters.isupper():
        return not (gap and letters in _ROLES and year) and letters.casefold() not in _METRIC
    if letters.casefold() in _AMOUNTS:
        return False
    return not (gap and letters.casefold() in _SHORT_WORDS and (letters.islower() or year))
