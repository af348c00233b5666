"""Whether a work number or address looks right: a hint beside the field, never a reason to refuse it."""

from __future__ import annotations

import re
from typing import Final

_MAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_DUTCH: Final = 10
"""Digits of a Dutch number with its first 0."""
_SHORT: Final = re.compile(r"(0800|0900|088|14)\d*")
"""Service numbers, which have other lengths."""


def phone_hint(phone: str) -> str:
    """What may be wrong with a phone number in Dutch; "" when it looks right or is empty."""
    if not phone:
        return ""
    if not re.fullmatch(r"[+\d\s\-./()]+(\s*(toestel|tst\.?|of)\s*[+\d\s\-./()]+)*", phone, re.IGNORECASE):
        return "Klopt dit nummer? Er staan tekens in die niet in een telefoonnummer horen."
    first = re.split(r"(?i)toestel|tst|of", phone)[0]
    digits = re.sub(r"\D", "", first)
    if first.strip().startswith("+") or digits.startswith("00"):
        return "" if 9 <= len(digits) <= 15 else "Klopt dit nummer? Tel de cijfers na."
    if _SHORT.fullmatch(digits):
        return ""
    if len(digits) == _DUTCH - 1 and not digits.startswith("0"):
        return "Klopt dit nummer? Misschien is de 0 vooraan weggevallen."
    return "" if len(digits) == _DUTCH else "Klopt dit nummer? Een Nederlands nummer heeft tien cijfers."


def mail_hint(mail: str) -> str:
    """What may be wrong with an e-mail address in Dutch; "" when it looks right or is empty."""
    if not mail or _MAIL.fullmatch(mail):
        return ""
    return "Klopt dit adres? Een e-mailadres ziet eruit als naam@organisatie.nl."
