"""Where a Dutch word may be broken at the end of a line (ux §2.2)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from casusdesk.documents.fonts import forget_with_words

if TYPE_CHECKING:
    import pyphen

SHORTEST_WORD: Final = 9
"""Letters of the shortest word that is ever broken."""
SHORTEST_HEAD: Final = 4
"""Letters that stay on the line before the break."""
SHORTEST_TAIL: Final = 3

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINTS = re.compile(r"(?<=[^\W\d_])[-/+](?=[^\W\d_]{2})")

_breaks: dict[str, tuple[tuple[int, bool], ...]] = {}
forget_with_words(_breaks)


@cache
def _dictionary() -> pyphen.Pyphen:
    import pyphen  # read only when a long word reaches the end of a line

    return pyphen.Pyphen(lang="nl_NL", left=SHORTEST_HEAD, right=SHORTEST_TAIL)


def breaks(word: str) -> tuple[tuple[int, bool], ...]:
    """Places where `word` may be broken, first to last, each with whether a hyphen must be added.

    After a hyphen, slash or plus inside the word none is added.
    """
    found = _breaks.get(word)
    if found is None:
        places = {joint.end(): False for joint in _JOINTS.finditer(word)}
        for letters in _LETTERS.finditer(word):
            if len(letters.group()) >= SHORTEST_WORD:
                for place in _dictionary().positions(letters.group()):
                    places.setdefault(letters.start() + int(place), True)
        found = _breaks[word] = tuple(sorted(places.items()))
    return found
