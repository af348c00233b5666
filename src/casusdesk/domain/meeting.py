"""A casusoverleg as a person planned it: when, where, who comes, and which cases she put on the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from casusdesk.domain.case import CaseKind


class Presence(Enum):
    """Whether a role comes to the meeting."""

    PRESENT = "present"
    ABSENT = "absent"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The Dutch word on screen."""
        return {"present": "aanwezig", "absent": "afwezig", "replaced": "vervanger"}[self.value]


@dataclass(frozen=True, slots=True)
class Attendance:
    """One attendee by role; `note` says why absent or who stands in, by role."""

    role: str
    presence: Presence = Presence.PRESENT
    note: str = ""


class AgendaForm(Enum):
    """How a case stands on the agenda; a hamerstuk is a person's choice, never the program's."""

    FULL = "full"
    HAMMER = "hammer"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A case put on the agenda, at its place in the list.

    `parents_join`: the parents sit at the table for it, and then nothing of other cases is in sight.
    """

    code: str
    kind: CaseKind
    form: AgendaForm = AgendaForm.FULL
    parents_join: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. Without an end time the time per case is not shown. `version` counts changes."""

    held_on: date
    next_on: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    chair: str = ""
    title: str = "Casusoverleg Kansrijke Start"
    controller: str = ""
    attendance: tuple[Attendance, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    parked: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    version: int = 1

    @property
    def minutes(self) -> int | None:
        """Length in minutes, None when it is not known."""
        if self.starts is None or self.ends is None:
            return None
        start, end = (datetime.combine(self.held_on, t) for t in (self.starts, self.ends))
        return max(0, int((end - start) / timedelta(minutes=1)))
