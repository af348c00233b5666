"""What every test gets: a home of its own, UTF-8, and a check on what it leaves behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from casusdesk.services.desk import Desk
    from practice_copy import PracticeCopies

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
}


@pytest.fixture(scope="session")
def practice_copies(tmp_path_factory: pytest.TempPathFactory) -> PracticeCopies:
    """Practice desks by the hundred, each a copy of one real store."""
    from practice_copy import PracticeCopies

    return PracticeCopies(tmp_path_factory.mktemp("practice"))


@pytest.fixture
def desk(practice_copies: PracticeCopies) -> Iterator[Desk]:
    """A real store with the practice cases; rooms that need another desk have one of that name."""
    made = practice_copies.desk()
    yield made
    made.close()


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the program makes it: Qt in Dutch, our look."""
    from casusdesk.preferences import Preferences
    from casusdesk.ui.dutch import speak_dutch
    from casusdesk.ui.theme import Look

    assert speak_dutch(qapp), "Qt has no Dutch here"
    yield qapp
    Look(qapp).apply(Preferences())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where a store is handed over: an empty folder."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary home: no test sees, or writes in, that of the person who runs it; nor their keyring."""
    folder = tmp_path_factory.mktemp("home", numbered=True)
    for name, inside in _HOMES.items():
        place = folder / inside
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    for name in ("LANG", "LC_ALL"):
        monkeypatch.setenv(name, "C.UTF-8")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(home: Path) -> Iterator[None]:
    """Fail a test that leaves a window open or a thread running."""
    threads_before = set(threading.enumerate())
    windows_before = {id(window) for window in _windows()}
    yield
    threads = _running(threads_before)
    windows = [window for window in _windows() if id(window) not in windows_before]
    if windows:
        gc.collect()
        windows = [window for window in _windows() if id(window) not in windows_before]
    names = [f"thread {thread.name}" for thread in threads]
    names += [f"window {type(window).__name__}" for window in windows]
    for window in windows:
        window.close()  # type: ignore[attr-defined]
        window.deleteLater()  # type: ignore[attr-defined]
    _let_loops_run_again()
    if names:
        pytest.fail(f"left behind: {', '.join(names)}", pytrace=False)


def _let_loops_run_again() -> None:
    """A program that locked has told every event loop to end, also those to come, until one more has run."""
    core = sys.modules.get("PySide6.QtCore")
    app = core.QCoreApplication.instance() if core is not None else None
    if core is None or app is None:
        return
    loop = core.QEventLoop()
    core.QTimer.singleShot(0, loop, loop.quit)
    if loop.exec() == -1:
        core.QTimer.singleShot(0, app, app.quit)
        app.exec()


def _running(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads that keep the process alive, after two seconds to finish."""
    until = time.monotonic() + 2
    while True:
        left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
        if not left or time.monotonic() > until:
            return left
        left[0].join(0.05)


def _windows() -> list[object]:
    """All windows of Qt, after those that were asked to go have gone; Qt is not loaded for this."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    return [window for window in widgets.QApplication.topLevelWidgets() if _is_open(window)]


def _is_open(window: object) -> bool:
    """Hidden helpers of Qt itself (menus, tool tips, lists of combo boxes) do not count."""
    return bool(window.isVisible()) or type(window).__module__.startswith("casusdesk")  # type: ignore[attr-defined]


def pytest_sessionfinish() -> None:
    """Take our text off the clipboard: Qt frees it after Python has ended, and that is a crash at exit."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()
