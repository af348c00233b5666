"""Made-up agendas of every size for the tests of the paper; nobody in them exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import Agenda, compose, sorted_items
from casusdesk.domain.case import (
    Case,
    CaseKind,
    Concern,
    ConcernState,
    Involvement,
    Lead,
    Support,
    SupportNeed,
)
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.clock_facts import MilestoneMark, MilestoneState
from casusdesk.domain.handover import Handover, HandoverType, Introduction, Party
from casusdesk.domain.meeting import Attendance, Meeting, Presence
from casusdesk.paths import resource

HELD, NEXT = date(2027, 1, 14), date(2027, 2, 11)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SENTENCE = (
    "wat is er nodig zodat het plan rond de bevalling op tijd klaar is en wie gaat met moeder mee naar het "
    "eerste gesprek over woonruimte schuldhulpverlening verzekering babyuitzet kraamzorg vervoer en "
    "opvoedondersteuning thuis wanneer de verloskundigenpraktijk haar niet meer ziet"
)
WORDS = SENTENCE.split()
DONE = MilestoneMark(MilestoneState.DONE)
STRENGTHS = (
    "zus helpt",
    "komt op alle afspraken",
    "stopt met roken",
    "heeft een eigen kamer",
    "vraagt zelf hulp",
)


@cache
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


def code(number: int) -> str:
    return f"{LETTERS[number % 23]}{LETTERS[(number * 7 + 3) % 23]}{200 + (number * 37) % 700}"


def text(length: int, start: int) -> str:
    """Words up to exactly `length` characters."""
    words = ""
    place = start
    while len(words) < length:
        words += (" " if words else "") + WORDS[place % len(WORDS)]
        place += 1
    return words[: length - 1].rstrip().ljust(length - 1, "e") + "?"


def case(number: int, length: int, *, dense: bool, kind: CaseKind = CaseKind.NEW) -> Case:
    plain = Case(
        code=code(number),
        referred_on=HELD - timedelta(days=30 + number),
        kind=kind,
        due_date=HELD + timedelta(days=(100 if number % 3 else 20) + 9 * (number % 10)),
        first_child=number % 2 == 0,
        age_at_referral=19 + number % 12,
        referral_route="mind2care",
        brought_by_role="VK" if number % 3 else "JV",
        question=text(length, number * 5),
        lead=Lead("WC" if number % 4 else None),
    )
    if not dense:
        return plain
    states = (ConcernState.URGENT if number % 5 == 0 else ConcernState.CONCERN, *[ConcernState.CONCERN] * 3)
    return replace(
        plain,
        concerns=tuple(Concern(d, s) for d, s in zip("WFPN", states, strict=True)),
        strengths=(STRENGTHS[number % 5], STRENGTHS[(number + 2) % 5]),
        agencies=tuple(Involvement(a) for a in ("VK", "POV", "WC", "JMW", "MMW")),
        support=Support(SupportNeed.YES, proposal=text(60, number * 3)),
        lead=Lead("JMW"),
        due_date=HELD + timedelta(days=28 + number % 10),
        settled=dict.fromkeys(
            ("maternity_care_registered", "prenatal_home_visit", "home_visit_week_30"), DONE
        ),
        since_last="huurachterstand is geregeld, wijkcoach kwam twee keer thuis",
    )


def meeting(**changes: object) -> Meeting:
    roles = ("MMW", "VK", "POV", "JV", "WC", "JMW")
    usual = Meeting(
        held_on=HELD,
        next_on=NEXT,
        starts=time(9, 30),
        ends=time(11, 45),
        place="Wijkhuis De Linde, zaal 2",
        chair="projectleider",
        title="Casusoverleg Kansrijke Start Almelo",
        controller="de gemeente",
        attendance=(*(Attendance(role) for role in roles), Attendance("HA", Presence.ABSENT, "verlof")),
        general=("verlof: wijkcoach is afwezig van 1 tot en met 19 februari, POV neemt waar",),
        version=3,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def agenda(cases: list[Case], *, extras: bool = True, **changes: object) -> Agenda:
    """The agenda of these cases, with six open actions and five handovers when there are that many."""
    codes = [c.code for c in cases]
    actions = [
        Action(str(n), c, text(55, n), "WC", HELD - timedelta(days=n), open_at=(HELD,) * (n % 3))
        for n, c in enumerate(codes[:6] if extras else [])
    ]
    handovers = [
        Handover(
            str(n),
            c,
            HandoverType.A,
            Party("VK"),
            Party("JV"),
            introduction=Introduction(HELD + timedelta(days=n) if n % 2 else None, time(10)),
        )
        for n, c in enumerate(codes[:5] if extras else [])
    ]
    plan = meeting(**changes)
    plan = replace(plan, items=sorted_items(cases, catalog(), plan))
    return compose(plan, cases, actions, handovers, catalog())


def mixed(count: int, length: int = 90, *, dense: bool = True, follow_up: int = 0) -> Agenda:
    """`count` cases, the last `follow_up` of them seen before."""
    kinds = [CaseKind.NEW] * (count - follow_up) + [CaseKind.FOLLOW_UP] * follow_up
    return agenda([case(n, length, dense=dense, kind=kind) for n, kind in enumerate(kinds)])
