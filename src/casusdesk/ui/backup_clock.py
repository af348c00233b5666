"""When backups are made while somebody works: on the worker, unseen, and what fails is told (vault §1).

Once a month the store is packed anew as well. That it failed is written in the log; a disk that refuses is
told by the next backup, which needs the same room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from casusdesk.errors import CasusdeskError
from casusdesk.logs import log_exception
from casusdesk.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from casusdesk.services.backups import Backups
    from casusdesk.services.purging import Purging

LOOK_EVERY: Final = 60_000
"""Milliseconds between two looks at whether it is time; `Backups.due` knows when that is."""


class BackupClock(QObject):
    """Looks every minute whether a backup, the monthly rehearsal or packing is due. One at a time.

    `told` says that `Backups.problem` or the list of backups may have changed.
    """

    told = Signal()

    def __init__(
        self,
        backups: Backups,
        tasks: Tasks,
        parent: QObject | None = None,
        purging: Purging | None = None,
    ) -> None:
        super().__init__(parent)
        self._purging = purging
        self._packed = False
        self._backups = backups
        self._tasks = tasks
        self._busy = False
        self._rehearsed = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Begin what is due; nothing while the worker has something else to do."""
        if self._busy or self._tasks.busy:
            return
        try:
            if self._backups.due():
                self._submit(lambda: self._backups.make("work"))
            elif not self._rehearsed and self._backups.drill_due():
                self._rehearsed = True
                self._submit(self._backups.drill)
            elif self._purging is not None and not self._packed:
                self._packed = True  # once is enough to look, for as long as the window is open
                if self._purging.pack_due():
                    self._submit(self._pack)
        except CasusdeskError:  # the store itself is ill: whoever works in it is told that
            self._timer.stop()

    def stop(self) -> None:
        """No more looking."""
        self._timer.stop()

    def _submit(self, chore: Callable[[], object]) -> None:
        self._busy = True

        def work(_job: Job) -> None:
            chore()

        self._tasks.submit(work, lambda _nothing: self._done(), self._failed)

    def _pack(self) -> None:
        assert self._purging is not None
        try:
            self._purging.pack()
        except CasusdeskError as error:
            log_exception(error, "packing")

    def _done(self) -> None:
        self._busy = False
        self.told.emit()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.told.emit()
        if not isinstance(error, CasusdeskError):
            raise error
