"""Consent decides paper: what the mother agreed to, for whom, until when (domain R8-R10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from casusdesk.domain.pregnancy import add_months

VALID_MONTHS: Final = 12
"""Consent holds this many calendar months unless a date was agreed (R8)."""


class ConsentState(Enum):
    """The five states of R8; the value is what the store keeps."""

    BY_NAME = "by_name"
    ANONYMOUS = "anonymous"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Dutch words on screen and paper."""
        return _CONSENT_LABELS[self]

    @property
    def given(self) -> bool:
        """Whether the mother said yes, by name or only anonymously."""
        return self in (ConsentState.BY_NAME, ConsentState.ANONYMOUS)

    @property
    def denied(self) -> bool:
        """Whether the mother said no, at once or later; only an override puts the case on paper (R8)."""
        return self in (ConsentState.REFUSED, ConsentState.WITHDRAWN)


_CONSENT_LABELS: Final = {
    ConsentState.BY_NAME: "op naam",
    ConsentState.ANONYMOUS: "alleen anoniem",
    ConsentState.REFUSED: "geweigerd",
    ConsentState.NOT_ASKED: "nog niet gevraagd",
    ConsentState.WITHDRAWN: "ingetrokken",
}


@dataclass(frozen=True, slots=True)
class Override:
    """Going on without consent: a reason and the person who decided it, both required (R8, R10)."""

    reason: str
    decided_by: str

    @property
    def complete(self) -> bool:
        """Whether both reason and decider are filled in."""
        return bool(self.reason.strip() and self.decided_by.strip())


@dataclass(frozen=True, slots=True)
class Consent:
    """What was agreed with the mother. `receivers` are organisations or agency abbreviations."""

    state: ConsentState = ConsentState.NOT_ASKED
    informed_on: date | None = None
    informed_by: str = ""
    given_on: date | None = None
    expires_on: date | None = None
    receivers: tuple[str, ...] = ()
    override: Override | None = None

    def state_on(self, day: date) -> ConsentState:
        """The state that counts on `day`: expired consent is as good as never asked (R8)."""
        if self.state.given and self.expires_on is not None and self.expires_on < day:
            return ConsentState.NOT_ASKED
        return self.state

    def allows_paper(self, day: date) -> bool:
        """Whether the case may appear on any paper on `day` (R8).

        Refused and withdrawn keep it off everything, unless a complete override was recorded.
        """
        if self.state_on(day).denied:
            return self.override is not None and self.override.complete
        return True

    def allows_name(self, receiver: str, day: date) -> bool:
        """Whether the parent's name may be printed for `receiver` on `day` (R8)."""
        return self.state_on(day) is ConsentState.BY_NAME and receiver in self.receivers


def usual_expiry(given_on: date) -> date:
    """The last day that consent given on `given_on` holds, unless another was agreed (R8)."""
    return add_months(given_on, VALID_MONTHS)
