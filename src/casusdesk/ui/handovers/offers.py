"""What the case could lend to a handover sheet: a list to tick, nothing is copied unasked (ux §7.7).

Each concern is asked for by itself: "nodig voor deze ontvanger?" (domain §3.3 no. 9).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from casusdesk.domain import handover as sheet
from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, Concern, ConcernState, InvolvementStatus
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import Consent
from casusdesk.domain.handover import Agreement, DomainConcern, Handover
from casusdesk.domain.wording import row_date, short_date

Change = Callable[[Handover], Handover]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Offer:
    """One line to tick: under which field it goes, its words, and the sheet with it."""

    group: str
    words: str
    take: Change


def offers(case: Case, actions: Iterable[Action], catalog: Catalog) -> tuple[Offer, ...]:
    """Everything this case can lend, in the order of the sheet."""
    return (
        *_running(case, catalog),
        *(Offer("Wat gaat goed", text, _well(text)) for text in case.strengths),
        *_concerns(case, catalog),
        *(_action(action, catalog) for action in actions if action.open),
        *_consent(case.consent, catalog),
    )


def _running(case: Case, catalog: Catalog) -> Iterator[Offer]:
    for involvement in case.agencies:
        agency = catalog.find_agency(involvement.agency)
        if involvement.status is InvolvementStatus.STOPPED or (agency and not agency.printable):
            continue
        words = catalog.agency_label(involvement.agency)
        if involvement.purpose:
            words += f": {involvement.purpose}"
        if involvement.until:
            words += f", t/m {row_date(involvement.until)}"
        if involvement.status is not InvolvementStatus.INVOLVED:
            words += f" ({involvement.status.label})"
        yield Offer("Wat loopt al", words, _run(words))


def _run(words: str) -> Change:
    return lambda handover: replace(handover, running=_added(handover.running, words, sheet.RUNNING_LINES))


def _well(words: str) -> Change:
    return lambda handover: replace(
        handover, going_well=_added(handover.going_well, words, sheet.GOING_WELL_LINES)
    )


def _concerns(case: Case, catalog: Catalog) -> Iterator[Offer]:
    for concern in case.concerns:
        if not concern.state.worrying:
            continue
        domain = catalog.find_life_domain(concern.life_domain)
        name = domain.label if domain else concern.life_domain
        urgent = " (urgent)" if concern.state is ConcernState.URGENT else ""
        words = f"{name}{urgent}: {concern.note}" if concern.note else f"{name}{urgent}"
        yield Offer("Zorgen – nodig voor deze ontvanger?", words, _worry(concern, name))


def _worry(concern: Concern, name: str) -> Change:
    urgent = concern.state is ConcernState.URGENT
    line = DomainConcern(concern.life_domain, concern.note or name, urgent)
    return lambda handover: replace(handover, concerns=_added(handover.concerns, line, sheet.CONCERN_LINES))


def _action(action: Action, catalog: Catalog) -> Offer:
    line = Agreement(action.text, action.who, action.due)
    due = f", uiterlijk {row_date(action.due)}" if action.due else ""
    words = f"{action.text} ({catalog.agency_label(action.who) or 'nog niemand'}{due})"
    return Offer(
        "Afspraken",
        words,
        lambda handover: replace(
            handover, agreements=_added(handover.agreements, line, sheet.AGREEMENT_LINES)
        ),
    )


def _consent(consent: Consent, catalog: Catalog) -> Iterator[Offer]:
    if consent.informed_by or consent.given_on:
        by = (
            f"gevraagd door {catalog.agency_label(consent.informed_by)}"
            if consent.informed_by
            else "gevraagd"
        )
        on = f" op {short_date(consent.given_on)}" if consent.given_on else ""
        words = f"{by}{on}"
        yield Offer("Toestemming", words, lambda handover: replace(handover, consent_statement=words))


def _added(lines: tuple[T, ...], line: T, most: int) -> tuple[T, ...]:
    """`line` at the end, once, as long as the sheet has room for it."""
    return lines if line in lines or len(lines) >= most else (*lines, line)
