"""The counts of the coalition, read from the open desk: what is printed on the page Tellingen (US20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.figures import Figures, Source, figures

if TYPE_CHECKING:
    from casusdesk.domain.catalog import Catalog
    from casusdesk.services.cases import Cases
    from casusdesk.services.clock import Clock
    from casusdesk.services.decisions import Decisions
    from casusdesk.services.handovers import Handovers
    from casusdesk.services.meetings import Meetings


class Counting:
    """Counts what the store holds now; what was wiped is not in it, and nothing that is counted is kept."""

    def __init__(
        self,
        cases: Cases,
        meetings: Meetings,
        decisions: Decisions,
        handovers: Handovers,
        catalog: Catalog,
        clock: Clock,
    ) -> None:
        self._cases = cases
        self._meetings = meetings
        self._decisions = decisions
        self._handovers = handovers
        self._catalog = catalog
        self._clock = clock

    def last_year(self) -> Figures:
        """The last twelve months that are over, beside the same months a year earlier."""
        source = Source(self._cases.all(), self._decisions.all(), self._handovers.all(), self._meetings.all())
        return figures(source, self._catalog, self._clock.today())
