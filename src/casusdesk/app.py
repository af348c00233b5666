"""Composition root of the window: builds everything once, and passes it on by constructor.

Nothing heavy is imported before the first window is on screen; store, paper and keyring come in on the
worker while the passphrase is typed (platform.md "Start-up").
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from casusdesk import paths
from casusdesk.errors import CasusdeskError
from casusdesk.logs import log_event, start_log
from casusdesk.preferences import Preferences, load_preferences
from casusdesk.services.access import Access, AccessState, open_practice
from casusdesk.ui.dialogs import TITLE, Dialogs
from casusdesk.ui.dutch import speak_dutch
from casusdesk.ui.only_one import ALREADY_OPEN, OnlyOne
from casusdesk.ui.tasks import Job, Tasks
from casusdesk.ui.theme import Look

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.ui.main_window import MainWindow
    from casusdesk.ui.unlock.entry_window import EntryWindow

_HEAVY: Final = (
    "casusdesk.services.opening",
    "casusdesk.credentials",
    "casusdesk.ui.main_window",
    "casusdesk.documents.pdf",
)
PREPARE_AFTER: Final = 300
"""Milliseconds after the first sight of the main window in which what the first paper needs is read."""
WARNING: Final = "casusdesk vergrendelt over 30 seconden. Druk op een toets om door te gaan."


class Program(QObject):
    """One run of the window, from the first page to the lock. Give it to `run_until_closed` or drive it."""

    def __init__(
        self,
        app: QApplication,
        access: Access,
        dialogs: Dialogs | None = None,
        practise: Callable[[], Desk] = open_practice,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._access = access
        self._dialogs = dialogs or Dialogs()
        self._practise = practise
        self._preferences = preferences or load_preferences().preferences
        self._desk: Desk | None = None
        self._entry: EntryWindow | None = None
        self.look = Look(app)
        self.look.apply(self._preferences)
        self.tasks = Tasks(self)
        self.window: MainWindow | None = None
        self.start_again = False

    def begin(self, expected: AccessState) -> EntryWindow:
        """Show the first page: welcome, or the passphrase."""
        from casusdesk.ui.unlock.entry_window import EntryWindow

        entry = EntryWindow(self._access, self.tasks, self._dialogs, self._practise, expected)
        entry.opened.connect(self.open_desk)
        self._entry = entry
        entry.show()
        self.tasks.submit(_warm_up, lambda _nothing: None)
        entry.look()
        return entry

    def open_desk(self, desk: Desk) -> MainWindow:
        """Show the main window on an open store."""
        from casusdesk.ui.context import WindowContext
        from casusdesk.ui.idle import IdleWatch
        from casusdesk.ui.main_window import MainWindow

        self._desk = desk
        context = WindowContext(desk, self._dialogs, self.tasks, self._preferences, self)
        context.preferences_changed.connect(self.look.apply)
        window = self.window = MainWindow(context)
        window.lock_asked.connect(self.lock)
        window.show()
        window.enter_shown()
        self._drop_entry()
        QTimer.singleShot(PREPARE_AFTER, window, lambda: self.tasks.submit(_prepare, lambda _nothing: None))
        if not desk.practice:
            idle = IdleWatch(self._app, desk.policy.lock_minutes, parent=window)
            idle.warned.connect(lambda seconds: window.toast.show_message(WARNING, lasting=1000 * seconds))
            idle.woken.connect(window.toast.dismiss)
            idle.expired.connect(lambda: self.lock(asked=False))
            context.policy_changed.connect(lambda: idle.set_minutes(desk.policy.lock_minutes))
        if desk.backups is not None:
            from casusdesk.ui.backup_clock import BackupClock

            BackupClock(desk.backups, self.tasks, window).told.connect(context.backups_changed)
        for warning in desk.warnings:
            self._dialogs.warn(window, warning)
        return window

    def _drop_entry(self) -> None:
        entry, self._entry = self._entry, None
        if entry is not None:
            entry.let_go()
            entry.hide()
            entry.deleteLater()

    def lock(self, *, asked: bool = True) -> None:
        """End this process and start a fresh locked one: a fresh one holds no keys and no names (vault §1).

        What cannot be saved stops a lock that was asked for, not one because nobody is there.
        """
        window = self.window
        assert window is not None, "nothing to lock"
        window.context.save_all()
        if asked and window.context.unsaved:
            from casusdesk.ui.main_window import UNSAVED

            if not self._dialogs.ask(window, UNSAVED, "Toch vergrendelen"):
                return
        window.keep_geometry()
        self.start_again = True
        self._app.exit(0)

    def finish(self) -> None:
        """Let go of everything; nothing is asked any more."""
        self.tasks.stop()
        self._drop_entry()
        if self.window is not None:
            self.window.context.clipboard.clear()
            self.window.context.undo.blockSignals(True)  # it speaks once more while it goes
            self.window.hide()
            self.window.deleteLater()
            self.window = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None


def run() -> int:
    """The window on the user's own store. Gives back the exit code of the process."""
    return _run_until_closed(practice=False)


