"""What a stick, a share or a chosen folder can do wrong, a sentence each; and a copy that is read back."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from casusdesk.errors import VaultError
from casusdesk.store import files

NO_FOLDER = "Deze map is er niet meer. Steek de stick er weer in, of kies een andere map."
INSIDE = "Kies een map buiten de kluis, zoals een USB-stick."
_FULL = "Op de stick of in de map is te weinig ruimte. Maak ruimte vrij of kies een andere map."
_READ_ONLY = "In deze map kan niet worden geschreven. Kies een andere map, of haal de stick van het slot."
_FAULT = "De stick of map geeft een fout. Probeer het opnieuw of neem een andere stick."
_SPOILED = "De kopie is niet goed op de stick gekomen en is weer gewist. Neem een andere stick."
_CHUNK = 1 << 20

_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: NO_FOLDER,
    errno.ENODEV: NO_FOLDER,
    errno.ENXIO: NO_FOLDER,
}


@contextmanager
def told() -> Iterator[None]:
    """The sentence for a stick or share that does not do it; the name of a file is left out."""
    try:
        yield
    except OSError as error:
        raise VaultError(_SENTENCES.get(error.errno or 0, _FAULT)) from error


def require_outside(target: Path, vault_folder: Path) -> None:
    """Raises `VaultError` when `target` is no folder, or lies within the vault itself."""
    if Path(os.path.realpath(target)).is_relative_to(os.path.realpath(vault_folder)):
        raise VaultError(INSIDE)
    if not target.is_dir():
        raise VaultError(NO_FOLDER)


def copy_compared(source: Path, there: Path) -> None:
    """Copy to a new private file, synced, and read back what arrived.

    Raises `OSError`, or `VaultError` when it differs.
    """
    files.create_private(there)
    with source.open("rb") as original, there.open("r+b") as copy:
        shutil.copyfileobj(original, copy, _CHUNK)
        copy.flush()
        os.fsync(copy.fileno())
    if digest(source) != digest(there):
        raise VaultError(_SPOILED)


def digest(path: Path) -> bytes:
    """The SHA-256 of the whole file."""
    with path.open("rb") as file:
        seen = sha256()
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
    return seen.digest()
