"""One row of the case list as plain data: what is drawn, what is read aloud, and what is searched.

Phase and milestones are those of the day of the coming meeting, as on the agenda, so that the list and
the paper never say two things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import MilestoneState, born_prompt, phase_label
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import counted, day_month
from casusdesk.services.search import folded, haystack
from casusdesk.services.wizard_words import agency_name


class Chip(Enum):
    """A sign on a row, always with its words."""

    URGENT = "urgent"
    NO_LEAD = "geen regie"
    LAST_CHANCE = "laatste kans"
    LATE = "te laat"


class Filter(Enum):
    """What part of the list is shown."""

    ALL = "Alle"
    NEW = "Nieuw"
    FOLLOW_UP = "Vervolg"
    NO_LEAD = "★ zonder regie"
    LAST_CHANCE = "⚑ laatste kans"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list. `haystack` is folded for searching; `spoken` is the whole row in words."""

    code: str
    phase: str
    lead: str
    status: str
    kind: CaseKind
    chips: tuple[Chip, ...]
    spoken: str
    haystack: str

    def matches(self, wanted: Filter, words: tuple[str, ...]) -> bool:
        """Whether the row passes the filter and holds every word."""
        passes = {
            Filter.ALL: True,
            Filter.NEW: self.kind is CaseKind.NEW,
            Filter.FOLLOW_UP: self.kind is CaseKind.FOLLOW_UP,
            Filter.NO_LEAD: Chip.NO_LEAD in self.chips,
            Filter.LAST_CHANCE: Chip.LAST_CHANCE in self.chips or Chip.LATE in self.chips,
        }[wanted]
        return passes and all(word in self.haystack for word in words)


def search_words(text: str) -> tuple[str, ...]:
    """What was typed in the search field, folded and split."""
    return tuple(folded(text).split())


def case_row(case: Case, catalog: Catalog, meeting: Meeting, actions: Iterable[Action]) -> CaseRow:
    """The row of `case` as it stands at `meeting`."""
    clock = case_milestones(case, catalog, meeting) if case.status.active else ()
    last = [m for m in clock if m.state is MilestoneState.LAST_CHANCE]
    late = [m for m in clock if m.state is MilestoneState.LATE]
    active = case.status.active
    chips = (
        *((Chip.URGENT,) if case.urgent and active else ()),
        *((Chip.NO_LEAD,) if case.lead.role is None and active else ()),
        *((Chip.LATE,) if late else ()),
        *((Chip.LAST_CHANCE,) if last else ()),
    )
    lead = "nog te bepalen" if case.lead.role is None else agency_name(case.lead.role, catalog)
    entry = catalog.find_agency(case.lead.role or "")
    spoken = [case.code, spoken_phase(case, meeting)]
    spoken += ["urgent"] if Chip.URGENT in chips else []
    spoken += ["geen regie" if case.lead.role is None else f"regie {lead}"]
    spoken += [f"te laat {m.short_label} {day_month(m.end)}" for m in late]
    spoken += [f"laatste kans {m.short_label} {day_month(m.end)}" for m in last]
    return CaseRow(
        code=case.code,
        phase=phase_words(case, meeting),
        lead=entry.short_label if entry else lead,
        status=case.status.label,
        kind=case.kind,
        chips=chips,
        spoken=", ".join((*spoken, f"status {case.status.label}")),
        haystack=haystack(case, [a for a in actions if a.open], catalog),
    )


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