def run_practice() -> int:
    """The window on the practice cases, which are gone when it closes."""
    return _run_until_closed(practice=True)


def selftest_window() -> None:
    """Whether every window can be built and shown here, with Qt in Dutch; nobody has to look.

    Raises CasusdeskError when something is missing from the build.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = _application()
    if not speak_dutch(app):
        raise CasusdeskError("De Nederlandse vertaling van Qt ontbreekt. Installeer het programma opnieuw.")
    program = Program(app, Access.default(), preferences=Preferences())
    try:
        entry = program.begin(AccessState.NEW)
        app.processEvents()
        program.tasks.stop()
        entry.close()
        window = program.open_desk(open_practice())
        for place in range(window.navigation.places.rowCount()):
            window.show_place(place)
            app.processEvents()
        if window.grab().isNull():
            raise CasusdeskError("Het venster kan niet worden getekend. Installeer het programma opnieuw.")
    finally:
        program.finish()


def _run_until_closed(*, practice: bool) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal; Qt's loop would not see it
    gc.disable()  # until the first paint: a tenth of the start (platform.md)
    start_log()
    app = _application()
    from casusdesk.ui.crash import CrashTeller

    crash = CrashTeller()
    speak_dutch(app)
    alone = OnlyOne(paths.data_folder())
    if not practice and not alone.take():
        Look(app).apply(load_preferences().preferences)
        Dialogs().warn(None, ALREADY_OPEN)
        crash.stop()
        return 1
    program = Program(app, Access.default())
    if practice:
        program.open_desk(open_practice())
    else:
        program.begin(_glance())
    QTimer.singleShot(0, gc.enable)
    log_event("window.shown")
    code = app.exec()
    program.finish()
    crash.stop()
    alone.give_back()  # the fresh process of a locked window comes next
    if program.start_again and not practice:
        _start_again()
    return code


def _application() -> QApplication:
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([TITLE])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName("")
    app.setDesktopFileName(TITLE)
    return app


def _glance() -> AccessState:
    """What the folder looks like without loading the store; the worker makes sure a moment later."""
    folder = paths.vault_folder()
    try:
        return AccessState.LOCKED if any(folder.iterdir()) else AccessState.NEW
    except OSError:
        return AccessState.NEW


def _warm_up(_job: Job) -> None:
    from casusdesk.ui.spool_folder import clear_old_spool

    clear_old_spool()  # first: this process prints nothing yet
    for name in _HEAVY:
        importlib.import_module(name)


def _prepare(_job: Job) -> None:
    from casusdesk.services.first_paper import prepare

    prepare()


def _start_again() -> None:
    """The same command in a fresh process; on Windows a process cannot be replaced, so it is a new one."""
    command = [sys.executable, *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - our own command, no shell
    subprocess.Popen(command, close_fds=True)
