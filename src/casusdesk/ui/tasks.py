"""The one worker for what takes longer than a blink: key derivation, bulk documents (architecture §3.5).

Work runs on one thread, in the order it was submitted; its callbacks run on the window's thread. A failing
job without its own `failed` raises there, so that a bug never disappears in a thread.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")


class Cancelled(Exception):  # noqa: N818 - not an error: the user changed her mind
    """Raised inside the work by `Job.report` after `cancel`; ends the job without a callback."""


class Job:
    """One piece of work under way."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; its callbacks will not be called any more."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        """Called by the work: `done` of `total` steps. Raises Cancelled when the user stopped it."""
        if self.cancelled:
            raise Cancelled
        self._tell(done, total)


class Tasks(QObject):
    """The worker. Make one per window, and `stop` it before the window goes."""

    _deliver = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._open = 0
        self._deliver.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any job is waiting or running."""
        return self._open > 0

    def submit(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Run `work` on the worker, then `done` with its result, or `failed` with what it raised."""

        def tell(step: int, total: int) -> None:
            if progress is not None:
                self._deliver.emit(lambda: None if job.cancelled else progress(step, total))

        job = Job(tell)

        def run() -> None:
            try:
                if job.cancelled:
                    raise Cancelled
                result = work(job)
            except Cancelled:
                self._deliver.emit(lambda: self._finish(job, None))
            except Exception as error:  # noqa: BLE001 - handed to the window's thread, whatever it is
                caught = error
                self._deliver.emit(lambda: self._finish(job, lambda: _fail(caught, failed)))
            else:
                self._deliver.emit(lambda: self._finish(job, lambda: done(result)))

        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        self._start()
        self._waiting.put(run)
        return job

    def stop(self) -> None:
        """Finish the job that runs, drop the rest, and end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            while not self._waiting.empty():
                self._waiting.get()
            self._waiting.put(None)
            thread.join()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="casusdesk-worker", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (run := self._waiting.get()) is not None:
            run()

    def _finish(self, job: Job, callback: Callable[[], object] | None) -> None:
        self._open -= 1
        if not self._open:
            self.busy_changed.emit(False)
        if callback is not None and not job.cancelled:
            callback()

    def _call(self, callback: Any) -> None:
        callback()


def _fail(error: Exception, failed: Callable[[Exception], object] | None) -> None:
    if failed is None:
        raise error
    failed(error)
