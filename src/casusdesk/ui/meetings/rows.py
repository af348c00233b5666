"""What stands in the two lists of the agenda builder, row by row: domain in, words out, no Qt.

Kept apart from the widgets so that the words (also those read aloud) are tested without a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from casusdesk.domain.agenda import Agenda, AgendaEntry, DeadlineRow, HandoverRow
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import MilestoneState, phase_label
from casusdesk.domain.meeting import AgendaForm, AgendaItem
from casusdesk.domain.wording import clock_time, day_month, row_date

GENERAL_LINES = 3
"""Lines of rubriek F (domain §3.1 no. 8)."""


class RowKind(Enum):
    """What a row is; only CASE rows of the agenda move, only CASE and LINE rows can be edited."""

    HEADING = "heading"
    CASE = "case"
    FIXED = "fixed"
    LINE = "line"
    NOTE = "note"


class Chip(Enum):
    """A word of warning beside a case; the drawn sign comes with it, never instead of it."""

    URGENT = "urgent"
    NO_LEAD = "geen regie"
    LATE = "te laat"
    LAST_CHANCE = "laatste kans"
    HAMMER = "hamerstuk"
    TOO_LONG = "vraag te lang"
    NO_INTRODUCTION = "nog geen kennismaking"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `line` numbers the lines of rubriek F from 0; `number` the cases of the agenda from 1."""

    kind: RowKind
    title: str
    meta: str = ""
    detail: str = ""
    side: str = ""
    code: str = ""
    case_kind: CaseKind | None = None
    chips: tuple[Chip, ...] = ()
    number: int = 0
    line: int = -1
    addable: bool = True

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        start = f"{self.number}. {self.title}" if self.number else self.title
        parts = (start, self.meta, *(chip.value for chip in self.chips), self.detail, self.side)
        return ", ".join(part for part in parts if part)


def role_name(catalog: Catalog, key: str) -> str:
    """The role in words, the abbreviation itself when the catalogue does not know it."""
    found = catalog.find_agency(key) if key else None
    return found.label if found else key


def _lead(case: Case, catalog: Catalog) -> str:
    return f"regie: {role_name(catalog, case.lead.role)}" if case.lead.role else "regie: nog te bepalen"


def _chips(case: Case, agenda: Agenda) -> Iterator[Chip]:
    states = {row.milestone.state for row in agenda.deadlines if row.code == case.code}
    if case.urgent:
        yield Chip.URGENT
    if case.lead.role is None:
        yield Chip.NO_LEAD
    if MilestoneState.LATE in states:
        yield Chip.LATE
    if MilestoneState.LAST_CHANCE in states:
        yield Chip.LAST_CHANCE
    if case.question_excess:
        yield Chip.TOO_LONG


def case_meta(case: Case, phase: str, kind: CaseKind, catalog: Catalog) -> str:
    """Phase and who brings it (new) or leads it (follow-up), as on the agenda."""
    if kind is CaseKind.NEW and case.brought_by_role:
        return f"{phase} · inbrenger: {role_name(catalog, case.brought_by_role)}"
    return f"{phase} · {_lead(case, catalog)}"


def case_question(case: Case, kind: CaseKind) -> str:
    """What the meeting is asked: the decision needed in a follow-up that has one, else the question."""
    decision = case.decision_needed if kind is CaseKind.FOLLOW_UP else ""
    return decision or case.question or "Nog geen vraag aan het overleg"


def _entry_row(entry: AgendaEntry, kind: CaseKind, number: int, agenda: Agenda) -> Row:
    case = entry.case
    hammer = (Chip.HAMMER,) if entry.form is AgendaForm.HAMMER else ()
    phase = f"{entry.phase} (geboren?)" if entry.ask_born else entry.phase
    return Row(
        RowKind.CASE,
        case.code,
        meta=case_meta(case, phase, kind, agenda.catalog),
        detail=case_question(case, kind),
        side=clock_time(entry.starts_at) if entry.starts_at else "",
        code=case.code,
        case_kind=kind,
        chips=(*_chips(case, agenda), *hammer),
        number=number,
    )


def _withheld_row(item: AgendaItem) -> Row:
    meta = "Staat op geen enkel papier: de toestemming ontbreekt. Haal deze casus van de agenda."
    return Row(RowKind.CASE, item.code, meta=meta, code=item.code, case_kind=item.kind)


def _deadline_row(row: DeadlineRow) -> Row:
    late = row.milestone.state is MilestoneState.LATE
    return Row(
        RowKind.FIXED,
        row.code,
        meta=row.milestone.label,
        side=f"{'uiterlijk was' if late else 'uiterlijk'} {row_date(row.milestone.end)}",
        code=row.code,
        chips=(Chip.LATE if late else Chip.LAST_CHANCE,),
    )


