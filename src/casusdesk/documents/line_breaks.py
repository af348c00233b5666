"""Choose the best places to break a paragraph that has a given number of lines.

The ladder measures with greedy breaking, which is quick and never takes more lines than needed. What is
printed may be better than that in the same number of lines: breaks before a label rather than behind it,
and no single word alone on the last line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_AT_LABEL: Final = -0.12
"""What a break before a new part is worth: as much as a line that is a third of the measure too short."""
_RUNT: Final = 0.10
"""The price of a last line shorter than this part of the measure, unless a new part starts there."""
_RUNT_SHARE: Final = 0.16
_BEFORE_NUMBER: Final = frozenset(
    "t/m vóór voor na op om per tot vanaf van sinds uiterlijk tel. nr. ± kind leeftijd".split()  # noqa: SIM905
)
_AFTER_NUMBER: Final = frozenset(
    "uur minuten minuut min dagen dag dgn weken week wk maanden maand mnd jaar jr euro punt procent % "  # noqa: SIM905
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)


def stay_together(word: str, following: str) -> bool:
    """Whether no line may end between two words: a number and its unit or date, or before a dash."""
    if following in {"–", "-", "→"}:
        return True
    if following[:1].isdigit():
        return word.lstrip("(").lower() in _BEFORE_NUMBER
    return word[:1].isdigit() and following.rstrip(".,;:?!)").lower() in _AFTER_NUMBER


@dataclass(frozen=True, slots=True)
class Portion:
    """Words that stay on one line, in units: `gap` before them when they do not start one, and their width.

    `opens` says that a new part of the paragraph begins here.
    """

    gap: float
    width: float
    opens: bool = False


def best_breaks(portions: Sequence[Portion], measure: float, lines: int) -> tuple[int, ...] | None:
    """The first portion of every line but the first; None when it cannot be done in `lines` lines."""
    count = len(portions)
    ends = [0.0]
    for portion in portions:
        ends.append(ends[-1] + portion.gap + portion.width)

    def width(start: int, end: int) -> float:
        return ends[end] - ends[start] - portions[start].gap

    latest = _greedy(count, lines, lambda start, end: width(start, end) <= measure)
    back = _greedy(count, lines, lambda start, end: width(count - end, count - start) <= measure)
    if latest is None or back is None:
        return None
    earliest = [count - place for place in reversed(back)]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, lines + 1):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in range(earliest[line], latest[line] + 1):
            for start, (cost, breaks) in best.items():
                if start >= end or width(start, end) > measure:
                    continue
                share = width(start, end) / measure
                cost_here = cost + _cost(portions, start, share, last=line == lines)
                if end not in found or cost_here < found[end][0]:
                    found[end] = (cost_here, (*breaks, start) if start else breaks)
        best = found
    return best[count][1] if count in best else None


def _cost(portions: Sequence[Portion], start: int, share: float, *, last: bool) -> float:
    """The price of a line that begins at `start` and takes `share` of the measure."""
    at_label = portions[start].opens
    cost = _AT_LABEL if start and at_label else 0.0
    if not last:
        return cost + (1 - share) ** 2
    return cost + (_RUNT if start and not at_label and share < _RUNT_SHARE else 0.0)


def _greedy(count: int, lines: int, fits: Callable[[int, int], bool]) -> list[int] | None:
    """Where each line ends when every line takes as much as it can; None with more than `lines` lines."""
    places = [0]
    while places[-1] < count:
        end = places[-1] + 1
        while end < count and fits(places[-1], end + 1):
            end += 1
        places.append(end)
    if len(places) - 1 > lines:
        return None
    return places + [count] * (lines + 1 - len(places))
