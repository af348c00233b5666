"""What stands light behind the text of a page: the number and reader of the copy, and OEFENING (R18).

Plain grey ink below everything else, without transparency, so that every printer and viewer shows the same.
A page torn off, copied or photographed in part still says whose it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Final

from casusdesk.documents.fonts import text_width
from casusdesk.documents.page import MM_PER_POINT, Block, Colour, Face, Role, TextRun

_MIDDLE_OF_CAPITAL: Final = 0.33
"""Half the height of a capital, in ems."""
_LARGE: Final = 0.64
"""Length of the large word, as a share of the diagonal of the page."""
_LINE: Final = 0.56
"""Greatest length of a line of the copy, as a share of the diagonal."""
_ASIDE: Final = 0.105
"""From the diagonal to a line of the copy beside it, as a share of the diagonal."""
_EDGE: Final = 8.0
"""Least white in mm between a line of the copy and the edge of the page."""
_LARGEST: Final = 0.072
"""Greatest letter of a line of the copy, in points for each mm of the diagonal: 26 points on an A4."""


def watermark(width: float, height: float, large: str, copy: str) -> Iterator[Block]:
    """The artifacts for a page of this size in mm: `large` across it, `copy` twice, on either side of it.

    Either may be empty. Raises UnprintableError for a character without glyph.
    """
    diagonal = hypot(width, height)
    angle = degrees(atan2(height, width))
    if large:
        ink = Colour.WATERMARK
        yield _line(large, Face.BOLD, _size(large, Face.BOLD, _LARGE * diagonal), ink, (width, height), angle)
    if copy:
        longest = min(_LINE * diagonal, _room(width, height))
        size = min(_size(copy, Face.REGULAR, longest), _LARGEST * diagonal)
        for aside in (-_ASIDE * diagonal, _ASIDE * diagonal):
            yield _line(copy, Face.REGULAR, size, Colour.COPY_MARK, (width, height), angle, aside)


def _room(width: float, height: float) -> float:
    """Greatest length in mm of a line beside the diagonal that stays clear of the edges."""
    angle = atan2(height, width)
    aside = _ASIDE * hypot(width, height)
    upward = (height / 2 - _EDGE - aside * cos(angle)) / sin(angle)
    sideward = (width / 2 - _EDGE - aside * sin(angle)) / cos(angle)
    return 2 * min(upward, sideward)


def _size(text: str, face: Face, length: float) -> float:
    """Letter size in points that makes `text` `length` mm long."""
    return length / text_width(text, face, 1.0)


def _line(
    text: str,
    face: Face,
    size: float,
    ink: Colour,
    page: tuple[float, float],
    angle: float,
    aside: float = 0.0,
) -> Block:
    """`text` along the rising diagonal, its middle `aside` mm below the middle of the page."""
    width = text_width(text, face, size)
    cosine, sine = cos(radians(angle)), sin(radians(angle))
    down = aside + _MIDDLE_OF_CAPITAL * size * MM_PER_POINT
    x = page[0] / 2 - width / 2 * cosine + down * sine
    baseline = page[1] / 2 + width / 2 * sine + down * cosine
    run = TextRun(x, baseline, text, face, size, width, ink, angle=angle)
    return Block(Role.ARTIFACT, (run,))
