"""A fresh meeting as the coalition is used to it, with those marked who are away that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from casusdesk.domain.away import with_absences
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.contacts import Contact
from casusdesk.domain.meeting import Meeting


class MeetingMaker:
    """Knows the settings of the coalition and the register of one open desk."""

    def __init__(
        self,
        coalition: Callable[[], Coalition],
        contacts: Callable[[], Sequence[Contact]],
        catalog: Catalog,
    ) -> None:
        self._coalition = coalition
        self._contacts = contacts
        self._catalog = catalog

    @property
    def coalition(self) -> Coalition:
        """The settings as they are now."""
        return self._coalition()

    def meeting_on(self, day: date) -> Meeting:
        """A meeting on `day`, not kept yet; what is ticked there later stays as it was ticked."""
        return self.marked(self.coalition.meeting_on(day))

    def marked(self, meeting: Meeting) -> Meeting:
        """`meeting` with everybody marked who is away on its day and stood as present; not kept."""
        return with_absences(meeting, self._contacts(), self._catalog)
