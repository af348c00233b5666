"""What of an agenda may go by mail before the meeting: which cases come, never what is asked about them.

Only the fields marked ° in domain §3.1. They get shapes of their own, so that a question or a concern has no
place here to slip into.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.meeting import Meeting


@dataclass(frozen=True, slots=True)
class AdvanceAction:
    """Rubriek A: who still has something to do, and since when; not what."""

    code: str
    who: str
    due: date | None


@dataclass(frozen=True, slots=True)
class AdvanceCase:
    """Rubriek B or C. `brought_by` is the role that brings a new case, "" in rubriek C.

    `starts_at` None: a hamerstuk, or a meeting without times.
    """

    code: str
    phase: str
    brought_by: str
    starts_at: time | None


@dataclass(frozen=True, slots=True)
class Advance:
    """The whole of it. `meeting` has no notices and no reasons of absence."""

    meeting: Meeting
    look_back: tuple[AdvanceAction, ...]
    new: tuple[AdvanceCase, ...]
    follow_up: tuple[AdvanceCase, ...]
    catalog: Catalog
    left_out: int = 0
    """Chosen cases that are not in it, because consent keeps them from one of its readers (R8)."""

    @property
    def cases(self) -> int:
        """How many cases stand on the agenda."""
        return len(self.new) + len(self.follow_up)


def advance(agenda: Agenda) -> Advance:
    """What of `agenda` may be mailed; rubriek D, E and F have no field marked °."""
    meeting = agenda.meeting
    return Advance(
        meeting=replace(
            meeting,
            general=(),
            parked=(),
            attendance=tuple(replace(attendee, note="") for attendee in meeting.attendance),
        ),
        look_back=tuple(
            AdvanceAction(row.action.case_code, row.action.who, row.action.due) for row in agenda.look_back
        ),
        new=tuple(_case(entry, entry.case.brought_by_role) for entry in agenda.new),
        follow_up=tuple(_case(entry, "") for entry in agenda.follow_up),
        catalog=agenda.catalog,
        left_out=agenda.left_out,
    )


def _case(entry: AgendaEntry, brought_by: str) -> AdvanceCase:
    return AdvanceCase(entry.case.code, entry.phase, brought_by, entry.starts_at)
