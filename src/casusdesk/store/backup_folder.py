"""The folder `backups` of a vault, or a stick: which backups are there, what they say, and which may go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from casusdesk.errors import CasusdeskError
from casusdesk.store.backup_file import open_backup
from casusdesk.store.backup_manifest import Manifest
from casusdesk.store.backup_thinning import Kept, surplus
from casusdesk.store.keys import RawKey

FOLDER: Final = "backups"
_NAME: Final = re.compile(r"reservekopie-(\d{4}-\d\d-\d\d-\d{6})-(\d{1,18})(?:-\d{1,6})?\.tar")
_MOST: Final = 1000
"""How many files of a folder are looked into; a vault keeps about twenty."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `made_at` is aware, `size` in bytes, `changes` the counter of the store at that moment.

    `own`: it was made with the key of the store it is looked at from; another opens with the passphrase or
    the recovery code of then. `whole` False: it is damaged, and what is said of it is what its name says.
    """

    made_at: datetime
    path: Path
    size: int
    cases: int
    changes: int
    whole: bool
    own: bool = True

    @classmethod
    def of(cls, path: Path, manifest: Manifest, *, whole: bool, own: bool = True) -> Self:
        """As its manifest says."""
        size = path.stat().st_size
        return cls(manifest.made_at, path, size, manifest.cases, manifest.changes, whole, own)


def backups_in(folder: Path, key: RawKey | None = None) -> tuple[Backup, ...]:
    """The backups directly in `folder`, newest first by their counter; `key` is that of the store.

    Only what they say is read, not their store: with `key` it is known who said it.
    """
    try:
        paths = sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    except OSError:
        return ()
    found = (_looked_at(path, key) for path in paths[:_MOST])
    return _newest_first(one for one in found if one is not None)


def _looked_at(path: Path, key: RawKey | None) -> Backup | None:
    """None when the file is gone, or no more than a name."""
    try:
        with open_backup(path) as backup:
            own = key is None or backup.mark() == key.mark
            sealed = key is None or not own or backup.manifest.sealed_by(key)
            return Backup.of(path, backup.manifest, whole=sealed, own=own)
    except (CasusdeskError, OSError):
        return _by_name(path)


def _by_name(path: Path) -> Backup | None:
    named = _NAME.fullmatch(path.name)
    try:
        moment = datetime.strptime(named[1] if named else "", "%Y-%m-%d-%H%M%S").astimezone()
        return Backup(moment, path, path.stat().st_size, 0, int(named[2] if named else 0), whole=False)
    except (ValueError, OverflowError, OSError):
        return None


def _newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(sorted(backups, key=lambda one: (one.changes, one.made_at), reverse=True))


def found_around(chosen: Path) -> tuple[Backup, ...]:
    """The backups of the vault in `chosen`, or on the stick that it is; newest first, not authenticated."""
    return _newest_first((*backups_in(chosen / FOLDER), *backups_in(chosen)))


def free_name(folder: Path, manifest: Manifest) -> Path:
    """A name that is not taken, of the moment where the user is and the counter: nothing of any case."""
    moment = manifest.made_at.astimezone().strftime("%Y-%m-%d-%H%M%S")
    stem = f"reservekopie-{moment}-{manifest.changes:06d}"
    path, again = folder / f"{stem}.tar", 1
    while path.exists():
        again += 1
        path = folder / f"{stem}-{again}.tar"
    return path


def thin(folder: Path, *, keep: Path) -> None:
    """Take away what the vault in `folder` need not keep (`backup_thinning`); never `keep`, just made.

    One that cannot be read stays: it may be the last that is left of something.
    """
    there = [one for one in backups_in(folder / FOLDER) if one.whole]
    for name in surplus(Kept(one.path.name, one.changes, one.made_at) for one in there):
        if name != keep.name:
            with suppress(OSError):
                (folder / FOLDER / name).unlink()
