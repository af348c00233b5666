"""The consent of a case in words, as it counts on one day: whoever reads it knows what comes on paper (R8).

Stated before the four questions, in the case itself and above a sheet, so that nobody has to debate it at
the table (domain §6, pain 6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.withdrawal import said_no
from casusdesk.domain.wording import short_date


class Tone(Enum):
    """How the words are shown; the value is the look of a label."""

    FINE = "muted"
    CARE = "warning"
    STOP = "problem"


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """The sentences, their tone, and the question where it can be changed."""

    words: str
    tone: Tone
    key: str = "consent"


def consent_said(consent: Consent, on: date, today: date, catalog: Catalog) -> ConsentSaid:
    """What counts on the day `on`, for whom, until when, and whether the mother was informed."""
    whole, tone, key = _whole(consent, on, today, catalog)
    refused = _refused(consent, catalog)
    if refused and not consent.overridden:
        tone = Tone.STOP if tone is Tone.STOP else Tone.CARE
    if refused and key == "consent":
        key = "receivers"
    parts = (whole, *_apart(consent, on, catalog), refused, _informed(consent, catalog))
    return ConsentSaid(" ".join(part for part in parts if part), tone, key)


def _whole(consent: Consent, on: date, today: date, catalog: Catalog) -> tuple[str, Tone, str]:
    state = consent.state_on(on)
    if state.denied:
        return _denied(consent, state)
    if state is not consent.state and consent.expires_on is not None:
        verb = "verlopen op" if consent.expires_on < today else "verloopt vóór het overleg, op"
        words = f"Toestemming {verb} {short_date(consent.expires_on)}: alleen code op papier;"
        return f"{words} vraag opnieuw toestemming.", Tone.CARE, "given"
    if state is ConsentState.NOT_ASKED:
        return (
            "Toestemming nog niet gevraagd: alleen code op papier; vraag toestemming.",
            Tone.CARE,
            "consent",
        )
    until = f" t/m {short_date(consent.expires_on)}" if consent.expires_on else ""
    if state is ConsentState.ANONYMOUS:
        return f"Toestemming alleen anoniem{until}: alleen code op papier.", Tone.FINE, "consent"
    named = _listed((r.name for r in consent.receivers if r.state_on(state, on) is state), catalog)
    if not named:
        words = f"Toestemming op naam{until}, nog voor niemand: alleen code op papier."
        return words, Tone.FINE, "receivers"
    return f"Toestemming op naam{until}, voor: {named}.", Tone.FINE, "consent"


def _denied(consent: Consent, state: ConsentState) -> tuple[str, Tone, str]:
    if consent.overridden:
        words = f"Toestemming {state.label}, toch op papier (alleen code): {override_words(consent)}."
        return words, Tone.CARE, "override_reason"
    return f"Toestemming {state.label}: deze casus komt op geen enkel papier.", Tone.STOP, "consent"


def override_words(consent: Consent) -> str:
    """Why it is on paper all the same, and who decided that; "" without a complete override."""
    override = consent.override
    if override is None or not consent.overridden:
        return ""
    return f"{override.reason.rstrip('.')} – besluit: {override.decided_by}"


def agenda_note(consent: Consent) -> str:
    """Why a case is on the agenda although somebody was refused, or on whose copy it is not; "" otherwise."""
    if (no := said_no(consent)) and consent.overridden:
        return f"zonder toestemming: {override_words(consent)}"
    return f"niet op het exemplaar van: {', '.join(sorted(no.names))}" if no.names else ""


def _refused(consent: Consent, catalog: Catalog) -> str:
    """The receivers to whom the mother said no, and what follows; "" when that is nobody, or everybody."""
    no = said_no(consent)
    if no.whole or not no:
        return ""
    who = _listed((name for name in consent.names if name in no.names), catalog)
    if consent.overridden:
        return f"Geweigerd voor: {who}, toch op papier (alleen code): {override_words(consent)}."
    return f"Geweigerd voor: {who}; die krijgt geen papier met deze casus."


def _apart(consent: Consent, on: date, catalog: Catalog) -> Iterable[str]:
    """Receivers with another yes than the whole, and those whose own yes has expired."""
    whole = consent.state_on(on)
    if not whole.given:
        return
    said = {
        ConsentState.BY_NAME: "Op naam voor",
        ConsentState.ANONYMOUS: "Alleen anoniem voor",
        ConsentState.NOT_ASKED: "Verlopen voor",
    }
    for state, words in said.items():
        names = [r.name for r in consent.receivers if r.state_on(whole, on) is state is not whole]
        if names:
            yield f"{words}: {_listed(names, catalog)}."


def _informed(consent: Consent, catalog: Catalog) -> str:
    if consent.informed_on is None:
        return "Moeder nog niet geïnformeerd."
    by = f" door {catalog.agency_label(consent.informed_by)}" if consent.informed_by else ""
    return f"Moeder geïnformeerd{by} op {short_date(consent.informed_on)}."


def _listed(names: Iterable[str], catalog: Catalog) -> str:
    return ", ".join(catalog.agency_label(name) for name in names)
