"""The list "Nu te doen": what cannot wait, then the step of the month, then what was left lying."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Final

from casusdesk.domain.meeting_round import MeetingRound, MeetingStep
from casusdesk.domain.todo import Todo
from casusdesk.domain.todo_rules import PRESSING, RULES

_COLLECT, _PREPARE, _MEET, _FOLLOW_UP = MeetingStep
_ORDER: Final[Mapping[MeetingStep, tuple[MeetingStep, ...]]] = {
    _COLLECT: (_COLLECT, _FOLLOW_UP, _PREPARE, _MEET),
    _PREPARE: (_PREPARE, _COLLECT, _FOLLOW_UP, _MEET),
    _MEET: (_MEET, _PREPARE, _FOLLOW_UP, _COLLECT),
    _FOLLOW_UP: (_FOLLOW_UP, _COLLECT, _PREPARE, _MEET),
}


def todos(month: MeetingRound) -> tuple[Todo, ...]:
    """Everything that asks for attention, the most pressing first; the screen shows the first few."""
    ordered = chain(PRESSING, *(RULES[step] for step in _ORDER[month.step]))
    return tuple(todo for rule in ordered for todo in rule(month))
