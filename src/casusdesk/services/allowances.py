"""What a person allowed each paper beyond the ordinary ladder, for as long as the store is open (ux §7.5).

Kept by paper and by what it is about: the day of a meeting, the id of a handover. Small letters on one sheet
say nothing about the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.paper import Paper
from casusdesk.services.changes import Change, Changes

if TYPE_CHECKING:
    from casusdesk.documents.fit_choices import FitChoices


class Allowances:
    """Small letters, a second page and left-out forms, by paper and subject."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._allowed: dict[tuple[Paper, str], FitChoices] = {}

    def of(self, paper: Paper, subject: str = "") -> FitChoices:
        """What is allowed now; nothing while nobody said so."""
        from casusdesk.documents.fit_choices import ORDINARY

        return self._allowed.get((paper, subject), ORDINARY)

    def allow(self, paper: Paper, subject: str, choices: FitChoices) -> None:
        """From now on; everybody who shows this paper hears of it."""
        if choices == self.of(paper, subject):
            return
        self._allowed[paper, subject] = choices
        self._changes.publish(Change(fit=True))
