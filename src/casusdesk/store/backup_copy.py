"""A backup on a stick or a share: believed only after what arrived there was read back and opened."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from casusdesk.errors import VaultError
from casusdesk.paths import sync_folder
from casusdesk.store import stick
from casusdesk.store.backup_file import open_backup
from casusdesk.store.backup_folder import Backup, free_name
from casusdesk.store.opened import Vault
from casusdesk.store.restore import unpack
from casusdesk.store.succession import workshop

_HIDDEN: Final = ".casusdesk-new"
_UNSOUND: Final = "De kopie op de stick is niet goed en is weer gewist. Neem een andere stick."


def copy_out(backup: Backup, target: Path, vault: Vault) -> Path:
    """Copy `backup` to the folder `target` under a name of its own; where it is. Raises `VaultError`.

    It is copied under a hidden name, compared with the original, opened with the key of `vault` out of what
    arrived, and only then gets its name. Nothing stays there when it fails.
    """
    stick.require_outside(target, vault.access.copies.main.parent)
    arriving = target / f"{_HIDDEN}-{os.getpid()}"
    try:
        with stick.told():
            arriving.unlink(missing_ok=True)
            stick.copy_compared(backup.path, arriving)
        _prove(arriving, vault)
        with stick.told(), open_backup(arriving) as arrived:
            place = free_name(target, arrived.manifest)
            arriving.rename(place)
            sync_folder(target)
    except BaseException:
        with suppress(OSError):
            arriving.unlink(missing_ok=True)
        raise
    return place


def _prove(arrived: Path, vault: Vault) -> None:
    here = workshop(vault.access.copies.main.parent)
    try:
        with open_backup(arrived) as backup:
            if not backup.manifest.sealed_by(vault.key):
                raise VaultError(_UNSOUND)
            unpack(backup, vault.key, here)
    finally:
        shutil.rmtree(here, ignore_errors=True)
