"""Lays a job out without keeping the window waiting: some papers at once, a whole pile a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from casusdesk.ui.papers.laid_out import LayingOut

if TYPE_CHECKING:
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext
    from casusdesk.ui.papers.laid_out import LaidOut
    from casusdesk.ui.papers.problems import WaysBack

AFTER: Final = 100
"""Milliseconds after the last tick or number."""
AT_ONCE: Final = 8
"""Papers that are laid out before the window goes on; together about a tenth of a second."""
LARGE_AT_ONCE: Final = 2
"""The same in large print, where a paper is several pages."""
AT_A_TIME: Final = 2
"""Papers of a pile between two signs of life."""


class Laying(QObject):
    """`asked` when it is time to say which job; `done` carries the job and its LaidOut, `busy` words.

    It runs on the window's thread, for the store is read there too. A newer job takes the place of one that
    is under way.
    """

    asked = Signal()
    busy = Signal(str)
    done = Signal(object, object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way: LayingOut | None = None
        self._last: tuple[PrintJob, LaidOut] | None = None
        self._soon, self._next = QTimer(self), QTimer(self)
        for timer, after, act in ((self._soon, AFTER, self._ask), (self._next, 0, self._go_on)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(act)

    @property
    def waiting(self) -> bool:
        """Whether something changed that was not laid out yet."""
        return self._soon.isActive()

    def soon(self) -> None:
        """Ask for a job once nothing changed for a moment; what was laid out before counts no more."""
        self._last = None
        self._soon.start()

    def start(self, job: PrintJob, back: WaysBack) -> None:
        """Lay this job out: `done` comes before this returns, unless it is a pile."""
        self._begin(job, back)
        self._take(LARGE_AT_ONCE if job.large else AT_ONCE)

    def finish(self, job: PrintJob, back: WaysBack) -> LaidOut:
        """The whole answer, before it is printed or saved: the last one when nothing changed since.

        Else it is laid out here and now, with `busy` after every few papers.
        """
        if self._last is not None and self._last[0] == job:
            return self._last[1]
        if self._under_way is None or self._under_way.job != job or self.waiting:
            self._begin(job, back)
        laid = self._take(LARGE_AT_ONCE if job.large else AT_ONCE)
        while laid is None:
            laid = self._take(AT_A_TIME)
        return laid

    def _begin(self, job: PrintJob, back: WaysBack) -> None:
        self._soon.stop()
        self._next.stop()
        self._last = None
        self._under_way = LayingOut(job, self._context, back)

    def _ask(self) -> None:
        self.asked.emit()

    def _go_on(self) -> None:
        self._take(AT_A_TIME)

    def _take(self, steps: int) -> LaidOut | None:
        laying = self._under_way
        assert laying is not None, "started first"
        if not laying.step(steps):
            self.busy.emit(f"Het voorbeeld wordt gemaakt: {laying.done} van {laying.total}…")
            self._next.start()
            return None
        self._under_way = None
        self._next.stop()
        laid = laying.result()
        self._last = laying.job, laid
        self.busy.emit("")
        self.done.emit(laying.job, laid)
        return laid
