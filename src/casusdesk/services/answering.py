"""What giving an answer does to a case: a case in, a case out, without a window or a store.

Only what was answered leaves a trace: a life domain set back to "niet besproken" is gone (domain R2).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.domain.case import (
    Case,
    Concern,
    ConcernState,
    Involvement,
    InvolvementStatus,
    Lead,
    LeadAgreement,
    SupportNeed,
)
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver, usual_expiry
from casusdesk.domain.course import Urgency
from casusdesk.domain.escalation import MELDCODE, MELDCODE_NOTE, SAFETY, about_safety, is_urgent
from casusdesk.domain.withdrawal import said_no
from casusdesk.services.questions import Asking

MANY_AGENCIES: Final = 4
"""From so many agencies the question is asked whether it can be done with fewer faces (domain §1 no. 42)."""
STRENGTH_SEPARATOR: Final = ";"

URGENT_REMINDER: Final = (
    "Kan dit wachten tot het overleg? Zo niet: spreek af wie er vandaag belt, en wacht het overleg niet af."
)
"""Until somebody answered that question."""
MELDCODE_REMINDER: Final = " ".join(
    (
        "Meldcode, vijf stappen:",
        *(f"{place}. {step}" for place, step in enumerate(MELDCODE, 1)),
        MELDCODE_NOTE,
    )
)


def has_note(life_domain: str, state: ConcernState) -> bool:
    """Whether a note belongs under this row: at a concern, and never at Veiligheid."""
    return state.worrying and life_domain != SAFETY


def reminder(life_domain: str, state: ConcernState) -> str:
    """What to think of at this answer (domain §4.2), empty when there is nothing."""
    lines = []
    if state is ConcernState.URGENT:
        lines.append(URGENT_REMINDER)
    if life_domain == SAFETY and state.worrying:
        lines.append(MELDCODE_REMINDER)
    return "\n".join(lines)


def concern_of(case: Case, life_domain: str) -> Concern:
    """The answer for one life domain, NOT_DISCUSSED when there is none."""
    found = (c for c in case.concerns if c.life_domain == life_domain)
    return next(found, Concern(life_domain, ConcernState.NOT_DISCUSSED))


def with_concern(case: Case, concern: Concern, catalog: Catalog) -> Case:
    """`case` with this answer, in the order of the catalogue; "niet besproken" leaves no row (R2)."""
    kept = {c.life_domain: c for c in case.concerns if c.life_domain != concern.life_domain}
    if concern.state is not ConcernState.NOT_DISCUSSED:
        note = concern.note if has_note(concern.life_domain, concern.state) else ""
        kept[concern.life_domain] = replace(concern, note=note)
    order = [entry.key for entry in catalog.life_domains]
    ranked = sorted(kept.values(), key=lambda c: order.index(c.life_domain) if c.life_domain in order else 99)
    return _without_idle_urgency(replace(case, concerns=tuple(ranked)), catalog)


def with_factor(case: Case, key: str, chosen: bool, catalog: Catalog) -> Case:
    """`case` with a factor ticked or not, in the order of the catalogue; no tick leaves nothing (R2)."""
    keys = set(case.factors) - {key} | ({key} if chosen else set())
    order = [entry.key for entry in catalog.factors]
    ranked = sorted(keys, key=lambda k: order.index(k) if k in order else len(order))
    return _without_idle_urgency(replace(case, factors=tuple(ranked)), catalog)


def factor_reminder(case: Case, catalog: Catalog) -> str:
    """The steps of the meldcode when a ticked factor is about safety (domain §4.2), empty otherwise."""
    ticked = replace(case, concerns=())
    return MELDCODE_REMINDER if about_safety(ticked, catalog) else ""


def _without_idle_urgency(case: Case, catalog: Catalog) -> Case:
    """What is not urgent any more keeps no answer to whether it can wait (R2)."""
    return case if is_urgent(case, catalog) else replace(case, urgency=Urgency())


def many_faces(case: Case) -> str:
    """The question whether fewer people would do, empty below `MANY_AGENCIES`.

    Counts who is involved or already asked to be; wanted or stopped is nobody at the door.
    """
    there = (InvolvementStatus.INVOLVED, InvolvementStatus.REPORTED)
    count = sum(agency.status in there for agency in case.agencies)
    return f"{count} instanties betrokken. Kan het met minder gezichten?" if count >= MANY_AGENCIES else ""


def strengths_text(case: Case) -> str:
    """The strengths on one line, as typed back by `with_strengths`."""
    return f"{STRENGTH_SEPARATOR} ".join(case.strengths)


def with_strengths(case: Case, text: str) -> Case:
    """The strengths from one line; a semicolon separates more than one."""
    parts = (part.strip() for part in text.split(STRENGTH_SEPARATOR))
    return replace(case, strengths=tuple(part for part in parts if part))


def with_agency(case: Case, key: str) -> Case:
    """`case` with this agency added at the end; unchanged when it is there already."""
    if any(i.agency == key for i in case.agencies):
        return case
    return replace(case, agencies=(*case.agencies, Involvement(key)))


def without_agency(case: Case, key: str) -> Case:
    """`case` without this agency. Whoever has the lead keeps it."""
    return replace(case, agencies=tuple(i for i in case.agencies if i.agency != key))


def with_involvement(case: Case, involvement: Involvement) -> Case:
    """`case` with this agency's row replaced."""
    rows = (involvement if i.agency == involvement.agency else i for i in case.agencies)
    return replace(case, agencies=tuple(rows))


