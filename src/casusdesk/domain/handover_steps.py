"""The stepper of a handover and what follows from a step: nothing of the case changes without being said.

Nog te plannen, gepland, kennisgemaakt, overgenomen (domain §1 no. 40). Going back only wipes the date of
the step itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casusdesk.domain.case import Case, CaseStatus, Lead, LeadAgreement
from casusdesk.domain.handover import PARENTS_LEAD, Handover, HandoverStep

STEPS: Final = tuple(HandoverStep)


def next_step(handover: Handover) -> HandoverStep | None:
    """The step after where it stands; None when it is taken over."""
    place = STEPS.index(handover.introduction.step) + 1
    return STEPS[place] if place < len(STEPS) else None


def stepped(handover: Handover, on: date) -> Handover:
    """One step forward, with its day; the sheet itself when it is taken over already."""
    meet = handover.introduction
    match next_step(handover):
        case HandoverStep.PLANNED:
            meet = replace(meet, on=on)
        case HandoverStep.INTRODUCED:
            meet = replace(meet, met_on=on)
        case HandoverStep.TAKEN_OVER:
            meet = replace(meet, taken_over_on=on)
    return replace(handover, introduction=meet)


def stepped_back(handover: Handover) -> Handover:
    """One step back: the day of the step is wiped, place and company of the appointment stay."""
    meet = handover.introduction
    match meet.step:
        case HandoverStep.TAKEN_OVER:
            meet = replace(meet, taken_over_on=None)
        case HandoverStep.INTRODUCED:
            meet = replace(meet, met_on=None)
        case HandoverStep.PLANNED:
            meet = replace(meet, on=None, at=None)
    return replace(handover, introduction=meet)


@dataclass(frozen=True, slots=True)
class LeadMove:
    """The lead that the sheet promises: to which role, and from which day."""

    role: str
    on: date

    def lead(self, *, agreed: bool) -> Lead:
        """The lead as the case would keep it; without agreement it still has to be asked."""
        return Lead(self.role, LeadAgreement.AGREED if agreed else LeadAgreement.TO_ASK, self.on)


def lead_move(handover: Handover, case: Case, on: date) -> LeadMove | None:
    """The change of lead to ask about when the handover is taken over on the day `on`.

    None when the sheet names no other lead, or when the parents take it themselves: then the case closes.
    """
    role = handover.lead_after
    if not role or role in (PARENTS_LEAD, case.lead.role):
        return None
    return LeadMove(role, handover.lead_from or on)


def followed(case: Case) -> Case:
    """The case with the status that belongs to a handover that goes on (domain §1 no. 22)."""
    return replace(case, status=CaseStatus.HANDING_OVER) if case.status.active else case
