"""Which lines "Nu te doen" has: a rule for each thing the month asks for (domain §6), by its step.

What leads to paper leaves out the cases that consent keeps off it (domain R8); what cannot wait does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from casusdesk.domain.agenda import HandoverRow
from casusdesk.domain.arrange import may_come, on_agenda
from casusdesk.domain.away import missing_leads
from casusdesk.domain.clock import born_prompt
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.decision import BREAKTHROUGH, CLOSE, last_decision
from casusdesk.domain.escalation import PromptKind, is_urgent, prompts
from casusdesk.domain.feedback import feedback_due
from casusdesk.domain.handover import HandoverStep
from casusdesk.domain.handover_wanted import handovers_to_make
from casusdesk.domain.meeting_round import MeetingRound, MeetingStep
from casusdesk.domain.reminders import chase_list
from casusdesk.domain.todo import (
    CHASE,
    DAYS,
    FEEDBACK,
    LAST_CHANCE,
    MISSING_LEAD,
    NAMED,
    NO_LEAD,
    Place,
    Rule,
    Todo,
    lines,
)
from casusdesk.domain.todo_paper import missing_paper, paper_after, paper_before_the_next, paper_to_shred
from casusdesk.domain.wording import counted, day_month

_WEEK: Final = timedelta(days=7)


def _settings(month: MeetingRound) -> Iterator[Todo]:
    if month.coalition.first_meeting is None:
        yield Todo("Vul in wanneer het eerste overleg is", Place.SETTINGS)


def _urgent(month: MeetingRound) -> Iterator[Todo]:
    """An urgent concern: can it wait, and if it cannot, who calls today (domain §4.2)."""
    asked, catalog = [], month.agenda.catalog
    for code, case in month.active.items():
        if any(p.kind is PromptKind.CANNOT_WAIT for p in prompts(case, month.actions, catalog)):
            asked.append(code)
        elif is_urgent(case, catalog) and case.urgency.can_wait is False:
            caller = catalog.agency_label(case.urgency.calls_today)
            words = f"Laat vandaag bellen over {code} ({caller})" if caller else f"Bel vandaag over {code}"
            yield Todo(words, Place.CASE, code)
    yield from lines("Bel vandaag over {}: kan dit wachten?", asked)


def _births(month: MeetingRound) -> Iterator[Todo]:
    codes = [code for code, case in month.active.items() if born_prompt(case.clock_facts, month.today)]
    yield from lines("Vraag of de baby van {} er is", codes)


def _late(month: MeetingRound) -> Iterator[Todo]:
    """What is late by the meeting cannot be left to it."""
    found: dict[str, str] = {}
    for row in month.agenda.deadlines:
        last = row.milestone.latest or row.milestone.end
        if last < month.meeting.held_on:
            must = "moest" if last < month.today else "moet"
            found.setdefault(row.code, f"{row.milestone.short_label} {must} uiterlijk {day_month(last)}")
    if len(found) > NAMED:
        shared = Todo("", Place.CASES, LAST_CHANCE)
        yield from lines("Regel vóór het overleg wat niet wachten kan: {}", list(found), shared)
        return
    for code, missed in found.items():
        yield Todo(f"Bespreek {code} vóór het overleg: {missed}", Place.CASE, code)


def _chase(month: MeetingRound) -> Iterator[Todo]:
    catalog = month.agenda.catalog
    asked = chase_list(month.cases, month.meeting, catalog)
    if len(asked) == 1:
        who = catalog.agency_label(asked[0].role) or "de inbrenger"
        codes = asked[0].codes
        about = codes[0] if len(codes) == 1 else counted(len(codes), "casus", "casussen")
        yield Todo(f"Vraag {who} om nieuws over {about}", Place.FOLLOW_UP, CHASE)
    elif asked:
        yield Todo(f"Vraag {len(asked)} inbrengers om nieuws", Place.FOLLOW_UP, CHASE)


def _consent(month: MeetingRound) -> Iterator[Todo]:
    gone, again, first = [], [], []
    for code, case in month.active.items():
        consent, held_on = case.consent, month.meeting.held_on
        if _expired(consent, month.today):
            gone.append(code)
        elif _expired(consent, held_on):
            again.append(code)
        elif consent.state is ConsentState.NOT_ASKED and on_agenda(month.meeting, code):
            first.append(code)
    yield from lines("Vraag {} opnieuw om toestemming: die is verlopen", gone)
    yield from lines("Vraag {} opnieuw om toestemming: die verloopt", again)
    yield from lines("Vraag toestemming voor {}", first)


def _expired(consent: Consent, on: date) -> bool:
    """Whether a yes, of the whole or for one receiver, no longer counts on the day `on`."""
    if consent.state_on(on) is not consent.state:
        return True
    own = ((r.state or consent.state, r.state_on(consent.state, on)) for r in consent.receivers)
    return consent.state.given and any(said is not counts for said, counts in own)


def _kraamweek_now(month: MeetingRound) -> Iterator[Todo]:
    """A handover whose last day is within a week, or past (domain §1 no. 35)."""
    yield from _kraamweek(month, now=True)


def _kraamweek_later(month: MeetingRound) -> Iterator[Todo]:
    """A handover whose last day comes before the next meeting, but not this week."""
    yield from _kraamweek(month, now=False)


def _kraamweek(month: MeetingRound, *, now: bool) -> Iterator[Todo]:
    for row in month.agenda.handovers:
        if row.deadline is None or not row.deadline.is_warning:
            continue
        last = row.deadline.end
        if (last - month.today <= _WEEK) is not now:
            continue
        by = f"{'moest ' if last < month.today else ''}uiterlijk {day_month(last)}"
        if row.handover is None:
            yield Todo(f"Maak de overdracht van {row.code}: {by}", Place.CASE, row.code)
        elif row.handover.introduction.step is HandoverStep.TO_PLAN:
            yield Todo(f"Plan de kennismaking van {row.code}: {by}", Place.HANDOVERS, row.handover.id)
        else:
            yield Todo(f"Rond de overdracht van {row.code} af: {by}", Place.HANDOVERS, row.handover.id)


def _leads(month: MeetingRound) -> Iterator[Todo]:
    codes = [entry.case.code for entry in month.agenda.entries if entry.case.lead.role is None]
    yield from lines("Kies regie voor {}", codes, Todo("", Place.CASES, NO_LEAD))


def _missing_leads(month: MeetingRound) -> Iterator[Todo]:
    """A case may come to the table without anybody for its lead (domain §1 no. 12)."""
    codes = [m.case.code for m in missing_leads(month.cases, month.meeting, month.contacts)]
    shared = Todo("", Place.CONTACTS, MISSING_LEAD)
    yield from lines("Regel wie er is voor de regie van {}", codes, shared)


def _breakthrough(month: MeetingRound) -> Iterator[Todo]:
    """The same afspraak open at two meetings, unless the meeting chose a doorbraak already."""
    codes = []
    for code, case in month.active.items():
        stuck = any(p.kind is PromptKind.BREAKTHROUGH for p in prompts(case, month.actions))
        last = last_decision(month.decisions, code, date.max)
        decided = last is not None and last.kind == BREAKTHROUGH
        if stuck and not decided and case.allows_paper(month.meeting.held_on):
            codes.append(code)
    one = "Beslis of {} een doorbraak nodig heeft"
    yield from lines(one if len(codes) <= NAMED else "Beslis over een doorbraak voor {}", codes)


def _questions(month: MeetingRound) -> Iterator[Todo]:
    listed = [entry.case for entry in month.agenda.entries]
    shared = Todo("", Place.MEETING)
    yield from lines("Schrijf de vraag van {}", [case.code for case in listed if not case.question], shared)
    for case in listed:
        if case.question_excess:
            letters = counted(case.question_excess, "teken", "tekens")
            yield Todo(f"Kort de vraag van {case.code} in: {letters} te lang", Place.CASE, case.code)


def _introductions(month: MeetingRound) -> Iterator[Todo]:
    waiting = [row for row in month.agenda.handovers if _to_plan(row)]
    if len(waiting) > NAMED:
        yield Todo(f"Plan {len(waiting)} kennismakingen", Place.HANDOVERS)
        return
    for row in waiting:
        assert row.handover is not None, "only a sheet has an introduction to plan"
        yield Todo(f"Plan de kennismaking van {row.code}", Place.HANDOVERS, row.handover.id)


def _to_plan(row: HandoverRow) -> bool:
    pressing = row.deadline is not None and row.deadline.is_warning  # that line is made by `_kraamweek`
    sheet = row.handover
    return sheet is not None and not pressing and sheet.introduction.step is HandoverStep.TO_PLAN


def _left_out(month: MeetingRound) -> Iterator[Todo]:
    """Cases that are not on the agenda although they might be: one line for all of them."""
    meeting = month.meeting
    missing = [c for c, case in month.active.items() if not on_agenda(meeting, c) and may_come(meeting, case)]
    if not meeting.items:
        if missing:
            yield Todo(f"Maak de agenda voor {day_month(meeting.held_on)}", Place.MEETING)
        else:
            yield Todo("Voeg het eerste signaal toe", Place.SIGNAL)
    elif len(missing) == 1:
        yield Todo(f"Beslis of {missing[0]} op de agenda komt", Place.MEETING)
    elif missing:
        yield Todo(f"Beslis over {len(missing)} casussen buiten de agenda", Place.MEETING)


def _meet(month: MeetingRound) -> Iterator[Todo]:
    """On the day itself: begin, or go on with the cases that did not have their turn."""
    if month.today < month.meeting.held_on or not month.undecided:
        return
    left = len(month.undecided)
    begun = any(d.held_on == month.meeting.held_on and d.made for d in month.decisions)
    rest = f"Ga verder met het overleg: nog {counted(left, 'casus', 'casussen')}"
    yield Todo(rest if begun else "Start het overleg van vandaag", Place.MEETING_MODE)


def _handovers(month: MeetingRound) -> Iterator[Todo]:
    """What was discussed and has no sheet yet; a kraamweek has its own line."""
    urgent = {row.code for row in month.agenda.handovers if row.deadline and row.deadline.is_warning}
    wanted = handovers_to_make(month.cases, month.decisions, month.handovers)
    codes = [one.case.code for one in wanted if one.case.code not in urgent]
    if len(codes) == 1:
        yield Todo(f"Maak de overdracht van {codes[0]}", Place.CASE, codes[0])
    elif codes:
        yield Todo(f"Maak de overdracht van {len(codes)} besproken casussen", Place.HANDOVERS)


def _closings(month: MeetingRound) -> Iterator[Todo]:
    closing = []
    for code in month.active:
        last = last_decision(month.decisions, code, date.max)
        if last is not None and last.kind == CLOSE:
            closing.append(code)
    yield from lines("Rond de afsluiting van {} af", closing)


def _feedback(month: MeetingRound) -> Iterator[Todo]:
    """Whoever signalled hears back, also about a case that was closed meanwhile."""
    due = feedback_due(month.cases, month.decisions)
    who = {(one.to, one.case.brought_by_organisation) for one in due}
    if len(who) > 1:
        yield Todo(f"Koppel terug naar {len(who)} signaleerders", Place.FOLLOW_UP, FEEDBACK)
    elif due:
        about = due[0].case.code if len(due) == 1 else counted(len(due), "casus", "casussen")
        role = month.agenda.catalog.agency_label(due[0].to)
        yield Todo(f"Koppel terug naar {role} over {about}", Place.FOLLOW_UP, FEEDBACK)


def _actions(month: MeetingRound) -> Iterator[Todo]:
    due = [(a.due, a) for a in month.actions if a.open and a.case_code in month.active and a.due is not None]
    late = sorted((day, a.case_code, a.id, a) for day, a in due if day < month.today)
    if len(late) > NAMED:
        yield Todo(f"Vraag naar {len(late)} afspraken waarvan de dag voorbij is", Place.FOLLOW_UP, DAYS)
        return
    for day, code, _, action in late:
        who = month.agenda.catalog.agency_label(action.who) if action.who else ""
        whom = f"Vraag {who}" if who else "Kijk"
        words = f"{whom} naar de afspraak van {code}: die was voor {day_month(day)}"
        yield Todo(words, Place.CASE, code)


PRESSING: Final[tuple[Rule, ...]] = (
    _settings,
    _urgent,
    missing_paper,
    _births,
    _late,
    _kraamweek_now,
    paper_before_the_next,
)
"""What cannot wait, whatever the step."""
RULES: Final[Mapping[MeetingStep, tuple[Rule, ...]]] = {
    MeetingStep.COLLECT: (_chase,),
    MeetingStep.PREPARE: (
        _kraamweek_later,
        _leads,
        _breakthrough,
        _consent,
        _questions,
        _introductions,
        _left_out,
        _missing_leads,
    ),
    MeetingStep.MEET: (_meet,),
    MeetingStep.FOLLOW_UP: (paper_after, _handovers, _closings, _feedback, _actions, paper_to_shred),
}
