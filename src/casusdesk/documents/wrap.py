"""Break running text into lines that fit a width, without ever losing a character (ux §2.2).

Everything is measured in thousandths of the letter size, so that one wrapping serves every size with the
same ratio of width to size, and a refit after one changed word finds the rest in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from casusdesk.documents.fonts import forget_with_words, word_units
from casusdesk.documents.hyphenate import breaks
from casusdesk.documents.line_breaks import Portion, best_breaks, stay_together
from casusdesk.documents.words import NARROW, WIDE, Line, Piece, Span, Word, mark_units, split
from casusdesk.domain.limits import tidy

__all__ = ["NARROW", "WIDE", "Line", "Paragraph", "Piece", "Span", "mark_units", "paragraph"]

_MOST_REMEMBERED: Final = 20_000


class Paragraph:
    """Spans, split into words once and wrapped to any number of widths."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = spans
        self._wrapped: dict[int, tuple[Line, ...]] = {}
        self._refined: dict[int, tuple[Line, ...]] = {}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word of the input, for the check that all of them were drawn."""
        return tuple(word for span in self.spans for word in tidy(span.text).split(" ") if word)

    @property
    def text(self) -> str:
        """What is read aloud."""
        parts = (f"{span.spoken} {tidy(span.text)}".strip() for span in self.spans)
        return " ".join(part for part in parts if part)

    @cached_property
    def natural_width(self) -> float:
        """Width in units when nothing is broken."""
        lines = self.wrap(1e9)
        return lines[0].width if lines else 0.0

    def wrap(self, measure: float) -> tuple[Line, ...]:
        """Lines no wider than `measure` units; none for an empty text.

        Only a measure narrower than one letter with a hyphen gives a wider line.
        """
        key = int(measure)
        lines = self._wrapped.get(key)
        if lines is None:
            lines = self._wrapped[key] = _Wrapper(float(key)).wrap(self._chunks)
        return lines

    def refine(self, measure: float) -> tuple[Line, ...]:
        """As many lines as `wrap`, with the breaks at better places where there is a choice."""
        key = int(measure)
        lines = self._refined.get(key)
        if lines is None:
            lines = self._refined[key] = self._with_best_breaks(float(key))
        return lines

    def _with_best_breaks(self, measure: float) -> tuple[Line, ...]:
        lines = self.wrap(measure)
        if len(lines) < 2:
            return lines
        portions = [
            Portion(
                chunk[0].gap,
                sum(word.gap + word.width for word in chunk) - chunk[0].gap,
                opens=chunk[0].opens,
            )
            for chunk in self._chunks
        ]
        if any(portion.width > measure for portion in portions):
            return lines
        starts = best_breaks(portions, measure, len(lines))
        if starts is None:
            return lines
        edges = (0, *starts, len(portions))
        return tuple(_line(self._chunks[a:b]) for a, b in pairwise(edges))

    @cached_property
    def _chunks(self) -> tuple[tuple[Word, ...], ...]:
        """The words; more than one in a chunk when they stay together."""
        chunks: list[list[Word]] = []
        follows = False
        for span in self.spans:
            for word in split(span):
                if chunks and (follows or (not word.opens and stay_together(chunks[-1][-1].text, word.text))):
                    chunks[-1].append(word)
                else:
                    chunks.append([word])
                follows = span.together or word.glued
            follows = span.tied
        return tuple(tuple(chunk) for chunk in chunks)


def _line(chunks: Sequence[tuple[Word, ...]]) -> Line:
    """One line of these words."""
    wrapper = _Wrapper(float("inf"))
    return wrapper.wrap(tuple(chunks))[0]


class _Wrapper:
    """One greedy run over the words of a paragraph."""

    def __init__(self, measure: float) -> None:
        self.measure = measure
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.x = 0.0

    def wrap(self, chunks: tuple[tuple[Word, ...], ...]) -> tuple[Line, ...]:
        for chunk in chunks:
            if self.pieces and (len(chunk) > 1 or chunk[0].span.together):
                width = sum(word.gap + word.width for word in chunk)
                if self.x + width > self.measure >= width - chunk[0].gap:
                    self._end_line()
            for word in chunk:
                self._add(word)
        self._end_line()
        return tuple(self.lines)

    def _add(self, word: Word) -> None:
        gap = word.gap if self.pieces else 0.0
        if self.x + gap + word.width <= self.measure:
            self._place(word, gap, glued=word.glued)
            return
        if self._break_off(word, self.measure - self.x - gap, gap):
            return
        if self.pieces:
            self._end_line()
            self._add(word)
        else:
            self._cut(word)

    def _break_off(self, word: Word, room: float, gap: float) -> bool:
        """Put as much of `word` as the language allows in `room`; the rest goes to the next line."""
        for place, add_hyphen in reversed(breaks(word.text)):
            if self._head_width(word, place, add_hyphen=add_hyphen) <= room:
                self._part(word, place, gap, add_hyphen=add_hyphen)
                return True
        return False

    def _cut(self, word: Word) -> None:
        """Last resort: an empty line is too narrow for any allowed break, so cut with a visible hyphen."""
        places = range(len(word.text) - 1, 1, -1)
        place = next((p for p in places if self._head_width(word, p, add_hyphen=True) <= self.measure), 1)
        if len(word.text) > 1:
            self._part(word, place, 0.0, add_hyphen=True)
        else:
            self._place(word, 0.0, glued=word.glued)

    @staticmethod
    def _head_width(word: Word, place: int, *, add_hyphen: bool) -> float:
        face = word.face
        lead = word.width - word_units(word.text, face)
        return lead + word_units(word.text[:place] + ("-" if add_hyphen else ""), face)

    def _part(self, word: Word, place: int, gap: float, *, add_hyphen: bool) -> None:
        width = self._head_width(word, place, add_hyphen=add_hyphen)
        text = word.text[:place] + ("-" if add_hyphen else "")
        head = Word(text, word.span, gap, width, word.face, word.with_mark)
        self._place(head, gap, broken=add_hyphen, glued=True)
        self._end_line()
        rest = word.text[place:]
        width = word_units(rest, word.face)
        self._add(Word(rest, word.span, 0.0, width, word.face, with_mark=False, glued=word.glued))

    def _place(self, word: Word, gap: float, *, broken: bool = False, glued: bool = False) -> None:
        last = self.pieces[-1] if self.pieces else None
        start = self.x + gap
        self.x = start + word.width
        goes_on = last and last.span is word.span and last.face is word.face and last.text
        if last and goes_on and not word.with_mark and not last.glued:
            text = f"{last.text} {word.text}"
            wide = self.x - last.start
            piece = Piece(last.start, wide, text, word.span, word.face, last.has_mark, broken, glued)
            self.pieces[-1] = piece
        else:
            self.pieces.append(
                Piece(start, word.width, word.text, word.span, word.face, word.with_mark, broken, glued)
            )

    def _end_line(self) -> None:
        if self.pieces:
            self.lines.append(Line(tuple(self.pieces), self.x))
        self.pieces = []
        self.x = 0.0


_paragraphs: dict[tuple[Span, ...], Paragraph] = {}
forget_with_words(_paragraphs)


def paragraph(*spans: Span) -> Paragraph:
    """The paragraph of these spans, from memory when it was set before."""
    found = _paragraphs.get(spans)
    if found is None:
        if len(_paragraphs) >= _MOST_REMEMBERED:
            _paragraphs.clear()
        found = _paragraphs[spans] = Paragraph(spans)
    return found
