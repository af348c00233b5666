"""The afspraken of all cases: agreed, done, done after all not. They know nothing of who has the lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from secrets import token_hex
from typing import TYPE_CHECKING

from casusdesk.domain.action import Action
from casusdesk.domain.limits import tidy
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.store.actions import ActionStore

_GONE = "Deze afspraak is er niet meer. Maak de afspraak opnieuw."


class Actions:
    """The actions of one open desk; `Cases` is their door. What was read is remembered until it changes."""

    def __init__(self, store: ActionStore, changes: Changes, clock: Clock) -> None:
        self._store = store
        self._changes = changes
        self._clock = clock
        self._listed: tuple[Action, ...] | None = None
        changes.subscribe(self._forget)

    def all(self, code: str | None = None) -> tuple[Action, ...]:
        """Every action of the cases on the list, or of one of them; the earliest due first."""
        if self._listed is None:
            self._listed = tuple(self._store.listed())
        if code is None:
            return self._listed
        return tuple(action for action in self._listed if action.case_code == code)

    def by_case(self) -> dict[str, Sequence[Action]]:
        """The actions by the code of their case."""
        grouped: dict[str, list[Action]] = {}
        for action in self.all():
            grouped.setdefault(action.case_code, []).append(action)
        return dict(grouped)

    def add(self, code: str, text: str, who: str, due: date | None) -> Action:
        """A new action, agreed today."""
        action = Action(token_hex(8), code, tidy(text), who, due, agreed_on=self._clock.today())
        self.record(action)
        return action

    def record(self, *actions: Action) -> None:
        """Keep each action as it is now, all or none."""
        self._store.save(*actions)
        self._changes.publish(Change(cases=frozenset(action.case_code for action in actions), meetings=True))

    def set_done(self, action_id: str, day: date | None) -> Action:
        """Done on `day`, or open again with None. Raises CasusdeskError when it is gone."""
        action = replace(self._get(action_id), done_on=day)
        self.record(action)
        return action

    def remove(self, action_id: str) -> None:
        """Wipe it. Raises CasusdeskError when it is gone already."""
        code = self._get(action_id).case_code
        self._store.remove(action_id)
        self._changes.publish(Change(cases=frozenset({code}), meetings=True))

    def _get(self, action_id: str) -> Action:
        for action in self.all():
            if action.id == action_id:
                return action
        raise CasusdeskError(_GONE)

    def _forget(self, change: Change) -> None:
        if change.cases or change.meetings:  # a meeting that moves takes its actions along
            self._listed = None
