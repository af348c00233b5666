"""Keeping the windows out of pictures of the screen and out of shared screens; only Windows can do that.

It hides them from programs that ask Windows for a picture, not from a camera before the screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from casusdesk.logs import log_event

AVAILABLE: Final = os.name == "nt"
EXCLUDED: Final = 0x11
"""WDA_EXCLUDEFROMCAPTURE, from Windows 10 version 2004; before that it is refused."""
HIDDEN: Final = 0x01
"""WDA_MONITOR: a black rectangle in the picture, for older versions."""
SHOWN: Final = 0x00


class CaptureProtection(QObject):
    """Gives every window of its own that appears the same affinity, dialogs and menus too."""

    def __init__(self, application: QApplication, affinity: Callable[[int, int], bool] | None = None) -> None:
        super().__init__(application)
        self._set = affinity or _set_affinity
        self._wanted = False
        application.focusWindowChanged.connect(self._all)

    def protect(self, wanted: bool) -> None:
        """From now on, for what is open and what comes."""
        before, self._wanted = self._wanted, wanted
        application = QApplication.instance()
        if application is None or wanted == before:
            return
        (application.installEventFilter if wanted else application.removeEventFilter)(self)
        self._all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._apply(int(watched.winId()))
        return False

    def _all(self, *_what: object) -> None:
        if self._wanted or QGuiApplication.topLevelWindows():
            for window in QGuiApplication.topLevelWindows():
                if window.isVisible():
                    self._apply(int(window.winId()))

    def _apply(self, handle: int) -> None:
        if not self._wanted:
            self._set(handle, SHOWN)
        elif not self._set(handle, EXCLUDED) and not self._set(handle, HIDDEN):
            log_event("capture.refused")


def _set_affinity(handle: int, affinity: int) -> bool:
    if not AVAILABLE:
        return False
    import ctypes
    from ctypes import wintypes

    windows: Any = vars(ctypes)["windll"]
    return bool(windows.user32.SetWindowDisplayAffinity(wintypes.HWND(handle), wintypes.DWORD(affinity)))
