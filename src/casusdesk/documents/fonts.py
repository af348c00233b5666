"""Measure words in our faces, and say which characters cannot be printed (ux §4.4).

Widths are kept per word and face at a letter size of 1000, so that every rung of the fit ladder shares one
memory. That memory holds words of cases: `forget_words` empties it when the program locks.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from casusdesk.documents.font_file import FontMetrics, read_font
from casusdesk.documents.page import MM_PER_POINT, Face
from casusdesk.domain.limits import tidy
from casusdesk.errors import CasusdeskError
from casusdesk.paths import resource

_MOST_NAMED: Final = 4
"""Characters named in one sentence; of a whole text in another script the rest is counted."""

_words: dict[tuple[str, Face], float] = {}
_memories: list[dict[Any, Any]] = [_words]


class UnprintableError(CasusdeskError):
    """A text holds characters that are in none of our fonts; nothing is printed until they are replaced."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__(missing_sentence(characters))
        self.characters = characters


def missing_sentence(characters: tuple[str, ...], what: str = "de tekst") -> str:
    """Which characters cannot be printed and what to do about it; `what` is where they stand (ux §4.4)."""
    shown = ", ".join(f"'{character}'" for character in characters[:_MOST_NAMED])
    if len(characters) > _MOST_NAMED:
        shown += f" en nog {len(characters) - _MOST_NAMED}"
    start = f"Het teken {shown} kan" if len(characters) == 1 else f"De tekens {shown} kunnen"
    return f"{start} niet op papier. {way_out(characters, what)}"


def way_out(characters: tuple[str, ...], what: str = "de tekst") -> str:
    """What to do about characters that cannot be printed: letters are spelled, a picture goes."""
    if any(character.isalpha() for character in characters):
        return f"Schrijf {what} in Latijnse letters."
    if any(_is_loose(character[-1]) for character in characters):
        return "Laat het losse accent weg."
    return "Haal het weg." if len(characters) == 1 else "Haal ze weg."


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
    """Width of `word` beside letters of size 1000: the second face stands there a little smaller.

    Raises UnprintableError for a character this face has no glyph for.
    """
    key = (word, face)
    units = _words.get(key)
    if units is None:
        widths = metrics(face).widths
        try:
            units = sum(widths[ord(character)] for character in word) * face.scale
        except KeyError:
            raise UnprintableError(_absent(word, face)) from None
        _words[key] = units
    return units


def parts_by_face(word: str, face: Face) -> tuple[tuple[str, Face], ...]:
    """`word` in `face`; as a whole in the second face when one of its letters asks for that (ux §4.4).

    Only where neither has all of it, as with a sign beside such a letter, it falls into parts. Raises
    UnprintableError for a character that is in neither.
    """
    if (word, face) in _words:
        return ((word, face),)
    lacking = _absent(word, face)
    if not lacking:
        return ((word, face),)
    if missing := tuple(character for character in lacking if _absent(character, Face.FALLBACK)):
        raise UnprintableError(missing)
    if not _absent(word, Face.FALLBACK):
        return ((word, Face.FALLBACK),)
    runs = groupby(word, lambda character: character in lacking)
    return tuple(("".join(run), Face.FALLBACK if other else face) for other, run in runs)


def _absent(text: str, face: Face) -> tuple[str, ...]:
    widths = metrics(face).widths
    return tuple(dict.fromkeys(character for character in text if ord(character) not in widths))


def text_width(text: str, face: Face, size: float) -> float:
    """Width in mm of one line of text at `size` points. Raises UnprintableError."""
    blank = word_units(" ", face)
    words = text.split(" ")
    units = sum(word_units(word, face) for word in words) + blank * (len(words) - 1)
    return units * size * MM_PER_POINT / 1000


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of `text` that are in neither face, each once, in order of appearance.

    What is not seen counts as printable, blanks of every kind, joiners, soft hyphens: `tidy` makes plain
    blanks of them or takes them out. A letter with a loose accent that no letter of Unicode has is not:
    the accent would stand beside it.
    """
    if text.isascii():
        return ()
    known = metrics(Face.REGULAR).widths
    composed = tidy(text)
    missing = []
    for place, character in enumerate(composed):
        if _is_loose(character):
            missing.append(composed[max(0, place - 1) : place + 1])
        elif ord(character) not in known and _absent(character, Face.FALLBACK):
            missing.append(character)
    return tuple(dict.fromkeys(missing))


def _is_loose(character: str) -> bool:
    """Whether it is an accent, or a ring or square around the letter before it."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc")
