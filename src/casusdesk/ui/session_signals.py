"""When the session itself is locked or the computer goes to sleep, casusdesk locks too (vault §1).

Linux tells it over D-Bus (a Unix socket; nothing leaves the computer), Windows by messages to a window. On
macOS the wall clock of `ui.idle` does this work: it jumps when the computer wakes up. Everything here is
imported after the first window, and whatever is missing is only one way less to lock.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Signal, Slot

from casusdesk.logs import log_event

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    from casusdesk.ui.windows_session import SessionMessages

_LOGIND: Final = "org.freedesktop.login1"
_LOGIND_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = f"{_LOGIND}.Manager"
_UPOWER: Final = "org.freedesktop.UPower"
_UPOWER_PATH: Final = "/org/freedesktop/UPower"
_SLEPT: Final = SLOT("slept(bool)")
_LOCKED: Final = SLOT("session_locked(QDBusMessage)")
_LID: Final = SLOT("lid(QDBusMessage)")
"""Slots as D-Bus of Qt wants them: a text, whatever its stubs say."""
SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Who tells on the session bus that the screen was locked, by desktop."""


class SessionSignals(QObject):
    """`locking` when the screen is locked, the lid closes, or the computer is about to sleep."""

    locking = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: SessionMessages | None = None
        self._delay: Any = None
        self._watcher: QDBusPendingCallWatcher | None = None

    def start(self, window: int) -> None:
        """Listen from now on; `window` is the handle of the main window, which Windows tells it to."""
        if sys.platform == "linux":
            try:
                self._listen_on_buses()
            except ImportError:
                log_event("session.no_dbus")
        elif sys.platform == "win32":
            from casusdesk.ui.windows_session import SessionMessages

            self._windows = SessionMessages(self.locking.emit)
            self._windows.register(window)
            application = QCoreApplication.instance()
            assert application is not None
            application.installNativeEventFilter(self._windows)

    def let_sleep(self) -> None:
        """The computer may sleep now: everything is locked, or there is nothing to lock."""
        self._delay = self._watcher = None

    def _listen_on_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            hear: Any = system.connect
            hear(_LOGIND, _LOGIND_PATH, _MANAGER, "PrepareForSleep", self, _SLEPT)
            hear(_LOGIND, "", f"{_LOGIND}.Session", "Lock", self, _LOCKED)
            properties = "org.freedesktop.DBus.Properties"
            hear(_UPOWER, _UPOWER_PATH, properties, "PropertiesChanged", self, _LID)
            self._ask_for_a_moment(system)
        if session.isConnected():
            listen: Any = session.connect
            for saver in SCREEN_SAVERS:
                listen("", "", saver, "ActiveChanged", self, _SLEPT)

    def _ask_for_a_moment(self, system: QDBusConnection) -> None:
        """Have the computer wait with its sleep, five seconds at most, until the key is out of memory."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        message = QDBusMessage.createMethodCall(_LOGIND, _LOGIND_PATH, _MANAGER, "Inhibit")
        message.setArguments(["sleep", "casusdesk", "vergrendelen", "delay"])
        self._watcher = QDBusPendingCallWatcher(system.asyncCall(message), self)
        self._watcher.finished.connect(self._granted)

    def _granted(self, watcher: QDBusPendingCallWatcher) -> None:
        told = watcher.reply().arguments() if not watcher.isError() else []
        self._delay = told[0] if told else None

    @Slot(bool)
    def slept(self, now: bool) -> None:
        """The computer goes to sleep, or the screen was locked; waking up says False."""
        if now:
            self.locking.emit()

    @Slot("QDBusMessage")
    def session_locked(self, message: QDBusMessage) -> None:
        """A session was locked; another one than ours is somebody else's."""
        if is_own_session(message.path(), os.environ.get("XDG_SESSION_ID", "")):
            self.locking.emit()

    @Slot("QDBusMessage")
    def lid(self, message: QDBusMessage) -> None:
        """The lid went down, also of a laptop that does not sleep by it."""
        if lid_closed(message.arguments()):
            self.locking.emit()


def is_own_session(path: str, session: str) -> bool:
    """Whether the object at `path` is the session with that name; without a name every one may be.

    In the path each character that is no letter or digit, and a digit in front, is `_` and two hex digits.
    """
    if not session:
        return True
    plain = "".join(
        letter
        if letter.isascii() and letter.isalnum() and not (place == 0 and letter.isdigit())
        else f"_{ord(letter):02x}"
        for place, letter in enumerate(session)
    )
    return path.rpartition("/")[2] == plain


def lid_closed(told: list[Any]) -> bool:
    """Whether changed properties say that the lid is down now."""
    changed = told[1] if len(told) > 1 else None
    return isinstance(changed, dict) and changed.get("LidIsClosed") is True
