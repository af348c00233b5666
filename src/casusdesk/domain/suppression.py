"""Small numbers are hidden, so that nobody can be pointed at in a report (domain R22).

A count of 1 to 9 reads `<10`. Where the rows add up to a total that is shown, the last of the others is
hidden with it: always, and the last and not the smallest, so that what is hidden does not give away why.
Where that is not enough, and with two counts only, every count is hidden without saying how small it is. For
the same reason rows may not stand in the order of their counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SMALLEST_SHOWN: Final = 10
SMALL: Final = f"<{SMALLEST_SHOWN}"
"""How a count of 1 to 9 is printed."""
HIDDEN: Final = "•"
"""How a count is printed that is hidden for the sake of another: it may be anything from 1."""
_MOST: Final = SMALLEST_SHOWN - 1
_LEEWAY: Final = 4
"""How much a hidden small count may be more than its least, whatever else is known: from 1 to 5 or wider."""


def suppressed(counts: Sequence[int]) -> tuple[tuple[str, ...], str]:
    """How the counts of a table, and their total, are printed. Raises ValueError for a count below 0.

    A count of 0 is always shown: it is nobody. A total of 1 to 9 is hidden too, and then no count gives
    another away.
    """
    if any(count < 0 for count in counts):
        raise ValueError(counts)
    total = sum(counts)
    small = [place for place, count in enumerate(counts) if 0 < count <= _MOST]
    if 0 < total <= _MOST or not small:
        return tuple(map(_word, counts)), _word(total)
    large = [place for place, count in enumerate(counts) if count > _MOST]
    aside = large[-1] if large else None
    hidden = sum(counts[place] for place in small) + (counts[aside] if aside is not None else 0)
    if len(small) + len(large) <= 2 or _gives_away(hidden, len(small), alone=aside is None):
        return tuple(HIDDEN if count else "0" for count in counts), str(total)
    return tuple(HIDDEN if n == aside else _word(count) for n, count in enumerate(counts)), str(total)


def _word(count: int) -> str:
    return SMALL if 0 < count <= _MOST else str(count)


def _gives_away(hidden: int, small: int, *, alone: bool) -> bool:
    """Whether the sum of what is hidden can hardly be made in another way: near its least, or its most."""
    if alone:
        return not small + _LEEWAY <= hidden <= _MOST * small - _LEEWAY
    return hidden < small + SMALLEST_SHOWN + _LEEWAY
