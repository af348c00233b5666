"""What a process that was killed left in and beside a vault: encrypted copies that nobody will ever finish.

Each operation clears its own before it begins, but the same one may never be done again. So an opening clears
them all, once it holds the lock of the store: whoever made them had that lock, and lives no more.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

_GENERATION: Final = r"\.gen-\d{4,}\.(?:part|gone)"
_PROOF: Final = r"\.proof-\w{8}"
_ASIDE: Final = r"\.damaged-[\d-]+\.part"
_WRITTEN: Final = r"\.(?:vault\.json|CURRENT|seen\.json|tries\.json)\.\w{8}\.new"
_INSIDE: Final = re.compile(f"{_GENERATION}|{_PROOF}|{_ASIDE}|{_WRITTEN}")
_BACKUP: Final = re.compile(r"\.reservekopie-\w{8}")
_BESIDE: Final = r"\.{name}(?:\.later)?\.(?:restore|out|back)-\w{{8}}"


def clear(folder: Path) -> None:
    """Take away what was left in and beside the vault in `folder`; a fault of the disk leaves it."""
    beside = re.compile(_BESIDE.format(name=re.escape(folder.name)))
    for place, named in ((folder, _INSIDE), (folder / "backups", _BACKUP), (folder.parent, beside)):
        with suppress(OSError):
            for left_over in [one for one in place.iterdir() if named.fullmatch(one.name)]:
                _take_away(left_over)


def _take_away(left_over: Path) -> None:
    if left_over.is_dir() and not left_over.is_symlink():
        left_over.chmod(0o700)  # what is copied aside is closed to writing
        shutil.rmtree(left_over, ignore_errors=True)
    else:
        left_over.unlink()
