"""What stands in the two lists of the agenda builder, row by row: domain in, words out, no Qt.

Kept apart from the widgets so that the words (also those read aloud) are tested without a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import Agenda, AgendaEntry, DeadlineRow, HandoverRow
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import Milestone, MilestoneState
from casusdesk.domain.consent_words import agenda_note
from casusdesk.domain.course import unseen_since
from casusdesk.domain.escalation import is_urgent
from casusdesk.domain.meeting import AgendaForm, AgendaItem
from casusdesk.domain.returning import Return
from casusdesk.domain.wording import clock_time, day_month, row_date

NOBODY: Mapping[str, Return] = MappingProxyType({})
NO_QUESTION = "Nog geen vraag aan het overleg"
SELF_RELIANT = "self_reliant"  # the grade that needs no meeting
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
    STUCK = "doorbraak?"
    UNSEEN = "meer dan 6 weken niet gezien"
    PARENTS = "ouder schuift aan"
    MISSING = "vermist"
    TO_SHRED = "nog vernietigen"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `note` is a quiet line below `detail`.

    `line` numbers the lines of rubriek F from 0; `number` the cases on the page from 1. A `settled` case
    has nothing new: it comes on the agenda as hamerstuk. A row with a `tick` has a box to tick; `heard` is
    said before the row, such as the heading it is the first row under.
    """

    kind: RowKind
    title: str
    meta: str = ""
    detail: str = ""
    note: str = ""
    side: str = ""
    code: str = ""
    case_kind: CaseKind | None = None
    chips: tuple[Chip, ...] = ()
    number: int = 0
    line: int = -1
    addable: bool = True
    settled: bool = False
    tick: bool | None = None
    heard: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        start = f"{self.number}. {self.title}" if self.number else self.title
        signs = (chip.value for chip in self.chips)
        parts = (self.heard, start, self.meta, *signs, self.detail, self.note, self.side)
        return ", ".join(part for part in parts if part)


def role_short(catalog: Catalog, key: str) -> str:
    """The role as short as in the list of cases, for rows where room is scarce."""
    found = catalog.find_agency(key) if key else None
    return found.short_label if found else key


def _lead(case: Case, catalog: Catalog) -> str:
    return f"regie: {role_short(catalog, case.lead.role)}" if case.lead.role else "regie: nog te bepalen"


def case_chips(case: Case, agenda: Agenda) -> Iterator[Chip]:
    """The warnings of a case, as in the list of cases."""
    states = {row.milestone.state for row in agenda.deadlines if row.code == case.code}
    if is_urgent(case, agenda.catalog):
        yield Chip.URGENT
    if case.lead.role is None:
        yield Chip.NO_LEAD
    if MilestoneState.LATE in states:
        yield Chip.LATE
    if MilestoneState.LAST_CHANCE in states:
        yield Chip.LAST_CHANCE
    if unseen_since(case.referred_on, case.last_seen, agenda.meeting.held_on) is not None:
        yield Chip.UNSEEN
    if any(look.action.stuck for look in agenda.look_back if look.action.case_code == case.code):
        yield Chip.STUCK
    if case.question_excess:
        yield Chip.TOO_LONG


def advice(case: Case, *, urgent: bool) -> str:
    """What the grade leads to when it says that the meeting is not needed; a person decides (domain §4.4)."""
    proposed = case.grade == SELF_RELIANT and not urgent
    return "voorstel: niet agenderen (zelfredzaam)" if proposed else ""


def case_meta(case: Case, phase: str, kind: CaseKind, catalog: Catalog) -> str:
    """Phase and who brings it (new) or leads it (follow-up), as on the agenda."""
    if kind is CaseKind.NEW and case.brought_by_role:
        return f"{phase} · inbrenger: {role_short(catalog, case.brought_by_role)}"
    return f"{phase} · {_lead(case, catalog)}"


def case_question(case: Case) -> str:
    """What the meeting is asked, the words that F2 changes."""
    return case.question or NO_QUESTION


def _note(entry: AgendaEntry, kind: CaseKind, returned: Return | None) -> str:
    """Why it came back, the decision needed, offers that open (ND638), and what its grade proposes."""
    needed = entry.case.decision_needed if kind is CaseKind.FOLLOW_UP else ""
    parts = [agenda_note(entry.case.consent), returned.words if returned else ""]
    parts.append(f"besluit nodig: {needed}" if needed else "")
    parts += [f"{o.short_label} opent {row_date(o.start)}{_unknown(o, ' – ')}" for o in entry.opening]
    return " · ".join(filter(None, (*parts, advice(entry.case, urgent=entry.urgent))))


def _unknown(milestone: Milestone, before: str = "") -> str:
    return f"{before}nog onbekend: {', '.join(milestone.unknown)}" if milestone.unknown else ""


