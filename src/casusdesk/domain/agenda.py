"""What goes on the agenda of a meeting: which rubriek says what, in what order, with which warnings.

Composed from the list by rule (domain §3.1) and arranged by a person: the items of a `Meeting` hold what
she chose, `compose` adds what the clock and the consent say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.catalog import Catalog, MilestoneKind
from casusdesk.domain.clock import Milestone, MilestoneState, born_prompt, milestones, phase_label
from casusdesk.domain.course import unseen_since
from casusdesk.domain.escalation import is_urgent
from casusdesk.domain.handover import Handover, HandoverStep
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting
from casusdesk.domain.paper import Paper
from casusdesk.domain.paper_rights import paper_right

OVERHEAD_MINUTES: Final = 15
"""Opening and closing, taken off before the time is divided over the cases (domain §3.1 no. 9)."""
HANDOVER_MILESTONE: Final = "warm_handover"
"""Key of the catalogue's kraamweek milestone; it stands in rubriek E, with its sheet (domain §7, RM264)."""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One case in rubriek B or C: the case, its phase as printed, and what to watch.

    `milestone` is the first one to plan before the next meeting (or late), None when nothing presses.
    `starts_at` is None when the meeting has no times.
    """

    case: Case
    form: AgendaForm
    phase: str
    ask_born: bool
    milestone: Milestone | None
    starts_at: time | None = None
    opening: tuple[Milestone, ...] = ()
    """Offers whose window opens before the next meeting; on paper `VoorZorg opent 21-01 (nog onbekend:
    opleiding, taal, verhuizing)` (ND638 of domain §7)."""
    unseen_since: date | None = None
    """The day she was last seen, when that is more than six weeks before the meeting (domain §1 no. 73)."""
    parents_join: bool = False
    """Whether the parents sit at the table for this case."""
    urgent: bool = False
    """Whether a life domain or a ticked factor is urgent."""


@dataclass(frozen=True, slots=True)
class LookBackRow:
    """One open action of an earlier meeting, in rubriek A."""

    action: Action


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One milestone in rubriek D: a last chance before the next meeting, or already late."""

    code: str
    milestone: Milestone
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One handover in rubriek E; `deadline` is the kraamweek milestone where there is one."""

    code: str
    handover: Handover | None
    deadline: Milestone | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The composed agenda, rubriek by rubriek. `withheld` never reaches paper: consent forbids it.

    `with_parents`: one case only, and its parents read along (see `agenda_single`).
    """

    meeting: Meeting
    look_back: tuple[LookBackRow, ...]
    new: tuple[AgendaEntry, ...]
    follow_up: tuple[AgendaEntry, ...]
    deadlines: tuple[DeadlineRow, ...]
    handovers: tuple[HandoverRow, ...]
    minutes_per_case: int | None
    catalog: Catalog
    withheld: tuple[str, ...] = ()
    with_parents: bool = False
    left_out: int = 0
    """Chosen cases that are not on this copy, because consent keeps them from its reader (R8)."""

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """The cases of rubriek B and C in agenda order."""
        return self.new + self.follow_up


def case_milestones(
    case: Case, catalog: Catalog, meeting: Meeting, today: date | None = None
) -> tuple[Milestone, ...]:
    """Every milestone of `case` as it stands at `meeting`, measured against the one after it.

    With `today` as it stands now: what ends before the meeting is then a last chance, not late or gone.
    """
    on = meeting.held_on if today is None else min(today, meeting.held_on)
    return milestones(case.clock_facts, catalog.milestones, on, meeting.next_on)


def agenda_order(case: Case, catalog: Catalog, meeting: Meeting) -> tuple[bool, bool, bool, date, str]:
    """Sort key: urgent, without lead, milestone before the next meeting, oldest (domain §3.1)."""
    pressing = any(m.is_warning for m in case_milestones(case, catalog, meeting))
    return (
        not is_urgent(case, catalog),
        case.lead.role is not None,
        not pressing,
        case.referred_on,
        case.code,
    )


