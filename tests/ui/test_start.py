"""The first window comes before anything heavy; and the program can be tried without anybody looking."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication

from casusdesk import app

_FIRST_WINDOW = """
import sys
from casusdesk import app
from casusdesk.services.access import Access, AccessState
from casusdesk.ui.dutch import speak_dutch
qt = app._application()
speak_dutch(qt)
from casusdesk.ui.unlock.entry_window import EntryWindow
program = app.Program(qt, Access.default())
for state in AccessState:
    window = EntryWindow(program._access, program.tasks, program._dialogs, program._practise, state)
    window.show()
    qt.processEvents()
    window.close()
heavy = {"sqlmodel", "sqlalchemy", "reportlab", "keyring", "cryptography", "pypdf", "pyphen", "icalendar"}
print(sorted(heavy & set(sys.modules)))
"""


def test_nothing_heavy_before_the_first_window() -> None:
    """platform.md "Start-up": imports are nine tenths of it."""
    found = subprocess.run(
        [sys.executable, "-c", _FIRST_WINDOW],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.strip() == "[]"


def test_every_window_can_be_built_without_a_display(qapp: QApplication) -> None:
    app.selftest_window()
