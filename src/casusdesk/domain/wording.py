"""Dates, times and counts as Dutch writes them, in one place for screen and paper (ux §5.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Final

WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def long_date(day: date) -> str:
    """`donderdag 14 januari 2027`."""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day)} {day.year}"


def day_month(day: date) -> str:
    """`14 januari`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """`14-01-2027`."""
    return f"{day:%d-%m-%Y}"


def row_date(day: date) -> str:
    """`14-01`, for rows whose year is plain from the page."""
    return f"{day:%d-%m}"


def clock_time(moment: time) -> str:
    """`9.30`, as in running text and on paper."""
    return f"{moment.hour}.{moment.minute:02d}"


def counted(count: int, one: str, many: str) -> str:
    """`1 casus`, `2 casussen`."""
    return f"{count} {one if count == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """`3`, `3 en 7`, `3, 4 en 7`."""
    *first, last = words or ("",)
    return f"{', '.join(first)} en {last}" if first else last
