"""Where a text names a person: by a name from the lists, by a title, by initials (rule R4).

Reading goes word by word, from front to back, once. A capital in the middle of a sentence says more than one
at its start; a title ("mevr.", "tante") says that a name follows, whatever the lists know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casusdesk.domain.proofread_context import (
    ABBREVIATED,
    BEFORE_LETTER,
    FORMAL,
    KIN,
    SMALL_WORDS,
    VERBS,
)
from casusdesk.domain.proofread_names import PARTICLES, WORD, Names, fold

Span = tuple[int, int]

_NEW_SENTENCE: Final = re.compile(r"[.!?:;\n\r•“„\"‘>|*]|(?:^|\s)[-–—]\s")
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z][a-z]?\.[ ]?){1,5}(?![a-z0-9])")
_NOT_INITIALS: Final = frozenset("nb ps nv bv ad tav ivm mbt nvt va io avg cs jl zo bb cv pm am".split())
_JOIN: Final = frozenset({"-", "'", "’", "‐", "‑"})


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, where it stands, and what lies between it and the word before."""

    start: int
    end: int
    word: str
    capital: bool
    shouted: bool
    first: bool
    gap: str


def people(text: str, names: Names, taken: bytearray) -> Iterator[Span]:
    """Names of people in what of `text` is not taken yet, from front to back, not overlapping."""
    yield from _Reader(text, names, taken).read()


def _tokens(text: str, taken: bytearray) -> list[_Token]:
    found: list[_Token] = []
    before = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[before:start]
        if any(taken[start:end]) or text[start - 1 : start].isdigit() or text[end : end + 1].isdigit():
            before = end
            continue
        raw = match[0]
        starts = not before or _starts_sentence(gap, found)
        shouted = len(raw) > 1 and raw.isupper()
        found.append(_Token(start, end, fold(raw), raw[0].isupper(), shouted, starts, gap))
        before = end
    return found


def _starts_sentence(gap: str, found: list[_Token]) -> bool:
    if gap == " " or gap in _JOIN:
        return False
    if gap.startswith(".") and found and (found[-1].word in ABBREVIATED or len(found[-1].word) == 1):
        return False
    return _NEW_SENTENCE.search(gap) is not None


