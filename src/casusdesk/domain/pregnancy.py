"""Counting with weeks of pregnancy and calendar months, so that no other module adds up days itself.

`AD(d) = 280 - (U - d)` days, U being the due date (domain §4.8). Months are calendar months; a day
that does not exist becomes the last day of the month (29-2 -> 28-2).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

TERM_DAYS: Final = 280
"""Length of a pregnancy from the first day of the last menstruation to the due date, in days."""
OVERDUE_DAYS: Final = 42 * 7
"""Beyond 42+0 without a birth date the program only asks "geboren?" (domain §4.8)."""


@dataclass(frozen=True, slots=True, order=True)
class GestationalAge:
    """Amenorrhoea in days (`total`, below 0 before the pregnancy); `str` gives `28+3`."""

    total: int

    @property
    def weeks(self) -> int:
        """Completed weeks."""
        return self.total // 7

    @property
    def days(self) -> int:
        """Days beyond the completed weeks, 0-6."""
        return self.total % 7

    @property
    def overdue(self) -> bool:
        """Beyond 42+0: the child must have been born."""
        return self.total > OVERDUE_DAYS

    def __str__(self) -> str:
        return f"{self.weeks}+{self.days}"


def gestational_age(due: date, on: date) -> GestationalAge:
    """How far the pregnancy with due date `due` is on the day `on`."""
    return GestationalAge(TERM_DAYS - (due - on).days)


def date_of(due: date, weeks: int, days: int = 0) -> date:
    """The day on which the pregnancy reaches `weeks`+`days`; the inverse of `gestational_age`."""
    return due - timedelta(days=TERM_DAYS - 7 * weeks - days)


def add_months(day: date, months: int) -> date:
    """`day` plus calendar months; 29-2, 30 and 31 become the last day where the month is shorter."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last))


def months_between(start: date, on: date) -> int:
    """Completed calendar months from `start` to `on`; negative when `on` is earlier."""
    months = (on.year - start.year) * 12 + on.month - start.month
    return months if add_months(start, months) <= on else months - 1


class Anchor(Enum):
    """What a point in time is counted from."""

    DUE = "U"
    BIRTH = "G"
    LISTED = "L"


_WEEKS = re.compile(r"(\d{1,2})\+([0-6])")
_OFFSET = re.compile(r"([UGL])(?:([+-])(\d{1,4})([dmj]?))?")
_MONTHS: Final = {"m": 1, "j": 12}


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A moment relative to due date, birth or the day a case was listed; data, not code.

    Written `30+6` (weeks+days of pregnancy) or `U-77`, `G+8` (days), `G+6m` (months), `G+2j` (years).
    """

    anchor: Anchor
    days: int = 0
    months: int = 0

    @classmethod
    def parse(cls, text: str) -> TimePoint:
        """Read the notation above; raises ValueError for anything else."""
        if weeks := _WEEKS.fullmatch(text):
            return cls(Anchor.DUE, days=7 * int(weeks[1]) + int(weeks[2]) - TERM_DAYS)
        found = _OFFSET.fullmatch(text)
        if not found:
            raise ValueError(text)
        amount = int(f"{found[2] or '+'}{found[3] or 0}")
        per_unit = _MONTHS.get(found[4] or "")
        if per_unit:
            return cls(Anchor(found[1]), months=amount * per_unit)
        return cls(Anchor(found[1]), days=amount)

    def after(self, day: date) -> date:
        """The date of this point when its anchor falls on `day`."""
        moved = add_months(day, self.months) if self.months else day
        return moved + timedelta(days=self.days)
