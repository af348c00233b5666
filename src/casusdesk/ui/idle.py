"""Locks when nobody is there: no key and no mouse in this program for some minutes (vault §1, ux §5.1).

The deadline counts on two clocks: the monotonic one, which nobody can set back, and the wall clock, which
also runs while the computer sleeps. Whichever is later decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARNING_SECONDS: Final = 30
_INPUT: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleWatch(QObject):
    """`warned` 30 seconds before, `woken` when somebody came back in time, `expired` when not.

    It listens to the windows themselves, dialogs included, so that no widget has to take part.
    """

    warned = Signal(int)
    woken = Signal()
    expired = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        minutes: int,
        clocks: tuple[Callable[[], float], Callable[[], float]] = (time.monotonic, time.time),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._seconds = minutes * 60.0
        self._warning = False
        self._since = self._now()
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Another waiting time, 1-15 minutes; counted from now."""
        self._seconds = minutes * 60.0
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._since = self._now()
        if self._warning:
            self._warning = False
            self.woken.emit()

    def look(self) -> None:
        """Compare the clocks with the deadline."""
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)  # a menu and a list of a field never get the focus of the desktop
        left = self._seconds - max(now - since for now, since in zip(self._now(), self._since, strict=True))
        if left <= 0:
            self._timer.stop()
            self.expired.emit()
        elif left <= WARNING_SECONDS and not self._warning:
            self._warning = True
            self.warned.emit(round(left))

    def stop(self) -> None:
        """No more watching."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touch()
        return super().eventFilter(watched, event)

    def _now(self) -> tuple[float, float]:
        return self._clocks[0](), self._clocks[1]()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.destroyed.connect(lambda _gone=None, known=window: self._forget(known))
            window.installEventFilter(self)

    def _forget(self, window: QWindow) -> None:
        if window in self._watched:
            self._watched.remove(window)
