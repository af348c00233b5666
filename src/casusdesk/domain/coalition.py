"""What the project leader sets once about her coalition: the meeting's rhythm, place, people by role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final

from casusdesk.domain.meeting import Attendance, Meeting
from casusdesk.domain.pregnancy import add_months


class Rhythm(Enum):
    """How often the meeting comes round; monthly unless set otherwise (domain §0 no. 2)."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    TWO_MONTHLY = "two_monthly"

    @property
    def label(self) -> str:
        """The Dutch words on screen."""
        return {
            "weekly": "elke week",
            "fortnightly": "elke twee weken",
            "monthly": "elke maand",
            "two_monthly": "elke twee maanden",
        }[self.value]

    def next_after(self, day: date) -> date:
        """The meeting after the one on `day`: by months, the same weekday of the month.

        A fifth Thursday becomes the last Thursday of a month that has four.
        """
        if self is Rhythm.WEEKLY:
            return day + timedelta(weeks=1)
        if self is Rhythm.FORTNIGHTLY:
            return day + timedelta(weeks=2)
        first = add_months(day.replace(day=1), 1 if self is Rhythm.MONTHLY else 2)
        earlier_weeks = (day.day - 1) // 7
        found = first + timedelta(days=(day.weekday() - first.weekday()) % 7, weeks=earlier_weeks)
        return found if found.month == first.month else found - timedelta(weeks=1)

    def first_from(self, day: date, today: date) -> date:
        """The first day of the rhythm on or after `today`, counted from the meeting on `day`."""
        while day < today:
            day = self.next_after(day)
        return day


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the escalation ladder: which role (free words allowed), and how to reach it (60)."""

    role: str
    reach: str = ""


LADDER: Final = (
    Rung("regievoerder belt betrokkenen"),
    Rung("aandachtsfunctionaris wijkteam"),
    Rung("gemeente (doen wat nodig is)"),
)
"""The three rungs to start from (domain §1 no. 53); the coalition fills in who and how."""
ROUTE: Final = (
    "Je ziet een signaal. Schrijf op wat je ziet en hoort: feiten, geen oordeel.",
    "Bespreek het met de moeder: wat wil zij zelf, en met wie mag je het bespreken?",
    "Meld aan bij het meldpunt van het wijkteam: één punt voor alle kwetsbare zwangeren.",
    "Het casusoverleg beantwoordt de vier vragen: wat hebben moeder en kind nu nodig?",
    "Er is één regievoerder: meestal wie de casus inbracht, en die blijft dat.",
    "Je hoort terug: wat is afgesproken, wie heeft de regie, wat is jouw rol nu?",
)
"""The steps from signal to feedback to start from (domain §1 no. 1, 4, 7, 22, 28, 29, 68)."""
MOST_STEPS: Final = 9
"""Steps the sheet "Route bij een signaal" has room for."""
SUBMIT_DAYS: Final = 7
"""So many days before a meeting its agenda is made up (domain §6, T-7): the last day to hand in."""
_NO_CONTACTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Coalition:
    """The settings of the coalition; `controller` is the verwerkingsverantwoordelijke (domain §0 no. 9).

    `attendees` and `chair` are roles of the catalogue. `contacts` maps the key of a care pathway to who
    is called for it here, at most 60 characters (domain §1 no. 27). `route` holds the steps of the sheet
    "Route bij een signaal", at most 90 characters each (domain §1 no. 68).
    """

    title: str = "Casusoverleg Kansrijke Start"
    controller: str = ""
    rhythm: Rhythm = Rhythm.MONTHLY
    first_meeting: date | None = None
    starts: time | None = time(9, 30)
    ends: time | None = time(11, 0)
    place: str = ""
    chair: str = "PL"
    attendees: tuple[str, ...] = ("MMW", "VK", "POV", "JV", "WC", "JMW")
    ladder: tuple[Rung, ...] = LADDER
    contacts: Mapping[str, str] = field(default_factory=lambda: _NO_CONTACTS)
    route: tuple[str, ...] = ROUTE

    def meeting_on(self, day: date) -> Meeting:
        """A fresh meeting on `day` with everything that is usual."""
        return Meeting(
            held_on=day,
            next_on=self.rhythm.next_after(day),
            starts=self.starts,
            ends=self.ends,
            place=self.place,
            chair=self.chair,
            title=self.title,
            controller=self.controller,
            attendance=tuple(Attendance(role) for role in self.attendees),
        )
