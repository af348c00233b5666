"""The words of a text as the typesetter handles them: each with its face, its width and the room before it.

Widths are thousandths of the letter size, see `wrap`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from casusdesk.documents.fonts import parts_by_face, word_units
from casusdesk.documents.hyphenate import SHORTEST_WORD
from casusdesk.documents.marks import CAPITAL_HEIGHT, MarkKind, mark_width
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.domain.limits import tidy

WIDE: Final = 1000.0
"""A gap of one em between two parts of a line."""
NARROW: Final = 210.0
"""The gap between a mark and the word it belongs to."""
_ENDS: Final = (".", "?", "!", ":", ";")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line in one face and colour.

    `mark` is drawn before the text and never parted from its first word. `gap` is the room in units
    before the span when it does not start a line, None for an ordinary blank. `together` keeps all words
    on one line where that is possible, and `tied` keeps the last one with the span that follows. `spoken`
    is what reading aloud says for the mark. `case` is the code a click leads to, where one paragraph
    holds several cases. `kind` says that something else begins here for a
    reader, such as the next cell of a table.
    """

    text: str
    face: Face = Face.REGULAR
    colour: Colour = Colour.TEXT
    mark: MarkKind | None = None
    gap: float | None = None
    together: bool = False
    tied: bool = False
    spoken: str = ""
    case: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line in one face: `start` and `width` in units from the left of the line.

    The face is that of the span, but for a word it cannot write.
    `broken`: the last character is a hyphen that was added; the word goes on in the next piece.
    `glued`: no blank belongs between this piece and the next.
    """

    start: float
    width: float
    text: str
    span: Span
    face: Face
    has_mark: bool = False
    broken: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line, left to right, and its width in units."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or the part of one that is in one face; `gap` is the room before it within a line."""

    text: str
    span: Span
    gap: float
    width: float
    face: Face
    with_mark: bool
    """Whether the mark of the span goes before this word; `width` counts it."""
    opens: bool = False
    """Whether a new part of the paragraph begins with this word."""
    glued: bool = False
    """Whether this is a part of a word that goes on with the next one, in another face or on another line."""
    broken: bool = False
    """Whether it ends with a hyphen that was added."""
    whole: bool = False
    """Whether it is broken only where it fits on no line: a name, a code, an abbreviation."""

    def head_width(self, place: int, *, hyphen: bool) -> float:
        """Width of the first `place` letters, with a hyphen or not."""
        lead = self.width - word_units(self.text, self.face)
        return lead + word_units(self.text[:place] + ("-" if hyphen else ""), self.face)

    def head(self, place: int, *, hyphen: bool) -> Word:
        """The first `place` letters, with a hyphen or not, as the end of a line."""
        text = self.text[:place] + ("-" if hyphen else "")
        width = self.head_width(place, hyphen=hyphen)
        return replace(self, text=text, width=width, glued=True, broken=hyphen)

    def tail(self, place: int) -> Word:
        """All but the first `place` letters, as the start of a line."""
        rest = self.text[place:]
        width = word_units(rest, self.face)
        return replace(self, text=rest, gap=0.0, width=width, with_mark=False, opens=False)


def mark_units(kind: MarkKind) -> float:
    """Width of a mark in units, without the gap to the word after it."""
    return mark_width(kind, CAPITAL_HEIGHT) * 1000


def split(span: Span) -> tuple[Word, ...]:
    """The words of a span; raises UnprintableError for a character that no face has."""
    texts = [text for text in tidy(span.text).split(" ") if text]
    if span.mark is not None and not texts:
        texts = [""]
    blank = word_units(" ", span.face)
    lead = 0.0 if span.mark is None else mark_units(span.mark) + (NARROW if texts[0] else 0.0)
    words: list[Word] = []
    starts = True
    for text in texts:
        whole = len(text) >= SHORTEST_WORD and _is_whole(text, starts=starts)
        starts = text[-1:] in _ENDS
        parts = parts_by_face(text, span.face)
        for n, (part, face) in enumerate(parts, start=1):
            first = not words
            words.append(
                Word(
                    part,
                    span,
                    0.0 if n > 1 else span.gap if first and span.gap is not None else blank,
                    word_units(part, face) + (lead if first else 0.0),
                    face,
                    with_mark=first and span.mark is not None,
                    opens=first and span.gap is not None,
                    glued=n < len(parts),
                    whole=whole,
                )
            )
    return tuple(words)


def _is_whole(text: str, *, starts: bool) -> bool:
    """Whether a word is a name, a code, an address or an abbreviation; one that `starts` a sentence is none
    for its capital alone.
    """
    letters = text.lstrip("(“‘\"'")
    inside = letters if not starts else letters[1:]
    return any(c.isupper() or c.isdigit() or c == "@" for c in inside)
