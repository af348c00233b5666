"""A text as it will read on paper, so that nothing in it hides from whoever reads it first (rule R4).

What is pasted from a mail or a web page brings signs along that nobody sees: a soft hyphen, a blank without
width, a line that breaks off inside a number, digits of another script, a minus sign for a hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ODD: Final = re.compile(r"[^\x20-\x7e\u00a0\u00c0-\u024f\u2018-\u201f\u2022\u2026\u20ac]")
_BREAKS: Final = frozenset("\n\r\t\v\f\u2028\u2029")
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_MINUS: Final = "\u2212"


def plain(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without what cannot be seen, and for every character of it where it stood in `text`.

    It never gets longer. A line break stays one, but beside a digit, where it is a blank.
    """
    if not _ODD.search(text):
        return text, tuple(range(len(text)))
    seen = [(place, c) for place, c in enumerate(text) if unicodedata.category(c) != "Cf"]
    shown = [_plain(character) for _, character in seen]
    for place, character in enumerate(shown):
        before, after = shown[place - 1 : place], shown[place + 1 : place + 2]
        digits = sum(one[0].isdigit() for one in (before, after) if one)
        if character in _BREAKS and digits:
            shown[place] = " "
        elif digits == 2 and (character == _MINUS or unicodedata.category(character) == "Pd"):
            shown[place] = "-"
    return "".join(shown), tuple(place for place, _ in seen)


def _plain(character: str) -> str:
    """A digit of whatever script as ours, a sign of full width at its usual width."""
    if ord(character) in _FULL_WIDTH:
        return chr(ord(character) - 0xFEE0)
    decimal = unicodedata.decimal(character, None)
    return character if decimal is None else str(decimal)
