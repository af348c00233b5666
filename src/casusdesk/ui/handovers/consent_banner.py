"""What consent lets this sheet say to this receiver, above its form (ux §7.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.consent import ConsentState, Right
from casusdesk.domain.consent_words import override_words
from casusdesk.domain.paper import Paper
from casusdesk.domain.paper_rights import paper_right, sheet_names, sheet_right
from casusdesk.domain.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from casusdesk.domain.case import Case
    from casusdesk.domain.consent import Consent
    from casusdesk.domain.handover import Handover
    from casusdesk.ui.context import WindowContext


def consent_banner(case: Case, handover: Handover, context: WindowContext) -> tuple[str, str]:
    """What the sheet may carry for this receiver, and in which look (ux §7.7)."""
    desk, consent = context.desk, case.consent
    today = desk.today()
    names = sheet_names(handover, desk.contacts.known_as(handover.receiver.role, today))
    state = consent.state_for(names, today)
    if not paper_right(case, Paper.HANDOVER, names, today):
        return _barred(consent.state_on(today).denied), "problem"
    if state.denied:
        why = override_words(consent)
        return f"Zonder toestemming ({state.label}), alleen code op papier: {why}.", "warning"
    whole = consent.state_on(today)
    named = _named((r.name for r in consent.receivers if r.state_on(whole, today).given), context)
    if sheet_right(handover, case, today) is Right.NAME:
        return f"Toestemming op naam{_until(handover, case)} voor: {named}", "ok"
    return f"Alleen code op papier: {_why_code(consent, state, named, today)}", "warning"


def _why_code(consent: Consent, state: ConsentState, named: str, today: date) -> str:
    """Why the name stays off; `state` is what counts for this receiver."""
    whole = consent.state_on(today)
    if whole is not consent.state and consent.expires_on is not None:
        return f"toestemming verlopen op {short_date(consent.expires_on)}; vraag opnieuw toestemming."
    if whole is ConsentState.NOT_ASKED:
        return "toestemming nog niet gevraagd; vraag toestemming."
    if state is ConsentState.NOT_ASKED:
        return "de toestemming voor deze ontvanger is verlopen."
    if whole is ConsentState.BY_NAME:
        return f"de toestemming op naam geldt voor {named}."
    return f"toestemming {whole.label}."


def _barred(whole: bool) -> str:
    if whole:
        return "Geen toestemming: dit blad kan niet worden afgedrukt. Bespreek eerst de toestemming."
    return (
        "Geen toestemming voor deze ontvanger: dit blad kan niet worden afgedrukt. "
        "Kies een andere ontvanger, of bespreek de toestemming."
    )


def _until(handover: Handover, case: Case) -> str:
    """The last day for this receiver: its own, or that of the whole, whichever comes first."""
    names, days = sheet_names(handover), [case.consent.expires_on]
    days += [r.expires_on for r in case.consent.receivers if r.name in names]
    known = [day for day in days if day is not None]
    return f" t/m {short_date(min(known))}" if known else ""


def _named(names: Iterable[str], context: WindowContext) -> str:
    return ", ".join(context.desk.catalog.agency_label(name) for name in names) or "niemand"
