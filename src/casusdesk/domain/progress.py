"""How far a case has come: reported becomes explored by answering, not by clicking (domain §1 no. 22)."""

from __future__ import annotations

from dataclasses import replace

from casusdesk.domain.case import Case, CaseStatus, ConcernState, Lead


def answered(case: Case) -> bool:
    """Whether at least one of the four questions has an answer, however small."""
    discussed = any(c.state is not ConcernState.NOT_DISCUSSED for c in case.concerns)
    support = case.support
    supported = support.need is not None or support.interventions or support.proposal or support.tried_lighter
    return bool(
        case.strengths or discussed or case.factors or case.agencies or supported or case.lead != Lead()
    )


def advanced(case: Case) -> Case:
    """The case with status Verkennen once a question was answered; any later status stays as it is."""
    if case.status is CaseStatus.REPORTED and answered(case):
        return replace(case, status=CaseStatus.EXPLORING)
    return case
