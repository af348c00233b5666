"""Lists of any length and sheets of any number for the measurements; nobody in them exists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta

import agendas

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.handover import Agreement, DomainConcern, Handover, HandoverType, Introduction, Party
from casusdesk.services.access import open_empty_practice
from casusdesk.services.changes import Change
from casusdesk.services.desk import Desk

TODAY = agendas.HELD - timedelta(days=7)


def code(number: int) -> str:
    """A code of its own for each of half a million cases."""
    rest, digits = divmod(number, 1000)
    return f"{agendas.LETTERS[rest // 23]}{agendas.LETTERS[rest % 23]}{digits:03d}"


def cases(count: int) -> list[Case]:
    """Full cases: every list of a case has lines; each week some are due, and half are follow-up."""
    kinds = (CaseKind.NEW, CaseKind.FOLLOW_UP)
    return [
        replace(
            agendas.case(n, 90, dense=True, kind=kinds[n % 2]), code=code(n), factors=("debts", "housing")
        )
        for n in range(count)
    ]


def actions(count: int) -> list[Action]:
    """One for each case."""
    return [Action(f"{n:016x}", code(n), agendas.text(55, n), "WC", agendas.HELD) for n in range(count)]


def handover(number: int) -> Handover:
    """A sheet that is well filled."""
    text = agendas.text
    return Handover(
        f"{number}",
        code(number),
        HandoverType.A,
        giver=Party("VK", organisation=text(30, number)),
        receiver=Party("JV", organisation=text(30, number + 1)),
        introduction=Introduction(date(2027, 2, 2), time(10), text(50, number), parents_present=True),
        reason_now=text(120, number),
        running=tuple(text(50, number + n) for n in range(4)),
        going_well=tuple(text(50, number + n) for n in range(2)),
        concerns=tuple(DomainConcern("F", text(70, number + n)) for n in range(3)),
        parents_want=text(120, number),
        agreements=tuple(Agreement(text(60, number + n), "JV", date(2027, 2, 12)) for n in range(3)),
    )


@contextmanager
def desk_with(count: int) -> Iterator[Desk]:
    """A real encrypted store with `count` cases, each with one action."""
    with open_empty_practice(today=TODAY) as desk:
        desk.cases.add_all(cases(count))
        desk.cases._actions.record(*actions(count))
        yield desk


def forget(desk: Desk) -> None:
    """Have the desk read everything again, as after an import."""
    codes = frozenset(case.code for case in desk.cases.all())
    desk.changes.publish(Change(cases=codes, meetings=True, handovers=True))
