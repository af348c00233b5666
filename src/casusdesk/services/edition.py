"""What the ordinary and the large edition of every paper have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.cases import Cases


class Edition:
    """What papers are laid out from, in every size; on a practice desk every page carries OEFENING."""

    def __init__(
        self,
        cases: Cases,
        catalog: Catalog,
        coalition: Callable[[], Coalition],
        clock: Clock,
        *,
        practice: bool,
    ) -> None:
        self._cases = cases
        self.catalog = catalog
        self._coalition = coalition
        self._clock = clock
        self._practice = practice

    @property
    def coalition(self) -> Coalition:
        """The settings as they are now."""
        return self._coalition()

    @property
    def _printed_at(self) -> datetime:
        """The moment that stands on the paper, in local time."""
        return self._clock.now().astimezone()
