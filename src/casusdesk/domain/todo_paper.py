"""What "Nu te doen" says of numbered paper: lists to close, missing copies, sheets to shred (R16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from casusdesk.domain.meeting_round import MeetingRound, MeetingStep
from casusdesk.domain.paper import CopyState, not_called_in
from casusdesk.domain.paper_ledger import lots, overdue
from casusdesk.domain.todo import Place, Todo
from casusdesk.domain.wording import counted, day_month, listed

_LEAK_DAYS: Final = timedelta(days=3)
"""So long a missing copy stays on top: within it the supervisory authority must have been told."""


def missing_paper(month: MeetingRound) -> Iterator[Todo]:
    """A copy that went missing lately: the steps of a data leak cannot wait."""
    for lot in lots(month.prints):
        fresh = [c for _, c in lot.of_state(CopyState.MISSING) if month.today - c.since <= _LEAK_DAYS]
        if fresh:
            labels = listed([copy.number.label for copy in fresh])
            words = f"Doe de stappen voor vermist papier: {lot.name}, exemplaar {labels}"
            yield Todo(words, Place.REGISTER, lot.held_on.isoformat())


def paper_after(month: MeetingRound) -> Iterator[Todo]:
    """Right after a meeting its copies come in; later it is said while the next one is prepared."""
    if not _pressing(month):
        yield from _open_lists(month)


def paper_before_the_next(month: MeetingRound) -> Iterator[Todo]:
    """While the next agenda is made, older copies that are out come first."""
    if _pressing(month):
        yield from _open_lists(month)


def paper_to_shred(month: MeetingRound) -> Iterator[Todo]:
    """Sheets and slips past their day, of which nobody said that they were shredded."""
    for lot in lots(month.prints):
        count = sum(overdue(made, copy, month.today) for made, copy in lot.copies)
        if count:
            done = "vernietigd is" if count == 1 else "vernietigd zijn"
            words = f"Vraag na of {counted(count, 'blad', 'bladen')} van {day_month(lot.held_on)} {done}"
            yield Todo(words, Place.REGISTER, lot.held_on.isoformat())


def _pressing(month: MeetingRound) -> bool:
    return month.step in (MeetingStep.PREPARE, MeetingStep.MEET)


def _open_lists(month: MeetingRound) -> Iterator[Todo]:
    days = {made.held_on for made in not_called_in(month.prints, month.today)}
    for day in sorted(days):
        yield Todo(f"Sluit de papierlijst van {day_month(day)}", Place.REGISTER, day.isoformat())
