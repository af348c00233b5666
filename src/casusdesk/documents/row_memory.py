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
_MOST_VERSIONS: Final = 3
"""Of one part: as it is, and what a refusal tries instead of it."""

Part = TypeVar("Part")


class RowMemory:
    """What was made in one layout with the words of one catalogue, and those words by their keys."""

    def __init__(self, catalog: object) -> None:
        self.catalog = catalog
        self.roles: dict[str, str] = {}
        self.agencies: dict[str, str] = {}
        self._made: dict[Hashable, list[tuple[object, Any]]] = {}

    def part(self, key: Hashable, source: object, make: Callable[[], Part]) -> Part:
        """What `make` gives for `source`, from memory when one of the last under `key` had an equal source.

        `key` must tell kinds of parts apart; everything else that `make` looks at belongs in `source`.
        """
        versions = self._made.get(key)
        if versions is None:
            if len(self._made) >= _MOST_REMEMBERED:
                self._made.clear()
            versions = self._made[key] = []
        for known, part in versions:
            if known == source:
                found: Part = part
                return found
        made = make()
        versions[:] = [(source, made), *versions[: _MOST_VERSIONS - 1]]
        return made


_memories: dict[Hashable, RowMemory] = {}
forget_with_words(_memories)


def row_memory(catalog: object, *layout: Hashable) -> RowMemory:
    """The memory for `layout`; an empty one when the last was of another catalogue."""
    found = _memories.get(layout)
    if found is None or found.catalog is not catalog:
        found = _memories[layout] = RowMemory(catalog)
    return found
