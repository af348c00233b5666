"""Everything that locks by itself, in one place: nobody there, the session, sleep, the lid (vault §1)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from casusdesk.ui import capture
from casusdesk.ui.idle import IdleWatch
from casusdesk.ui.lock_warning import WARNING, LockWarning
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.session_signals import SessionSignals


class LockGuard(QObject):
    """`locking` when the window must lock now. It lives as long as its window."""

    locking = Signal()

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._policy = window.context.desk.policy
        self._above: LockWarning | None = None
        self.idle = IdleWatch(application, self._policy.lock_minutes, parent=self)
        self.idle.warned.connect(self._warn)
        self.idle.woken.connect(self._woken)
        self.idle.expired.connect(self.locking)
        self.session = SessionSignals(self)
        self.session.locking.connect(self.locking)
        self.session.start(int(window.winId()))
        self._capture = capture.CaptureProtection(application) if capture.AVAILABLE else None
        window.context.policy_changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Nothing locks any more; the computer may sleep."""
        self.idle.stop()
        self._woken()
        self.session.let_sleep()

    def _follow(self) -> None:
        self.idle.set_minutes(self._policy.lock_minutes)
        if self._capture is not None:
            self._capture.protect(self._policy.capture_protection)

    def _warn(self, seconds: int) -> None:
        """In the window; or above the dialog, the menu or the sheet that lies over it."""
        front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if front is None and not self._window.privacy.on:
            self._window.toast.show_message(WARNING, lasting=1000 * seconds)
            return
        self._above = LockWarning()
        self._above.show_above(self._window)

    def _woken(self) -> None:
        self._window.toast.dismiss()
        if self._above is not None:
            self._above.hide()
            self._above.deleteLater()
            self._above = None
