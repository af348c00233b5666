"""Made-up besluitenlijsten, slips and parents' versions of every size; nobody in them exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

import agendas

from casusdesk.domain.agenda import sorted_items
from casusdesk.domain.case import Case, CaseKind, Lead, LeadAgreement
from casusdesk.domain.decision import CLOSE, POSTPONE, Decision, Feedback
from casusdesk.domain.decision_list import DecisionList, compose_decisions
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Agreement, Handover, HandoverType, Introduction, Party

KINDS: Final = ("regular", "jmw", "district_team", "handover", "voorzorg_so", "breakthrough", CLOSE)
AGREED: Final = (
    "belt de woningcorporatie over de wachtlijst",
    "gaat mee naar het eerste gesprek",
    "plant het huisbezoek samen met de JGZ",
    "vraagt moeder wat zij zelf wil",
    "zoekt uit of verlengde kraamzorg kan",
)
ROLES: Final = ("VK", "JV", "WC", "JMW", "POV", "KZ")


def decision(number: int, case: Case, length: int | None = None) -> Decision:
    """Every third one moves the lead, every fourth has no handover; `length` characters are agreed."""
    agreed = AGREED[number % len(AGREED)] if length is None else agendas.text(length, number * 3)
    lead = case.lead if number % 3 else Lead(ROLES[number % 6], LeadAgreement.TO_ASK, agendas.HELD)
    handover = number % 4 != 3
    return Decision(
        agendas.HELD,
        case.code,
        KINDS[number % len(KINDS)],
        agreed,
        ROLES[(number + 1) % 6],
        agendas.HELD + timedelta(days=7 + number),
        lead=lead,
        feedback=Feedback(ROLES[number % 6] if number % 5 else "", "blijft komen tot de wijkcoach er is"),
        handover=handover,
        no_handover_reason="" if handover else "de kraamzorg gaat gewoon door",
    )


def listed(
    count: int, length: int | None = None, *, postponed: int = 0, undecided: int = 0, **meeting: object
) -> DecisionList:
    """`count` cases decided on, and after them those that were moved or never came up."""
    total = count + postponed + undecided
    cases = [
        agendas.case(n, 60, dense=False, kind=CaseKind.NEW if n % 2 else CaseKind.FOLLOW_UP)
        for n in range(total)
    ]
    plan = agendas.meeting(**meeting)
    plan = replace(plan, items=sorted_items(cases, agendas.catalog(), plan))
    made = [decision(n, case, length) for n, case in enumerate(cases[:count])]
    made += [Decision(agendas.HELD, c.code, POSTPONE) for c in cases[count : count + postponed]]
    return compose_decisions(plan, cases, made, agendas.catalog())


def dues(count: int) -> list[FeedbackDue]:
    """Signallers who wait to hear back, with and without a part now, with and without a lead."""
    found = []
    for number in range(count):
        case = agendas.case(number, 60, dense=False)
        made = decision(number + 1, case)
        part = made.feedback.role_now if number % 2 == 0 else ""
        heard = Feedback(ROLES[number % 6], part)
        found.append(FeedbackDue(replace(case, lead=made.lead), replace(made, feedback=heard)))
    return found


def agreed_with_parents(kind: HandoverType = HandoverType.A, *, full: bool = False) -> Handover:
    """A sheet as parents would read it; `full` has every field at its limit."""
    usual = Handover(
        "1",
        "BX385",
        kind,
        giver=Party("VK", "", "Oefenpraktijk", "000 123 45 67"),
        receiver=Party("JV", "", "JGZ", "000 765 43 21"),
        lead_now="WC",
        lead_after="ouders zelf" if kind is HandoverType.E else "JV",
        lead_from=date(2027, 1, 25),
        introduction=Introduction(date(2027, 1, 18), time(10, 30), "bij u thuis", "de verloskundige", True),
        going_well=("U kijkt goed naar uw baby.", "Uw zus kookt elke week."),
        parents_want="Ik wil graag één vast gezicht.",
        agreements=(
            Agreement("Samen kennismaken", "VK", date(2027, 1, 18)),
            Agreement("Bellen als de kraamzorg stopt", "ouders", date(2027, 1, 20)),
        ),
        fallback="Bel eerst de verloskundige. In het weekend belt u de huisartsenpost.",
    )
    if not full:
        return usual
    return replace(
        usual,
        giver=replace(usual.giver, name="Voornaam Achternaam", role="MMW"),
        introduction=replace(usual.introduction, place=agendas.text(70, 0), joined_by=agendas.text(70, 5)),
        going_well=tuple(agendas.text(70, n) for n in range(3)),
        parents_want=agendas.text(200, 0),
        agreements=tuple(Agreement(agendas.text(80, n), "JMW", date(2027, 2, 12)) for n in range(5)),
        fallback=agendas.text(120, 3),
    )
