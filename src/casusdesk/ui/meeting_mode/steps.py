"""What is clicked at the table, as steps that can be taken back (ux §5.1: undo beats asking).

A step changes only what it changed itself: an afspraak that was finished since, or a lead chosen
elsewhere, stays as it became.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QUndoCommand

from casusdesk.domain.decision import Decision
from casusdesk.domain.meeting import Meeting
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

_PARTS: Final = tuple(f.name for f in fields(Decision) if f.name not in ("feedback", "action_id"))
_TEXTS: Final = frozenset({"agreed", "no_handover_reason", "role_now"})
_WORDS: Final[Mapping[str, str]] = {
    "kind": "besluit",
    "agreed": "afspraak",
    "who": "wie",
    "due": "uiterlijk",
    "lead": "regie",
    "handover": "overdracht",
    "no_handover_reason": "waarom geen overdracht",
    "to": "terugkoppelen aan",
    "role_now": "uw rol nu",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two decisions on one case; `to` and `role_now` are parts of the feedback."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @staticmethod
    def between(before: Decision, after: Decision) -> Difference:
        """Only the parts that differ."""
        was, is_now = _parts(before), _parts(after)
        changed = [name for name in was if was[name] != is_now[name]]
        return Difference({n: was[n] for n in changed}, {n: is_now[n] for n in changed})

    @property
    def words(self) -> str:
        """The first part that changed, in Dutch."""
        return next((_WORDS[name] for name in self.after if name in _WORDS), "besluit")

    @property
    def typing(self) -> str:
        """The one text that was typed; empty when something was chosen."""
        return next(iter(self.after)) if len(self.after) == 1 and self.after.keys() <= _TEXTS else ""


class DecisionStep(QUndoCommand):
    """One change of a decision, kept already when it is made; `reveal` shows its case when it is undone.

    `fresh` says that nothing was decided before, so that taking the step back wipes the decision.
    """

    def __init__(
        self,
        context: WindowContext,
        meeting: Meeting,
        code: str,
        change: Difference,
        *,
        fresh: bool,
        reveal: Callable[[str], object],
    ) -> None:
        super().__init__(f"{change.words} van {code}")
        self.code = code
        self._context, self._meeting, self.change = context, meeting, change
        self._fresh, self._reveal = fresh, reveal
        self._action_id = ""
        self._done = True

    def id(self) -> int:
        """Typing on in the same text is one step; Qt asks whether the numbers are the same."""
        name = self.change.typing
        return 1 + sorted(_TEXTS).index(name) if name else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, DecisionStep) or other.code != self.code:
            return False
        if other.change.typing != self.change.typing:
            return False
        self.change = Difference(self.change.before, other.change.after)
        return True

    def redo(self) -> None:
        if self._done:  # the first time it is on the list because it was done
            self._done = False
            return
        self._try(lambda: self._put(self.change.after))

    def undo(self) -> None:
        self._try(self._back)

    def _back(self) -> None:
        self._put(self.change.before)
        if self._fresh:
            decisions = self._context.desk.decisions
            decisions.take_back(decisions.on(self._meeting, self.code))

    def _put(self, parts: Mapping[str, Any]) -> None:
        decisions = self._context.desk.decisions
        now = decisions.on(self._meeting, self.code)
        self._action_id = now.action_id or self._action_id
        decisions.record(replace(_with(now, parts), action_id=self._action_id))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CasusdeskError as error:
            self.setObsolete(True)
            self._context.toast(str(error))
            return
        self._reveal(self.code)


def keep(desk: Desk, meeting: Meeting, decision: Decision) -> Decision:
    """Keep the decision, and before the first one the meeting it was made at."""
    if all(known.held_on != meeting.held_on for known in desk.meetings.all()):
        desk.meetings.record(meeting)
    return desk.decisions.record(decision)


def _parts(decision: Decision) -> dict[str, Any]:
    found = {name: getattr(decision, name) for name in _PARTS}
    return found | {"to": decision.feedback.to, "role_now": decision.feedback.role_now}


def _with(decision: Decision, parts: Mapping[str, Any]) -> Decision:
    heard = {name: parts[name] for name in ("to", "role_now") if name in parts}
    rest = {name: value for name, value in parts.items() if name not in heard}
    return replace(decision, **rest, feedback=replace(decision.feedback, **heard))
