"""What a killed practice store left in the temporary folder: encrypted, without a key, of no use."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

PREFIX: Final = "casusdesk-"
"""How the folder of a practice store begins; `.` and the number of the process that made it end it."""
_OLD: Final = 24 * 3600.0
"""Seconds after which one of another computer's process, or of an older version, counts as left behind."""


def new_practice_folder() -> Path:
    """A fresh private folder that says whose it is."""
    return Path(tempfile.mkdtemp(prefix=PREFIX, suffix=f".{os.getpid()}"))


def clear_left_behind(folder: Path | None = None) -> int:
    """Take away the practice stores of processes that are gone; how many. What refuses stays."""
    cleared = 0
    for left in sorted((folder or Path(tempfile.gettempdir())).glob(f"{PREFIX}*")):
        practice = left / "oefening"
        mine = left.is_dir() and not left.is_symlink() and practice.is_dir()
        if mine and _owned(left) and not _in_use(left):
            shutil.rmtree(left, ignore_errors=True)
            cleared += not left.exists()
    return cleared


def _owned(folder: Path) -> bool:
    return os.name != "posix" or folder.stat().st_uid == os.getuid()


def _in_use(folder: Path) -> bool:
    number = folder.suffix.removeprefix(".")
    if not number.isdecimal():
        return time.time() - folder.stat().st_mtime < _OLD
    return int(number) == os.getpid() or _runs(int(number))


def _runs(process: int) -> bool:
    """Whether there is such a process; another one with its number by chance only keeps a folder longer."""
    if os.name != "posix":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    """There a signal would end the process, so it is asked for by its handle."""
    import ctypes

    windows = vars(ctypes)["windll"]
    handle = windows.kernel32.OpenProcess(0x1000, 0, process)
    if not handle:
        return False
    waiting = windows.kernel32.WaitForSingleObject(handle, 0) == 0x102
    windows.kernel32.CloseHandle(handle)
    return bool(waiting)
