"""A signal: the five facts with which a case comes on the list in under a minute (domain §1 no. 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.limits import tidy
from casusdesk.errors import InvalidInputError

YOUNGEST: Final = 11
OLDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Signal:
    """What the quick add asks; everything but one of the two dates may be empty."""

    due_date: date | None = None
    birth_date: date | None = None
    age_at_referral: int | None = None
    referral_route: str = ""
    brought_by_role: str = ""
    brought_by_organisation: str = ""
    question: str = ""

    def as_case(self, code: str, referred_on: date) -> Case:
        """The case that this signal becomes.

        Raises:
            InvalidInputError: no date at all, or an age that cannot be meant.
        """
        if self.due_date is None and self.birth_date is None:
            message = "Vul de uitgerekende datum in, of de geboortedatum van het kind."
            raise InvalidInputError(message, field="due_date")
        if self.age_at_referral is not None and not YOUNGEST <= self.age_at_referral <= OLDEST:
            message = f"Vul de leeftijd in hele jaren in, van {YOUNGEST} tot en met {OLDEST}."
            raise InvalidInputError(message, field="age_at_referral")
        return Case(
            code=code,
            referred_on=referred_on,
            due_date=self.due_date,
            birth_date=self.birth_date,
            age_at_referral=self.age_at_referral,
            referral_route=self.referral_route,
            brought_by_role=self.brought_by_role,
            brought_by_organisation=tidy(self.brought_by_organisation),
            question=tidy(self.question),
        )
