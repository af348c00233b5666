"""A second start on the same store says that the program is open already."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from casusdesk.ui.only_one import ALREADY_OPEN, OnlyOne

_HOLD = """
import sys
from pathlib import Path
from casusdesk.ui.only_one import OnlyOne
one = OnlyOne(Path(sys.argv[1]))
print(one.take(), flush=True)
sys.stdin.readline()
if sys.argv[2] == "crash":
    import os
    os._exit(1)
one.give_back()
"""
_SECOND = """
import sys
from casusdesk import app
from casusdesk.ui.dialogs import Dialogs
Dialogs.warn = lambda self, parent, text: print(text)
sys.exit(app.run())
"""


def _hold(folder: Path, end: str) -> subprocess.Popen[str]:
    held = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder), end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdout is not None
    assert held.stdout.readline().strip() == "True"
    return held


def test_the_second_waits_until_the_first_is_gone(qapp: QApplication, tmp_path: Path) -> None:
    for end in ("leave", "crash"):
        held = _hold(tmp_path, end)
        assert not OnlyOne(tmp_path).take()
        held.communicate("\n", timeout=20)
        mine = OnlyOne(tmp_path)
        assert mine.take(), end
        mine.give_back()
    assert not list(tmp_path.iterdir())


def test_a_second_start_tells_and_leaves(tmp_path: Path) -> None:
    held = _hold(tmp_path / "casusdesk", "leave")
    env = os.environ | {"XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    second = subprocess.run(
        [sys.executable, "-c", _SECOND], capture_output=True, text=True, env=env, check=False, timeout=60
    )
    held.communicate("\n", timeout=20)
    assert second.returncode == 1, second.stderr
    assert second.stdout.strip() == ALREADY_OPEN


def test_a_folder_that_cannot_be_made_is_told_elsewhere(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert OnlyOne(tmp_path / "file" / "folder").take()
