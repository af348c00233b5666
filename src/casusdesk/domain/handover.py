"""A warm handover: an introduction made between people, with one sheet of facts beside it.

"Alleen een dossier overdragen is niet voldoende" (domain §1 no. 40): the appointment to meet is the
heart, and a sheet without one says so. Fields and limits are those of domain §3.3, in its order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.pregnancy import months_between

PARENT_NAME: Final = 40
PHONE: Final = 20
REASON_NOW: Final = 160
RUNNING_LINES: Final = 5
RUNNING: Final = 60
GOING_WELL_LINES: Final = 3
GOING_WELL: Final = 70
CONCERN_LINES: Final = 4
CONCERN: Final = 90
PARENTS_WANT: Final = 200
AGREEMENT_LINES: Final = 5
AGREEMENT: Final = 80
ATTENTION: Final = 120
FALLBACK: Final = 120
CONSENT_STATEMENT: Final = 160
NEWBORN_FACT: Final = 50
INTRODUCTION: Final = 140
SHRED_AFTER_DAYS: Final = 30
"""Paper is destroyed this many days after the print date (domain §3.3 no. 16)."""
PARENTS_LEAD: Final = "ouders zelf"
"""Who has the lead when the parents can do it themselves (type E)."""
_FIRST_DAYS: Final = 14
"""Through this day of life the nearest handover is that of the kraamweek; the JGZ comes on day 12-14."""
_CLOSING_MONTH: Final = 23
"""From this age in calendar months the second birthday, and with it the end of the scope, is near."""


class HandoverType(Enum):
    """The five kinds of handover of domain §3.3."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"

    @property
    def label(self) -> str:
        """What it is, in Dutch; an arrow is written as a hyphen, paper draws its own."""
        return {
            "A": "zwangerschap naar kraamtijd en JGZ",
            "B": "naar nieuwe hulpverlener",
            "C": "naar JMW, VoorZorg of Stevig Ouderschap",
            "D": "naar kinder- of peuteropvang",
            "E": "afsluiting, ouders kunnen het zelf",
        }[self.value]


class HandoverStep(Enum):
    """The stepper gepland, kennisgemaakt, overgenomen; TO_PLAN before a date exists."""

    TO_PLAN = "to_plan"
    PLANNED = "planned"
    INTRODUCED = "introduced"
    TAKEN_OVER = "taken_over"

    @property
    def label(self) -> str:
        """The Dutch word of the stepper."""
        return {
            "to_plan": "nog te plannen",
            "planned": "gepland",
            "introduced": "kennisgemaakt",
            "taken_over": "overgenomen",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Party:
    """Who gives or receives: a role of the catalogue, with the professional's own work details."""

    role: str = ""
    name: str = ""
    organisation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The appointment to meet, and what became of it. `on` None prints the black bar."""

    on: date | None = None
    at: time | None = None
    place: str = ""
    joined_by: str = ""
    parents_present: bool | None = None
    met_on: date | None = None
    taken_over_on: date | None = None

    @property
    def step(self) -> HandoverStep:
        """Where the stepper stands."""
        if self.taken_over_on is not None:
            return HandoverStep.TAKEN_OVER
        if self.met_on is not None:
            return HandoverStep.INTRODUCED
        return HandoverStep.TO_PLAN if self.on is None else HandoverStep.PLANNED


@dataclass(frozen=True, slots=True)
class DomainConcern:
    """A concern this receiver needs to know: life domain abbreviation, facts of at most 90 characters."""

    life_domain: str
    facts: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """One line under Afspraken: what (80), which role, until when."""

    what: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class NewbornFact:
    """One of the at most six extra lines of type A: a Dutch label and a value of at most 50 characters."""

    label: str
    value: str


NEWBORN_LABELS: Final = (
    "Geboren op",
    "Zwangerschapsduur",
    "Kraamzorg",
    "Voeding",
    "Contact ouder en kind",
    "Hielprik en gehoortest",
)
"""The six extra lines of type A (domain §3.3 no. 15); no medical birth data, that has its own route."""


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover of one case to one receiver. `id` is random; texts keep to the limits above."""

    id: str
    case_code: str
    type: HandoverType
    giver: Party = Party()
    receiver: Party = Party()
    lead_now: str = ""
    lead_after: str = ""
    lead_from: date | None = None
    introduction: Introduction = Introduction()
    parent_name: str = ""
    reason_now: str = ""
    running: tuple[str, ...] = ()
    going_well: tuple[str, ...] = ()
    concerns: tuple[DomainConcern, ...] = ()
    parents_want: str = ""
    agreements: tuple[Agreement, ...] = ()
    attention: str = ""
    fallback: str = ""
    consent_statement: str = ""
    newborn_facts: tuple[NewbornFact, ...] = ()
    made_on: date | None = None


def propose_type(case: Case, on: date) -> HandoverType:
    """The kind of handover that lies nearest on the day `on`; a person may choose another.

    Before birth and through day 14 A; from a month before the second birthday E; else B.
    """
    if case.birth_date is None or (on - case.birth_date).days <= _FIRST_DAYS:
        return HandoverType.A
    closing = months_between(case.birth_date, on) >= _CLOSING_MONTH
    return HandoverType.E if closing else HandoverType.B


def usual_receiver(kind: HandoverType) -> str:
    """The role that most often receives this kind; "" where a person must choose, or may leave it out."""
    return {HandoverType.A: "JV", HandoverType.C: "JMW", HandoverType.D: "KO"}.get(kind, "")


def propose(case: Case, on: date, new_id: str) -> Handover:
    """A sheet for `case` with only its head filled; nothing of the content is copied unasked (ux §7.7)."""
    kind = propose_type(case, on)
    return Handover(
        id=new_id,
        case_code=case.code,
        type=kind,
        giver=Party(role=case.brought_by_role, organisation=case.brought_by_organisation),
        receiver=Party(role=usual_receiver(kind)),
        lead_now=case.lead.role or "",
        lead_after=PARENTS_LEAD if kind is HandoverType.E else "",
        made_on=on,
    )


def retyped(handover: Handover, kind: HandoverType) -> Handover:
    """The same sheet as another type: what was typed stays, only what the old type proposed moves along.

    The usual receiver goes with its type while nothing but the role is filled in; "ouders zelf" belongs
    to type E.
    """
    receiver, lead_after = handover.receiver, handover.lead_after
    if receiver == Party(role=usual_receiver(handover.type)):
        receiver = Party(role=usual_receiver(kind))
    if kind is HandoverType.E and not lead_after:
        lead_after = PARENTS_LEAD
    elif kind is not HandoverType.E and lead_after == PARENTS_LEAD:
        lead_after = ""
    return replace(handover, type=kind, receiver=receiver, lead_after=lead_after)
