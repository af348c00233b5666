"""What the meeting decided about one case, as it was clicked there: no minutes (domain §3.2).

A decision may carry one afspraak and may move the lead; it says who hears back, and whether a warm
handover follows. A handover is the rule: leaving it out takes a reason (domain §1 no. 36).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, Lead, LeadAgreement
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.meeting import Meeting

POSTPONE: Final = "postpone"
"""Key of the catalogue's decision "doorschuiven": the case comes back at the next meeting by itself."""
CLOSE: Final = "close"
"""Key of "afsluiten": the case asks for its reason, effects and lesson after the meeting."""
BREAKTHROUGH: Final = "breakthrough"
"""Key of "doorbraak"."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """The loop back to who signalled: to which role, what her part is now, and whether it was said.

    `role_now` ("uw rol nu") has at most 80 characters; nothing of the case itself is in it.
    """

    to: str = ""
    role_now: str = ""
    done_on: date | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the meeting of `held_on`. `kind` is a key of the catalogue's list "decision".

    `agreed` is the afspraak of at most 60 characters, for the role `who`, by `due`; `action_id` is the
    action that came of it. `lead` is who has the lead after the meeting.
    """

    held_on: date
    case_code: str
    kind: str = ""
    agreed: str = ""
    who: str = ""
    due: date | None = None
    action_id: str = ""
    lead: Lead = Lead()
    feedback: Feedback = Feedback()
    handover: bool = True
    no_handover_reason: str = ""

    @property
    def made(self) -> bool:
        """Whether anything was decided at all; changing only the lead is not a decision yet."""
        return bool(self.kind or self.agreed.strip() or self.who)

    @property
    def discussed(self) -> bool:
        """Whether the case had its turn: decided on, and not moved to the next meeting."""
        return self.made and self.kind != POSTPONE

    @property
    def asks_action(self) -> bool:
        """Whether an afspraak comes of it: somebody has to do something."""
        return self.discussed and bool(self.agreed.strip() or self.who)

    @property
    def lacks_reason(self) -> bool:
        """Whether the handover was switched off without saying why."""
        return not self.handover and not self.no_handover_reason.strip()


def fresh(case: Case, meeting: Meeting) -> Decision:
    """The decision on `case` before anything is decided: its own lead, and its signaller hears back."""
    return Decision(
        held_on=meeting.held_on,
        case_code=case.code,
        lead=case.lead,
        feedback=Feedback(to=case.brought_by_role),
    )


def with_lead(decision: Decision, role: str | None, on: date) -> Decision:
    """The lead to `role` from the day `on`; a new lead still has to be asked (domain §1 no. 7)."""
    if role == decision.lead.role:
        return decision
    if role is None:
        return replace(decision, lead=Lead())
    return replace(decision, lead=Lead(role, LeadAgreement.TO_ASK, on))


def with_agreement(decision: Decision, agreement: LeadAgreement) -> Decision:
    """The answer to "Akkoord van de nieuwe regievoerder?"."""
    return replace(decision, lead=replace(decision.lead, agreement=agreement))


def decision_words(decision: Decision, catalog: Catalog) -> str:
    """`wijkteam onderzoekt: belt de woningcorporatie`: about 90 characters at most (domain §3.2)."""
    found = catalog.find_lookup("decision", decision.kind)
    kind = found.label if found else decision.kind
    return ": ".join(part for part in (kind, decision.agreed.strip()) if part)


def action_of(decision: Decision, actions: Iterable[Action]) -> Action | None:
    """The afspraak that came of the decision, among `actions`; None when there is none, or it was wiped."""
    return next((action for action in actions if action.id == decision.action_id), None)


def by_case(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """The decisions of one meeting by the code of their case."""
    return {decision.case_code: decision for decision in decisions}


def last_decision(decisions: Iterable[Decision], code: str, before: date) -> Decision | None:
    """The newest decision on the case at a meeting before that day, which "Vorige keer" shows."""
    earlier = [d for d in decisions if d.case_code == code and d.held_on < before and d.made]
    return max(earlier, key=lambda d: d.held_on, default=None)
