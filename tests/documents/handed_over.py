"""Made-up handover sheets, from empty to every field at its limit; nobody in them exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from casusdesk.documents.handover import fit_handover
from casusdesk.documents.page import Page
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import Consent, ConsentState, Receiver
from casusdesk.domain.handover import (
    NEWBORN_LABELS,
    Agreement,
    DomainConcern,
    Handover,
    HandoverType,
    Introduction,
    NewbornFact,
    Party,
)

PRINTED = date(2027, 1, 7)
BY_NAME = Consent(
    ConsentState.BY_NAME,
    given_on=date(2027, 1, 4),
    expires_on=date(2027, 5, 12),
    receivers=(Receiver("JV"), Receiver("WC")),
)
CASE = Case("BX385", date(2026, 11, 1), due_date=date(2027, 3, 1), first_child=True, consent=BY_NAME)
PROSE = (
    "moeder regelt met hulp van haar zus een woning en de wijkcoach belt over de wachtlijst bij de "
    "woningcorporatie, daarna vraagt zij samen met het werkplein de huurtoeslag en kinderbijslag aan "
)


def text(length: int, start: int = 0) -> str:
    return (PROSE * 3)[start : start + length].strip().ljust(length, "x")


def full(kind: HandoverType = HandoverType.A) -> Handover:
    party = Party("JV", text(40), text(60), "000 000 0000 toestel 123")
    return Handover(
        "1",
        "BX385",
        kind,
        giver=party,
        receiver=replace(party, role="JV"),
        lead_now="JV",
        lead_after="WC",
        lead_from=date(2027, 2, 9),
        introduction=Introduction(date(2027, 2, 2), time(10), text(70), text(70, 5), parents_present=True),
        parent_name=text(40),
        reason_now=text(160),
        running=tuple(text(60, n) for n in range(5)),
        going_well=tuple(text(70, n) for n in range(3)),
        concerns=tuple(DomainConcern("F", text(90, n), urgent=n == 0) for n in range(4)),
        parents_want=text(200),
        agreements=tuple(Agreement(text(80, n), "JV", date(2027, 2, 12)) for n in range(5)),
        attention=text(120),
        fallback=text(120, 3),
        consent_statement=text(160),
        newborn_facts=tuple(NewbornFact(label, text(50, 4)) for label in NEWBORN_LABELS),
    )


BLANK = Handover("2", "BX385", HandoverType.A)


def page(handover: Handover, catalog: Catalog, case: Case = CASE, **more: object) -> Page:
    chosen = {"printed_on": PRINTED, "controller": "gemeente Voorbeeld", **more}
    return fit_handover(handover, case, catalog, **chosen)  # type: ignore[arg-type]
