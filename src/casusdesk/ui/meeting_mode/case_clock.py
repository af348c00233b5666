"""A gentle clock: how long the table talks about this case, beside the time there is. No sound, no red."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from casusdesk.domain.wording import counted
from casusdesk.ui.labels import Button

HIDDEN: Final = "Klok tonen"


class CaseClock(Button):
    """Counts per case, goes on where it was when the case comes back, and rests in between.

    A click hides the time and shows it again. `now` gives seconds that only go forward.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setToolTip("Klok tonen of verbergen (K)")
        self._now = now
        self._spent: dict[str, float] = {}
        self._code = ""
        self._since: float | None = None
        self._minutes: int | None = None
        self._shown = True
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.show_time)

    @property
    def seconds(self) -> int:
        """Whole seconds spent on the case at hand."""
        running = self._now() - self._since if self._since is not None else 0.0
        return int(self._spent.get(self._code, 0.0) + running)

    def start(self, code: str, minutes: int | None) -> None:
        """Count for this case, out of `minutes` when those are known."""
        if code != self._code or self._since is None:
            self.pause()
            self._code, self._since = code, self._now()
        self._minutes = minutes
        self._tick.start()
        self.show_time()

    def pause(self) -> None:
        """Stand still, such as while the decisions are read back."""
        if self._since is not None:
            self._spent[self._code] = self._spent.get(self._code, 0.0) + self._now() - self._since
        self._since = None
        self._tick.stop()

    def set_shown(self, shown: bool) -> None:
        """The time, or only the words that bring it back."""
        self._shown = shown
        self.show_time()

    def show_time(self) -> None:
        """`04:10 / 06:00`."""
        if not self._shown:
            self.setText(HIDDEN)
            self.setAccessibleName(HIDDEN)
            return
        spent = self.seconds
        said = f"{spent // 60:02d}:{spent % 60:02d}"
        whole = f" / {self._minutes:02d}:00" if self._minutes else ""
        self.setText(said + whole)
        of = f" van {counted(self._minutes, 'minuut', 'minuten')}" if self._minutes else ""
        self.setAccessibleName(
            f"Klok verbergen. Tijd voor deze casus: {counted(spent // 60, 'minuut', 'minuten')}{of}"
        )
