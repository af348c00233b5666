"""Papers of the practice desk that are too long for their page: many decisions, a sheet of many afspraken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from casusdesk.domain.case import CaseKind
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.domain.handover import Agreement, Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.signal import Signal
from casusdesk.services.desk import Desk

QUESTION = (
    "Wie gaat mee naar het gesprek over de woning, en wat doen we als de wachtlijst langer wordt dan nu?"
)
AGREED = "belt de woningcorporatie en gaat daarna mee naar het gesprek"


def crowd(desk: Desk, count: int) -> list[str]:
    """That many signals more, every other one seen before; their codes."""
    made = []
    for number in range(count):
        due = date(2027, 5, 1 + number % 28)
        case = desk.cases.add_signal(Signal(due_date=due, brought_by_role="VK", question=QUESTION))
        made.append(case.code)
        if number % 2:
            desk.cases.record(replace(case, kind=CaseKind.FOLLOW_UP))
    return made


def much_decided(desk: Desk, count: int) -> Meeting:
    """The coming meeting, with `count` decisions more than a page holds words for."""
    meeting = desk.meetings.upcoming()
    desk.decisions.record_all(
        [
            Decision(
                meeting.held_on,
                code,
                "district_team",
                AGREED[: 44 + number % 16],
                "JMW",
                meeting.held_on + timedelta(days=14),
                feedback=Feedback("VK"),
                handover=False,
                no_handover_reason="de verloskundige blijft komen",
            )
            for number, code in enumerate(crowd(desk, count))
        ]
    )
    return meeting


def wordy_sheet(desk: Desk) -> Handover:
    """A sheet with one text that is far over its limit, as it stands while somebody types."""
    handover = next(h for h in desk.handovers.all() if h.case_code == "BX385")
    made = replace(handover, parents_want=" ".join([QUESTION] * 40))
    desk.handovers.record(made)
    return made


def long_sheet(desk: Desk, rows: int = 34) -> Handover:
    """A sheet with far more afspraken than a page holds."""
    handover = next(h for h in desk.handovers.all() if h.case_code == "BX385")
    what = "belt de woningcorporatie, vraagt naar de wachtlijst en vertelt moeder wat er gezegd is"[:80]
    agreed = tuple(Agreement(what, "WC", date(2027, 2, 12)) for _ in range(rows))
    made = replace(handover, agreements=agreed)
    desk.handovers.record(made)
    return made
