"""The lengths of texts, in one place, so that screen, import, store and paper count alike (domain §3).

Those of the handover sheet stand beside its fields, in `handover.py`. All limits are in characters after
`tidy`. A text over its limit is never cut: a form says so while typing, and a file keeps it whole until a
person has shortened it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

QUESTION_ADVISED: Final = 90
"""Advised length of the question to the meeting, shown by the counter (domain §3.1)."""
QUESTION: Final = 120
"""Longest question the agenda carries (issue "The main job", point 6)."""
STRENGTH: Final = 70
CONCERN_NOTE: Final = 90
PURPOSE: Final = 20
PROPOSAL: Final = 60
TRIED_LIGHTER: Final = 120
ORGANISATION: Final = 40
ACTION: Final = 60
OVERRIDE_REASON: Final = 160
"""Why a case is discussed without consent (R8)."""
DECIDED_BY: Final = 40
INTERPRETER: Final = 20
"""The language of the interpreter, on the sheet beside phase and first child (domain §3.3 no. 3)."""
SINCE_LAST: Final = 60
DECISION_NEEDED: Final = 70
OBSTACLE: Final = 160
"""Which rule or law is in the way, when a case is stuck (domain §1 no. 52)."""
AGREED: Final = ACTION
"""What was agreed at the meeting; it becomes an action (domain §3.2)."""
ROLE_NOW: Final = 80
"""`Uw rol nu` on the feedback slip (domain §3.3)."""
NO_HANDOVER: Final = 120
"""Why no warm handover follows (domain §1 no. 36)."""
LESSON: Final = 120
REACH: Final = 60
"""How a rung of the escalation ladder is reached; also the local contact of a care pathway."""
ROUTE_STEP: Final = 90
"""One line of the sheet "Route bij een signaal" (domain §1 no. 68)."""
KEY_NAME: Final = 40
"""The name behind a code, which is on no paper (R6)."""
PLACE: Final = 40
ATTENDANCE_NOTE: Final = 40
"""Why a role is away, or who stands in; the whole line has at most 110 (domain §3.1 no. 2)."""
GENERAL_LINE: Final = 80
WIPE_REASON: Final = 80
"""Why a case is wiped for good, in the audit (R10, R20)."""
CASE_TOTAL: Final = 1500
"""All free text of one case together (R3)."""

_VARIANTS = re.compile("[\u034f\ufe00-\ufe0f]")
"""What asks for another picture of the sign before it; it is not seen itself."""


def tidy(text: str) -> str:
    """`text` in Unicode form NFC, without what is not seen, runs of blanks as one space, trimmed.

    Not seen are control characters, joiners, soft hyphens and the like. Blanks of every kind, tabs and ends
    of lines become plain ones: which blank no line may end at, the typesetter knows.
    """
    if not text.isprintable():
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _VARIANTS.sub("", text))
    return " ".join(text.split())


def excess(text: str, limit: int) -> int:
    """How many characters `text` is over `limit`; 0 when it fits."""
    return max(0, len(tidy(text)) - limit)
