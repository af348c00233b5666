"""The drawn signs of the paper, as outlines, because a glyph can be missing or badly placed (ux §4.4).

Every sign is designed on a square of one by one with the baseline as lower side and y downwards, so that
it stands on the baseline and reaches the height of a capital letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import cos, pi, sin
from typing import Final

Point = tuple[float, float]

CAPITAL_HEIGHT: Final = 0.66
"""Height of a capital of Source Sans 3, in ems; the side of a mark of the same size."""


class MarkKind(Enum):
    """The signs; each has a word beside it on the page, never meaning by shape or colour alone."""

    CHECK_BOX = "check_box"
    CHECKED_BOX = "checked_box"
    STAR = "star"
    DOT = "dot"
    RING = "ring"
    FLAG = "flag"
    WARNING = "warning"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Polygon:
    """Points in mm, y from the top of the page. `line_width` in mm, 0 for a filled shape without line."""

    points: tuple[Point, ...]
    filled: bool
    closed: bool = True
    line_width: float = 0.0


@dataclass(frozen=True, slots=True)
class _Stroke:
    points: tuple[Point, ...]
    filled: bool = True
    closed: bool = True
    line_width: float = 0.0


def _ring(corners: int, radii: tuple[float, ...], centre: Point) -> tuple[Point, ...]:
    turns = [(radii[i % len(radii)], 2 * pi * i / corners - pi / 2) for i in range(corners)]
    return tuple((centre[0] + radius * cos(a), centre[1] + radius * sin(a)) for radius, a in turns)


_BOX: Final = _Stroke(
    ((0.04, -1.085), (1.21, -1.085), (1.21, 0.085), (0.04, 0.085)), filled=False, line_width=0.09
)
"""Somewhat larger than a capital, for a pen: 3 mm at 11 points."""

_DESIGNS: Final[dict[MarkKind, tuple[_Stroke, ...]]] = {
    MarkKind.CHECK_BOX: (_BOX,),
    MarkKind.CHECKED_BOX: (
        _BOX,
        _Stroke(((0.27, -0.5), (0.54, -0.2), (0.99, -0.83)), filled=False, closed=False, line_width=0.15),
    ),
    # The visual centre of the star lies a little below the centre of its circle.
    MarkKind.STAR: (_Stroke(_ring(10, (0.6, 0.25), (0.5, -0.46))),),
    MarkKind.DOT: (_Stroke(_ring(32, (0.4,), (0.5, -0.46))),),
    MarkKind.RING: (_Stroke(_ring(32, (0.35,), (0.5, -0.46)), filled=False, line_width=0.12),),
    MarkKind.FLAG: (
        _Stroke(((0.14, 0.0), (0.14, -1.06), (0.25, -1.06), (0.25, 0.0))),
        _Stroke(((0.25, -1.02), (0.95, -0.74), (0.25, -0.42))),
    ),
    MarkKind.WARNING: (
        _Stroke(((0.55, -0.98), (1.06, -0.06), (0.04, -0.06)), filled=False, line_width=0.11),
        _Stroke(((0.49, -0.68), (0.61, -0.68), (0.59, -0.34), (0.51, -0.34))),
        _Stroke(((0.49, -0.27), (0.61, -0.27), (0.61, -0.15), (0.49, -0.15))),
    ),
    # On the height of the small letters, as an arrow between two words.
    MarkKind.ARROW: (
        _Stroke(((0.0, -0.44), (0.0, -0.31), (0.72, -0.31), (0.72, -0.44))),
        _Stroke(((0.62, -0.66), (1.05, -0.375), (0.62, -0.09))),
    ),
}

_WIDTHS: Final = {
    MarkKind.CHECK_BOX: 1.25,
    MarkKind.CHECKED_BOX: 1.25,
    MarkKind.STAR: 1.1,
    MarkKind.DOT: 0.95,
    MarkKind.RING: 0.95,
    MarkKind.ARROW: 1.1,
    MarkKind.WARNING: 1.1,
}


def mark_width(kind: MarkKind, side: float) -> float:
    """Advance in the unit of `side`."""
    return _WIDTHS.get(kind, 1.0) * side


def polygons(kind: MarkKind, x: float, baseline: float, side: float) -> tuple[Polygon, ...]:
    """The sign with its lower left corner at `x`, `baseline`, `side` mm high."""
    return tuple(
        Polygon(
            tuple((x + px * side, baseline + py * side) for px, py in stroke.points),
            stroke.filled,
            stroke.closed,
            stroke.line_width * side,
        )
        for stroke in _DESIGNS[kind]
    )