def _entry_row(
    entry: AgendaEntry, kind: CaseKind, number: int, agenda: Agenda, returned: Return | None
) -> Row:
    case = entry.case
    hammer = (Chip.HAMMER,) if entry.form is AgendaForm.HAMMER else ()
    parents = (Chip.PARENTS,) if entry.parents_join else ()
    phase = f"{entry.phase} – geboren?" if entry.ask_born else entry.phase
    return Row(
        RowKind.CASE,
        case.code,
        meta=case_meta(case, phase, kind, agenda.catalog),
        detail=case_question(case),
        note=_note(entry, kind, returned),
        side=clock_time(entry.starts_at) if entry.starts_at else "",
        code=case.code,
        case_kind=kind,
        chips=(*parents, *case_chips(case, agenda), *hammer),
        number=number,
    )


def _withheld_row(item: AgendaItem) -> Row:
    meta = "Staat op geen enkel papier: de toestemming ontbreekt. Haal deze casus van de agenda."
    return Row(RowKind.CASE, item.code, meta=meta, code=item.code, case_kind=item.kind)


def _look_back_row(action: Action, catalog: Catalog) -> Row:
    parts = (role_short(catalog, action.who), row_date(action.due) if action.due else "")
    return Row(
        RowKind.FIXED,
        action.case_code,
        meta=action.text,
        side=" · ".join(filter(None, parts)),
        code=action.case_code,
        chips=(Chip.STUCK,) if action.stuck else (),
    )


def _deadline_row(row: DeadlineRow, catalog: Catalog) -> Row:
    milestone, late = row.milestone, row.milestone.state is MilestoneState.LATE
    when = f"{'uiterlijk was' if late else 'uiterlijk'} {row_date(milestone.end)}"
    return Row(
        RowKind.FIXED,
        row.code,
        meta=milestone.label,
        note=_unknown(milestone),
        side=" · ".join(filter(None, (when, role_short(catalog, milestone.responsible)))),
        code=row.code,
        chips=(Chip.LATE if late else Chip.LAST_CHANCE,),
    )


def _handover_row(row: HandoverRow, catalog: Catalog) -> Row:
    handover, meet = row.handover, row.handover.introduction if row.handover else None
    side, chips, meta = "", list(_pressing(row.deadline)), "nog geen overdrachtsblad"
    if handover is not None:
        giver = catalog.agency_label(handover.giver.role) or "nog onbekend"
        meta = f"van {giver} naar {catalog.agency_label(handover.receiver.role) or 'nog onbekend'}"
    if meet is not None and meet.met_on is not None:
        side = f"kennisgemaakt {row_date(meet.met_on)}"
    elif meet is not None and meet.on is not None:
        side = f"kennismaking {row_date(meet.on)}"
    else:
        chips.append(Chip.NO_INTRODUCTION)
    return Row(
        RowKind.FIXED,
        row.code,
        meta=meta,
        note=_kraamweek(row.deadline),
        side=side,
        code=row.code,
        chips=tuple(chips),
    )


def _pressing(deadline: Milestone | None) -> Iterator[Chip]:
    if deadline is not None and deadline.is_warning:
        yield Chip.LATE if deadline.state is MilestoneState.LATE else Chip.LAST_CHANCE


def _kraamweek(deadline: Milestone | None) -> str:
    if deadline is None:
        return ""
    latest = f", uiterlijk {row_date(deadline.latest)}" if deadline.latest else ""
    return f"warme overdracht {row_date(deadline.start)} t/m {row_date(deadline.end)}{latest}"


def _heading(letter: str, title: str, note: str = "") -> Row:
    return Row(RowKind.HEADING, f"{letter}  {title}", meta=note)


def agenda_rows(agenda: Agenda, came_back: Mapping[str, Return] = NOBODY) -> tuple[Row, ...]:
    """Rubriek A to F as they will be on paper; only B, C and F are a person's to change.

    `came_back` says of which cases why they stand there by themselves.
    """
    catalog = agenda.catalog
    rows: list[Row] = []
    if agenda.look_back:
        count = len(agenda.look_back)
        rows.append(
            _heading(
                "A", "Terugblik open afspraken", f"{count} {'komt' if count == 1 else 'komen'} vanzelf mee"
            )
        )
    rows += [_look_back_row(look.action, catalog) for look in agenda.look_back]
    number = 1
    for letter, title, kind, entries in (
        ("B", "Nieuw", CaseKind.NEW, agenda.new),
        ("C", "Vervolg", CaseKind.FOLLOW_UP, agenda.follow_up),
    ):
        lost = [
            i for i in agenda.meeting.items if i.kind is kind and i.code not in {e.case.code for e in entries}
        ]
        rows.append(_heading(letter, title))
        for entry in entries:
            full = entry.form is AgendaForm.FULL
            returned = came_back.get(entry.case.code)
            rows.append(_entry_row(entry, kind, number if full else 0, agenda, returned))
            number += full
        rows += [_withheld_row(item) for item in lost]
        if not entries and not lost:
            rows.append(Row(RowKind.NOTE, "Nog geen casussen in deze rubriek.", case_kind=kind))
    if agenda.deadlines:
        late = any(row.milestone.state is MilestoneState.LATE for row in agenda.deadlines)
        title = f"Laatste kans vóór {day_month(agenda.meeting.next_on)}{' en te laat' if late else ''}"
        rows.append(_heading("D", title))
        rows += [_deadline_row(row, catalog) for row in agenda.deadlines]
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
