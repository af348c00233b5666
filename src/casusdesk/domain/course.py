"""How a case goes on between meetings: who saw her last, whether it can wait, what blocks, how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

UNSEEN_AFTER: Final = timedelta(weeks=6)
"""Not seen for longer than this asks for attention (domain §1 no. 73: "gezien blijven worden")."""
GRACE: Final = timedelta(days=90)
"""So long after closing a case can be opened again; after that it expires (domain R19)."""


@dataclass(frozen=True, slots=True)
class LastSeen:
    """When a professional last saw mother or child, and which role that was; no account of the visit."""

    on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Urgency:
    """For an urgent concern: can it wait until the meeting, and if not, which role calls today (§4.2)."""

    can_wait: bool | None = None
    calls_today: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """Why a case left the list, and what it brought: keys of the catalogue's close_reason and effect.

    The lesson is not here: it is kept apart, without the case (domain §1 no. 11).
    """

    on: date
    reason: str
    effects: tuple[str, ...] = ()

    @property
    def reopen_until(self) -> date:
        """The last day on which the case can be opened again."""
        return self.on + GRACE


@dataclass(frozen=True, slots=True)
class Lesson:
    """One leerpunt of at most 120 characters, kept with the day and without the case it came from."""

    id: str
    text: str
    noted_on: date


def unseen_since(listed_on: date, seen: LastSeen, on: date) -> date | None:
    """The day she was last seen when that is more than six weeks before `on`, else None.

    Nothing known counts from the day the case was listed: the signaller saw her then.
    """
    last = seen.on or listed_on
    return last if on - last > UNSEEN_AFTER else None
