"""What the previous meeting decided, in words, to stand beside what is new (domain US5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.case import LeadAgreement
from casusdesk.domain.decision import Decision, decision_words
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
    lines = [("Besluit", decision_words(decision, asking.catalog))]
    if decision.asks_action:
        lines.append(("Wie en wanneer", _agreed_words(decision, asking)))
    lines.append(("Regie", _lead_words(decision, asking)))
    lines.append(("Teruggekoppeld", _feedback_words(decision, asking)))
    return LastTime(decision.held_on, (*lines, *still))


def _agreed_words(decision: Decision, asking: Asking) -> str:
    """`verloskundige, uiterlijk 13 januari: nog open`."""
    parts = [asking.catalog.agency_label(decision.who)] if decision.who else []
    parts += [f"uiterlijk {day_month(decision.due)}"] if decision.due else []
    made = next((a for a in asking.actions if a.id == decision.action_id and decision.action_id), None)
    done = _done_words(made, asking) if made else ""
    return ": ".join(part for part in (", ".join(parts), done) if part)


def _done_words(action: Action, asking: Asking) -> str:
    if action.done_on is not None:
        return f"gedaan op {day_month(action.done_on)}"
    late = action.due is not None and action.due < asking.today
    return "nog open, de datum is voorbij" if late else "nog open"


def _action_words(action: Action, asking: Asking) -> str:
    about = [asking.catalog.agency_label(action.who)] if action.who else []
    about += [f"uiterlijk {day_month(action.due)}"] if action.due else []
    return f"{action.text} ({', '.join(about)})" if about else action.text


def _lead_words(decision: Decision, asking: Asking) -> str:
    if decision.lead.role is None:
        return "★ nog te bepalen"
    name = asking.catalog.agency_label(decision.lead.role)
    return f"{name} (akkoord nog vragen)" if decision.lead.agreement is LeadAgreement.TO_ASK else name


def _feedback_words(decision: Decision, asking: Asking) -> str:
    told = decision.feedback
    to = asking.catalog.agency_label(told.to) if told.to else ""
    if told.done_on is None:
        return f"nog niet, aan de {to}" if to else "nog niet"
    by = f" door de {asking.catalog.agency_label(told.done_by)}" if told.done_by else ""
    return f"op {day_month(told.done_on)}" + (f" aan de {to}" if to else "") + by
