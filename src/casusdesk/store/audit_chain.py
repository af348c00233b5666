"""The seal of an audit row: what makes a row that is missing, changed, moved or slipped in show (vault §1).

Written down for whoever checks without Casusdesk in docs/logboek-controleren.md; a change here is one there.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from typing import Final

from casusdesk.domain.audit import ChainReport

PURPOSE: Final = b"casusdesk audit v1"


def audit_key(chain_key: bytes) -> bytes:
    """The 32 bytes that seal audit rows, from the chain key of the store; they say nothing of that key."""
    return hmac.digest(chain_key, PURPOSE, hashlib.sha256)


def seal(key: bytes, before: str, number: int, fields: Sequence[object]) -> str:
    """64 hex digits over the seal before, the number of the row (from 1) and its five texts.

    `fields`: moment (ISO 8601 in UTC with six decimals), event, subject, reason, person. Raises TypeError
    for anything but text.
    """
    if not all(isinstance(field, str) for field in fields):
        raise TypeError("a field of an audit row is text")
    line = json.dumps([before, number, *fields], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, line.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def checked(key: bytes, rows: Iterable[Sequence[object]]) -> ChainReport:
    """Whether every row, the five fields and then its seal, is the one that was kept at its place.

    Rows of before schema 4 have no seal and may only be the first; the seals after them cover them too.
    """
    before, number, unsealed = "", 0, 0
    broken: int | None = None
    for number, (*fields, found) in enumerate(rows, start=1):
        if broken is not None:
            continue
        try:
            before = seal(key, before, number, fields)
        except TypeError:
            broken = number
        else:
            if found == "" and unsealed == number - 1:
                unsealed = number
            elif found != before:
                broken = number
    return ChainReport(number, unsealed, broken)