def sorted_items(cases: Iterable[Case], catalog: Catalog, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Agenda items for `cases`, new before follow-up, each in agenda order."""
    ordered = sorted(cases, key=lambda case: agenda_order(case, catalog, meeting))
    ordered.sort(key=lambda case: case.kind is CaseKind.FOLLOW_UP)
    return tuple(AgendaItem(case.code, case.kind) for case in ordered)


def in_agenda_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Items as the meeting takes them: rubriek B before C, each as a person arranged it."""
    return tuple(sorted(items, key=lambda item: item.kind is CaseKind.FOLLOW_UP))


def compose(
    meeting: Meeting,
    cases: Iterable[Case],
    actions: Iterable[Action],
    handovers: Iterable[Handover],
    catalog: Catalog,
    *,
    today: date | None = None,
    reader: frozenset[str] = frozenset(),
) -> Agenda:
    """The agenda of `meeting`: the chosen items, and A, D and E drawn from the whole active list.

    A case whose consent keeps it off paper appears in no rubriek (domain R8, HW729 of §7). Paper reads the
    clock on the day of the meeting; the screen may read it `today`, as `case_milestones` does. `reader` are
    the names one reader goes by: what her consent keeps from that reader is left out too.
    """
    listed = {case.code: case for case in cases if case.status.active}
    day = meeting.held_on
    allowed = {c: k for c, k in listed.items() if paper_right(k, Paper.AGENDA, (), day)}
    shown = {c: k for c, k in allowed.items() if paper_right(k, Paper.AGENDA, reader, day)}
    clock = {code: case_milestones(case, catalog, meeting, today) for code, case in shown.items()}
    chosen = [item for item in meeting.items if item.code in shown]
    per_case = _minutes_per_case(meeting, chosen)
    starts = _start_times(meeting, chosen, per_case)
    entries = [
        _entry(
            shown[i.code],
            i,
            meeting,
            clock[i.code],
            starts.get(i.code),
            urgent=is_urgent(shown[i.code], catalog),
        )
        for i in chosen
    ]
    kept = [h for h in handovers if h.case_code in shown]
    return Agenda(
        meeting=meeting,
        look_back=tuple(_look_back(actions, shown.keys(), meeting)),
        new=tuple(e for e, i in zip(entries, chosen, strict=True) if i.kind is CaseKind.NEW),
        follow_up=tuple(e for e, i in zip(entries, chosen, strict=True) if i.kind is CaseKind.FOLLOW_UP),
        deadlines=tuple(_deadlines(shown, clock, catalog)),
        handovers=tuple(_handover_rows(clock, kept)),
        minutes_per_case=per_case,
        catalog=catalog,
        withheld=tuple(sorted(listed.keys() - shown.keys())),
        left_out=sum(item.code in allowed and item.code not in shown for item in meeting.items),
    )


def _minutes_per_case(meeting: Meeting, items: Sequence[AgendaItem]) -> int | None:
    """Whole minutes for each case in full form; hamerstukken take none."""
    full = sum(item.form is AgendaForm.FULL for item in items)
    if meeting.minutes is None or not full:
        return None
    return max(1, (meeting.minutes - OVERHEAD_MINUTES) // full)


def _start_times(meeting: Meeting, items: Sequence[AgendaItem], per_case: int | None) -> dict[str, time]:
    if meeting.starts is None or per_case is None:
        return {}
    moment = datetime.combine(meeting.held_on, meeting.starts) + timedelta(minutes=OVERHEAD_MINUTES // 2)
    times = {}
    for kind in (CaseKind.NEW, CaseKind.FOLLOW_UP):
        for item in items:
            if item.kind is kind and item.form is AgendaForm.FULL:
                times[item.code] = moment.time()
                moment += timedelta(minutes=per_case)
    return times


def _entry(
    case: Case,
    item: AgendaItem,
    meeting: Meeting,
    clock: Sequence[Milestone],
    starts_at: time | None,
    *,
    urgent: bool,
) -> AgendaEntry:
    pressing = [
        m for m in clock if m.presses and m.key != HANDOVER_MILESTONE and m.kind is not MilestoneKind.INFO
    ]
    return AgendaEntry(
        case=case,
        form=item.form,
        phase=phase_label(case.clock_facts, meeting.held_on),
        ask_born=born_prompt(case.clock_facts, meeting.held_on),
        milestone=min(pressing, key=lambda m: m.end, default=None),
        starts_at=starts_at,
        opening=tuple(
            m
            for m in clock
            if m.kind is MilestoneKind.OFFER
            and m.state is MilestoneState.PLAN_NOW
            and m.start > meeting.held_on
        ),
        unseen_since=unseen_since(case.referred_on, case.last_seen, meeting.held_on),
        parents_join=item.parents_join,
        urgent=urgent,
    )


def _look_back(actions: Iterable[Action], shown: Iterable[str], meeting: Meeting) -> list[LookBackRow]:
    codes = set(shown)
    open_actions = [a for a in actions if a.open and a.case_code in codes]
    open_actions.sort(key=lambda a: (a.due or meeting.held_on, a.case_code))
    return [LookBackRow(action) for action in open_actions]


def _deadlines(
    shown: dict[str, Case], clock: dict[str, tuple[Milestone, ...]], catalog: Catalog
) -> list[DeadlineRow]:
    """Late ones first, then by last day; the kraamweek handover stands in rubriek E instead."""
    rows = [
        DeadlineRow(code, milestone, is_urgent(shown[code], catalog))
        for code, found in clock.items()
        for milestone in found
        if milestone.is_warning and milestone.key != HANDOVER_MILESTONE
    ]
    rows.sort(key=lambda r: (r.milestone.state is not MilestoneState.LATE, r.milestone.end, r.code))
    return rows


def _handover_rows(
    clock: dict[str, tuple[Milestone, ...]], handovers: Sequence[Handover]
) -> list[HandoverRow]:
    """Open handovers and kraamweken that press, the earliest deadline on top (RM264 of domain §7)."""
    due = {
        code: milestone
        for code, found in clock.items()
        for milestone in found
        if milestone.key == HANDOVER_MILESTONE and milestone.presses
    }
    rows = [
        HandoverRow(h.case_code, h, due.get(h.case_code))
        for h in handovers
        if h.introduction.step is not HandoverStep.TAKEN_OVER
    ]
    covered = {row.code for row in rows}
    rows += [HandoverRow(code, None, m) for code, m in due.items() if code not in covered]
    rows.sort(key=lambda r: (r.deadline.end if r.deadline else date.max, _introduction_day(r), r.code))
    return rows


def _introduction_day(row: HandoverRow) -> date:
    planned = row.handover.introduction.on if row.handover else None
    return planned or date.max
