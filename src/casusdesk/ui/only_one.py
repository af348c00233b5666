"""One window on the store at a time: a second start says so kindly (vault §1, "Single instance").

The exclusive lock of the store decides; this only spares somebody the passphrase and a puzzling message.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from casusdesk.paths import make_folders

ALREADY_OPEN: Final = (
    "Casusdesk is al open. Ga naar dat venster via de taakbalk, of sluit het voordat je opnieuw begint."
)
_NAME: Final = "open.lock"


class OnlyOne:
    """Holds the place of the one window in `folder`, from `take` to `give_back` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / _NAME))
        self._lock.setStaleLockTime(0)  # a window may stay open all day; one that crashed is known by its pid

    def take(self) -> bool:
        """Whether no other window is open. A folder that refuses is not our message to give: then True."""
        try:
            make_folders(self._folder)
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def give_back(self) -> None:
        """Let the next one in."""
        self._lock.unlock()