def _handover_row(row: HandoverRow, catalog: Catalog) -> Row:
    if row.handover is None:
        end = f" t/m {row_date(row.deadline.end)}" if row.deadline else ""
        return Row(RowKind.FIXED, row.code, meta=f"nog geen overdracht gemaakt{end}", code=row.code)
    giver = role_name(catalog, row.handover.giver.role) or "nog onbekend"
    receiver = role_name(catalog, row.handover.receiver.role) or "nog onbekend"
    met = row.handover.introduction.on
    side = f"kennismaking {row_date(met)}" if met else "kennismaking nog niet gepland"
    return Row(RowKind.FIXED, row.code, meta=f"van {giver} naar {receiver}", side=side, code=row.code)


def _heading(letter: str, title: str, note: str = "") -> Row:
    return Row(RowKind.HEADING, f"{letter}  {title}", meta=note)


def agenda_rows(agenda: Agenda) -> tuple[Row, ...]:
    """Rubriek A to F as they will be on paper; only B, C and F are a person's to change."""
    catalog = agenda.catalog
    rows: list[Row] = []
    if agenda.look_back:
        rows.append(_heading("A", "Terugblik open afspraken"))
    for look in agenda.look_back:
        action = look.action
        side = " · ".join(
            filter(None, (role_name(catalog, action.who), row_date(action.due) if action.due else ""))
        )
        rows.append(Row(RowKind.FIXED, action.case_code, meta=action.text, side=side, code=action.case_code))
    number = 1
    for letter, title, kind, entries in (
        ("B", "Nieuw", CaseKind.NEW, agenda.new),
        ("C", "Vervolg", CaseKind.FOLLOW_UP, agenda.follow_up),
    ):
        lost = [
            i for i in agenda.meeting.items if i.kind is kind and i.code not in {e.case.code for e in entries}
        ]
        rows.append(_heading(letter, title))
        rows += [_entry_row(entry, kind, number + place, agenda) for place, entry in enumerate(entries)]
        rows += [_withheld_row(item) for item in lost]
        number += len(entries)
        if not entries and not lost:
            rows.append(Row(RowKind.NOTE, "Nog geen casussen in deze rubriek.", case_kind=kind))
    if agenda.deadlines:
        rows.append(_heading("D", f"Laatste kans voor {day_month(agenda.meeting.next_on)}"))
        rows += [_deadline_row(row) for row in agenda.deadlines]
    if agenda.handovers:
        rows.append(_heading("E", "Overdrachten"))
        rows += [_handover_row(row, catalog) for row in agenda.handovers]
    rows.append(_heading("F", "Algemeen", "verlof, leerpunt, scholing – hier geen codes"))
    rows += general_rows(agenda.meeting.general)
    return tuple(rows)


def general_rows(general: Iterable[str]) -> list[Row]:
    """The lines of rubriek F, with one empty row to write the next in."""
    lines = [Row(RowKind.LINE, text, line=place) for place, text in enumerate(general)]
    if len(lines) < GENERAL_LINES:
        lines.append(Row(RowKind.LINE, "", line=len(lines)))
    return lines


def available_rows(cases: Iterable[Case], agenda: Agenda) -> tuple[Row, ...]:
    """The active cases that are not on the agenda, grouped; a case without paper says so itself."""
    meeting = agenda.meeting
    taken = {item.code for item in meeting.items}
    groups: dict[str, list[Row]] = {"Nieuw": [], "Vervolg": [], "Parkeerlijst": [], "Niet op papier": []}
    for case in cases:
        if case.code in taken or not case.status.active:
            continue
        withheld = case.code in agenda.withheld
        group = "Nieuw" if case.kind is CaseKind.NEW else "Vervolg"
        if case.code in meeting.parked:
            group = "Parkeerlijst"
        if withheld:
            group = "Niet op papier"
        phase = phase_label(case.clock_facts, meeting.held_on)
        state = case.consent.state_on(meeting.held_on).label
        groups[group].append(
            Row(
                RowKind.CASE,
                case.code,
                meta=f"{phase} · toestemming {state}"
                if withheld
                else case_meta(case, phase, case.kind, agenda.catalog),
                detail="" if withheld else case_question(case, case.kind),
                code=case.code,
                case_kind=case.kind,
                chips=() if withheld else tuple(_chips(case, agenda)),
                addable=not withheld,
            )
        )
    rows: list[Row] = []
    for title, found in groups.items():
        if found:
            rows += [Row(RowKind.HEADING, f"{title} ({len(found)})"), *found]
    return tuple(rows)
