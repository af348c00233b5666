"""The settings of the coalition, read once and kept until they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.coalition import Coalition
from casusdesk.services.changes import Change, Changes

if TYPE_CHECKING:
    from casusdesk.store.coalition import CoalitionStore


class Coalitions:
    """The one coalition of an open desk; the usual settings until somebody sets them."""

    def __init__(self, store: CoalitionStore, changes: Changes) -> None:
        self._store = store
        self._changes = changes
        self._known: Coalition | None = None

    def get(self) -> Coalition:
        """The settings as they are now."""
        if self._known is None:
            self._known = self._store.get() or Coalition()
        return self._known

    def save(self, coalition: Coalition) -> None:
        """Keep the settings; meetings that were kept already stay as they are."""
        self._store.save(coalition)
        self._known = coalition
        self._changes.publish(Change(meetings=True, coalition=True))
