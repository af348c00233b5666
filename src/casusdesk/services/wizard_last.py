"""What a meeting decided, in words: beside what is new in the wizard, and in the detail (domain US5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.case import LeadAgreement
from casusdesk.domain.decision import Decision, action_of
from casusdesk.domain.wording import day_month
from casusdesk.services.questions import Asking

NOTHING: Final = "Van een eerder overleg is hier geen besluit bewaard."


@dataclass(frozen=True, slots=True)
class LastTime:
    """`held_on` is None when nothing was decided before; `lines` are label and words, never empty ones."""

    held_on: date | None
    lines: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """`Vorige keer (10 december)`."""
        return f"Vorige keer ({day_month(self.held_on)})" if self.held_on else "Vorige keer"


def last_time(asking: Asking) -> LastTime:
    """The last decision on the case of `asking`, its afspraak, and the others that are still open."""
    decision = asking.last
    others = [a for a in asking.actions if a.open and (decision is None or a.id != decision.action_id)]
    still = [("Nog open", _action_words(action, asking)) for action in others]
    if decision is None:
        return LastTime(None, tuple(still))
    return LastTime(decision.held_on, (*decision_lines(decision, asking), *still))


def decision_lines(
    decision: Decision, asking: Asking, *, feedback: bool = True
) -> tuple[tuple[str, str], ...]:
    """Label and words of everything that came of the decision; with `feedback` also who heard back."""
    kind = asking.catalog.find_lookup("decision", decision.kind)
    lines = [("Besluit", kind.label if kind else decision.kind)]
    if decision.asks_action:
        lines.append(("Afspraak", _agreed_words(decision, asking)))
    if decision.discussed:
        lines.append(("Regie daarna", _lead_words(decision, asking)))
        if decision.no_handover_reason:
            lines.append(("Geen overdracht, want", decision.no_handover_reason))
        if feedback and decision.feedback.to:
            lines.append(("Teruggekoppeld", _feedback_words(decision, asking)))
    return tuple(lines)


def _agreed_words(decision: Decision, asking: Asking) -> str:
    """What was agreed, and below it `verloskundige · uiterlijk 13 januari · nog open`."""
    parts = [asking.catalog.agency_label(decision.who)] if decision.who else []
    parts += [f"uiterlijk {day_month(decision.due)}"] if decision.due else []
    made = action_of(decision, asking.actions)
    parts += [_done_words(made, asking)] if made else []
    return "\n".join(part for part in (decision.agreed, " · ".join(parts)) if part)


def _done_words(action: Action, asking: Asking) -> str:
    if action.done_on is not None:
        return f"klaar op {day_month(action.done_on)}"
    late = action.due is not None and action.due < asking.today
    return "nog open, de datum is voorbij" if late else "nog open"


def _action_words(action: Action, asking: Asking) -> str:
    about = [asking.catalog.agency_label(action.who)] if action.who else []
    about += [f"uiterlijk {day_month(action.due)}"] if action.due else []
    return f"{action.text} ({', '.join(about)})" if about else action.text


def _lead_words(decision: Decision, asking: Asking) -> str:
    if decision.lead.role is None:
        return "nog te bepalen"
    name = asking.catalog.agency_label(decision.lead.role)
    return f"{name} (akkoord nog vragen)" if decision.lead.agreement is LeadAgreement.TO_ASK else name


def _feedback_words(decision: Decision, asking: Asking) -> str:
    told = decision.feedback
    to = asking.catalog.agency_label(told.to)
    if told.done_on is None:
        return f"nog niet, aan de {to}"
    by = f" door de {asking.catalog.agency_label(told.done_by)}" if told.done_by else ""
    return f"op {day_month(told.done_on)} aan de {to}{by}"
