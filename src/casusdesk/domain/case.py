"""A case on the list: everything the four questions ask, and nothing the coalition must not keep.

There is no field for name, address, citizen number, birth date of the mother, diagnosis, medication
or attachment (domain R1, R5); a life domain that was not discussed leaves no trace (R2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.clock import ClockFacts, MilestoneMark
from casusdesk.domain.consent import Consent
from casusdesk.domain.course import Closing, LastSeen, Urgency


class CaseStatus(Enum):
    """The chain Aangemeld, Verkennen, Steun op maat, Overdracht, Afgesloten (domain §1 no. 22).

    ENDED (beëindigd) is for a pregnancy that ended or a child that died: it stops every milestone
    and every print at once (domain §4.8).
    """

    REPORTED = "reported"
    EXPLORING = "exploring"
    SUPPORTED = "supported"
    HANDING_OVER = "handing_over"
    CLOSED = "closed"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The Dutch word on screen."""
        return _STATUS_LABELS[self]

    @property
    def active(self) -> bool:
        """Whether the case still takes part in the meetings."""
        return self not in (CaseStatus.CLOSED, CaseStatus.ENDED)


_STATUS_LABELS: Final = {
    CaseStatus.REPORTED: "Aangemeld",
    CaseStatus.EXPLORING: "Verkennen",
    CaseStatus.SUPPORTED: "Steun op maat",
    CaseStatus.HANDING_OVER: "Overdracht",
    CaseStatus.CLOSED: "Afgesloten",
    CaseStatus.ENDED: "Beëindigd",
}


class CaseKind(Enum):
    """Whether the meeting sees the case for the first time (rubriek B) or again (rubriek C)."""

    NEW = "new"
    FOLLOW_UP = "follow_up"

    @property
    def label(self) -> str:
        """The Dutch word on screen and in files (`soort`)."""
        return "nieuw" if self is CaseKind.NEW else "vervolg"


class ConcernState(Enum):
    """What was said of one life domain (domain §4.1). NOT_DISCUSSED is never stored (R2)."""

    NOT_DISCUSSED = 0
    GOING_WELL = 1
    CONCERN = 2
    URGENT = 3

    @property
    def label(self) -> str:
        """The Dutch words of the wizard's choice."""
        return ("niet besproken", "gaat goed", "zorg", "urgente zorg")[self.value]

    @property
    def worrying(self) -> bool:
        """Whether this is a concern, urgent or not."""
        return self in (ConcernState.CONCERN, ConcernState.URGENT)


@dataclass(frozen=True, slots=True)
class Concern:
    """One discussed life domain: abbreviation of the catalogue, state, note of at most 90 characters."""

    life_domain: str
    state: ConcernState
    note: str = ""

    @property
    def mark(self) -> str:
        """As on the agenda: the abbreviation, with `!` when urgent."""
        return self.life_domain + ("!" if self.state is ConcernState.URGENT else "")


