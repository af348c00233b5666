"""A year of made-up cases, decisions and handovers to count; nobody in them exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import agendas

from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.course import Closing
from casusdesk.domain.decision import Decision
from casusdesk.domain.figures import Figures, Source, figures
from casusdesk.domain.handover import Handover, HandoverType, Introduction, Party

ON: Final = date(2027, 1, 14)
ROLES: Final = ("VK", "VK", "JV", "VK", "POV", "WC")
ROUTES: Final = ("midwifery_practice", "mind2care", "hospital", "district_coach")
KINDS: Final = ("regular", "jmw", "district_team", "handover", "postpone")
REASONS: Final = ("self_reliant", "handed_over", "handed_over", "moved", "double")


def case(number: int, brought: date) -> Case:
    """One of them; every fourth is closed later, every fifth was born before it was brought in."""
    made = Case(
        code=agendas.code(number),
        referred_on=brought,
        due_date=brought + timedelta(days=30 + number * 11 % 200),
        age_at_referral=None if number % 17 == 0 else 17 + number % 14,
        brought_by_role=ROLES[number % 6],
        referral_route=ROUTES[number % 4] if number % 9 else "",
    )
    if number % 5 == 0:
        made = replace(made, due_date=None, birth_date=brought - timedelta(days=number))
    if number % 4 == 0:
        closing = Closing(brought + timedelta(days=60), REASONS[number // 4 % 5])
        made = replace(made, status=CaseStatus.CLOSED, closing=closing)
    return made


def decision(number: int, held_on: date) -> Decision:
    return Decision(held_on, agendas.code(number), KINDS[number * 7 % 5], "belt de wijkcoach")


def handover(number: int, on: date) -> Handover:
    """Most met on the day itself, some later, some not yet."""
    met = on + timedelta(days=number % 3) if number % 7 else None
    meet = Introduction(on, met_on=met)
    return Handover(
        str(number), agendas.code(number), HandoverType.A, Party("VK"), Party("JV"), introduction=meet
    )


def source(count: int, first: date = date(2025, 6, 2)) -> Source:
    """`count` signals from `first`, nine days apart, with a meeting a month."""
    days = [first + timedelta(days=9 * number) for number in range(count)]
    held = [day.replace(day=14) for day in days]
    return Source(
        tuple(case(number, day) for number, day in enumerate(days)),
        tuple(decision(number, day) for number, day in enumerate(held)),
        tuple(handover(number, day + timedelta(days=40)) for number, day in enumerate(days[::2])),
        tuple(agendas.meeting(held_on=day, next_on=day + timedelta(days=28)) for day in dict.fromkeys(held)),
    )


def of(count: int, on: date = ON) -> Figures:
    """The figures of `count` signals on the day `on`."""
    return figures(source(count), agendas.catalog(), on)
