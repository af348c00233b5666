"""Saving without a button: 800 ms after the last key, on leaving the field, and before locking (ux §5.3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from casusdesk.domain.wording import clock_time
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.not_saved import not_saved

DELAY: Final = 800
"""Milliseconds after the last key."""


class AutoSave(QObject):
    """Calls `save` when typing rests. What fails to save stays in the form, is said, and is tried again.

    Connect fields' `edited` to `touch` and `left` to `flush`. `save` raises CasusdeskError or OSError when
    it cannot write; anything else is a bug and passes through.
    """

    def __init__(self, context: WindowContext, save: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.flush)
        self._waiting = False
        context.saving_asked.connect(self.flush)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._waiting

    def touch(self, *_what: object) -> None:
        """Something was typed: save when it rests."""
        self._set_waiting(True)
        self._timer.start()

    def flush(self) -> None:
        """Save now what is waiting."""
        self._timer.stop()
        if not self._waiting:
            return
        try:
            self._save()
        except (CasusdeskError, OSError) as error:
            self._complain(error)
            return
        self._set_waiting(False)
        self._context.status(f"Bewaard om {clock_time(datetime.now().astimezone().time())}")

    def forget(self) -> None:
        """Drop what is waiting, because what it belongs to is gone."""
        self._timer.stop()
        self._set_waiting(False)

    def _set_waiting(self, waiting: bool) -> None:
        self._waiting = waiting
        self._context.mark_unsaved(self, waiting=waiting)

    def _complain(self, error: CasusdeskError | OSError) -> None:
        said = not_saved(error)
        self._context.status(said)
        self._context.announce(said)
        self._timer.start(10 * DELAY)  # the reason may pass: a full disk, a lock
