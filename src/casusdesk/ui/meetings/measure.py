"""How the agenda fits its page, in the words of the meter (ux §7.5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casusdesk.documents.page import FitReport

ROOMY_BELOW = 85
TIGHT_FROM = 95
TIGHT_SIZE = 9.0


class Fullness(Enum):
    """The states of the meter; BLOCKED means that something else than the length keeps it off paper."""

    EMPTY = "empty"
    ROOMY = "past ruim"
    FITS = "past"
    TIGHT = "past krap"
    OVER = "past niet"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Measured:
    """What the meter shows. `percent` of the height that is filled, over 100 when it does not fit."""

    fullness: Fullness
    percent: float = 0.0
    words: str = "nog leeg"
    forms: tuple[str, ...] = ()


def measured(report: FitReport, minutes_per_case: int | None) -> Measured:
    """The state of a page that fits: `82 % – past, letter 10 pt – 6 min per casus`."""
    percent = round(report.fill_percent)
    fullness = Fullness.FITS
    if report.size <= TIGHT_SIZE or percent >= TIGHT_FROM:
        fullness = Fullness.TIGHT
    elif percent < ROOMY_BELOW:
        fullness = Fullness.ROOMY
    size = f"{report.size:g}".replace(".", ",")
    words = f"{percent} % – {fullness.value}, letter {size} pt"
    if minutes_per_case is not None:
        words += f" – {minutes_per_case} min per casus"
    return Measured(fullness, percent, words, report.applied_forms)


def refused(percent: float, minutes_per_case: int | None) -> Measured:
    """The state of a page that does not fit."""
    words = f"{round(percent)} % – {Fullness.OVER.value}"
    if minutes_per_case is not None:
        words += f" – {minutes_per_case} min per casus"
    return Measured(Fullness.OVER, max(percent, 101.0), words)


def blocked(reason: str) -> Measured:
    """The page cannot be made for another reason; the sentence says what to do."""
    return Measured(Fullness.BLOCKED, 0.0, reason)
