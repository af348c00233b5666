"""What can still be put on the agenda, in the groups of ux §7.5: domain in, rows out, no Qt."""

from __future__ import annotations

from collections.abc import Iterable

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.clock import born_prompt, phase_label
from casusdesk.domain.escalation import is_urgent
from casusdesk.domain.wording import day_month
from casusdesk.ui.meetings.rows import Row, RowKind, advice, case_chips, case_meta, case_question

NEW, FOLLOW_UP, PARKED, WITHHELD = "Nieuw", "Vervolg", "Parkeerlijst", "Niet op papier"
SETTLED = "Zonder nieuws, hamerstuk"
"""The groups of what is available, in this order with WITHHELD last."""


def available_rows(
    cases: Iterable[Case], agenda: Agenda, seen: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """The active cases that are not on the agenda, grouped; a case without paper says so itself.

    `seen` holds the codes of earlier agendas: a follow-up from there with nothing new, no decision to take
    and nothing pressing stands apart, to come on the agenda as hamerstuk (ux §7.5). Not so where nobody knows
    whether the child was born: the table has to hear that.
    """
    taken = {item.code for item in agenda.meeting.items}
    groups: dict[str, list[Row]] = {title: [] for title in (NEW, FOLLOW_UP, PARKED, SETTLED, WITHHELD)}
    for case in cases:
        if case.code not in taken and case.status.active:
            group = _group(case, agenda, seen)
            groups[group].append(_available_row(case, agenda, group))
    rows: list[Row] = []
    for title, found in groups.items():
        if found:
            rows += [Row(RowKind.HEADING, f"{title} ({len(found)})"), *found]
    return tuple(rows)


def _group(case: Case, agenda: Agenda, seen: frozenset[str]) -> str:
    if case.code in agenda.withheld:
        return WITHHELD
    if case.code in agenda.meeting.parked:
        return PARKED
    if case.kind is CaseKind.NEW:
        return NEW
    quiet = not (case.since_last or case.decision_needed or tuple(case_chips(case, agenda)))
    quiet = quiet and not born_prompt(case.clock_facts, agenda.meeting.held_on)
    pressing = {row.code for row in agenda.deadlines} | {row.code for row in agenda.handovers}
    return SETTLED if case.code in seen - pressing and quiet else FOLLOW_UP


def _available_row(case: Case, agenda: Agenda, group: str) -> Row:
    day = agenda.meeting.held_on
    phase = phase_label(case.clock_facts, day)
    if group == WITHHELD:
        meta = f"{phase} · toestemming {case.consent.state_on(day).label}"
        return Row(RowKind.CASE, case.code, meta, code=case.code, case_kind=case.kind, addable=False)
    if born_prompt(case.clock_facts, day):
        phase += " – geboren?"
    proposal = advice(case, urgent=is_urgent(case, agenda.catalog))
    return Row(
        RowKind.CASE,
        case.code,
        meta=case_meta(case, phase, case.kind, agenda.catalog),
        detail=case_question(case),
        note=" · ".join(filter(None, (_parked(agenda) if group == PARKED else "", proposal))),
        code=case.code,
        case_kind=case.kind,
        chips=tuple(case_chips(case, agenda)),
        settled=group == SETTLED,
    )


def _parked(agenda: Agenda) -> str:
    """When a parked case comes back by itself."""
    return f"geparkeerd, terug op {day_month(agenda.meeting.next_on)}"
