"""Throwing a handover away, with the way back (ux §5.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.handovers import Handovers
    from casusdesk.ui.context import WindowContext


class Deletion(QUndoCommand):
    """Into the trash, and out of it again."""

    def __init__(
        self, handovers: Handovers, handover_id: str, text: str, failed: Callable[[str], None]
    ) -> None:
        super().__init__(text)
        self._handovers, self._id, self._failed = handovers, handover_id, failed

    def redo(self) -> None:
        """Throw it away."""
        self._try(self._handovers.delete)

    def undo(self) -> None:
        """Bring it back."""
        self._try(self._handovers.restore)

    def _try(self, step: Callable[[str], None]) -> None:
        try:
            step(self._id)
        except CasusdeskError as error:
            self.setObsolete(True)
            self._failed(str(error))


def take_back(context: WindowContext, handover_id: str, text: str) -> None:
    """Undo the deletion called `text`, even when something else was done since."""
    if context.undo.undoText() == text:
        context.undo.undo()
        return
    try:
        context.desk.handovers.restore(handover_id)
    except CasusdeskError as error:
        context.toast(str(error))
