"""The five lists of what stands out, each line with its code and why it is there (domain US6).

The words of the overview; which cases they are is decided in `attention`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from casusdesk.domain.attention import Attention, Unseen
from casusdesk.domain.away import missing_leads
from casusdesk.domain.case import Case
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.meeting_round import MeetingRound
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.todo import FEEDBACK, LAST_CHANCE, MISSING_LEAD, NO_LEAD, UNSEEN, Place
from casusdesk.domain.wording import day_month

_FAR: Final = timedelta(days=300)
"""From here on a day could be taken for one of this year."""


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One case on a list, and why: a reason or more, each with a day and a role.

    `late` when the day of the first has passed.
    """

    code: str
    why: tuple[str, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class AttentionList:
    """`note` explains the title; `nothing` is said when there are no lines.

    `place` and `part` lead to the whole list, as those of a `Todo` do.
    """

    title: str
    note: str
    nothing: str
    lines: tuple[AttentionLine, ...]
    place: Place
    part: str


def attention_lists(found: Attention, month: MeetingRound) -> tuple[AttentionList, ...]:
    """The lists in the order of domain US6, always all five; the last is that of domain §1 no. 12."""
    meeting = month.meeting
    return (
        AttentionList(
            "Laatste kans vóór volgend overleg",
            f"Na {day_month(meeting.held_on)} is het volgende overleg pas op {day_month(meeting.next_on)}.",
            "Alles kan wachten tot het volgende overleg.",
            tuple(_last_chances(found, month)),
            Place.CASES,
            LAST_CHANCE,
        ),
        AttentionList(
            "Zonder regie",
            "",
            "Iedere casus heeft een regievoerder.",
            tuple(_without_lead(case, month) for case in found.without_lead),
            Place.CASES,
            NO_LEAD,
        ),
        AttentionList(
            "Nog niet teruggekoppeld",
            "",
            "Iedereen die een signaal gaf, heeft iets gehoord.",
            tuple(_untold(due, month) for due in found.without_feedback),
            Place.FOLLOW_UP,
            FEEDBACK,
        ),
        AttentionList(
            "Meer dan zes weken niet gezien",
            "",
            "Ieder gezin is de laatste zes weken gezien.",
            tuple(_unseen(unseen, month) for unseen in found.unseen),
            Place.CASES,
            UNSEEN,
        ),
        missing_lead_list(month),
    )


def missing_lead_list(month: MeetingRound) -> AttentionList:
    """The cases of which the role with the lead has nobody at the coming meeting (domain §1 no. 12)."""
    found = missing_leads(month.cases, month.meeting, month.contacts)
    label = month.agenda.catalog.agency_label
    lines = [AttentionLine(m.case.code, (f"{label(m.case.lead.role or '')}: {m.why.value}",)) for m in found]
    return AttentionList(
        "Regie zonder aanwezige",
        f"Op het overleg van {day_month(month.meeting.held_on)} is de regievoerder er niet.",
        "Voor elke casus is de regievoerder er, of een vervanger.",
        tuple(lines),
        Place.CONTACTS,
        MISSING_LEAD,
    )


def _last_chances(found: Attention, month: MeetingRound) -> Iterator[AttentionLine]:
    """The deadlines of the agenda, and the kraamweken among its handovers; the earliest day first."""
    active = month.active
    pressing = [(row.code, row.milestone) for row in found.last_chance]
    pressing += [
        (row.code, row.deadline)
        for row in month.agenda.handovers
        if row.deadline is not None and row.deadline.is_warning
    ]
    by_case: dict[str, list[Milestone]] = {}
    for code, milestone in sorted(pressing, key=lambda one: (one[1].end, one[0])):
        by_case.setdefault(code, []).append(milestone)
    for code, milestones in by_case.items():
        lead = active[code].lead.role or ""
        why = [_by(milestone, lead, month) for milestone in milestones]
        yield AttentionLine(code, tuple(why), late=milestones[0].end < month.today)


def _by(milestone: Milestone, lead: str, month: MeetingRound) -> str:
    """`VoorZorg aanmelden: uiterlijk 21 januari, verloskundige`; a day that has passed is said so."""
    who = month.agenda.catalog.agency_label(milestone.responsible or lead)
    by = f"uiterlijk {day_month(milestone.end)}" + (f", {who}" if who else "")
    late = milestone.end < month.today
    return f"te laat: {milestone.short_label}, moest {by}" if late else f"{milestone.short_label}: {by}"


def _without_lead(case: Case, month: MeetingRound) -> AttentionLine:
    who = month.agenda.catalog.agency_label(case.brought_by_role)
    since = f"op de lijst sinds {_past_day(case.referred_on, month)}"
    return AttentionLine(case.code, (f"ingebracht door {who}, {since}" if who else since,))


def _untold(due: FeedbackDue, month: MeetingRound) -> AttentionLine:
    who, day = month.agenda.catalog.agency_label(due.to), _past_day(due.decision.held_on, month)
    return AttentionLine(due.case.code, (f"{who}, besproken op {day}",))


def _unseen(unseen: Unseen, month: MeetingRound) -> AttentionLine:
    seen = unseen.case.last_seen
    if seen.on is None:
        why = f"op de lijst sinds {_past_day(unseen.since, month)}, niet gezien"
    else:
        by = f" door {month.agenda.catalog.agency_label(seen.by)}" if seen.by else ""
        why = f"laatst gezien op {_past_day(seen.on, month)}{by}"
    return AttentionLine(unseen.case.code, (why,))


def _past_day(day: date, month: MeetingRound) -> str:
    """`8 oktober`; a day of long ago with its year."""
    return day_month(day) if month.today - day < _FAR else f"{day_month(day)} {day.year}"
