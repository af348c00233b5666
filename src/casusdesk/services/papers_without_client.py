"""Papers about no client: sociale kaart, route bij een signaal and tellingen (domain §1 no. 13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.paper import Paper
from casusdesk.services.clock import Clock
from casusdesk.services.paper_checks import require
from casusdesk.services.sheet_checks import route_problems, social_map_problems

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.contacts import Contacts
    from casusdesk.services.figures import Counting
    from casusdesk.services.layout import Layout
    from casusdesk.services.meetings import Meetings


class PapersWithoutClient:
    """They have no number, no reader and no text that is proofread; each is of today."""

    def __init__(
        self, contacts: Contacts, meetings: Meetings, counting: Counting, layout: Layout, clock: Clock
    ) -> None:
        self._contacts = contacts
        self._meetings = meetings
        self._counting = counting
        self._layout = layout
        self._clock = clock

    def pages(self, paper: Paper, *, large: bool = False) -> list[Page]:
        """One of WITHOUT_CLIENT on one page, or in large print on as many as it takes.

        Raises KeyError for any other paper, CasusdeskError while there is nobody on the sociale kaart,
        PrintBlockedError or DoesNotFitError.
        """
        make = {Paper.SOCIAL_MAP: self._social_map, Paper.ROUTE: self._route, Paper.FIGURES: self._figures}
        return list(make[paper](large=large))

    def _social_map(self, *, large: bool) -> Sequence[Page]:
        contacts = self._contacts.all()
        require(social_map_problems(contacts, self._clock.today()))
        return self._layout.edition(large=large).social_map(contacts)

    def _route(self, *, large: bool) -> Sequence[Page]:
        """With the dates of the coming meeting."""
        require(route_problems(self._layout.coalition))
        return self._layout.edition(large=large).route(self._meetings.upcoming())

    def _figures(self, *, large: bool) -> Sequence[Page]:
        """Of the last twelve months that are over."""
        return self._layout.edition(large=large).figures(self._counting.last_year())