class _Reader:
    """One reading of one text."""

    def __init__(self, text: str, names: Names, taken: bytearray) -> None:
        self.text = text
        self.names = names
        self.tokens = _tokens(text, taken)
        self.blocked = self._organisations()
        self.initials = {
            match.start(): match.end()
            for match in _INITIALS.finditer(text)
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
            begin, end = self._start(at), self.tokens[last].end
            if self.tokens[at].start in self.initials:
                end = max(end, len(self.text[: self.initials[self.tokens[at].start]].rstrip()))
            yield begin, end
            at = last + 1
            while at < len(self.tokens) and self.tokens[at].start < end:
                at += 1

    def _organisations(self) -> frozenset[int]:
        """The places of words that belong to an organisation of several words."""
        blocked: set[int] = set()
        words = [token.word for token in self.tokens]
        for start in range(len(words)):
            for length in (2, 3):
                if tuple(words[start : start + length]) in self.names.never_together:
                    blocked.update(range(start, start + length))
        return frozenset(blocked)

    def _start(self, at: int) -> int:
        return self.tokens[at].start

    def _name_at(self, at: int) -> int | None:
        """The place of the last word of the name that begins at `at`; None when none does."""
        token = self.tokens[at]
        whole = self._local_whole(at)
        if whole is not None:
            return self._surname_after(whole)
        if token.word in self.names.local or (
            token.word in self.names.local_words and token.capital and not self._says_nothing(at)
        ):
            return self._surname_after(at)
        if at in self.blocked:
            return None
        for rule in (self._by_initials, self._by_title, self._by_first_name, self._by_surname):
            last = rule(at)
            if last is not None:
                return last
        return None

    def _local_whole(self, at: int) -> int | None:
        if not self.names.local_whole:
            return None
        words = tuple(token.word for token in self.tokens[at : at + 6])
        for length in range(len(words), 1, -1):
            if words[:length] in self.names.local_whole and self._together(at, at + length - 1):
                return at + length - 1
        return None

    def _together(self, first: int, last: int) -> bool:
        return all(token.gap == " " or token.gap in _JOIN for token in self.tokens[first + 1 : last + 1])

    # --- the ways a name is known ---------------------------------------------------------------------

    def _by_initials(self, at: int) -> int | None:
        """ "J. de Vries", "S.K."; one letter alone says something only before a surname."""
        token = self.tokens[at]
        end = self.initials.get(token.start)
        if end is None:
            return None
        letters = [one for one in self.tokens[at : at + 6] if one.end <= end]
        last = at + len(letters) - 1
        if "".join(one.word for one in letters) in _NOT_INITIALS:
            return None
        if at and self.tokens[at - 1].word in BEFORE_LETTER:
            return None
        surname = self._surname_after(last, after_initials=True)
        if surname > last and not (len(letters) == 1 and self._is_small(surname)):
            return surname
        single = len(letters) == 1
        titled = at > 0 and self.tokens[at - 1].word in FORMAL
        return last if not single or titled else None

    def _by_title(self, at: int) -> int | None:
        """The word after "mevr." or "tante" that is a name by that."""
        if not at or at in self.blocked:
            return None
        title = self.tokens[at - 1]
        token = self.tokens[at]
        formal = title.word in FORMAL
        if not formal and title.word not in KIN:
            return None
        if token.gap.strip(" .") or "\n" in token.gap or (token.first and not formal):
            return None
        first = at
        while first < len(self.tokens) - 1 and self.tokens[first].word in PARTICLES:
            first += 1
        name = self.tokens[first]
        if not self._together(at, first) or first in self.blocked or name.word in self.names.never:
            return None
        if name.capital and not name.shouted and name.word not in SMALL_WORDS and len(name.word) > 1:
            return self._surname_after(first)
        listed = name.word in self.names.first or name.word in self.names.surnames
        if listed and formal and (first > at or not self.names.is_word(name.word)):
            return self._surname_after(first)
        return None

    def _by_first_name(self, at: int) -> int | None:
        token = self.tokens[at]
        word = self._known_first(at)
        if word is None or token.word in self.names.never:
            return None
        if not self.names.is_word(word):
            if token.shouted and len(word) < 4:
                return None
            if token.capital or len(word) >= 4:
                return self._surname_after(at) if token.capital else at
            return None
        if not token.capital or token.shouted:
            return None
        last = self._surname_after(at)
        if last > at and not self._says_nothing(at):
            return last
        return None if self._says_nothing(at) else last

    def _known_first(self, at: int) -> str | None:
        """The first name this word is, also with the s of possession ("Kevins moeder")."""
        token = self.tokens[at]
        if token.word in self.names.first:
            return token.word
        stem = token.word[:-1]
        owns = token.capital and token.word.endswith("s") and len(stem) > 3
        return stem if owns and stem in self.names.first and not self.names.is_word(token.word) else None

    def _by_surname(self, at: int) -> int | None:
        """A surname by itself: known, with a capital, or unknown after "Van der" in a sentence."""
        token = self.tokens[at]
        if not token.capital or token.shouted or token.word in self.names.never:
            return None
        if token.word in self.names.surnames and not self.names.is_word(token.word):
            return self._surname_after(at)
        if token.word not in PARTICLES or (token.first and at + 2 >= len(self.tokens)):
            return None
        first = at
        while first < len(self.tokens) - 1 and self.tokens[first].word in PARTICLES:
            first += 1
        name = self.tokens[first]
        fits = name.capital and not name.shouted and name.word not in self.names.never
        if not fits or first == at or not self._together(at, first) or first in self.blocked:
            return None
        strong = first - at > 1 or token.word in ("el", "al", "ait", "abu", "ben")
        return self._surname_after(first) if strong or not token.first else None

    # --- what stands around -----------------------------------------------------------------------------

    def _says_nothing(self, at: int) -> bool:
        """Whether the capital of this word may be that of a sentence, or of a word that is no name."""
        token = self.tokens[at]
        if not token.first:
            return False
        if token.word in self.names.starters:
            return True
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or following.gap != " ":
            return True
        known = following.capital and following.word in self.names.surnames
        return not (following.word in VERBS or known or following.word in PARTICLES and self._particled(at))

    def _particled(self, at: int) -> bool:
        last = self._surname_after(at)
        return last > at + 1

    def _is_small(self, at: int) -> bool:
        return self.tokens[at].word in SMALL_WORDS

    def _surname_after(self, at: int, *, after_initials: bool = False) -> int:
        """The last word that belongs to the name at `at`: "Jansen" of "Kim-Lysanne van Dijk-Jansen"."""
        last = at
        while last + 1 < len(self.tokens):
            following = last + 1
            while following < len(self.tokens) - 1 and self.tokens[following].word in PARTICLES:
                following += 1
            token = self.tokens[following]
            loose = after_initials and last == at and self.tokens[at + 1].gap.strip(" .") == ""
            if not loose and not self._together(last, following):
                break
            if loose and not self._together(at + 1, following):
                break
            joined = token.gap in _JOIN and len(token.word) > 1
            owns = token.gap in _JOIN and token.word == "s"
            fits = token.capital and not token.shouted and token.word not in SMALL_WORDS
            if owns or following in self.blocked or token.word in self.names.never or not (joined or fits):
                break
            last = following
        return last
