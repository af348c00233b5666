"""Who is away on the day of a meeting, and where the one with the lead is missing (domain §1 no. 12).

The register proposes; what a person ticked at a meeting stays as she ticked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contact_words import desk_words
from casusdesk.domain.contacts import Contact
from casusdesk.domain.meeting import Attendance, Meeting, Presence

LEAVE: Final = "verlof"
"""The reason beside an attendee who is away; what kind of absence it is nobody needs to know."""


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody with a role is there on a day; `stand_in` comes instead.

    `expired` when no contact with the role holds any more.
    """

    stand_in: Contact | None = None
    expired: bool = False


def away(role: str, contacts: Sequence[Contact], day: date) -> Away | None:
    """Whether everybody with `role` is away or no longer valid on `day`; None while somebody is there.

    A role that is not in the register is never away: nothing is known of it.
    """
    of_role = [contact for contact in contacts if contact.role == role]
    valid = [contact for contact in of_role if contact.valid_on(day)]
    if not of_role or any(contact.absence_on(day) is None for contact in valid):
        return None
    there = {c.id: c for c in contacts if c.valid_on(day) and c.absence_on(day) is None}
    absences = (contact.absence_on(day) for contact in valid)
    stand_in = next((there[a.stand_in] for a in absences if a is not None and a.stand_in in there), None)
    return Away(stand_in, expired=not valid)


def with_absences(meeting: Meeting, contacts: Sequence[Contact], catalog: Catalog) -> Meeting:
    """`meeting` with everybody marked who is away on its day, each with the stand-in by role, not by name.

    Only those who stand as present without a note are changed.
    """
    people = tuple(_marked(person, meeting.held_on, contacts, catalog) for person in meeting.attendance)
    return meeting if people == meeting.attendance else replace(meeting, attendance=people)


def _marked(person: Attendance, day: date, contacts: Sequence[Contact], catalog: Catalog) -> Attendance:
    if person.presence is not Presence.PRESENT or person.note:
        return person
    found = away(person.role, contacts, day)
    if found is None or found.expired:
        return person
    if found.stand_in is None:
        return replace(person, presence=Presence.ABSENT, note=LEAVE)
    note = f"{LEAVE}; vervanger {desk_words(found.stand_in, catalog)}"
    return replace(person, presence=Presence.REPLACED, note=note)


class Missing(Enum):
    """Why nobody speaks for the lead at a meeting."""

    ABSENT = "afwezig, geen vervanger"
    AWAY = "afwezig volgens Contacten, geen vervanger"
    EXPIRED = "geen contact dat nog geldig is"


@dataclass(frozen=True, slots=True)
class MissingLead:
    """A case of which the role with the lead has nobody at the meeting."""

    case: Case
    why: Missing


def missing_leads(
    cases: Iterable[Case], meeting: Meeting, contacts: Sequence[Contact]
) -> tuple[MissingLead, ...]:
    """The active cases without anybody for their lead at `meeting`, by code."""
    return tuple(_missing(sorted(cases, key=lambda case: case.code), meeting, contacts))


def _missing(cases: Iterable[Case], meeting: Meeting, contacts: Sequence[Contact]) -> Iterator[MissingLead]:
    seats = {person.role: person.presence for person in meeting.attendance}

    @cache  # many cases have the same few leads
    def away_on_the_day(role: str) -> Away | None:
        return away(role, contacts, meeting.held_on)

    for case in cases:
        role = case.lead.role
        if not case.status.active or not role or not case.allows_paper(meeting.held_on):
            continue
        if seats.get(role) is Presence.ABSENT:
            yield MissingLead(case, Missing.ABSENT)
        elif seats.get(role) is not Presence.REPLACED:
            found = away_on_the_day(role)
            if found is not None and found.stand_in is None:
                yield MissingLead(case, Missing.EXPIRED if found.expired else Missing.AWAY)
