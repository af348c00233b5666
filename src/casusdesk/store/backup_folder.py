"""The folder `backups` of a vault, or a stick: which backups are there, what they say, and which may go."""

from __future__ import annotations

import re
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
_NAME: Final = re.compile(r"reservekopie-\d{4}-\d\d-\d\d-\d{6}-\d+(-\d+)?\.tar")
_MOST: Final = 1000
"""How many files of a folder are looked into; a vault keeps about twenty."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `made_at` is aware, `size` in bytes, `changes` the counter of the store at that moment.

    `whole`: it was sealed by the key that it was looked at with. Without a key: it reads as one.
    """

    made_at: datetime
    path: Path
    size: int
    cases: int
    changes: int
    whole: bool

    @classmethod
    def of(cls, path: Path, manifest: Manifest, *, whole: bool) -> Self:
        """As its manifest says."""
        size = path.stat().st_size
        return cls(manifest.made_at, path, size, manifest.cases, manifest.changes, whole)


def backups_in(folder: Path, key: RawKey | None = None) -> tuple[Backup, ...]:
    """The backups directly in `folder`, newest first by their counter; what cannot be read is left out.

    Only what they say is read, not their store: with `key` it is known who said it.
    """
    found = []
    try:
        paths = sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    except OSError:
        return ()
    for path in paths[:_MOST]:
        with suppress(CasusdeskError, OSError), open_backup(path) as backup:
            found.append(
                Backup.of(path, backup.manifest, whole=key is None or backup.manifest.sealed_by(key))
            )
    return tuple(sorted(found, key=lambda one: (one.changes, one.made_at), reverse=True))


def found_around(chosen: Path) -> tuple[Backup, ...]:
    """The backups of the vault in `chosen`, or on the stick that it is; newest first, not authenticated."""
    found = (*backups_in(chosen / FOLDER), *backups_in(chosen))
    return tuple(sorted(found, key=lambda one: (one.changes, one.made_at), reverse=True))


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
    there = backups_in(folder / FOLDER)
    for name in surplus(Kept(one.path.name, one.changes, one.made_at) for one in there):
        if name != keep.name:
            with suppress(OSError):
                (folder / FOLDER / name).unlink()
