"""Generations of before go after 14 days (vault §1), and never by a clock that was set wrong.

What a generation holds of cases that were wiped since is gone with it, so it may not stay for ever; but it is
also what there is when the newest turns out wrong. So the one in use never goes, and another goes in two
steps: on the first day that it is old enough it is noted as due, and only on a later day it is wiped. A clock
that jumps ahead and is put right again wipes nothing; what was noted in the future counts from now.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from casusdesk.errors import VaultError
from casusdesk.store import files, generations

KEPT_SECONDS: Final = 14 * 24 * 3600
DUE: Final = "due"
_GONE: Final = "gone"


def thin(folder: Path, now: float | None = None) -> list[str]:
    """Wipe the generations that are no longer kept; their names. `now` is seconds since 1970.

    Age counts from the last write; that of the newest but one from when it was replaced, if that is later.
    A fault of the disk leaves them for another day.
    """
    moment, gone = time.time() if now is None else now, []
    with suppress(OSError, VaultError):
        _sweep(folder)
        used = generations.current(folder)
        earlier = [name for name in generations.names(folder) if folder / name != used]
        for name in earlier:
            generation = folder / name
            since = (generation / generations.STORE).stat().st_mtime
            if name == earlier[-1]:
                since = max(since, (folder / generations.CURRENT).stat().st_mtime)
            if moment - since >= KEPT_SECONDS and _is_due(generation, _day(moment)):
                _wipe(generation)
                gone.append(name)
    return gone


def forget_old_generations(folder: Path) -> list[str]:
    """Wipe every generation but the one in use, at once; their names. Raises `VaultError`.

    For after a purge, when the user wants what was wiped to be gone today. The files are encrypted, and
    removed, not overwritten: on a disk of flash memory overwriting reaches nothing, and the key of the
    store is what keeps them closed. `store.rotation` takes that away too.
    """
    gone = []
    with files.told():
        used = generations.current(folder)
        for name in generations.names(folder):
            if folder / name != used:
                _wipe(folder / name)
                gone.append(name)
    return gone


def _is_due(generation: Path, today: date) -> bool:
    note = generation / DUE
    try:
        noted = date.fromisoformat(files.read_regular(note, 64).decode("ascii").strip())
    except (OSError, ValueError):
        noted = date.max
    if noted > today:
        files.replace_durably(note, f"{today.isoformat()}\n".encode())
    return noted < today


def _wipe(generation: Path) -> None:
    """First under another name: what is cut off half-way is no generation any more."""
    aside = generation.with_name(f".{generation.name}.{_GONE}")
    generation.rename(aside)
    shutil.rmtree(aside)


def _sweep(folder: Path) -> None:
    for left_over in folder.glob(f".gen-*.{_GONE}"):
        shutil.rmtree(left_over)


def _day(moment: float) -> date:
    return datetime.fromtimestamp(moment, UTC).date()
