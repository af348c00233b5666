"""The case under the wizard: it follows every key, is saved within a second, and is never lost.

The answers live here and in the store; the widgets only show them. When saving fails, what was typed
stays here and in the fields, the reason is said, and saving is tried again (ux §5.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from casusdesk.domain.case import Case
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.services.questions import Asking, asking_of
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.context import WindowContext

_UNSAVED: Final = (
    "Wat je typte is nog niet bewaard en blijft staan. Maak ruimte op de schijf en probeer het opnieuw."
)


class CaseEditor(QObject):
    """`changed` comes after every answer, with the widget that gave it (or None)."""

    changed = Signal(object)
    gone = Signal()

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._case: Case | None = None
        self._saving = False
        self.autosave = AutoSave(context, self._save, self)
        unsubscribe = context.desk.changes.subscribe(self._refresh)
        self.destroyed.connect(unsubscribe)

    @property
    def case(self) -> Case:
        """The case with everything that was typed. Raises ValueError when none is open."""
        if self._case is None:
            raise ValueError("no case is open")
        return self._case

    @property
    def open_code(self) -> str:
        """The code of the case that is open, empty when none is."""
        return self._case.code if self._case else ""

    @property
    def asking(self) -> Asking:
        """What the answers are held against: words, day, meeting, and what was decided and agreed before."""
        return asking_of(self.context.desk, self.open_code)

    def open(self, code: str) -> None:
        """Take up a case.

        Raises CasusdeskError when it is no longer on the list, or when the case that is open has text
        that could not be saved yet: that stays open, so that nothing is lost.
        """
        self.autosave.flush()
        if self.autosave.waiting and code != self.open_code:
            raise CasusdeskError(_UNSAVED)
        self._case = self.context.desk.cases.get(code)
        self.changed.emit(None)

    def close(self) -> None:
        """Save what is waiting and let the case go."""
        self.autosave.flush()
        if not self.autosave.waiting:
            self._case = None

    def put(self, change: Callable[[Case], Case], source: object = None) -> None:
        """Give an answer."""
        if self._case is None:
            return
        changed = change(self._case)
        if changed != self._case:
            self._case = changed
            self.autosave.touch()
            self.changed.emit(source)

    def _save(self) -> None:
        if self._case is None:
            return
        self._saving = True
        try:
            self.context.desk.cases.record(self._case)
        finally:
            self._saving = False
        self._case = self.context.desk.cases.get(self._case.code)

    def _refresh(self, change: Change) -> None:
        """Somebody else changed the case: the undo stack, or a tick elsewhere."""
        if self._saving or self._case is None or self._case.code not in change.cases:
            return
        try:
            kept = self.context.desk.cases.get(self._case.code)
        except CasusdeskError:
            self.autosave.forget()
            self._case = None
            self.gone.emit()
            return
        if self.autosave.waiting:
            self._case = replace(self._case, status=kept.status, settled=kept.settled)
        else:
            self._case = kept
        self.changed.emit(None)
