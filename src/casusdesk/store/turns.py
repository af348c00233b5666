"""Turns on the one connection: another thread waits, and the same thread may not begin twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """The unlocking runs on a worker and the work on the thread of the window; they take turns."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._taken_by: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and hold it; `RuntimeError` for one inside another on the same thread."""
        if self._taken_by == threading.get_ident():
            raise RuntimeError("a session inside a session: pass the one you have")
        with self.lock:
            self._taken_by = threading.get_ident()
            try:
                yield
            finally:
                self._taken_by = None
