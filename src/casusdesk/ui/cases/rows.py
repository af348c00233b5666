"""One row of the case list as plain data: what is drawn, what is read aloud, and what is searched.

Phase and milestones are those of the day of the coming meeting, as on the agenda, so that the list and
the paper never say two things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.case import Case, CaseKind, CaseStatus
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import MilestoneState, born_prompt, phase_label
from casusdesk.domain.course import unseen_since
from casusdesk.domain.escalation import is_urgent
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import counted, day_month
from casusdesk.services.search import haystack


class Chip(Enum):
    """A sign on a row, always with its words."""

    URGENT = "urgent"
    NO_LEAD = "geen regie"
    LAST_CHANCE = "laatste kans"
    LATE = "te laat"
    TO_CLOSE = "afsluiten"


class Filter(Enum):
    """What part of the list is shown; the closed cases have one of their own."""

    ALL = "Alle"
    SIGNALS = "Signalen"
    NEW = "Nieuw"
    FOLLOW_UP = "Vervolg"
    NO_LEAD = "★ zonder regie"
    LAST_CHANCE = "⚑ laatste kans"
    UNSEEN = "Niet gezien"
    NO_FEEDBACK = "Geen terugkoppeling"
    CLOSED = "Afgesloten"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the case itself does not tell: the loop back that waits, and a decision to close it."""

    no_feedback: bool = False
    to_close: bool = False


_NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list. `haystack` is folded for searching; `spoken` is the whole row in words.

    `about` is the second line; `newest` sorts the inbox and the closed cases, the latest first.
    """

    code: str
    phase: str
    lead: str
    status: str
    kind: CaseKind
    chips: tuple[Chip, ...]
    about: str
    parts: frozenset[Filter]
    newest: date
    spoken: str
    haystack: str

    @property
    def key(self) -> str:
        """What the list knows the row by."""
        return self.code

    @property
    def title(self) -> str:
        """The row in its shortest form."""
        return f"{self.code}  {self.phase}"

    def matches(self, wanted: Filter, words: tuple[str, ...]) -> bool:
        """Whether the row passes the filter and holds every word; searching all finds the closed ones too."""
        passes = wanted in self.parts or (wanted is Filter.ALL and bool(words))
        return passes and all(word in self.haystack for word in words)


def case_row(
    case: Case,
    catalog: Catalog,
    meeting: Meeting,
    actions: Iterable[Action],
    marks: Marks = _NO_MARKS,
    today: date | None = None,
) -> CaseRow:
    """The row of `case`: its phase at `meeting`, its clock as it stands today, or at `meeting` without."""
    active = case.status.active
    clock = case_milestones(case, catalog, meeting, today) if active else ()
    last = [m for m in clock if m.state is MilestoneState.LAST_CHANCE]
    late = [m for m in clock if m.state is MilestoneState.LATE]
    chips = (
        *((Chip.TO_CLOSE,) if marks.to_close and active else ()),
        *((Chip.URGENT,) if is_urgent(case, catalog) and active else ()),
        *((Chip.NO_LEAD,) if case.lead.role is None and active else ()),
        *((Chip.LATE,) if late else ()),
        *((Chip.LAST_CHANCE,) if last else ()),
    )
    lead = "nog te bepalen" if case.lead.role is None else catalog.agency_label(case.lead.role)
    entry = catalog.find_agency(case.lead.role or "")
    spoken = [case.code, spoken_phase(case, meeting)]
    spoken += [chip.value for chip in (Chip.TO_CLOSE, Chip.URGENT) if chip in chips]
    spoken += ["geen regie" if case.lead.role is None else f"regie {lead}"] if active else []
    spoken += [f"te laat {m.short_label} {day_month(m.end)}" for m in late]
    spoken += [f"laatste kans {m.short_label} {day_month(m.end)}" for m in last]
    short = entry.short_label if entry else lead
    about = f"regie: {short}  ·  {case.status.label}" if active else closed_words(case, catalog)
    spoken.append(f"status {case.status.label}" if active else about)
    return CaseRow(
        code=case.code,
        phase=phase_words(case, meeting),
        lead=short,
        status=case.status.label,
        kind=case.kind,
        chips=chips,
        about=about,
        parts=_parts(case, meeting, chips, marks),
        newest=case.closing.on if case.closing else case.referred_on,
        spoken=", ".join(spoken),
        haystack=haystack(case, [a for a in actions if a.open], catalog),
    )


def closed_words(case: Case, catalog: Catalog) -> str:
    """`Afgesloten 3 januari  ·  overgedragen`; of an ended case only the day."""
    if case.closing is None:
        return case.status.label
    parts = [f"{case.status.label} {day_month(case.closing.on)}"]
    reason = catalog.find_lookup("close_reason", case.closing.reason)
    parts += [reason.label] if reason and case.status is CaseStatus.CLOSED else []
    return "  ·  ".join(parts)


def _parts(case: Case, meeting: Meeting, chips: tuple[Chip, ...], marks: Marks) -> frozenset[Filter]:
    """The parts of the list in which the case stands.

    Nobody is asked to take the lead or to hurry where the mother refused, as on the overview and on paper.
    """
    discussed = case.allows_paper(meeting.held_on)
    found = {
        Filter.SIGNALS: case.status is CaseStatus.REPORTED,
        Filter.NEW: case.kind is CaseKind.NEW,
        Filter.FOLLOW_UP: case.kind is CaseKind.FOLLOW_UP,
        Filter.NO_LEAD: Chip.NO_LEAD in chips and discussed,
        Filter.LAST_CHANCE: discussed and (Chip.LAST_CHANCE in chips or Chip.LATE in chips),
        Filter.UNSEEN: unseen_since(case.referred_on, case.last_seen, meeting.held_on) is not None,
        Filter.NO_FEEDBACK: marks.no_feedback,
    }
    if not case.status.active:
        waiting = {Filter.NO_FEEDBACK} if marks.no_feedback else set()
        return frozenset({Filter.CLOSED} | waiting)
    return frozenset({Filter.ALL} | {part for part, holds in found.items() if holds})


def phase_words(case: Case, meeting: Meeting) -> str:
    """`27+0`, `kind 5 dgn`, or a question when the child must have been born."""
    if born_prompt(case.clock_facts, meeting.held_on):
        return f"{phase_label(case.clock_facts, meeting.held_on)} – geboren?"
    return phase_label(case.clock_facts, meeting.held_on)


def spoken_phase(case: Case, meeting: Meeting) -> str:
    """`27 weken`, `28 weken en 3 dagen`; a child's age as it is written."""
    age = case.clock_facts.age_of_pregnancy(meeting.held_on)
    if age is None or age.total < 0:
        written = phase_label(case.clock_facts, meeting.held_on)
        for short, word in ((" dgn", " dagen"), (" wk", " weken"), (" mnd", " maanden")):
            written = written.replace(short, word)
        return "fase onbekend" if written == "onbekend" else written
    weeks = counted(age.weeks, "week", "weken")
    days = f" en {counted(age.days, 'dag', 'dagen')}" if age.days else ""
    return weeks + days + (", geboren?" if age.overdue else "")
