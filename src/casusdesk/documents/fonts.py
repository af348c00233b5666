"""Measure words in the four faces, and say which characters cannot be printed (ux §4.4).

Widths are kept per word and face at a letter size of 1000, so that every rung of the fit ladder shares one
memory. That memory holds words of cases: `forget_words` empties it when the program locks.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

from casusdesk.documents.font_file import FontMetrics, read_font
from casusdesk.documents.page import MM_PER_POINT, Face
from casusdesk.errors import CasusdeskError
from casusdesk.paths import resource

# Of Source Sans 3, in ems; the same in all four faces.
ASCENT: Final = 0.75
DESCENT: Final = 0.25

_words: dict[tuple[str, Face], float] = {}
_memories: list[dict[Any, Any]] = [_words]


class UnprintableError(CasusdeskError):
    """A text holds characters that are in none of our fonts; nothing is printed until they are replaced."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        shown = ", ".join(f"'{character}'" for character in characters)
        start = f"Het teken {shown} kan" if len(characters) == 1 else f"De tekens {shown} kunnen"
        super().__init__(f"{start} niet op papier. Schrijf de tekst in Latijnse letters.")
        self.characters = characters


def font_path(face: Face) -> Path:
    """The TrueType file of a face."""
    return resource("fonts", face.value)


@cache
def metrics(face: Face) -> FontMetrics:
    """Widths of all characters of a face; read once."""
    return read_font(font_path(face))


def forget_with_words(memory: dict[Any, Any]) -> None:
    """Have `memory`, which holds words of cases, emptied together with the measured words."""
    _memories.append(memory)


def forget_words() -> None:
    """Drop every word and text that measuring and wrapping remember."""
    for memory in _memories:
        memory.clear()


def word_units(word: str, face: Face) -> float:
    """Width of `word` at a letter size of 1000. Raises UnprintableError for a character without glyph."""
    key = (word, face)
    units = _words.get(key)
    if units is None:
        widths = metrics(face).widths
        try:
            units = sum(widths[ord(character)] for character in word)
        except KeyError:
            raise UnprintableError(unprintable(word)) from None
        _words[key] = units
    return units


def text_width(text: str, face: Face, size: float) -> float:
    """Width in mm of one line of text at `size` points. Raises UnprintableError."""
    blank = word_units(" ", face)
    words = text.split(" ")
    units = sum(word_units(word, face) for word in words) + blank * (len(words) - 1)
    return units * size * MM_PER_POINT / 1000


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of `text` that are in no font, each once, in order of appearance.

    Blanks of every kind count as printable: the typesetter turns them into plain ones. A letter with a
    loose accent that no letter of Unicode has is not: the accent would stand beside it.
    """
    known = metrics(Face.REGULAR).widths
    composed = unicodedata.normalize("NFC", text)
    missing = []
    for place, character in enumerate(composed):
        if unicodedata.combining(character):
            missing.append(composed[max(0, place - 1) : place + 1])
        elif ord(character) not in known and not character.isspace():
            missing.append(character)
    return tuple(dict.fromkeys(missing))
