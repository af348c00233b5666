"""One connection to the encrypted file, opened so that nothing can be read or written unencrypted.

Every rule of vault §1 "Driver and connection" is set and read back here; what did not take is an error.
SQLCipher is looked up when it is needed: without it there is no store, and nothing is made.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from casusdesk.errors import BusyVaultError, CasusdeskError, DamagedVaultError, DiskFullError, VaultError
from casusdesk.store import files
from casusdesk.store.keys import RawKey

RawConnection = Any
"""A connection of sqlcipher3, which has no types."""

PAGE = 4096
_BESIDE = ("-journal", "-wal")
"""What the database would open as well; a pipe there would be waited for."""
_PLAIN_HEADER = b"SQLite format 3"
_PATIENCE_SECONDS = 1.0

_NO_CIPHER = "De versleuteling ontbreekt, dus er is niets geopend of gemaakt. Installeer casusdesk opnieuw."
_GONE = "Het bestand met je casussen ontbreekt. Er is niets gewijzigd. Zet een reservekopie terug."
_STRANGE = (
    "Waar het bestand met je casussen hoort, staat een map, een link of iets anders. "
    "Er is niets gewijzigd. Zet een reservekopie terug."
)
_EMPTY = "Het bestand met je casussen is leeg. Er is niets gewijzigd. Zet een reservekopie terug."
_CUT = "Van het bestand met je casussen mist een stuk. Er is niets gewijzigd. Zet een reservekopie terug."
_PLAIN = "Het bestand met je casussen is niet versleuteld, dus het blijft dicht. Zet een reservekopie terug."
_BROKEN = "Het bestand met je casussen is beschadigd. Je wachtwoordzin klopt wel. Zet een reservekopie terug."
_BUSY = "Casusdesk is al open met deze kluis. Sluit het andere venster of ga daar verder."
_FULL = "De schijf is vol; je laatste wijziging is nog niet bewaard. Maak ruimte vrij en probeer het opnieuw."
_NO_ACCESS = "Bij het bestand met je casussen mag niet worden geschreven. Controleer de rechten van die map."
_DISK = "De schijf doet het niet goed; je laatste wijziging is nog niet bewaard. Controleer de schijf."

_FAULTS = {
    3: _NO_ACCESS,
    5: _BUSY,
    6: _BUSY,
    8: _NO_ACCESS,
    10: _DISK,
    11: _BROKEN,
    13: _FULL,
    14: _NO_ACCESS,
    26: _BROKEN,
}
"""By the primary result code of SQLite."""
_CODES = {
    "database is locked": 5,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
    "output file already exists": 10,
}
"""By the words of SQLite: copying page by page raises without a code, and what says that the empty file made
for a copy is in the way, could not ask the disk how long it is."""

# name -> (value to set, value read back)
_PRAGMAS: dict[str, tuple[str, object]] = {
    "cipher_memory_security": ("ON", "1"),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "fullfsync": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
}
_KEY_PRAGMAS = frozenset({"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey", "cipher_migrate"})
_VERSIONS = frozenset({"application_id", "user_version"})  # what a step of the schema writes
_CEILINGS = frozenset({"max_page_count"})  # it can only refuse what would be written
_LOOKS = frozenset(
    {"table_info", "table_xinfo", "index_list", "index_info", "index_xinfo", "foreign_key_list"}
) | {"foreign_key_check", "integrity_check", "quick_check"}
"""What takes a name or a number, and only reads."""
_MAY_HAVE_VALUE = _VERSIONS | _CEILINGS | _LOOKS
_ON = frozenset({"on", "1", "yes", "true"})
_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export"})


class Gate:
    """The authorizer: no ATTACH (it can write a plaintext copy), no extensions, no other key or setting."""

    def __init__(self, driver: ModuleType) -> None:
        self._allow, self._deny = driver.SQLITE_OK, driver.SQLITE_DENY
        self._attach = (driver.SQLITE_ATTACH, driver.SQLITE_DETACH)
        self._pragma, self._function = driver.SQLITE_PRAGMA, driver.SQLITE_FUNCTION
        self._exporting = False
        self._mending = False

    def __call__(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        refused = (
            (action in self._attach and not self._exporting)
            or (action == self._pragma and not self._may_set((first or "").lower(), second))
            or (action == self._function and (second or "").lower() in _FUNCTIONS)
        )
        return int(self._deny if refused else self._allow)

    @contextmanager
    def exporting(self) -> Iterator[None]:
        """For the backup functions only: `VACUUM INTO` attaches its target, with the same key."""
        self._exporting = True
        try:
            yield
        finally:
            self._exporting = False

    @contextmanager
    def mending(self) -> Iterator[None]:
        """For salvage only: what is rebuilt may point for a while at what could not be read."""
        self._mending = True
        try:
            yield
        finally:
            self._mending = False

    def _may_set(self, pragma: str, value: str | None) -> bool:
        """Reading is fine; of all settings only those that the program itself changes after the opening."""
        if pragma in _KEY_PRAGMAS:
            return False
        if value is None or pragma in _MAY_HAVE_VALUE:
            return True
        return pragma == "foreign_keys" and (self._mending or value.lower() in _ON)


def cipher_driver() -> ModuleType:
    """The DB-API module of SQLCipher; raises `VaultError` when it is missing or not SQLCipher at all.

    For whoever is about to make or open something; a connection that was opened here was asked itself.
    """
    module = driver_module()
    probe = module.connect(":memory:")
    try:
        _assert_cipher(probe)
    finally:
        probe.close()
    return module


def driver_module() -> ModuleType:
    """As `cipher_driver`, of which it takes the word that it can encrypt."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise VaultError(_NO_CIPHER) from error
    module: ModuleType = dbapi2
    return module


