"""What day and moment it is, as one thing that is handed over: the practice desk and tests have their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return _now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Clock:
    """`today` is the calendar day where the user is; `now` is an aware moment."""

    today: Callable[[], date] = _today
    now: Callable[[], datetime] = _now
