"""The folder in which a print job waits until it is whole, on Linux: this user's only, and never left behind.

A program that is killed half-way through a job cannot clean up after itself; the next start does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PREFIX: Final = "casusdesk-spool-"


def make_spool_folder() -> Path:
    """A new folder that only this user can read, in memory where the system has a place for that."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_parent()))


def clear_old_spool() -> None:
    """Take away what an earlier process left behind; to be called before this one prints anything."""
    for folder in _folders():
        if not _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _parent() -> Path:
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(own) if own and Path(own).is_dir() else Path(tempfile.gettempdir())


def _folders() -> Iterator[Path]:
    if os.name != "posix":
        return
    for folder in {_parent(), Path(tempfile.gettempdir())}:
        for found in folder.glob(f"{_PREFIX}*"):
            if found.is_dir() and not found.is_symlink() and found.stat().st_uid == os.getuid():
                yield found


def _in_use(folder: Path) -> bool:
    """Whether the process that made it still runs; a locked window goes on under its own number."""
    number = folder.name.removeprefix(_PREFIX).partition("-")[0]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
