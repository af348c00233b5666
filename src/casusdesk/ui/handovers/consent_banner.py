"""What consent lets this sheet say to this receiver, above its form (ux §7.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.consent import ConsentState
from casusdesk.domain.wording import short_date
from casusdesk.ui.meetings.rows import role_name

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.domain.handover import Handover
    from casusdesk.ui.context import WindowContext


def consent_banner(case: Case, handover: Handover, context: WindowContext) -> tuple[str, str]:
    """What the sheet may carry for this receiver, and in which look (ux §7.7)."""
    today, consent = context.desk.today(), case.consent
    state = consent.state_on(today)
    if not consent.allows_paper(today):
        return (
            "Geen toestemming: dit blad kan niet worden afgedrukt. Bespreek eerst de toestemming.",
            "problem",
        )
    until = f" t/m {short_date(consent.expires_on)}" if consent.expires_on else ""
    named = ", ".join(role_name(context.desk.catalog, r) for r in consent.names) or "niemand"
    receivers = (handover.receiver.role, handover.receiver.organisation)
    if any(consent.allows_name(receiver, today) for receiver in receivers if receiver):
        return f"Toestemming op naam{until} voor: {named}", "ok"
    if state is ConsentState.BY_NAME:
        return f"Alleen code op papier: de toestemming op naam geldt voor {named}.", "warning"
    return f"Alleen code op papier: toestemming {state.label}.", "warning"
