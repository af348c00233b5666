"""What must be accounted for: who came in, what left, and what was decided against the rule (R10, vault §1).

A row holds when, what and why; a case only by its code, and never a text of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple


class AuditEvent(Enum):
    """What was decided or happened."""

    WITHOUT_CONSENT = "without_consent"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    PROOFREAD = "proofread"
    PLAIN_PDF = "plain_pdf"
    OPEN_PAPER = "open_paper"
    COPY_MISSING = "copy_missing"
    STAND_IN = "stand_in"
    UNLOCKED = "unlocked"
    RECOVERED = "recovered"
    NEW_PASSPHRASE = "new_passphrase"  # noqa: S105 - the name of an event
    ROTATED = "rotated"
    CODE_CHECKED = "code_checked"
    POLICY = "policy"
    PRINTED = "printed"
    EXPORTED = "exported"
    BACKUP_COPIED = "backup_copied"
    RESTORED = "restored"
    PURGED = "purged"
    SALVAGED = "salvaged"
    OLDER_STORE = "older_store"

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
            "unlocked": "ontgrendeld",
            "recovered": "geopend met het herstelblad",
            "new_passphrase": "wachtwoordzin gewijzigd",
            "rotated": "sleutel vernieuwd, nieuw herstelblad",
            "code_checked": "herstelcode gecontroleerd",
            "policy": "instelling van de beveiliging gewijzigd",
            "printed": "afgedrukt",
            "exported": "opgeslagen als bestand",
            "backup_copied": "reservekopie op een andere plek gezet",
            "restored": "reservekopie teruggezet",
            "purged": "definitief gewist",
            "salvaged": "gered uit een beschadigd bestand",
            "older_store": "verder gegaan met een ouder bestand",
        }[self.value]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """`subject` is the code of a case or the name of a paper; `reason` and `person` as somebody gave them."""

    at: datetime
    event: AuditEvent
    subject: str
    reason: str = ""
    person: str = ""


class SealedRow(NamedTuple):
    """A row as it is kept: the moment is text (ISO 8601 in UTC), `seal` is "" in rows of older releases."""

    number: int
    at: str
    event: str
    subject: str
    reason: str
    person: str
    seal: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check of all rows found: how many, how many first ones are of before the seals, and the number
    of the first row (from 1) that is not what was kept at its place; None when the chain is whole.
    """

    rows: int
    unsealed: int
    broken_at: int | None

    @property
    def whole(self) -> bool:
        """Whether no row was changed, moved, taken out or put in."""
        return self.broken_at is None
