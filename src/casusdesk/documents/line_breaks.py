"""Choose the best places to break a paragraph that has a given number of lines.

The ladder measures with greedy breaking, which is quick and never takes more lines than needed. What is
printed may be better than that in the same number of lines: breaks before a label rather than behind it,
no single word alone on the last line, and a hyphen only where a line less or a large hole depends on it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LARGEST_HOLE: Final = 0.25
"""White at the end of a line, as a part of the measure, from which a hyphen is the lesser evil."""
_AT_LABEL: Final = -0.12
"""What a break before a new part is worth: as much as a line that is a third of the measure too short."""
_BEFORE_LABEL: Final = 0.5
"""How much of its price a short line costs when a new part begins after it."""
_NAME: Final = 0.05
"""The price of a break between two names that belong together."""
_RUNT: Final = 0.14
"""The price of a last line of one word, or shorter than this part of the measure."""
_RUNT_SHARE: Final = 0.18


@dataclass(frozen=True, slots=True)
class Cut:
    """A place inside a word where it may be broken: the units before it, with the hyphen, and after it.

    `price` is high where the parts are no words themselves. Without `hyphen` none is added.
    """

    place: int
    head: float
    tail: float
    price: float
    hyphen: bool


@dataclass(frozen=True, slots=True)
class Portion:
    """Words that stay on one line, in units: `gap` before them when they do not start one, and their width.

    `opens` says that a new part of the paragraph begins here; `cuts` are for when nothing else helps.
    `parts_name` says that a break before it goes through a name.
    """

    gap: float
    width: float
    opens: bool = False
    parts_name: bool = False
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a line may end: before portion number `portion`, or at a cut inside it.

    `end` is where the letters of that line end and `start` where those of the next begin, in units from
    the start of the text set on one line.
    """

    portion: int
    end: float
    start: float
    cut: Cut | None = None

    @property
    def hyphen(self) -> bool:
        """Whether a hyphen is added here."""
        return self.cut is not None and self.cut.hyphen


def best_breaks(portions: Sequence[Portion], measure: float, lines: int) -> tuple[Stop, ...] | None:
    """Where every line but the last ends; None when it cannot be done in `lines` lines.

    A word is cut only when that cannot be done otherwise, or would leave a hole of a quarter of a line.
    """
    whole = _cheapest(portions, _stops(portions, cuts=False), measure, lines)
    if whole is not None and _hole(portions, whole, measure) <= LARGEST_HOLE:
        return whole
    cut = _cheapest(portions, _stops(portions, cuts=True), measure, lines)
    if whole is not None and cut is not None and _hole(portions, cut, measure) > LARGEST_HOLE:
        return whole  # the hyphen would not help
    return cut


def _stops(portions: Sequence[Portion], *, cuts: bool) -> list[Stop]:
    """The start of the text, every place where a line may end, and the end of the text."""
    stops: list[Stop] = []
    x = 0.0
    for number, portion in enumerate(portions):
        begin = x + portion.gap
        stops.append(Stop(number, x, begin))
        x = begin + portion.width
        if cuts:
            stops += (Stop(number, begin + cut.head, x - cut.tail, cut) for cut in portion.cuts)
    stops.append(Stop(len(portions), x, x))
    return stops


_Route = tuple[float, tuple[Stop, ...]]


def _cheapest(
    portions: Sequence[Portion], stops: Sequence[Stop], measure: float, lines: int
) -> tuple[Stop, ...] | None:
    starts = [stop.start for stop in stops]
    whole, goal = stops[-1].end, len(stops) - 1
    best: dict[int, _Route] = {0: (0.0, ())}
    for line in range(1, lines + 1):
        last = line == lines
        found: dict[int, _Route] = {}
        # What is left over must go in the lines that are left, and no line takes more than the measure.
        for place in range(goal if last else bisect_left(starts, whole - (lines - line) * measure), goal + 1):
            stop = stops[place]
            for before in range(place - 1, -1, -1):
                width = stop.end - starts[before]
                if width > measure:
                    break
                route = best.get(before)
                if route is None or (stop.hyphen and stops[before].hyphen):
                    continue
                cost = route[0] + _cost(portions, stops[before], stop, width / measure)
                cost += _price(portions, stop)
                if place not in found or cost <= found[place][0]:
                    found[place] = (cost, (*route[1], stop))
            if place not in found and stop.end > line * measure:
                break
        best = found
    return best[goal][1][:-1] if goal in best else None


def _price(portions: Sequence[Portion], stop: Stop) -> float:
    """What it costs to end a line here, whatever its length."""
    if stop.cut is not None:
        return stop.cut.price
    return _NAME if stop.portion < len(portions) and portions[stop.portion].parts_name else 0.0


def _cost(portions: Sequence[Portion], start: Stop, stop: Stop, share: float) -> float:
    """The price of a line from `start` to `stop` that takes `share` of the measure."""
    at_label = _opens(portions, start)
    cost = _AT_LABEL if start.portion and at_label else 0.0
    if stop.portion < len(portions):
        white = (1 - share) ** 2
        return cost + (_BEFORE_LABEL * white if _opens(portions, stop) else white)
    alone = start.portion == len(portions) - 1
    inside = start.portion > 0 or start.cut is not None
    return cost + (_RUNT if inside and not at_label and (alone or share < _RUNT_SHARE) else 0.0)


def _opens(portions: Sequence[Portion], stop: Stop) -> bool:
    return stop.cut is None and stop.portion < len(portions) and portions[stop.portion].opens


def _hole(portions: Sequence[Portion], stops: Sequence[Stop], measure: float) -> float:
    """The largest part of the measure left white by a line that a new part does not end."""
    largest, start = 0.0, portions[0].gap
    for stop in stops:
        if not _opens(portions, stop):
            largest = max(largest, 1 - (stop.end - start) / measure)
        start = stop.start
    return largest
