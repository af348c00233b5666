"""A text as words in a row, with what each says by its capital, its place and its neighbours (rule R4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from casusdesk.domain.proofread_context import (
    ABBREVIATED,
    IS_OF_PERSONS,
    KIN,
    OF_PERSONS,
    PARTICLES,
    SMALL_WORDS,
    VERBS,
)
from casusdesk.domain.proofread_names import WORD, Names, fold

_NEW_SENTENCE: Final = re.compile(r"[.!?:;\n\r•“„\"‘>|*]|(?:^|\s)[-–—]\s")
_JOIN: Final = frozenset({"-", "'", "’", "‐", "‑"})
_NEAR: Final = _JOIN | {" ", " '", " ’", " ‘", "\u00a0"}
_MOST_WORDS: Final = 5
"""Words of a surname, or particles in a row, that are followed."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, where it stands, and what lies between it and the word before."""

    start: int
    end: int
    word: str
    """Folded."""
    capital: bool
    shouted: bool
    """All capitals, and more than one letter."""
    first: bool
    """Whether a sentence, a line or a quotation begins here."""
    gap: str


class Line:
    """The words of one text, without what is taken already, and what the names say of them."""

    def __init__(self, text: str, names: Names, taken: bytearray) -> None:
        self.text = text
        self.names = names
        self.tokens = _tokens(text, taken)
        self.blocked = self._organisations()

    def _organisations(self) -> frozenset[int]:
        """The places of words that belong to an organisation of several words."""
        blocked: set[int] = set()
        words = [token.word for token in self.tokens]
        for start in range(len(words)):
            for length in (2, 3):
                if tuple(words[start : start + length]) in self.names.never_together:
                    blocked.update(range(start, start + length))
        return frozenset(blocked)

    def word(self, at: int) -> str:
        """The folded word at this place, "" beyond the ends."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def together(self, first: int, last: int) -> bool:
        """Whether nothing but a blank, a hyphen or an apostrophe lies between these words."""
        return all(token.gap in _NEAR for token in self.tokens[first + 1 : last + 1])

    def after_particles(self, at: int) -> int:
        """The place of the word that "van der" at this place leads to; `at` itself when there is none."""
        last = min(at + _MOST_WORDS, len(self.tokens) - 1)
        place = at
        while place < last and self.tokens[place].word in PARTICLES:
            place += 1
        return place

    def may_be_surname(self, at: int) -> bool:
        """Whether this word can be a surname by its capital, whatever the lists know."""
        token = self.tokens[at]
        common = token.word in self.names.never or token.word in SMALL_WORDS or at in self.blocked
        return token.capital and not token.shouted and not common

    def surname_after(self, at: int, *, after_initials: bool = False) -> int:
        """The last word that belongs to the name at `at`: Jansen of "Kim-Lysanne van Dijk-Jansen"."""
        last = at
        for _ in range(_MOST_WORDS):
            if last + 1 >= len(self.tokens):
                break
            following = self.after_particles(last + 1)
            loose = after_initials and last == at and not self.tokens[at + 1].gap.strip(" .")
            if not self.together(at + 1 if loose else last, following):
                break
            if len(self.tokens[following].word) < 2 or not self.may_be_surname(following):
                break
            last = following
        return last

    def says_nothing(self, at: int) -> bool:
        """Whether the capital of this word may only be that of the sentence it begins."""
        if not self.tokens[at].first:
            return False
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or following.gap not in _NEAR:
            return True
        if following.gap in _JOIN:
            return not (following.capital and following.word in self.names.first)
        kin = self.tokens[at].word in KIN  # "Zus komt logeren": a name after it is found by itself
        return kin or not self._led_to_name(at, following)

    def _led_to_name(self, at: int, following: Token) -> bool:
        """Whether what follows the first word of a sentence makes a name of it."""
        if following.word in OF_PERSONS or (following.word == "is" and self.word(at + 2) in IS_OF_PERSONS):
            return True
        surname = self.surname_after(at)
        known = self.word(surname) in self.names.surnames or self.word(surname) in self.names.also_words
        if self.tokens[at].word in self.names.starters:
            return surname > at + 1 and known
        return surname > at + 1 or (surname > at and known) or following.word in VERBS


def _tokens(text: str, taken: bytearray) -> list[Token]:
    found: list[Token] = []
    before = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[before:start]
        whole = not text[max(0, start - 1) : start].isdigit() and not text[end : end + 1].isdigit()
        if whole and not any(taken[start:end]):
            raw = match[0]
            first = not before or _starts_sentence(gap, found[-1].word if found else "")
            apart = text[found[-1].end if found else 0 : start]  # what is taken lies between
            found.append(
                Token(start, end, fold(raw), raw[0].isupper(), len(raw) > 1 and raw.isupper(), first, apart)
            )
        before = end
    return found


def _starts_sentence(gap: str, before: str) -> bool:
    if gap == " " or gap in _JOIN:
        return False
    if gap.startswith(".") and (before in ABBREVIATED or len(before) == 1):
        return False
    return _NEW_SENTENCE.search(gap) is not None
