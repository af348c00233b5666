"""The same program in a fresh process, which holds no keys and no names of the one before (vault §1)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Final, NoReturn

PATIENCE: Final = 10.0
"""Seconds for a running job or a dialog of the desktop to end; then the process is replaced as it is."""


def start_again() -> None:
    """The same command again; on Windows a process cannot be replaced, so it is a new one."""
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.stdout is not None:
        sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - our own command, no shell
    subprocess.Popen(command, close_fds=True)


class LastResort:
    """Ends a process that a lock cannot end: a dialog of the desktop, a job that hangs (vault §1).

    The store outlives that as it outlives a power cut. `let_go` gives back what the next process needs.
    """

    def __init__(self, let_go: Callable[[], object], patience: float = PATIENCE) -> None:
        self._let_go = let_go
        self._patience = patience
        self._timer: threading.Timer | None = None

    def begin(self, again: Callable[[], object] | None) -> None:
        """Wait for `stop`; when it does not come, begin `again`, or only end where it is None."""
        self._timer = threading.Timer(self._patience, self._end, (again,))
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """It went as it should."""
        if self._timer is not None:
            self._timer.cancel()

    def _end(self, again: Callable[[], object] | None) -> NoReturn:
        try:
            self._let_go()
            if again is not None:
                again()
        finally:
            os._exit(0)
