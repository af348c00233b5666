"""Making one backup, and believing it only after it was read back (vault §1).

It is built under a hidden name in the folder `backups` of the vault, read back from there, its store opened
read-only on a fresh connection and compared; only then does it get its name, and do older ones go.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.errors import DamagedVaultError, VaultError
from casusdesk.paths import make_private_folder, sync_folder
from casusdesk.store import files, stick
from casusdesk.store.backup_file import open_backup, part_of, write_backup
from casusdesk.store.backup_folder import FOLDER, Backup, free_name, thin
from casusdesk.store.backup_manifest import DAMAGED, Manifest, Part
from casusdesk.store.connection import Gate, RawConnection, explain, open_connection, refuse_plain
from casusdesk.store.generations import STORE, row_counts
from casusdesk.store.inspection import inspect
from casusdesk.store.keys import RawKey

if TYPE_CHECKING:
    from casusdesk.store.key_access import KeyAccess
    from casusdesk.store.opened import Vault

PREFIX: Final = ".reservekopie-"
_FULL: Final = "De reservekopie is niet gemaakt: de schijf is vol. Maak ruimte vrij."
_NO_ACCESS: Final = "De reservekopie is niet gemaakt: in de map van de kluis kan niet worden geschreven."
_FAULT: Final = "De reservekopie is niet gemaakt: de schijf geeft een fout. Controleer de schijf."
_UNSOUND: Final = "De reservekopie is niet gemaakt: wat er kwam te staan, klopte niet. Controleer de schijf."
_SENTENCES: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _NO_ACCESS,
    errno.EPERM: _NO_ACCESS,
    errno.EROFS: _NO_ACCESS,
}
_SQLITE_FULL: Final = 13
_COUNT_CASES: Final = "SELECT count(*) FROM cases WHERE deleted_at IS NULL"
_COUNT_CHANGES: Final = "SELECT changes FROM store_state"


def make_backup(vault: Vault, at: datetime) -> Backup:
    """A verified backup of the open `vault`, made at that aware moment; raises `VaultError`."""
    folder = vault.access.copies.main.parent
    with _workshop(folder) as here:
        with vault.exporting() as connection:
            made = _snapshot(connection, here, vault.access, vault.key, at)
        return _finish(folder, here, *made, vault.key)


def backup_before(opened: tuple[RawConnection, Gate], access: KeyAccess, key: RawKey) -> list[str]:
    """As `make_backup`, of a store that has no vault over it yet, before it is brought to a newer schema.

    Gives back what to warn of: one that fails stops nothing, for the generation of before stays too.
    """
    folder = access.copies.main.parent
    connection, gate = opened
    try:
        with _workshop(folder) as here:
            with gate.exporting():
                made = _snapshot(connection, here, access, key, datetime.now(UTC))
            _finish(folder, here, *made, key)
    except VaultError as error:
        return [str(error)]
    return []


def check_store(store: Path, key: RawKey, manifest: Manifest) -> None:
    """Open the store of a backup read-only, by itself, and look it over; raises `DamagedVaultError`."""
    refuse_plain(store)
    connection, _ = open_connection(store, key, "ro")
    try:
        if inspect(connection) or row_counts(connection) != dict(manifest.rows):
            raise DamagedVaultError(DAMAGED)
    finally:
        connection.close()


def _snapshot(
    connection: RawConnection, here: Path, access: KeyAccess, key: RawKey, at: datetime
) -> tuple[Manifest, bytes]:
    """Copy the store, packed anew under its own key; its counts and the key file are of that same moment."""
    store = here / STORE
    files.create_private(store)
    connection.execute("VACUUM INTO ?", (str(store),))
    key_file = access.key_file(key.mark)
    rows = row_counts(connection)
    manifest = Manifest(
        made_at=at.astimezone(UTC).replace(microsecond=0),
        vault_id=key_file.vault_id,
        key_file=part_of(key_file.encode()),
        store=Part(store.stat().st_size, stick.digest(store).hex()),
        schema=connection.execute("PRAGMA user_version").fetchone()[0],
        changes=connection.execute(_COUNT_CHANGES).fetchone()[0] if "store_state" in rows else 0,
        cases=connection.execute(_COUNT_CASES).fetchone()[0] if "cases" in rows else 0,
        rows=rows,
    )
    return manifest.sealed(key), key_file.encode()


def _finish(folder: Path, here: Path, manifest: Manifest, key_file: bytes, key: RawKey) -> Backup:
    made = here / "made.tar"
    files.create_private(made)
    with made.open("r+b") as target:
        write_backup(target, manifest, key_file, here / STORE)
    files.sync_file(made)
    with open_backup(made) as written:
        if written.manifest != manifest:
            raise VaultError(_UNSOUND)
        written.check_store()  # the very bytes of the file that is opened next
    check_store(here / STORE, key, manifest)
    place = free_name(folder / FOLDER, manifest)
    made.rename(place)
    sync_folder(place.parent)
    thin(folder, keep=place)
    return Backup.of(place, manifest, whole=True)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A private folder for what is being made, gone at the end; every fault gets its sentence."""
    here: Path | None = None
    try:
        backups = make_private_folder(folder / FOLDER)
        for left_over in backups.glob(f"{PREFIX}*"):
            files.clear(left_over)
        here = Path(tempfile.mkdtemp(prefix=PREFIX, dir=backups))
        yield here
    except OSError as error:
        raise VaultError(_SENTENCES.get(error.errno or 0, _FAULT)) from error
    except Exception as error:
        told = explain(error)
        if told is None:
            raise
        full = (getattr(error, "sqlite_errorcode", 0) & 0xFF) == _SQLITE_FULL
        raise told if isinstance(told, DamagedVaultError) else VaultError(_FULL if full else _FAULT) from None
    finally:
        if here is not None:
            files.clear(here)
