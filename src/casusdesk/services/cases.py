"""The cases on the list: add a signal, record answers, find, throw away and bring back.

Saving never fails because something is empty or too long; what that blocks is printing (services.papers).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.code import new_code, parse_code
from casusdesk.domain.progress import advanced
from casusdesk.domain.signal import Signal
from casusdesk.domain.withdrawal import Consequences
from casusdesk.errors import CasusdeskError, InvalidInputError
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock
from casusdesk.services.doubles import similar
from casusdesk.services.search import folded, haystack

if TYPE_CHECKING:
    from casusdesk.domain.catalog import Catalog
    from casusdesk.services.actions import Actions
    from casusdesk.store.cases import CaseStore

MANY: Final = 20
"""Changed cases beyond which reading the whole list at once is quicker."""
_GONE = "Deze casus staat niet meer op de lijst. Zoek hem in de prullenbak, of voeg het signaal opnieuw toe."
_TAKEN = "Deze code is al in gebruik. Kies een andere code, of laat de code leeg om er een te laten maken."


class Follower(Protocol):
    """Says what else must change with a case (services.consents)."""

    def consequences(self, before: Mapping[str, Case], after: Sequence[Case]) -> Consequences:
        """What is kept in the same transaction as the cases `after`; `before` are all cases as they were."""

    def kept(self, found: Consequences) -> None:
        """It was kept."""


class Cases:
    """The cases of one open desk, with their actions. What was read is remembered until something changes."""

    def __init__(
        self, store: CaseStore, actions: Actions, catalog: Catalog, changes: Changes, clock: Clock
    ) -> None:
        self._store = store
        self._actions = actions
        self._catalog = catalog
        self._changes = changes
        self._clock = clock
        self._listed: dict[str, Case] | None = None
        self._haystacks: dict[str, str] = {}
        self._follower: Follower | None = None
        changes.subscribe(self._refresh)

    def followed_by(self, follower: Follower) -> None:
        """From now on whatever happens to a case has the consequences this one names."""
        self._follower = follower

    def all(self) -> tuple[Case, ...]:
        """Every case that is not in the trash, the oldest first."""
        return tuple(self._known().values())

    def get(self, code: str) -> Case:
        """One case. Raises CasusdeskError when it is not, or no longer, on the list."""
        try:
            return self._known()[code]
        except KeyError:
            raise CasusdeskError(_GONE) from None

    def new_code(self) -> str:
        """A random code that no case has or had: not one in the trash or wiped for good (domain R6)."""
        taken = self._store.codes()
        code = new_code(taken)
        while self._store.was_wiped(code):
            code = new_code(taken)
        return code

    def add_signal(self, signal: Signal, code: str | None = None) -> Case:
        """Put a case on the list, under `code` when one was shown already.

        Raises InvalidInputError: no date, an age that cannot be meant, or a code that is no code or taken.
        """
        taken = self._store.codes()
        chosen = self.new_code() if code is None else parse_code(code)
        if chosen in taken:
            raise InvalidInputError(_TAKEN, "code")
        case = signal.as_case(chosen, self._clock.today())
        self.record(case)
        return case

    def record(self, case: Case) -> None:
        """Keep the case as it is now, whole. A first answer makes Aangemeld into Verkennen."""
        self.add_all([advanced(case)])

    def add_all(self, cases: Sequence[Case], *, marks: Mapping[str, str] | None = None) -> None:
        """Put every case on the list in one transaction, exactly as read; nothing happens without cases.

        `marks` tells which row of a file each came from, so that the same row never comes twice.
        """
        if not cases:
            return
        follower = self._follower
        along = follower.consequences(self._known(), cases) if follower else Consequences()
        self._store.save(*cases, at=self._clock.now(), marks=marks, along=along)
        if follower and along:
            follower.kept(along)
        sheets = bool(along.to_trash or along.from_trash)
        codes = frozenset(case.code for case in cases)
        self._changes.publish(Change(cases=codes, meetings=bool(along.meetings), handovers=sheets))

    def doubles(self, signal: Signal) -> tuple[str, ...]:
        """Codes of active cases that may be this one: the same week, organisation or role (US3)."""
        return similar(signal, self.all())

    def delete(self, code: str) -> None:
        """Put the case in the trash, where it stays 7 days. Raises CasusdeskError when it is gone."""
        self._move(code, deleted=True)

    def restore(self, code: str) -> None:
        """Take the case out of the trash, as it was. Raises CasusdeskError when it was wiped."""
        self._move(code, deleted=False)

    def imported(self) -> Mapping[str, str]:
        """The code of the case, listed or in the trash, that came from a row of a file with that mark."""
        return self._store.marks()

    def deleted(self) -> tuple[Case, ...]:
        """The cases in the trash."""
        return tuple(self._store.deleted())

    def search(self, text: str) -> tuple[Case, ...]:
        """The cases in which every word of `text` occurs; all of them for an empty text."""
        words = folded(text).split()
        texts = self._texts()
        return tuple(case for case in self.all() if all(word in texts[case.code] for word in words))

    def actions(self, code: str | None = None) -> tuple[Action, ...]:
        """The actions of the cases on the list, or of one case; the earliest due first."""
        return self._actions.all(code)

    def new_action(self, code: str, text: str, who: str = "", due: date | None = None) -> Action:
        """Agree on something today. Raises CasusdeskError when the case is gone."""
        self.get(code)
        return self._actions.add(code, text, who, due)

    def record_action(self, action: Action) -> None:
        """Keep the action as it is now. Raises CasusdeskError when its case is gone."""
        self.record_actions(action)

    def record_actions(self, *actions: Action) -> None:
        """Keep each action as it is now, all or none. Raises CasusdeskError when a case is gone."""
        for action in actions:
            self.get(action.case_code)
        self._actions.record(*actions)

    def finish_action(self, action_id: str, day: date | None = None) -> Action:
        """Close the action as done on `day`, today by default; who has the lead stays as it was."""
        return self._actions.set_done(action_id, day or self._clock.today())

    def reopen_action(self, action_id: str) -> Action:
        """Undo the closing."""
        return self._actions.set_done(action_id, None)

    def delete_action(self, action_id: str) -> None:
        """Wipe the action; `record_action` with the same one brings it back."""
        self._actions.remove(action_id)

    def _move(self, code: str, *, deleted: bool) -> None:
        if not self._store.set_deleted(code, self._clock.now() if deleted else None):
            raise CasusdeskError(_GONE)
        self._changes.publish(Change(cases=frozenset({code}), meetings=True, handovers=True))

    def _known(self) -> dict[str, Case]:
        if self._listed is None:
            self._listed = {case.code: case for case in self._store.listed()}
        return self._listed

    def _texts(self) -> dict[str, str]:
        known = self._known()
        missing = [case for case in known.values() if case.code not in self._haystacks]
        if missing:
            actions = self._actions.by_case()
            for case in missing:
                self._haystacks[case.code] = haystack(case, actions.get(case.code, ()), self._catalog)
        return self._haystacks

    def _refresh(self, change: Change) -> None:
        """Read again what changed; everything only when that is much, so that autosave stays quick."""
        if len(change.cases) > MANY:
            self._listed = None
            self._haystacks.clear()
        for code in change.cases:
            self._haystacks.pop(code, None)
            if self._listed is not None:
                self._listed = self._reread(self._listed, code)

    def _reread(self, listed: dict[str, Case], code: str) -> dict[str, Case]:
        case = self._store.get(code)
        others = [known for known in listed.values() if known.code != code]
        found = others if case is None else sorted([*others, case], key=_age)
        return {known.code: known for known in found}


def _age(case: Case) -> tuple[date, str]:
    return case.referred_on, case.code
