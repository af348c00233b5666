"""Read a time of day as people type it: 9.30, 9:30, 930, 9u30, 9 (ux §5.7)."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from casusdesk.errors import InvalidInputError

UNREADABLE: Final = "Vul een tijd in, bijvoorbeeld 9.30."
_TIME = re.compile(r"(\d{1,2})(?:[.:u, ]?(\d{2}))?(?: ?(?:uur|u))?")


def parse_time(text: str) -> time:
    """The time meant by `text`. Raises InvalidInputError when it cannot be read or does not exist."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if found is None:
        raise InvalidInputError(UNREADABLE, field="time")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise InvalidInputError(UNREADABLE, field="time")
    return time(hour, minute)
