"""Which backups stay (vault §1): the 10 last, 7 daily, 4 weekly, 3 monthly, and always the newest three.

New and old go by the change counter of the store, not by the clock: a clock that was set forward or back must
not throw away the newest. The day, week and month only say which of them stand for a day, a week, a month.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LAST: Final = 10
ALWAYS: Final = 3
_SPANS: Final[tuple[tuple[int, Callable[[datetime], Hashable]], ...]] = (
    (7, lambda moment: moment.date()),
    (4, lambda moment: moment.isocalendar()[:2]),
    (3, lambda moment: (moment.year, moment.month)),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup as the thinning sees it."""

    name: str
    changes: int
    made_at: datetime


def surplus(backups: Iterable[Kept]) -> frozenset[str]:
    """The names of those that may go. Of a day, week or month the newest stays that there is of it.

    The newest three stay by the counter and, so that a store put back to an older state still has backups of
    its own, also by the clock.
    """
    newest = sorted(backups, key=lambda one: (one.changes, one.made_at, one.name), reverse=True)
    stay = {one.name for one in newest[:LAST]}
    for most, span_of in _SPANS:
        spans: dict[Hashable, str] = {}
        for one in newest:
            spans.setdefault(span_of(one.made_at), one.name)
        stay.update(list(spans.values())[:most])
    by_clock = sorted(newest, key=lambda one: (one.made_at, one.changes, one.name), reverse=True)
    stay.update(one.name for one in by_clock[:ALWAYS])
    return frozenset(one.name for one in newest if one.name not in stay)
