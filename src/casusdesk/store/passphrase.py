"""What makes a passphrase good enough, said in Dutch before it is used."""

from __future__ import annotations

import re
import unicodedata

MIN_CHARACTERS = 12
MIN_WORDS = 4
MIN_WORDS_PORTABLE = 5
_WORD = re.compile(r"[^\W_]{3,}")
_OBVIOUS = re.compile(
    r"wachtwoordzin|wachtwoord|password|welkom|geheim|casusdesk|kansrijke ?start"
    r"|qwerty(?:uiop)?|asdfgh(?:jkl)?|0?123456789?0?|012345|987654(?:321)?0?"
)


def weak_passphrase(text: str, *, portable: bool = False) -> str | None:
    """The Dutch sentence that says what is missing, or None when the passphrase will do.

    At least 12 characters or 4 different words of 3 letters or more; without a keyring the passphrase
    is the only lock and needs 5 such words (vault §1, "portable").
    """
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in text.strip()):
        return "In deze wachtwoordzin staat een teken dat je niet kunt typen. Kies een andere."
    folded = text.strip().casefold()
    words = set(_WORD.findall(folded))
    if portable:
        if len(words) >= MIN_WORDS_PORTABLE:
            return None
        return f"Gebruik minstens {MIN_WORDS_PORTABLE} verschillende woorden van drie letters of meer."
    if len(folded) < MIN_CHARACTERS and len(words) < MIN_WORDS:
        return f"Gebruik minstens {MIN_CHARACTERS} tekens, of {MIN_WORDS} verschillende woorden."
    rest = _OBVIOUS.sub("", folded)
    if len(set(rest) - set(" -_.!0123456789")) < 5:
        return "Deze wachtwoordzin is te raden. Kies een paar woorden die niet bij elkaar horen."
    return None
