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
SHORTEST_TAIL: Final = 4
_OWN, _SMOOTH, _ROUGH, _SECOND = 0.03, 0.08, 0.15, 0.20
"""The price of a break at a sign the word has itself, of a hyphen between two words of a compound, of any
other, and of one in a word that has a hyphen already."""
_PARTS: Final = frozenset(
    "zorg praktijk praktijken coach coaches hulp verlening corporatie corporaties consulent team teams huis "  # noqa: SIM905
    "verzekering ondersteuning bezoek bezoeken plan plannen gesprek gesprekken overleg dienst diensten werk "
    "werker ruimte uitzet arts artsen achterstand achterstanden toeslag toeslagen regeling begeleiding "
    "verpleegkundige verpleegkundigen bureau loket adres nummer datum bescherming melding sanering schuld "
    "schulden moeder moeders vader kind kinderen ouder ouders geld kosten vraag vragen punt punten lijst "
    "verblijf afspraak afspraken traject trajecten vriendelijk organisatie organisaties gemeente".split()
)

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINTS = re.compile(r"(?<=[^\W\d_])[-/+](?=[^\W\d_]{2})")

_breaks: dict[str, tuple[tuple[int, bool], ...]] = {}
forget_with_words(_breaks)


@cache
def _dictionary() -> pyphen.Pyphen:
    import pyphen  # read only when a long word reaches the end of a line

    return pyphen.Pyphen(lang="nl_NL", left=SHORTEST_HEAD, right=SHORTEST_TAIL)


def read_patterns() -> None:
    """Read the dictionary now rather than with the first long word."""
    _dictionary()


def roughness(word: str, place: int) -> float:
    """The price of a break there: less where what follows, or goes before, is a word by itself."""
    head, tail = word[:place].lower(), word[place:].lower().rstrip(".,;:?!)”’\"'")
    if not word[place - 1].isalpha():
        return _OWN
    if "-" in word:
        return _SECOND
    return _SMOOTH if tail in _PARTS or head in _PARTS else _ROUGH


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
