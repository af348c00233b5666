"""A damaged vault is first copied aside, readable only: whatever is tried next, what there was stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from casusdesk.errors import VaultError
from casusdesk.paths import sync_folder
from casusdesk.store import files, generations
from casusdesk.store.key_file import NAME

PREFIX: Final = "damaged-"
_READ_FILE: Final = 0o400
_READ_FOLDER: Final = 0o500


def keep_aside(folder: Path, moment: datetime, settings_copy: Path | None = None) -> Path:
    """Copy what is in use into `damaged-<moment>` in the vault (0500, files 0400); that folder.

    One that is there with the same content is used again. Raises `VaultError` when the disk refuses; the
    original is only read.
    """
    with files.told():
        found = dict(_in_use(folder, settings_copy))
        for known in sorted(folder.glob(f"{PREFIX}*")):
            if known.is_dir() and _same(known, found):
                return known
        place = _free(folder / f"{PREFIX}{moment:%Y%m%d-%H%M%S}")
        part = folder / f".{place.name}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        for name, source in found.items():
            shutil.copyfile(source, part / name)
            files.sync_file(part / name)
            (part / name).chmod(_READ_FILE)
        part.chmod(_READ_FOLDER)
        part.rename(place)
        sync_folder(folder)
    return place


def generation_in_use(folder: Path) -> Path | None:
    """The generation that CURRENT names, or the newest one when that cannot be told; None without any."""
    try:
        return generations.current(folder)
    except VaultError:
        names = generations.names(folder)
        return folder / names[-1] if names else None


def _in_use(folder: Path, settings_copy: Path | None) -> Iterator[tuple[str, Path]]:
    """Name in the copy, and the file; each has its own name, so that no folders are needed."""
    generation = generation_in_use(folder)
    named = {NAME: folder / NAME, generations.CURRENT: folder / generations.CURRENT}
    if settings_copy is not None:
        named[f"second-{NAME}"] = settings_copy
    if generation is not None:
        for name in (generations.STORE, f"{generations.STORE}-journal"):
            named[f"{generation.name}-{name}"] = generation / name
    return ((name, path) for name, path in named.items() if path.is_file())


def _same(known: Path, found: dict[str, Path]) -> bool:
    names = {one.name for one in known.iterdir()}
    return names == found.keys() and all(_digest(known / name) == _digest(found[name]) for name in names)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.digest()


def _free(place: Path) -> Path:
    number, free = 1, place
    while os.path.lexists(free):
        number += 1
        free = place.with_name(f"{place.name}-{number}")
    return free
