"""Wrong passphrases cost a growing wait, also after a restart; nothing is ever wiped (vault §1)."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casusdesk.errors import MustWaitError
from casusdesk.store import files

FREE_TRIES = 3
"""Wrong passphrases that cost nothing: people mistype."""
LONGEST_WAIT = 60
"""Seconds."""
_MOST = 4096


@dataclass(frozen=True, slots=True)
class Attempts:
    """The small counter beside the vault; `now` is seconds on the wall clock."""

    path: Path
    now: Callable[[], float] = time.time

    def check(self) -> None:
        """Raises `MustWaitError` while the wait after the last wrong try lasts."""
        wrong, last = self._read()
        if last > self.now():  # The clock was set back: count from now, or the wait could take days.
            last = self.now()
            self._write(wrong, last)
        left = math.ceil(wait_after(wrong) - (self.now() - last))
        if left > 0:
            raise MustWaitError(left)

    def failed(self) -> None:
        """Count one wrong try; a disk that refuses does not hide that the passphrase was wrong."""
        wrong, _ = self._read()
        self._write(wrong + 1, self.now())

    def succeeded(self) -> None:
        """Start again from nothing."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return

    def _read(self) -> tuple[int, float]:
        try:
            seen = json.loads(files.read_regular(self.path, _MOST))
            wrong, last = int(seen["wrong"]), float(seen["last"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return FREE_TRIES, 0.0
        return max(0, min(wrong, 1000)), last if math.isfinite(last) else 0.0

    def _write(self, wrong: int, last: float) -> None:
        try:
            files.replace_durably(self.path, json.dumps({"wrong": wrong, "last": last}).encode())
        except OSError:
            return


def wait_after(wrong: int) -> int:
    """Seconds to wait after `wrong` tries: nothing for the first three, then 2, 4, 8 ... 60."""
    return 0 if wrong <= FREE_TRIES else min(LONGEST_WAIT, 1 << min(wrong - FREE_TRIES, 10))
