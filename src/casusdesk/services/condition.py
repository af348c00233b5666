"""In what state the store is found before anybody typed anything: which page the entry window shows."""

from __future__ import annotations

from enum import Enum
from pathlib import Path


class Condition(Enum):
    """What a look from outside tells; a page that is broken inside only shows when it is opened."""

    NEW = "new"
    LOCKED = "locked"
    NO_STORE = "no_store"
    EMPTIED = "emptied"
    CUT = "cut"
    UNCLEAR = "unclear"
    NO_KEY_FILE = "no_key_file"
    NEWER = "newer"
    CLOSED = "closed"


def condition_of(folder: Path, settings_copy: Path | None = None) -> Condition:
    """Look at the folder, its key file and the size of the store; changes nothing and asks nothing."""
    from casusdesk.errors import VaultError
    from casusdesk.store import vault

    try:
        if not vault.exists(folder):
            return Condition.NEW
    except VaultError:
        return Condition.CLOSED
    return _of_key_file(folder, settings_copy) or _of_store(folder)


def _of_key_file(folder: Path, settings_copy: Path | None) -> Condition | None:
    from casusdesk.errors import NewerVaultError, VaultError
    from casusdesk.store.key_file import NAME, Copies

    try:
        Copies(folder / NAME, settings_copy).load()
    except NewerVaultError:
        return Condition.NEWER
    except VaultError:
        return Condition.NO_KEY_FILE
    return None


def _of_store(folder: Path) -> Condition:
    from casusdesk.errors import VaultError
    from casusdesk.store import files, generations
    from casusdesk.store.connection import PAGE

    try:
        store = generations.current(folder) / generations.STORE
        if not files.is_regular(store):
            return Condition.NO_STORE
        size = store.stat().st_size
    except FileNotFoundError:
        return Condition.NO_STORE
    except VaultError:
        return Condition.UNCLEAR if generations.names(folder) else Condition.NO_STORE
    except OSError:
        return Condition.CLOSED
    if not size:
        return Condition.EMPTIED
    return Condition.CUT if size < PAGE or size % PAGE else Condition.LOCKED
