"""From rows to a case, checking every value on the way: a damaged store must say so at once.

Raises ValueError for a value that no case has; the queries tell that as damage.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Row

from casusdesk.domain.case import (
    Attitude,
    Case,
    CaseKind,
    CaseStatus,
    Concern,
    ConcernState,
    Involvement,
    InvolvementStatus,
    Lead,
    LeadAgreement,
    Support,
    SupportNeed,
)
from casusdesk.domain.clock import MilestoneMark, MilestoneState
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.domain.course import Closing, LastSeen, Urgency

Rows = Sequence[Row[Any]]


class CaseLines(NamedTuple):
    """The lines of one case, list by list."""

    strengths: Rows
    concerns: Rows
    factors: Rows
    agencies: Rows
    interventions: Rows
    receivers: Rows
    settled: Rows
    effects: Rows


def case_of(row: Row[Any], lines: CaseLines) -> Case:
    """The case of a row of `cases` and its lines; raises ValueError."""
    strengths, concerns, factors, agencies, interventions, receivers, settled, effects = lines
    return Case(
        code=row.code,
        referred_on=row.referred_on,
        kind=CaseKind(row.kind),
        status=CaseStatus(row.status),
        due_date=row.due_date,
        birth_date=row.birth_date,
        first_child=row.first_child,
        age_at_referral=_age(row.age_at_referral),
        low_education=row.low_education,
        speaks_some_dutch=row.speaks_some_dutch,
        will_move=row.will_move,
        interpreter=row.interpreter,
        referral_route=row.referral_route,
        brought_by_role=row.brought_by_role,
        brought_by_organisation=row.brought_by_organisation,
        question=row.question,
        since_last=row.since_last,
        decision_needed=row.decision_needed,
        strengths=tuple(line.text for line in strengths),
        concerns=tuple(_concern(line) for line in concerns),
        factors=tuple(line.factor for line in factors),
        agencies=tuple(
            Involvement(line.agency, InvolvementStatus(line.status), line.purpose, line.until)
            for line in agencies
        ),
        support=Support(
            need=SupportNeed(row.support_need) if row.support_need is not None else None,
            interventions=tuple(line.intervention for line in interventions),
            proposal=row.support_proposal,
            tried_lighter=row.support_tried_lighter,
        ),
        lead=Lead(
            role=row.lead_role,
            agreement=LeadAgreement(row.lead_agreement) if row.lead_agreement is not None else None,
            since=row.lead_since,
        ),
        attitude=Attitude(row.attitude),
        consent=_consent(row, receivers),
        settled=MappingProxyType(
            {line.milestone: MilestoneMark(MilestoneState(line.state), line.settled_on) for line in settled}
        ),
        grade=row.grade,
        last_seen=LastSeen(row.last_seen_on, row.last_seen_by),
        urgency=Urgency(row.can_wait, row.calls_today),
        obstacle=row.obstacle,
        closing=_closing(row, effects),
    )


def _closing(row: Row[Any], effects: Rows) -> Closing | None:
    if row.closed_on is None:
        return None
    return Closing(row.closed_on, row.close_reason, tuple(line.effect for line in effects))


def _age(years: int | None) -> int | None:
    if years is not None and not isinstance(years, int):
        raise ValueError("an age is a whole number")
    return years


def _concern(line: Row[Any]) -> Concern:
    state = ConcernState(line.state)
    if state is ConcernState.NOT_DISCUSSED:
        raise ValueError("what was not discussed is never stored")
    return Concern(line.life_domain, state, line.note)


def _consent(row: Row[Any], receivers: Rows) -> Consent:
    override = None
    if row.override_reason is not None or row.override_decided_by is not None:
        override = Override(row.override_reason or "", row.override_decided_by or "")
    return Consent(
        state=ConsentState(row.consent_state),
        informed_on=row.consent_informed_on,
        informed_by=row.consent_informed_by,
        given_on=row.consent_given_on,
        expires_on=row.consent_expires_on,
        receivers=tuple(
            Receiver(
                line.receiver,
                ConsentState(line.state) if line.state is not None else None,
                line.given_on,
                line.expires_on,
            )
            for line in receivers
        ),
        override=override,
    )
