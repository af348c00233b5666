"""The parts of a sheet that were made before, so that a refit after one changed word makes that part only.

A part is found by its place and taken when what it was made of is equal to what it is asked for now. This
memory holds words of cases: it is emptied together with the measured words.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from casusdesk.documents.fonts import forget_with_words

_MOST_REMEMBERED: Final = 1000
"""Parts in one memory; an agenda of 40 cases has some 60."""

Part = TypeVar("Part")


class RowMemory:
    """What was made in one layout with the words of one catalogue, and those words by their keys."""

    def __init__(self, catalog: object) -> None:
        self.catalog = catalog
        self.roles: dict[str, str] = {}
        self.agencies: dict[str, str] = {}
        self._made: dict[Hashable, tuple[object, Any]] = {}

    def part(self, key: Hashable, source: object, make: Callable[[], Part]) -> Part:
        """What `make` gives for `source`, from memory when the last one under `key` had an equal source.

        `key` must tell kinds of parts apart; everything else that `make` looks at belongs in `source`.
        """
        found = self._made.get(key)
        if found is not None and found[0] == source:
            made: Part = found[1]
            return made
        if len(self._made) >= _MOST_REMEMBERED:
            self._made.clear()
        made = make()
        self._made[key] = (source, made)
        return made


_memories: dict[Hashable, RowMemory] = {}
forget_with_words(_memories)


def row_memory(catalog: object, *layout: Hashable) -> RowMemory:
    """The memory for `layout`; an empty one when the last was of another catalogue."""
    found = _memories.get(layout)
    if found is None or found.catalog is not catalog:
        found = _memories[layout] = RowMemory(catalog)
    return found
