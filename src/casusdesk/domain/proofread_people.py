"""Where a text names a person: by a name from the lists, by a title, by initials (rule R4).

Reading goes word by word, from front to back, once. A capital in the middle of a sentence says more than one
at its start; a title ("mevr.", "tante") says that a name follows, whatever the lists know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casusdesk.domain.proofread_context import BEFORE_LETTER, FORMAL, KIN, NAMED, PARTICLES
from casusdesk.domain.proofread_line import Line, Token
from casusdesk.domain.proofread_names import Names

Span = tuple[int, int]

_INITIALS: Final = re.compile(r"(?<![\w.])(?:(?:Th|Ch|Sj|Tj|Fr|Ph|Wm|[A-Z])\.[ ]?){1,5}(?![a-z0-9])")
_NOT_INITIALS: Final = frozenset(
    [
        "bsn",
        "nb",
        "ps",
        "nv",
        "bv",
        "ad",
        "tav",
        "ivm",
        "mbt",
        "nvt",
        "va",
        "io",
        "avg",
        "cs",
        "cv",
        "pm",
        "am",
    ]
)
_ALWAYS_SURNAME: Final = frozenset({"el", "al", "ait", "abu", "ben"})
"""A capital on one of these, with a capital after it, is a name even at the start of a sentence."""
_HEADINGS: Final = frozenset("abcdefgh")
"""A letter that numbers a line ("A. Terugblik") and is an initial only before a name of the lists."""
_LONGEST_LOCAL: Final = 6


def people(text: str, names: Names, taken: bytearray) -> Iterator[Span]:
    """Names of people in what of `text` is not taken yet, from front to back, not overlapping."""
    return _Reader(Line(text, names, taken), taken).read()


class _Reader:
    """One reading of one text; each rule gives the place of the last word of the name at a place, or None."""

    def __init__(self, line: Line, taken: bytearray) -> None:
        self.line = line
        self.names = line.names
        self.tokens = line.tokens
        self.initials = {
            match.start(): match.start() + len(match[0].rstrip())
            for match in _INITIALS.finditer(line.text)
            if not any(taken[match.start() : match.end()])
        }

    def read(self) -> Iterator[Span]:
        """Every name, with what belongs to it."""
        at = 0
        while at < len(self.tokens):
            last = self._name_at(at)
            if last is None:
                at += 1
                continue
            start = self.tokens[at].start
            end = max(self.tokens[last].end, self.initials.get(start, 0))
            yield start, end
            at = last + 1

    def _name_at(self, at: int) -> int | None:
        rules = [self._by_initials, self._by_title, self._by_first_name, self._by_surname]
        for rule in (self._by_local, *(() if at in self.line.blocked else rules)):
            last: int | None = rule(at)
            if last is not None:
                return last
        return None

    def _by_local(self, at: int) -> int | None:
        """A local name, whole or a word of it."""
        words = tuple(token.word for token in self.tokens[at : at + _LONGEST_LOCAL])
        for length in range(len(words), 1, -1):
            if words[:length] in self.names.local_whole and self.line.together(at, at + length - 1):
                return self.line.surname_after(at + length - 1)
        token = self.tokens[at]
        plain = token.word in self.names.local_words and token.capital and not self.line.says_nothing(at)
        return self.line.surname_after(at) if plain or token.word in self.names.local else None

    def _by_initials(self, at: int) -> int | None:
        """By "J. de Vries" or "S.K."; one letter alone says something only with a surname or a title."""
        end = self.initials.get(self.tokens[at].start)
        if end is None or self.line.word(at - 1) in BEFORE_LETTER:
            return None
        letters = [one.word for one in self.tokens[at : at + _LONGEST_LOCAL] if one.end <= end]
        if "".join(letters) in _NOT_INITIALS:
            return None
        last = at + len(letters) - 1
        surname = self.line.surname_after(last, after_initials=True)
        heading = self.tokens[at].first and surname == last + 1 and letters[0] in _HEADINGS
        if surname > last and (not heading or self._is_known(surname)):
            return surname
        return last if len(letters) > 1 or self.line.word(at - 1) in FORMAL else None

    def _is_known(self, at: int) -> bool:
        word = self.tokens[at].word
        return word in self.names.surnames or word in self.names.first or self.names.is_word(word)

    def _by_title(self, at: int) -> int | None:
        """The word after "mevr." or "tante" that is a name by that."""
        if not self._follows_title(at):
            return None
        place = self.line.after_particles(at)
        if not self.line.together(at, place) or place in self.line.blocked:
            return None
        word = self.tokens[place].word
        if self.line.may_be_surname(place) and len(word) > 1:
            return self.line.surname_after(place)
        listed = word in self.names.first or word in self.names.surnames
        led = place > at and self.line.word(at - 1) in FORMAL
        sure = led or not self.names.is_word(word)
        return self.line.surname_after(place) if listed and sure and len(word) > 2 else None

    def _follows_title(self, at: int) -> bool:
        title, token = self.line.word(at - 1), self.tokens[at]
        if title not in FORMAL and title not in KIN:
            return False
        if title in NAMED or self.line.word(at - 2) in NAMED:
            return not token.gap.strip(" .:=") and (not token.first or ":" in token.gap)
        aside = token.gap == ", " and self._gap_after(at).startswith(",")
        return not token.first and (aside or not token.gap.strip(" ."))

    def _gap_after(self, at: int) -> str:
        return self.tokens[at + 1].gap if at + 1 < len(self.tokens) else ""

    def _by_first_name(self, at: int) -> int | None:
        token = self.tokens[at]
        word = self._known_first(token)
        if word is None or token.word in self.names.never:
            return None
        if self.names.is_word(word) or word in self.names.rare:
            says = token.capital and not token.shouted and not self.line.says_nothing(at)
            return self.line.surname_after(at) if says else None
        if token.capital and not (token.shouted and (len(word) < 4 or self._is_abbreviation(at))):
            return self.line.surname_after(at)
        return at if len(word) >= 4 and not token.shouted else None

    def _is_abbreviation(self, at: int) -> bool:
        """Whether capitals begin a word such as "BERA-test"."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return following is not None and following.gap == "-" and not following.capital

    def _known_first(self, token: Token) -> str | None:
        """The first name this word is, also with the s of possession ("Kevins moeder")."""
        if token.word in self.names.first or token.word in self.names.rare:
            return token.word
        stem = token.word[:-1]
        owns = token.capital and token.word.endswith("s") and len(stem) > 3
        return stem if owns and stem in self.names.first and not self.names.is_word(token.word) else None

    def _by_surname(self, at: int) -> int | None:
        """A surname by itself: a known one with a capital, or any after "Van der" in a sentence."""
        token = self.tokens[at]
        if not token.capital or token.shouted or token.word in self.names.never:
            return None
        if token.word in self.names.surnames and not self.names.is_word(token.word):
            return self.line.surname_after(at)
        place = self.line.after_particles(at)
        if place == at or token.word not in PARTICLES or not self.line.together(at, place):
            return None
        sure = place - at > 1 or token.word in _ALWAYS_SURNAME or not token.first
        return self.line.surname_after(place) if sure and self.line.may_be_surname(place) else None
