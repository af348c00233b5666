"""The steps on afspraken that can be taken back; none of them knows who has the lead."""

from __future__ import annotations

from dataclasses import replace

from casusdesk.domain.action import Action
from casusdesk.ui.steps import Steps


class ActionCommands(Steps):
    """Agreed, changed, done, thrown away."""

    def finish(self, action: Action) -> None:
        """Tick an afspraak; who has the lead stays as it was."""
        self._push(
            f"Afspraak klaar: {action.text}",
            lambda: self._cases.finish_action(action.id, self._context.desk.today()),
            lambda: self._cases.reopen_action(action.id),
        )

    def add(self, action: Action) -> bool:
        """Keep a new afspraak; whether that went well. What was kept while typing is kept again, whole."""
        return self._push(
            f"Afspraak toegevoegd: {action.text}",
            lambda: self._cases.record_action(action),
            lambda: self._cases.delete_action(action.id),
        )

    def change(self, before: Action, after: Action) -> bool:
        """Keep other words, another role or another day; taking that back leaves what came since."""
        return self._push(
            f"Afspraak gewijzigd: {after.text}", lambda: self._put(after), lambda: self._put(before)
        )

    def delete(self, action: Action) -> None:
        """Wipe an afspraak; taking that back restores it whole, with the meetings it stood open at."""
        self._push(
            f"Afspraak verwijderd: {action.text}",
            lambda: self._cases.delete_action(action.id),
            lambda: self._cases.record_action(action),
        )

    def _put(self, wanted: Action) -> None:
        known = {action.id: action for action in self._cases.actions(wanted.case_code)}
        now = known.get(wanted.id, wanted)
        self._cases.record_action(replace(now, text=wanted.text, who=wanted.who, due=wanted.due))
