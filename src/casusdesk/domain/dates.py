"""Read a date as people in the Netherlands write it, because QLocale reads 5-3-26 as 1926 (ux §5.7).

Only the day is decided here; the field shows the result in words, so that a wrong guess is seen at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta
from enum import Enum
from typing import Final

from casusdesk.domain.wording import MONTHS, WEEKDAYS, counted, day_month
from casusdesk.errors import InvalidInputError

EXAMPLE: Final = "12-11-2026"
UNREADABLE: Final = f"Vul een datum in, bijvoorbeeld {EXAMPLE}."
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_LONGEST_STEP: Final = 3660

_NEAR: Final = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_STEP = re.compile(r"([+-]) ?(\d{1,4})")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?[-/.]?")
_WORDS = re.compile(r"(\d{1,2})[-/. ]?([a-z]{3,9})\.?(?:[-/. ]?(\d{4}|\d{2}))?")


class Lean(Enum):
    """Which side of today is meant when the year or the week was not typed."""

    NEAREST = "nearest"
    AHEAD = "ahead"
    BEHIND = "behind"


def parse_date(text: str, today: date, lean: Lean = Lean.NEAREST) -> date:
    """The day meant by `text`, seen from `today`.

    Takes 5-3, 5-3-26 (2026), 05032026, 2026-03-05, 5 mrt, 5 maart 2026, vandaag, morgen, +7, wo.
    A weekday is the next one after today, with `Lean.BEHIND` the last one before it.

    Raises:
        InvalidInputError: it cannot be read, or the day does not exist.
    """
    typed = " ".join(text.lower().split())
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    if step := _STEP.fullmatch(typed):
        return _stepped(int(step[1] + step[2]), today)
    weekday = _starts_with(typed, WEEKDAYS, shortest=2)
    if weekday is not None:
        return _weekday(weekday, today, lean)
    # A weekday in front of a date ("do 5 maart") says nothing new.
    first, _, rest = typed.partition(" ")
    if rest and _starts_with(first.rstrip(".,"), WEEKDAYS, shortest=2) is not None:
        typed = rest
    return _calendar_day(typed, today, lean)


def full_date(text: str) -> date:
    """The day in `text` as a file gives it: day, month and a year of four digits. Nothing is guessed.

    Raises:
        InvalidInputError: it has another form, or the day does not exist.
    """
    found = _NUMBERS.fullmatch(text.strip())
    if found is None or len(found[3] or "") != 4:
        raise InvalidInputError(UNREADABLE, field="date")
    return _day(int(found[3]), int(found[2]), int(found[1]))


def relative_day(day: date, today: date) -> str:
    """`vandaag`, `morgen`, `over 7 dagen`, `gisteren`, `3 dagen geleden`."""
    distance = (day - today).days
    for word, days in _NEAR.items():
        if days == distance and abs(days) < 2:
            return word
    if distance > 0:
        return f"over {counted(distance, 'dag', 'dagen')}"
    return f"{counted(-distance, 'dag', 'dagen')} geleden"


def _calendar_day(typed: str, today: date, lean: Lean) -> date:
    if iso := _ISO.fullmatch(typed):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _COMPACT.fullmatch(typed) or _NUMBERS.fullmatch(typed):
        number, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _WORDS.fullmatch(typed):
        named = _month(found[2])
        if named is None:
            raise InvalidInputError(UNREADABLE, field="date")
        number, month, year = int(found[1]), named, found[3]
    else:
        raise InvalidInputError(UNREADABLE, field="date")
    if year is None:
        return _without_year(number, month, today, lean)
    return _day(int(year) + (2000 if len(year) == 2 else 0), month, number)


def _stepped(days: int, today: date) -> date:
    if abs(days) > _LONGEST_STEP:
        raise InvalidInputError(UNREADABLE, field="date")
    return today + timedelta(days=days)


def _weekday(weekday: int, today: date, lean: Lean) -> date:
    if lean is Lean.BEHIND:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _without_year(number: int, month: int, today: date, lean: Lean) -> date:
    """The year that leans the right way; 29 February looks for the nearest leap year on that side."""
    found = [day for year in range(today.year - 4, today.year + 5) if (day := _existing(year, month, number))]
    if lean is Lean.AHEAD:
        found = [day for day in found if day >= today]
    if lean is Lean.BEHIND:
        found = [day for day in found if day <= today]
    if not found:
        return _day(today.year, month, number)  # says why it does not exist
    return min(found, key=lambda day: abs((day - today).days))


def _existing(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _day(year: int, month: int, number: int) -> date:
    if not _FIRST_YEAR <= year <= min(_LAST_YEAR, MAXYEAR):
        raise InvalidInputError(UNREADABLE, field="date")
    day = _existing(year, month, number)
    if day is not None:
        return day
    if 1 <= month <= 12 and 1 <= number <= 31:
        name = day_month(date(2000, month, 1)).removeprefix("1 ")
        raise InvalidInputError(f"{number} {name} {year} bestaat niet. Kies een andere dag.", field="date")
    raise InvalidInputError(UNREADABLE, field="date")


def _month(word: str) -> int | None:
    if word == "mrt":
        return 3
    place = _starts_with(word, MONTHS, shortest=3)
    return None if place is None else place + 1


def _starts_with(word: str, names: Iterable[str], shortest: int) -> int | None:
    if len(word) < shortest:
        return None
    found = [place for place, name in enumerate(names) if name.startswith(word)]
    return found[0] if len(found) == 1 else None
