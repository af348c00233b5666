"""The case code: random, readable, never derived from a name or a date (domain R6)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Container
from typing import Final

from casusdesk.domain.limits import tidy
from casusdesk.errors import InvalidInputError

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS: Final = "23456789"
_PATTERN: Final = re.compile(r"[A-HJ-NP-Z]{2}[2-9]{3}")
_WRITTEN: Final = re.compile(
    rf"(?<![^\W_])([{LETTERS}]{{2}})[ .\-‐-–]?([{DIGITS}]{{3}})(?![^\W_])", re.IGNORECASE
)
"""A code as somebody types it: also in small letters, or with a blank or a hyphen in it."""


def parse_code(text: str) -> str:
    """`text` as a case code in capitals.

    Raises:
        InvalidInputError: the text has another form than two letters and three digits (R6).
    """
    code = text.strip().upper()
    if not _PATTERN.fullmatch(code):
        message = (
            "Een code heeft twee letters (geen I of O) en drie cijfers van 2 tot en met 9, "
            "bijvoorbeeld KT472. Laat de code leeg om er een te laten maken."
        )
        raise InvalidInputError(message, field="code")
    return code


def codes_in(text: str) -> tuple[str, ...]:
    """Everything in `text` that reads as a code, as it stands on the list; some of it may be no case."""
    found = ("".join(match.groups()).upper() for match in _WRITTEN.finditer(tidy(text)))
    return tuple(dict.fromkeys(found))


def new_code(taken: Container[str]) -> str:
    """A random code that is not in `taken`; 294 912 are possible, a list holds hundreds."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(2))
        code = letters + "".join(secrets.choice(DIGITS) for _ in range(3))
        if code not in taken:
            return code
