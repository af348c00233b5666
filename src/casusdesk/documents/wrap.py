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
from casusdesk.documents.hyphenate import breaks, roughness
from casusdesk.documents.kept_together import follows_name, stay_together
from casusdesk.documents.line_breaks import Cut, Portion, Stop, best_breaks
from casusdesk.documents.words import Line, Piece, Span, Word, split
from casusdesk.domain.limits import tidy

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
        chunks = self._fitting_chunks(measure)
        befores = (None, *(chunk[-1] for chunk in chunks))
        portions = [_portion(chunk, before) for chunk, before in zip(chunks, befores, strict=False)]
        if any(portion.width > measure and not portion.cuts for portion in portions):
            return lines
        stops = best_breaks(portions, measure, len(lines))
        if stops is None:
            return lines
        edges = (Stop(0, 0.0, 0.0), *stops, Stop(len(portions), 0.0, 0.0))
        return tuple(_line(chunks, first, last) for first, last in pairwise(edges))

    def _fitting_chunks(self, measure: float) -> list[tuple[Word, ...]]:
        """The chunks, those that are too wide for a line as separate words."""
        found: list[tuple[Word, ...]] = []
        for chunk in self._chunks:
            fits = sum(word.gap + word.width for word in chunk) - chunk[0].gap <= measure
            if fits or any(word.glued for word in chunk):
                found.append(chunk)
            else:
                found += ((word,) for word in chunk)
        return found

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


def _portion(chunk: tuple[Word, ...], before: Word | None) -> Portion:
    first = chunk[0]
    parts_name = before is not None and before.span is first.span and follows_name(before.text, first.text)
    width = sum(word.gap + word.width for word in chunk) - first.gap
    cuts: tuple[Cut, ...] = ()
    if len(chunk) == 1 and not first.whole and not first.span.together:
        cuts = tuple(
            Cut(
                place,
                first.head_width(place, hyphen=hyphen),
                word_units(first.text[place:], first.face),
                roughness(first.text, place),
                hyphen,
            )
            for place, hyphen in breaks(first.text)
        )
    return Portion(first.gap, width, first.opens, parts_name, cuts)


def _line(chunks: Sequence[tuple[Word, ...]], first: Stop, last: Stop) -> Line:
    """One line, from where the one before it ended to where it ends itself."""
    on_it = list(chunks[first.portion : last.portion + (last.cut is not None)])
    if last.cut is not None:
        on_it[-1] = (on_it[-1][0].head(last.cut.place, hyphen=last.cut.hyphen),)
    if first.cut is not None:
        on_it[0] = (on_it[0][0].tail(first.cut.place), *on_it[0][1:])
    return _Wrapper(float("inf")).wrap(tuple(on_it))[0]


class _Wrapper:
    """One greedy run over the words of a paragraph."""

    def __init__(self, measure: float) -> None:
        self.measure = measure
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.x = 0.0
        self.hyphened = False
        """Whether the line before this one ends with a hyphen."""

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
            self._place(word, gap)
            return
        if self._break_off(word, self.measure - self.x - gap, gap):
            return
        if self.pieces:
            self._end_line()
            self._add(word)
        else:
            self._cut(word)

    def _break_off(self, word: Word, room: float, gap: float) -> bool:
        """Put as much of `word` as the language allows in `room`; the rest goes to the next line.

        Where it can go to the next line as a whole, a name does, and no two lines end with a hyphen.
        """
        if self.pieces and (word.whole or self.hyphened) and word.width <= self.measure:
            return False
        for place, hyphen in reversed(breaks(word.text)):
            if word.head_width(place, hyphen=hyphen) <= room:
                self._part(word, place, gap, hyphen=hyphen)
                return True
        return False

    def _cut(self, word: Word) -> None:
        """Last resort: an empty line is too narrow for any allowed break, so cut with a visible hyphen."""
        places = range(len(word.text) - 1, 1, -1)
        place = next((p for p in places if word.head_width(p, hyphen=True) <= self.measure), 1)
        if len(word.text) > 1:
            self._part(word, place, 0.0, hyphen=True)
        else:
            self._place(word, 0.0)

    def _part(self, word: Word, place: int, gap: float, *, hyphen: bool) -> None:
        self._place(word.head(place, hyphen=hyphen), gap)
        self._end_line()
        self._add(word.tail(place))

    def _place(self, word: Word, gap: float) -> None:
        last = self.pieces[-1] if self.pieces else None
        start = self.x + gap
        self.x = start + word.width
        text, has_mark = word.text, word.with_mark
        goes_on = last and last.span is word.span and last.face is word.face and last.text
        if last and goes_on and not has_mark and not last.glued:
            start, text, has_mark = last.start, f"{last.text} {text}", last.has_mark
            self.pieces.pop()
        wide = self.x - start
        self.pieces.append(Piece(start, wide, text, word.span, word.face, has_mark, word.broken, word.glued))

    def _end_line(self) -> None:
        if self.pieces:
            self.lines.append(Line(tuple(self.pieces), self.x))
            self.hyphened = self.pieces[-1].broken
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
