"""What was typed and not kept: into the store before a lock, and back to the form after it (vault §1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casusdesk.domain.draft import Draft

if TYPE_CHECKING:
    from casusdesk.services.clock import Clock
    from casusdesk.store.drafts import DraftStore


class Drafts:
    """The drafts of one open desk."""

    def __init__(self, store: DraftStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the oldest first."""
        return self._store.all()

    def keep(self, drafts: Iterable[Draft]) -> None:
        """Keep these beside those that wait already; one of the same place is replaced."""
        self._store.keep(drafts, self._clock.now())

    def remove(self, drafts: Iterable[Draft]) -> None:
        """Wipe these: they were kept for good, or nobody wants them."""
        self._store.remove(drafts)
