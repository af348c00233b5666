"""Hearing back: whoever brought a case or is named at the meeting learns what her part is now (§1.28).

Three neutral sentences, no content: who signalled knows the family already.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casusdesk.domain.case import Case, CaseStatus, LeadAgreement
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.decision import Decision
from casusdesk.domain.reminders import RECENT
from casusdesk.domain.wording import day_month


@dataclass(frozen=True, slots=True)
class FeedbackDue:
    """One signaller who has not heard back yet, after one meeting."""

    case: Case
    decision: Decision

    @property
    def key(self) -> str:
        """What tells slips apart: the case and the day of its meeting."""
        return f"{self.case.code} {self.decision.held_on.isoformat()}"

    @property
    def to(self) -> str:
        """The role that hears back, an abbreviation of the catalogue."""
        return self.decision.feedback.to

    def sentences(self, catalog: Catalog) -> tuple[str, ...]:
        """What the slip says, with the lead as it is by now."""
        return slip_sentences(replace(self.decision, lead=self.case.lead), catalog)


def feedback_due(cases: Iterable[Case], decisions: Iterable[Decision]) -> tuple[FeedbackDue, ...]:
    """Everybody who still has to hear back, the longest waiting first.

    Only the newest discussed decision of a case counts: an older one was overtaken by it. A pregnancy that
    ended is left in peace (domain §4.8).
    """
    return _sorted(f for f in _newest(cases, decisions) if f.decision.feedback.done_on is None)


def recently_told(
    cases: Iterable[Case], decisions: Iterable[Decision], today: date
) -> tuple[FeedbackDue, ...]:
    """Who heard back in the last `RECENT` days, so that a tick too many can be taken back."""
    since = today - timedelta(days=RECENT)
    said = (f for f in _newest(cases, decisions) if f.decision.feedback.done_on is not None)
    return _sorted(f for f in said if (f.decision.feedback.done_on or since) >= since)


def _newest(cases: Iterable[Case], decisions: Iterable[Decision]) -> list[FeedbackDue]:
    listed = {case.code: case for case in cases if case.status is not CaseStatus.ENDED}
    newest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.held_on):
        if decision.discussed and decision.case_code in listed:
            newest[decision.case_code] = decision
    return [FeedbackDue(listed[code], d) for code, d in newest.items() if d.feedback.to]


def _sorted(found: Iterable[FeedbackDue]) -> tuple[FeedbackDue, ...]:
    return tuple(sorted(found, key=lambda f: (f.decision.held_on, f.to, f.case.code)))


def slip_sentences(decision: Decision, catalog: Catalog) -> tuple[str, ...]:
    """The sentences of the terugkoppelstrook (domain §3.3): discussed on, lead, your part now."""
    day = day_month(decision.held_on)
    lead = decision.lead.role
    said = [f"Uw signaal {decision.case_code} is besproken op {day} {decision.held_on.year}."]
    if lead and decision.lead.agreement is LeadAgreement.TO_ASK:
        said.append(f"De regie is gevraagd aan: {catalog.agency_label(lead)}.")
    elif lead:
        said.append(f"De regie ligt bij: {catalog.agency_label(lead)}.")
    else:
        said.append("De regie wordt nog bepaald; u hoort wie het wordt.")
    part = decision.feedback.role_now.strip()
    if part:
        said.append(f"Uw rol nu: {part if part.endswith(('.', '!', '?')) else part + '.'}")
    else:
        said.append("U hoeft nu niets te doen. Belt u gerust als u zich zorgen maakt.")
    return tuple(said)
