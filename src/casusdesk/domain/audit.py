"""What must be accounted for: going on without consent, letting text through, a copy that is gone (R10).

A row holds when, what and why; a case only by its code, and never a text of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class AuditEvent(Enum):
    """What was decided or happened."""

    WITHOUT_CONSENT = "without_consent"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    PROOFREAD = "proofread"
    PLAIN_PDF = "plain_pdf"
    OPEN_PAPER = "open_paper"
    COPY_MISSING = "copy_missing"
    STAND_IN = "stand_in"

    @property
    def label(self) -> str:
        """The Dutch words in the list."""
        return {
            "without_consent": "op papier zonder toestemming",
            "consent_withdrawn": "toestemming ingetrokken",
            "proofread": "meelees-toets: tekst doorgelaten",
            "plain_pdf": "PDF zonder wachtwoord opgeslagen",
            "open_paper": "nieuwe agenda terwijl papier nog open stond",
            "copy_missing": "exemplaar vermist",
            "stand_in": "overgedragen aan een vervanger",
        }[self.value]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """`subject` is the code of a case or the name of a paper; `reason` and `person` as somebody gave them."""

    at: datetime
    event: AuditEvent
    subject: str
    reason: str = ""
    person: str = ""
