"""The names a text is compared with: the lists that come along, and the names of one's own (rule R4).

First names come from `resources/names` (source and licence stand there), the local names from the store:
the coalition's list and the key names of mothers. Many names are also words ("Roos", "Bakker"): the list
of those says when a capital alone is not enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casusdesk.domain.proofread_context import PARTICLES

WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+")
"""A word or a part of one: letters, with accents written apart or not; "-" and "'" lie between words."""

_LETTERS: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


def fold(word: str) -> str:
    """`word` without capitals and accents, so that "Gülşen", "gulsen" and "GÜLŞEN" are one."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold().translate(_LETTERS)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name: "Van der Meer-Jansen" is van, der, meer, jansen."""
    return tuple(fold(match[0]) for match in WORD.finditer(name))


@dataclass(frozen=True)
class Names:
    """Names and the words that look like them; everything folded (`fold`).

    A local name that is no ordinary word is found anywhere, in lower case too. A local name that is also a
    word ("Meer", "Bakker", "Roos") is found with a capital, and in lower case when the whole name stands
    there ("van der meer"): without that, "meer hulp" would be a finding on every page.
    """

    first: frozenset[str]
    """First names of families in the Netherlands."""
    rare: frozenset[str]
    """Less common first names; these count with a capital only, and not where any word has one."""
    surnames: frozenset[str]
    """Surnames, one word each, without what is a first name too."""
    also_words: frozenset[str]
    """Names of either kind that are ordinary Dutch words as well."""
    starters: frozenset[str]
    """Words that often stand first in a sentence: a capital there says nothing."""
    never: frozenset[str]
    """Words with a capital that name no person: organisations, places, languages."""
    never_together: frozenset[tuple[str, ...]]
    """The same, of several words, which count only as a whole."""
    local: frozenset[str] = frozenset()
    """Words of local names that are found anywhere."""
    local_words: frozenset[str] = frozenset()
    """Words of local names that are ordinary words too."""
    local_whole: frozenset[tuple[str, ...]] = frozenset()
    """Local names of several words, whole."""

    @classmethod
    def load(cls, folder: Path) -> Names:
        """The lists in `folder`, one name per line; raises OSError when one is not there."""
        never = [words_of(line) for line in _lines(folder / "never_names.txt")]
        first = frozenset(map(fold, _lines(folder / "first_names.txt")))
        return cls(
            first=first,
            rare=frozenset(map(fold, _lines(folder / "first_names_rare.txt"))) - first,
            surnames=frozenset(map(fold, _lines(folder / "surnames.txt"))) - first,
            also_words=frozenset(map(fold, _lines(folder / "also_words.txt"))),
            starters=frozenset(
                word for line in _lines(folder / "starts_a_sentence.txt") for word in fold(line).split()
            ),
            never=frozenset(words[0] for words in never if len(words) == 1),
            never_together=frozenset(words for words in never if len(words) > 1),
        )

    def with_local(self, names: Iterable[str]) -> Names:
        """These lists and local names, each whole or in parts; capitals and accents do not matter."""
        whole = {words for words in map(words_of, names) if words}
        parts = {word for words in whole for word in words if len(word) > 1 and word not in PARTICLES}
        ordinary = {word for word in parts if self.is_word(word) or len(word) < 3}
        return replace(
            self,
            local=self.local | (parts - ordinary),
            local_words=self.local_words | ordinary,
            local_whole=self.local_whole | {words for words in whole if len(words) > 1},
        )

    def is_word(self, word: str) -> bool:
        """Whether this folded word also means something else than a person."""
        return word in self.also_words or word in self.starters or word in self.never


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
