"""Consent decides paper: what the mother agreed to, for whom, until when (domain R8-R10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.limits import tidy
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
        """Whether both are filled in with words, and short enough to stand on paper and in the audit."""
        texts = ((self.reason, limits.OVERRIDE_REASON), (self.decided_by, limits.DECIDED_BY))
        return all(_said(text) and not limits.excess(text, most) for text, most in texts)


class Right(IntEnum):
    """What a paper may say of a case to one reader; the greater one says more."""

    NOTHING = 0
    CODE = 1
    NAME = 2


@dataclass(frozen=True, slots=True)
class Receiver:
    """One receiving organisation: its name, or the abbreviation of a role of the catalogue (R8).

    What is None holds as for the consent as a whole; an own answer and own dates go before it.
    """

    name: str
    state: ConsentState | None = None
    given_on: date | None = None
    expires_on: date | None = None

    def state_on(self, whole: ConsentState, day: date) -> ConsentState:
        """The state that counts on `day` for this receiver, `whole` being that of the consent."""
        own = whole if self.state is None else self.state
        if own.given and self.expires_on is not None and self.expires_on < day:
            return ConsentState.NOT_ASKED
        return own


@dataclass(frozen=True, slots=True)
class Consent:
    """What was agreed with the mother, as a whole and for each of the `receivers` (R8).

    `given_on` and `expires_on` are those of a yes. `override` goes on without one.
    """

    state: ConsentState = ConsentState.NOT_ASKED
    informed_on: date | None = None
    informed_by: str = ""
    given_on: date | None = None
    expires_on: date | None = None
    receivers: tuple[Receiver, ...] = ()
    override: Override | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The receivers by name, in their order."""
        return tuple(receiver.name for receiver in self.receivers)

    @property
    def overridden(self) -> bool:
        """Whether somebody decided, with a reason and by name, to go on without consent (R8)."""
        return self.override is not None and self.override.complete

    def state_on(self, day: date) -> ConsentState:
        """The state that counts on `day`: expired consent is as good as never asked (R8)."""
        if self.state.given and self.expires_on is not None and self.expires_on < day:
            return ConsentState.NOT_ASKED
        return self.state

    def state_for(self, names: Iterable[str], day: date) -> ConsentState:
        """The state that counts on `day` for a reader known by any of `names` (role, organisation).

        A no, of the whole or for this reader, goes before all else. A yes is by name only for whom it was
        given for; everybody else may know the case by its code.
        """
        whole, known = self.state_on(day), {plain_name(name) for name in names}
        if whole.denied:
            return whole
        own = [
            receiver.state_on(whole, day) for receiver in self.receivers if plain_name(receiver.name) in known
        ]
        denied = next((state for state in own if state.denied), None)
        if denied is not None:
            return denied
        if not whole.given:
            return whole
        if not own:
            return ConsentState.ANONYMOUS
        return next((state for state in _STRICTEST if state in own), whole)

    def allows_paper(self, day: date) -> bool:
        """Whether the case may appear on any paper on `day` (R8).

        Refused and withdrawn keep it off everything, unless a complete override was recorded.
        """
        return not self.state_on(day).denied or self.overridden

    def right(self, names: Iterable[str], day: date) -> Right:
        """The most that paper for a reader known by any of `names` may say on `day` (R8).

        A recorded override brings back the code, never the name.
        """
        state = self.state_for(names, day)
        if state.denied:
            return Right.CODE if self.overridden else Right.NOTHING
        return Right.NAME if state is ConsentState.BY_NAME else Right.CODE


_STRICTEST: Final = (ConsentState.NOT_ASKED, ConsentState.ANONYMOUS, ConsentState.BY_NAME)


def _said(text: str) -> bool:
    """Whether there is a word in it: a stop or a blank that nobody sees is no reason and no person."""
    return sum(character.isalpha() for character in text) > 1


def plain_name(name: str) -> str:
    """`name` as names of receivers are compared: another capital or blank is no other organisation."""
    return " ".join(tidy(name).casefold().split())


def usual_expiry(given_on: date) -> date:
    """The last day that consent given on `given_on` holds, unless another was agreed (R8)."""
    return add_months(given_on, VALID_MONTHS)
