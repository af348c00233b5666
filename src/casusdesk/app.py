"""Composition root of the window: builds everything once, and passes it on by constructor.

Nothing heavy is imported before the first window is on screen; store, paper and keyring come in on the
worker while the passphrase is typed (platform.md "Start-up").
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from casusdesk import paths
from casusdesk.errors import CasusdeskError
from casusdesk.logs import log_event, start_log
from casusdesk.preferences import LoadedPreferences, Preferences, load_preferences, save_preferences
from casusdesk.services.access import Access, AccessState, open_practice
from casusdesk.ui.dialogs import TITLE, Dialogs
from casusdesk.ui.dutch import speak_dutch
from casusdesk.ui.fresh_process import LastResort, start_again
from casusdesk.ui.only_one import ALREADY_OPEN, OnlyOne
from casusdesk.ui.tasks import Job, Tasks
from casusdesk.ui.theme import Look

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.ui.lock_guard import LockGuard
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


class Program(QObject):
    """One run of the window, from the first page to the lock. Give it to `run_until_closed` or drive it.

    `leaving` comes when a lock began: from then on nothing may keep this process alive.
    """

    leaving = Signal()

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
        loaded = load_preferences() if preferences is None else LoadedPreferences(preferences)
        self._preferences = loaded.preferences
        self._minutes_before = loaded.lock_after
        self._desk: Desk | None = None
        self._guard: LockGuard | None = None
        self._entry: EntryWindow | None = None
        self.look = Look(app)
        self.look.apply(self._preferences)
        self.tasks = Tasks(self)
        self.window: MainWindow | None = None
        self.start_again = False

    def begin(self, expected: AccessState) -> EntryWindow:
        """Show the first page: welcome, or the passphrase."""
        from casusdesk.ui.unlock.entry_window import EntryWindow

        self._drop_entry()
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
        from casusdesk.ui.main_window import MainWindow

        self._desk = desk
        context = WindowContext(desk, self._dialogs, self.tasks, self._preferences, self)
        context.preferences_changed.connect(self.look.apply)
        window = self.window = MainWindow(context)
        window.lock_asked.connect(self.lock)
        window.show()
        window.enter_shown()
        self._drop_entry()
        QTimer.singleShot(PREPARE_AFTER, window, lambda: self._make_ready(window))
        window.drafts.bring_back()
        if not desk.practice:
            from casusdesk.ui.lock_guard import LockGuard

            self._take_over_minutes(desk)
            self._guard = LockGuard(self._app, window)
            self._guard.locking.connect(lambda: self.lock(asked=False))
        if desk.backups is not None:
            from casusdesk.ui.backup_clock import BackupClock

            BackupClock(desk.backups, self.tasks, window, desk.purging).told.connect(context.backups_changed)
        for warning in desk.warnings:
            self._dialogs.warn(window, warning)
        return window

    def _take_over_minutes(self, desk: Desk) -> None:
        """The lock was a preference once: a stricter choice of then still counts, and is kept once."""
        before, self._minutes_before = self._minutes_before, None
        if before is None:
            return
        try:
            if before < desk.policy.lock_minutes:
                desk.policy.set_lock_minutes(before)
            save_preferences(self._preferences)
        except (CasusdeskError, OSError):
            log_event("policy.not_taken_over")

    def _make_ready(self, window: MainWindow) -> None:
        if self.window is window:  # it may be locked already, and the worker gone
            self.tasks.submit(_prepare, lambda _nothing: None)

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
        if self.start_again:
            return
        window.context.save_all()
        if not window.drafts.keep(standing=True) and asked:
            from casusdesk.ui.main_window import UNSAVED

            if not self._dialogs.ask(window, UNSAVED, "Toch vergrendelen"):
                return
        window.keep_geometry()
        self.start_again = True
        self.leaving.emit()
        window.context.clipboard.clear()
        for shown in self._app.topLevelWidgets():
            shown.hide()
        self._app.exit(0)  # every loop within it ends too: of a dialog, of a menu, of a list

    def finish(self) -> None:
        """Let go of everything; nothing is asked any more."""
        self.tasks.stop()
        self._drop_entry()
        if self._guard is not None:
            self._guard.stop()
            self._guard = None
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
    guard = LastResort(alone.give_back)
    program.leaving.connect(lambda: guard.begin(again=None if practice else start_again))
    code = app.exec()
    program.finish()
    guard.stop()
    crash.stop()
    alone.give_back()  # the fresh process of a locked window comes next
    if program.start_again and not practice:
        start_again()
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
    from casusdesk.services.practice_folders import clear_left_behind
    from casusdesk.ui.spool_folder import clear_old_spool

    clear_old_spool()  # first: this process prints nothing yet
    clear_left_behind()
    for name in _HEAVY:
        importlib.import_module(name)


def _prepare(_job: Job) -> None:
    from casusdesk.services.first_paper import prepare

    prepare()