def _assert_cipher(connection: RawConnection) -> None:
    row = connection.execute("PRAGMA cipher_version").fetchone()
    if not row or not row[0]:
        raise VaultError(_NO_CIPHER)


def check_file(path: Path) -> None:
    """Look at the size before a database library does; raises `DamagedVaultError`. Never creates the file.

    It is not opened here: on POSIX closing any handle of a file drops this process's lock on it.
    """
    try:
        if not files.is_regular(path):
            raise DamagedVaultError(_STRANGE)
        size = path.stat().st_size
    except FileNotFoundError:
        raise DamagedVaultError(_GONE) from None
    except OSError as error:
        raise VaultError(_DISK) from error
    for suffix in _BESIDE:
        with suppress(OSError):  # what cannot be looked at, the database says better
            if not files.is_regular(path.with_name(path.name + suffix)):
                raise DamagedVaultError(_STRANGE)
    if not size:
        raise DamagedVaultError(_EMPTY)
    if size < PAGE or (size % PAGE and not _has_journal(path)):
        raise DamagedVaultError(_CUT)


def _has_journal(path: Path) -> bool:
    """Whether a save was cut off: its journal gives the file its length back, which may end anywhere now."""
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False


def refuse_plain(path: Path) -> None:
    """Raises `DamagedVaultError` for an unencrypted database; only for a file that no connection has open."""
    with files.told():
        begins = files.read_regular(path, len(_PLAIN_HEADER))
    if begins == _PLAIN_HEADER:
        raise DamagedVaultError(_PLAIN)


def open_connection(path: Path, key: RawKey, mode: Literal["rw", "ro"] = "rw") -> tuple[RawConnection, Gate]:
    """Open the existing store at `path`, alone, and read every page's seal.

    Raises `DamagedVaultError` (the key came out of an authenticated slot, so it is right) or `VaultError`.
    """
    check_file(path)
    try:
        return _open(path, key, mode, whole=True)
    except BusyVaultError:
        # Two that begin at the same moment can each keep the other out: both let go, and one is first.
        time.sleep(random.uniform(0.05, 0.5))  # noqa: S311 - no secret, only out of step
        return _open(path, key, mode, whole=True)


def create_connection(path: Path, key: RawKey) -> tuple[RawConnection, Gate]:
    """Make a new, empty, encrypted file; raises `FileExistsError` when there is one."""
    cipher_driver()
    files.create_private(path)
    return _open(path, key, "rw", whole=False)


def _open(path: Path, key: RawKey, mode: str, *, whole: bool) -> tuple[RawConnection, Gate]:
    driver = driver_module()  # _prepare asks the connection itself
    connection: RawConnection = None
    try:
        # The unlock runs on a worker, the work on the window's thread: Vault.session guards the turns.
        connection = driver.connect(
            files.database_uri(path.resolve(), mode),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_PATIENCE_SECONDS,
        )
        gate = Gate(driver)
        _prepare(connection, key, mode)
        connection.set_authorizer(gate)
        if whole and connection.execute("PRAGMA cipher_integrity_check").fetchone():
            raise DamagedVaultError(_BROKEN)
    except BaseException as error:
        if connection is not None:
            connection.close()
        told = explain(error)
        if isinstance(told, DamagedVaultError):
            refuse_plain(path)
        if told is not None:
            raise told from None
        raise
    return connection, gate


def _prepare(connection: RawConnection, key: RawKey, mode: str) -> None:
    _assert_cipher(connection)
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute("PRAGMA cipher_memory_security = ON").fetchall()
    connection.set_key(key.spec)
    for name, (value, _) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    for name, (_, expected) in _PRAGMAS.items():
        if connection.execute(f"PRAGMA {name}").fetchone() != (expected,):
            raise RuntimeError(f"SQLCipher did not take PRAGMA {name}")
    if mode == "rw":
        # In exclusive locking mode the lock stays until the connection closes: one instance, decided here.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def explain(error: BaseException) -> CasusdeskError | None:
    """The sentence for an expected fault of the database, without values; None when it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in (None, 1) and type(error).__module__.startswith("sqlcipher3"):
        code = _CODES.get(str(error), code)
    if not isinstance(code, int):
        return None
    sentence = _FAULTS.get(code & 0xFF)
    if sentence is None:
        return None
    kinds = {_BROKEN: DamagedVaultError, _BUSY: BusyVaultError, _FULL: DiskFullError}
    return kinds.get(sentence, VaultError)(sentence)
