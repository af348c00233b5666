"""From the command to the first window: nothing heavy comes along, and most of the time is Qt's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Board

QT = "import PySide6.QtWidgets"
STORE = {"sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "sqlite3", "cryptography", "keyring"}
PAPER = {"reportlab", "pypdf", "pyphen", "PIL"}
ROUNDS = 5
WINDOW = """
import json, sys, time
start = time.perf_counter()
{imports}
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = {window}
window.resize(1000, 680)
window.show()
application.processEvents()
print(json.dumps([time.perf_counter() - start, sorted(sys.modules)]))
"""
BARE = WINDOW.format(imports="", window="QLabel('casusdesk')")
ENTRY = """
from pathlib import Path
from casusdesk.services.access import Access, AccessState
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.tasks import Tasks
from casusdesk.ui.unlock.entry_window import EntryWindow
"""
ENTRY_WINDOW = "EntryWindow(Access(Path('none')), Tasks(), Dialogs(), lambda: None, AccessState.{state})"
# The real program in an empty home, ended at the first paint of a window that is on screen.
RUN = """
import json, sys, time
start = time.perf_counter()
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from casusdesk import app

class FirstPaint(QObject):
    said = False

    def eventFilter(self, shown, event):
        if event.type() == QEvent.Type.Paint and isinstance(shown, QWidget) and not self.said:
            self.said = True
            print(json.dumps([time.perf_counter() - start, sorted(sys.modules)]), flush=True)
            QApplication.exit(0)
        return False

class Watched(QApplication):
    def __init__(self, words):
        super().__init__(words)
        self.filter = FirstPaint()
        self.installEventFilter(self.filter)

app.QApplication = Watched
{before}
app.run()
"""
# What the worker warms up meanwhile is allowed, and would make what was there a matter of luck.
WORKER_ASLEEP = "app.Tasks.submit = lambda *_: None"


def import_times(statement: str) -> dict[str, int]:
    """Microseconds that each module took by itself, without what the interpreter brings of its own."""
    command = [sys.executable, "-X", "importtime", "-c", statement]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()
    table = [
        line.removeprefix("import time:").split("|") for line in lines if line.startswith("import time:")
    ]
    named = [(name.strip(), int(own)) for own, _, name in table[1:]]
    own_start = [name for name, _ in named].index("site")
    return dict(named[own_start + 1 :])


def quickest_import(statement: str) -> tuple[float, dict[str, int]]:
    """Seconds of the quickest of some fresh processes, and what was imported."""
    found = min((import_times(statement) for _ in range(ROUNDS)), key=lambda times: sum(times.values()))
    return sum(found.values()) / 1e6, found


def quickest_starts(*scripts: str) -> list[tuple[float, set[str]]]:
    """Of each script: seconds of the quickest of some fresh processes, and every module any of them had."""
    seconds = dict.fromkeys(scripts, float("inf"))
    modules: dict[str, set[str]] = {script: set() for script in scripts}
    for script in scripts * ROUNDS:  # in turns, so that other work of the machine meets them alike
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        taken, there = json.loads(done.stdout.splitlines()[-1])
        seconds[script] = min(seconds[script], taken)
        modules[script].update(there)
    return [(seconds[script], modules[script]) for script in scripts]


def heavy(modules: set[str]) -> list[str]:
    """What must not have come along."""
    return sorted({name.partition(".")[0] for name in modules} & (STORE | PAPER))


@pytest.mark.parametrize(
    ("module", "with_qt"), [("casusdesk.cli", False), ("casusdesk.ui.unlock.entry_window", True)]
)
def test_imports_before_the_first_window(board: Board, module: str, with_qt: bool) -> None:
    reference, _ = quickest_import(QT)
    taken, modules = quickest_import(f"import {module}")
    board.compare(f"import {module}", taken, reference, "import PySide6.QtWidgets")
    assert heavy(set(modules)) == []
    assert ("PySide6.QtWidgets" in modules) == with_qt


@pytest.mark.parametrize("state", ["NEW", "LOCKED"])
def test_the_unlock_window(board: Board, home: Path, state: str) -> None:
    script = WINDOW.format(imports=ENTRY, window=ENTRY_WINDOW.format(state=state))
    (reference, _), (taken, modules) = quickest_starts(BARE, script)
    board.compare(f"unlock window painted ({state})", taken, reference, "bare Qt window")
    assert heavy(modules) == []


def test_the_program_until_its_first_window(board: Board, home: Path) -> None:
    alone = RUN.format(before=WORKER_ASLEEP)
    (reference, _), (taken, _), (_, modules) = quickest_starts(BARE, RUN.format(before=""), alone)
    board.compare("program start until the first paint", taken, reference, "bare Qt window")
    assert heavy(modules) == []
