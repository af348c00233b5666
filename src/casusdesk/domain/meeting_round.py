"""The round of every meeting (ux §7.2): where it stands today, with all there is to look at. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.case import Case
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.contacts import Contact
from casusdesk.domain.decision import Decision
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import AgendaForm, Meeting
from casusdesk.domain.paper import Print


class MeetingStep(Enum):
    """The four steps: collect, prepare, meet, finish."""

    COLLECT = "Ophalen"
    PREPARE = "Voorbereiden"
    MEET = "Overleg"
    FOLLOW_UP = "Nazorg"


PREPARE_DAYS: Final = 10
"""So many days before a meeting collecting turns into preparing."""
FOLLOW_UP_DAYS: Final = 5
"""So many days after a meeting its agreements are still being worked off."""


def meeting_step(today: date, upcoming: date, previous: date | None) -> MeetingStep:
    """Where the project leader stands in the round on `today`."""
    if today >= upcoming:
        return MeetingStep.MEET
    if (upcoming - today).days <= PREPARE_DAYS:
        return MeetingStep.PREPARE
    if previous is not None and (today - previous).days <= FOLLOW_UP_DAYS:
        return MeetingStep.FOLLOW_UP
    return MeetingStep.COLLECT


@dataclass(frozen=True, slots=True)
class MeetingRound:
    """Everything on the desk on `today`; `agenda` is that of the coming meeting, today's included.

    `previous` is the day of the meeting before it, None when there was none.
    """

    today: date
    coalition: Coalition
    agenda: Agenda
    cases: tuple[Case, ...]
    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
    handovers: tuple[Handover, ...] = ()
    previous: date | None = None
    contacts: tuple[Contact, ...] = ()
    prints: tuple[Print, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """The coming meeting."""
        return self.agenda.meeting

    @property
    def active(self) -> dict[str, Case]:
        """The cases that still take part, by code."""
        return {case.code: case for case in self.cases if case.status.active}

    @property
    def undecided(self) -> tuple[str, ...]:
        """The cases of the agenda about which nothing was decided at this meeting yet; no hamerstukken."""
        made = {d.case_code for d in self.decisions if d.held_on == self.meeting.held_on and d.made}
        full = (e.case.code for e in self.agenda.entries if e.form is AgendaForm.FULL)
        return tuple(code for code in full if code not in made)

    @property
    def step(self) -> MeetingStep:
        """Where the round stands; once every case of today had its turn the work afterwards begins."""
        step = meeting_step(self.today, self.meeting.held_on, self.previous)
        done = step is MeetingStep.MEET and self.agenda.entries and not self.undecided
        return MeetingStep.FOLLOW_UP if done else step