class InvolvementStatus(Enum):
    """How an agency is involved (domain §4.5)."""

    INVOLVED = "involved"
    REPORTED = "reported"
    WANTED = "wanted"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """The Dutch word on screen."""
        return {"involved": "betrokken", "reported": "aangemeld", "wanted": "gewenst", "stopped": "gestopt"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Involvement:
    """One agency of the catalogue with this family; `purpose` is one word of at most 20 characters."""

    agency: str
    status: InvolvementStatus = InvolvementStatus.INVOLVED
    purpose: str = ""
    until: date | None = None


class SupportNeed(Enum):
    """The answer to "Extra ondersteuning wenselijk?"."""

    NO = "no"
    YES = "yes"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """The Dutch words of the wizard's choice."""
        return {"no": "Nee, gewone zorg is genoeg", "yes": "Ja", "unclear": "Nog onduidelijk"}[self.value]


@dataclass(frozen=True, slots=True)
class Support:
    """Question 3. `interventions` are keys of the catalogue, in the order light to heavy."""

    need: SupportNeed | None = None
    interventions: tuple[str, ...] = ()
    proposal: str = ""
    tried_lighter: str = ""


class LeadAgreement(Enum):
    """Whether the new lead agreed (domain §1 no. 7); a proposal is not yet a lead."""

    AGREED = "agreed"
    TO_ASK = "to_ask"


@dataclass(frozen=True, slots=True)
class Lead:
    """Question 4: the role that has the lead, an abbreviation of the catalogue.

    `role` None means "nog te bepalen", a star on the agenda. By default whoever brought the case
    keeps the lead (domain §1 no. 7); that is proposed by the wizard, never filled in silently.
    """

    role: str | None = None
    agreement: LeadAgreement | None = None
    since: date | None = None


class Attitude(Enum):
    """How the mother stands towards help (domain §1 no. 10)."""

    OPEN = "open"
    DOUBTS = "doubts"
    REFUSES = "refuses"
    NOT_DISCUSSED = "not_discussed"

    @property
    def label(self) -> str:
        """The Dutch words of the wizard's choice."""
        return {
            "open": "staat open",
            "doubts": "twijfelt",
            "refuses": "wil geen hulp",
            "not_discussed": "nog niet besproken",
        }[self.value]


_NO_MARKS: Final[Mapping[str, MilestoneMark]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """One case. Dates are calendar days; exactly one of due and birth date leads the clock.

    `age_at_referral` is the mother's age in whole years on `referred_on` (R5). `interpreter` is a language,
    "" for none; it is on the handover sheet and never on the agenda (domain §1 no. 54). `referral_route`,
    `brought_by_role`, `factors` and `settled` hold keys of the catalogue. `grade` is one too: chosen by a
    person, internal, on no paper (§4.4). `obstacle` says which rule or law is in the way (§1 no. 52).
    """

    code: str
    referred_on: date
    kind: CaseKind = CaseKind.NEW
    status: CaseStatus = CaseStatus.REPORTED
    due_date: date | None = None
    birth_date: date | None = None
    first_child: bool | None = None
    age_at_referral: int | None = None
    low_education: bool | None = None
    speaks_some_dutch: bool | None = None
    will_move: bool | None = None
    interpreter: str = ""
    referral_route: str = ""
    brought_by_role: str = ""
    brought_by_organisation: str = ""
    question: str = ""
    since_last: str = ""
    decision_needed: str = ""
    strengths: tuple[str, ...] = ()
    concerns: tuple[Concern, ...] = ()
    factors: tuple[str, ...] = ()
    agencies: tuple[Involvement, ...] = ()
    support: Support = Support()
    lead: Lead = Lead()
    attitude: Attitude = Attitude.NOT_DISCUSSED
    consent: Consent = Consent()
    settled: Mapping[str, MilestoneMark] = field(default_factory=lambda: _NO_MARKS)
    grade: str = ""
    last_seen: LastSeen = LastSeen()
    urgency: Urgency = Urgency()
    obstacle: str = ""
    closing: Closing | None = None

    @property
    def urgent(self) -> bool:
        """Whether any life domain is an urgent concern; sorts first on the agenda (domain §4.2)."""
        return any(concern.state is ConcernState.URGENT for concern in self.concerns)

    def allows_paper(self, day: date) -> bool:
        """Whether it may be on paper on `day`: by its consent (R8), and while it is not ended (§4.8)."""
        return self.status is not CaseStatus.ENDED and self.consent.allows_paper(day)

    @property
    def question_excess(self) -> int:
        """Characters over the 120 the agenda carries; such a case prints only once shortened."""
        return limits.excess(self.question, limits.QUESTION)

    @property
    def overlong(self) -> tuple[tuple[str, int], ...]:
        """Field (Dutch, as on screen) and characters over its limit, for every text that is too long.

        Only a file can bring such a text in; it is kept whole, and printed once a person shortened it.
        """
        measured: list[tuple[str, str, int]] = [
            ("vraag", self.question, limits.QUESTION),
            ("sinds vorige keer", self.since_last, limits.SINCE_LAST),
            ("besluit nodig", self.decision_needed, limits.DECISION_NEEDED),
            ("tolk", self.interpreter, limits.INTERPRETER),
            ("inbrenger, organisatie", self.brought_by_organisation, limits.ORGANISATION),
            ("steun, voorstel", self.support.proposal, limits.PROPOSAL),
            ("wat is lichter geprobeerd", self.support.tried_lighter, limits.TRIED_LIGHTER),
            ("wat zit in de weg", self.obstacle, limits.OBSTACLE),
        ]
        measured += [("wat gaat goed", text, limits.STRENGTH) for text in self.strengths]
        measured += [("toelichting bij een zorg", c.note, limits.CONCERN_NOTE) for c in self.concerns]
        measured += [("waarvoor", i.purpose, limits.PURPOSE) for i in self.agencies]
        return tuple((name, over) for name, text, limit in measured if (over := limits.excess(text, limit)))

    @property
    def clock_facts(self) -> ClockFacts:
        """What the pregnancy clock needs to know of this case."""
        return ClockFacts(
            due_date=self.due_date,
            birth_date=self.birth_date,
            first_child=self.first_child,
            age_at_referral=self.age_at_referral,
            low_education=self.low_education,
            speaks_some_dutch=self.speaks_some_dutch,
            will_move=self.will_move,
            settled=self.settled,
            ended=not self.status.active,
            listed_on=self.referred_on,
        )

    @property
    def free_text_length(self) -> int:
        """All free text of the case in characters; at most 1 500 (R3)."""
        texts = [self.question, self.since_last, self.decision_needed, *self.strengths]
        texts += [concern.note for concern in self.concerns]
        texts += [involvement.purpose for involvement in self.agencies]
        texts += [self.support.proposal, self.support.tried_lighter, self.obstacle]
        texts += [self.consent.override.reason] if self.consent.override else []
        return sum(len(text) for text in texts)