def with_need(case: Case, value: str) -> Case:
    """Question 3. Forms of support that were ticked go with "nee"; while it is unclear they stay."""
    need = SupportNeed(value) if value else None
    offers = case.support.interventions if need in (SupportNeed.YES, SupportNeed.UNCLEAR) else ()
    return replace(case, support=replace(case.support, need=need, interventions=offers))


def with_offer(case: Case, key: str, chosen: bool, catalog: Catalog) -> Case:
    """`case` with a form of support ticked or not, kept in the order light to heavy."""
    keys = set(case.support.interventions) - {key} | ({key} if chosen else set())
    order = [entry.key for entry in catalog.interventions]
    ranked = sorted(keys, key=lambda k: order.index(k) if k in order else 999)
    return replace(case, support=replace(case.support, interventions=tuple(ranked)))


def with_lead(case: Case, role: str | None) -> Case:
    """Question 4. Another lead than whoever brought the case still has to agree (domain §1 no. 7)."""
    if role is None:
        return replace(case, lead=Lead())
    if role == case.lead.role:
        return case
    agreement = None if role == case.brought_by_role else LeadAgreement.TO_ASK
    return replace(case, lead=Lead(role, agreement, case.lead.since))


def with_consent_state(case: Case, value: str, asking: Asking) -> Case:
    """The consent; a fresh yes holds twelve months, and a refusal drops whom it was for (R8)."""
    state = ConsentState(value)
    old = case.consent
    if state.given:
        consent = replace(
            old,
            state=state,
            given_on=old.given_on or asking.today,
            expires_on=old.expires_on or usual_expiry(asking.today),
        )
    else:
        consent = Consent(
            state=state, informed_on=old.informed_on, informed_by=old.informed_by, override=old.override
        )
    return _with_consent(case, consent)


def _with_consent(case: Case, consent: Consent) -> Case:
    """Without anybody who was refused there is nothing to decide about, and no reason to keep (R2)."""
    return replace(case, consent=consent if said_no(consent) else replace(consent, override=None))


def with_given_on(case: Case, day: date | None) -> Case:
    """When the consent was given; it holds twelve months from then, unless another last day was agreed."""
    old = case.consent
    usual = old.expires_on is None or (old.given_on and old.expires_on == usual_expiry(old.given_on))
    until = usual_expiry(day) if usual and day is not None else old.expires_on
    return replace(case, consent=replace(old, given_on=day, expires_on=until))


def with_override(case: Case, *, reason: str | None = None, decided_by: str | None = None) -> Case:
    """Going on without consent: both texts together or none (R8, R10)."""
    old = case.consent.override or Override("", "")
    new = Override(
        old.reason if reason is None else reason, old.decided_by if decided_by is None else decided_by
    )
    filled = new if new.reason or new.decided_by else None
    return replace(case, consent=replace(case.consent, override=filled))


def with_receiver(case: Case, key: str, chosen: bool) -> Case:
    """`case` with a receiver of the consent added, to whom it applies as a whole, or taken away."""
    kept = tuple(r for r in case.consent.receivers if r.name != key)
    receivers = (*kept, Receiver(key)) if chosen else kept
    return _with_consent(case, replace(case.consent, receivers=receivers))


def with_receiver_answer(case: Case, receiver: Receiver, asking: Asking) -> Case:
    """What the mother said for one receiver (R8). Its own yes is of today and holds twelve months.

    Without an answer of its own it has no days of its own either; a no has no last day.
    """
    known = next((r for r in case.consent.receivers if r.name == receiver.name), None)
    if known is None:
        return case
    told = receiver
    if told.state is None:
        told = Receiver(told.name)
    elif known.state is not told.state:
        given = told.given_on or asking.today
        until = (told.expires_on or usual_expiry(given)) if told.state.given else None
        told = replace(told, given_on=given, expires_on=until)
    elif told.state.given and told.given_on is not None and told.given_on != known.given_on:
        usual = known.given_on and known.expires_on == usual_expiry(known.given_on)
        told = replace(told, expires_on=usual_expiry(told.given_on) if usual else told.expires_on)
    rows = tuple(told if r.name == told.name else r for r in case.consent.receivers)
    return _with_consent(case, replace(case.consent, receivers=rows))


def with_informed(case: Case, day: date | None) -> Case:
    """When the mother was informed; None for not yet, and then by nobody."""
    by = case.consent.informed_by if day is not None else ""
    return replace(case, consent=replace(case.consent, informed_on=day, informed_by=by))
