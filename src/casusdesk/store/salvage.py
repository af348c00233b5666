"""Out of a damaged store what can still be read, and a next generation of that (vault §1 "damage").

The original is read only, and copied aside before anything is built. What was read stands in a throw-away
store under a key that exists in memory only, until it is thrown away or becomes the next generation.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from casusdesk.errors import DamagedVaultError, VaultError, WrongPassphraseError
from casusdesk.store import files, generations
from casusdesk.store.aside import generation_in_use, keep_aside
from casusdesk.store.attempts import Attempts
from casusdesk.store.connection import RawConnection, cipher_driver
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import NAME, Copies
from casusdesk.store.keys import RawKey
from casusdesk.store.migrations import STEPS, Step, migrate
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.readable import Readable, Table, read_out
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.sealed_pages import SealedPages
from casusdesk.store.slots import DeviceSecrets
from casusdesk.store.vault_setup import create_practice_vault

TRIES: Final = "tries.json"
_NOTHING = "Van het bestand met je casussen is niets meer te lezen. Zet een reservekopie terug."
_GONE = "Het bestand met je casussen ontbreekt, dus er valt niets te redden. Zet een reservekopie terug."
_NEWER = (
    "Je casussen zijn bewaard door een nieuwere versie van casusdesk. "
    "Er is niets gewijzigd. Installeer die versie."
)
_NOT_KEPT = "Het beschadigde bestand kon niet opzij worden gelegd. Maak ruimte vrij en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one table: how many were `read`, of how many there were as far as can be told."""

    read: int
    known: int


class Salvaged:
    """What was read, in `content`. Look at it, then `commit` or `abandon`."""

    def __init__(self, content: Vault, found: Readable, here: Path, source: _Source) -> None:
        self.content = content
        self.pages = found.pages
        self.unreadable = found.unreadable
        self.kept = source.kept
        self._here = here
        self._source = source
        self.counts: Mapping[str, Count] = {
            name: Count(len(table.rows), len(table.rows) + table.lost) for name, table in found.tables.items()
        }
        cases = found.tables["cases"]
        trashed = {str(row["code"]) for row in cases.rows.values() if row["deleted_at"] is not None}
        self.cases = Count(len(cases.rows) - len(trashed), len(found.codes - trashed))

    def commit(self) -> Vault:
        """Build the next generation of what was read, verify it, and open it; what there was stays.

        Lines of a case that itself cannot be read are left out. Raises `VaultError`: then nothing changed.
        """
        source = self._source
        if self.kept is None:
            raise VaultError(_NOT_KEPT)
        with self.content.copying() as connection:
            _without_loose_ends(connection)
            generations.build_copy(source.folder, source.key, connection, source.steps)
        self.abandon()
        return open_current(source.folder, source.key, source.access, source.steps, accept_older=True)

    def abandon(self) -> None:
        """Throw away what was read; a second call does nothing."""
        self.content.close()
        shutil.rmtree(self._here, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Source:
    folder: Path
    key: RawKey
    access: KeyAccess
    kept: Path | None
    steps: Sequence[Step]


def salvage(
    folder: Path,
    *,
    passphrase: str = "",
    code: str = "",
    secrets: DeviceSecrets | None = None,
    settings_copy: Path | None = None,
    steps: Sequence[Step] = STEPS,
    now: Callable[[], float] = time.time,
) -> Salvaged:
    """Read what can be read with the passphrase, or with the `code` of the recovery sheet; slow.

    Raises what `vault.unlock` raises for a wrong passphrase, a wait, the keyring or the key file;
    `DamagedVaultError` when nothing at all can be read.
    """
    cipher_driver()
    access = KeyAccess(Copies(folder / NAME, settings_copy))
    key = _key(access, Attempts(folder / TRIES, now), passphrase, code, secrets)
    kept = None
    with suppress(VaultError):  # a full or read-only disk: reading goes on, building will not
        kept = keep_aside(folder, datetime.fromtimestamp(now()).astimezone(), settings_copy)
    found = _read(folder, key, steps)
    here = Path(tempfile.mkdtemp(prefix="casusdesk-"))
    try:
        content = _rebuilt(here / "gered", found, steps)
    except BaseException:
        shutil.rmtree(here, ignore_errors=True)
        raise
    return Salvaged(content, found, here, _Source(folder, key, access, kept, steps))


def _key(
    access: KeyAccess, attempts: Attempts, passphrase: str, code: str, secrets: DeviceSecrets | None
) -> RawKey:
    if code:
        return access.key_by_code(RecoveryCode.parse(code))[0]
    attempts.check()
    try:
        key, _ = access.key_by_passphrase(passphrase, secrets)
    except WrongPassphraseError:
        attempts.failed()
        raise
    attempts.succeeded()
    return key


def _read(folder: Path, key: RawKey, steps: Sequence[Step]) -> Readable:
    generation = generation_in_use(folder)
    store = None if generation is None else generation / generations.STORE
    if store is None or not store.exists():
        raise DamagedVaultError(_GONE)
    journal = store.with_name(f"{store.name}-journal")
    with files.told():
        content = files.read_regular(store)
        pages = SealedPages(content, key, files.read_regular(journal) if journal.exists() else b"")
    if pages.total == len(pages.unreadable):
        raise DamagedVaultError(_NOTHING)
    found = read_out(pages, steps)
    if found.version > steps[-1].version:
        raise DamagedVaultError(_NEWER)
    if not any(table.rows for table in found.tables.values()):
        raise DamagedVaultError(_NOTHING)
    return found


def _rebuilt(place: Path, found: Readable, steps: Sequence[Step]) -> Vault:
    """A throw-away store of the schema that was read, filled, and then brought to the newest schema."""
    content = create_practice_vault(place, [step for step in steps if step.version <= found.version])
    try:
        with content.mending() as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            for table in found.tables.values():
                _fill(connection, table, whole_chain=_whole_chain(found))
            connection.execute("COMMIT")
        migrate(content.engine, steps)
    except BaseException:
        content.close()
        raise
    return content


def _whole_chain(found: Readable) -> bool:
    """Whether the seals of the audit still hold: every row is there, and the key they were made with."""
    needed = [found.tables[name] for name in ("audit", "store_state") if name in found.tables]
    return all(table.whole for table in needed)


def _fill(connection: RawConnection, table: Table, *, whole_chain: bool) -> None:
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    holders = ", ".join("?" for _ in names)
    for rowid in sorted(table.rows):
        row = table.rows[rowid]
        if table.name == "audit" and "seal" in row and not whole_chain:
            row = {**row, "seal": ""}  # the next row seals what is left; that it was salvaged is in it
        connection.execute(
            f'INSERT OR REPLACE INTO "{table.name}" ({columns}) VALUES ({holders})',  # noqa: S608 - our names
            [row[name] for name in names],
        )


def _without_loose_ends(connection: RawConnection) -> None:
    """Take out the lines of what cannot be read, and the lines of those lines."""
    while loose := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in loose:
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - our names
    connection.execute("PRAGMA foreign_keys = ON")
