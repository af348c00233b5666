"""One line of "Nu te doen" (ux §7.2): it begins with a verb and leads to where it is done.

The rules that make the lines are in `todo_rules`, their order in `todo_list`. Pure; nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from casusdesk.domain.meeting_round import MeetingRound


class Place(Enum):
    """Where a to-do is done."""

    CASE = "case"
    CASES = "cases"
    MEETING = "meeting"
    MEETING_MODE = "meeting_mode"
    HANDOVERS = "handovers"
    FOLLOW_UP = "follow_up"
    SETTINGS = "settings"
    SIGNAL = "signal"
    CONTACTS = "contacts"
    REGISTER = "register"


NO_LEAD: Final = "no_lead"
LAST_CHANCE: Final = "last_chance"
UNSEEN: Final = "unseen"
DAYS: Final = "day"
FEEDBACK: Final = "feedback"
CHASE: Final = "chase"
MISSING_LEAD: Final = "missing_lead"


@dataclass(frozen=True, slots=True)
class Todo:
    """`key` says where in its place: the code of a case, the id of a handover ("" for all of them), the
    part of the case list (NO_LEAD, LAST_CHANCE, UNSEEN), the tab of the afspraken (DAYS, FEEDBACK, CHASE),
    of the contacts where nobody speaks for the lead (MISSING_LEAD), the day of a meeting for its paper.
    """

    words: str
    place: Place
    key: str = ""


Rule = Callable[[MeetingRound], Iterator[Todo]]

NAMED: Final = 2
"""So many cases are named when more of them ask for the same; the rest is counted."""


def lines(words: str, codes: Sequence[str], shared: Todo | None = None) -> Iterator[Todo]:
    """`words` with a code in the place of `{}`: a line for each case, or one line for all of them.

    From three cases on they share a line: `Kies regie voor KT472, BX385 en nog 3`. That leads to where
    `shared` says, or to the first case: the line grows shorter as she goes.
    """
    if len(codes) <= NAMED:
        for code in codes:
            yield Todo(words.format(code), Place.CASE, code)
        return
    named = f"{', '.join(codes[:NAMED])} en nog {len(codes) - NAMED}"
    to = shared or Todo("", Place.CASE, codes[0])
    yield Todo(words.format(named), to.place, to.key)
