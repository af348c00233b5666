"""A store with a row in every table, small enough to be spoiled byte by byte, and what tells it unchanged."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from casusdesk.store import files, generations
from casusdesk.store import vault as vaults
from casusdesk.store.connection import PAGE, open_connection
from casusdesk.store.key_file import NAME, Copies, KeyFile
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import portable_slot, recovery_slot

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
FIVE_WORDS = "paarse olifant fietst stil voorbij"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
LONG = "Een lange tekst die niet op een bladzijde past. " * 400
_SEAL = 80
"""Bytes at the end of every page: 16 of the initialisation vector, 64 of the HMAC."""


@dataclass(frozen=True, slots=True)
class FullStore:
    """A closed vault, what opens it, and what it holds."""

    folder: Path
    second: Path
    key: RawKey
    vault_id: str
    code: RecoveryCode
    rows: dict[str, str]

    @property
    def store(self) -> Path:
        return generations.current(self.folder) / generations.STORE


def full_store(home: Path) -> FullStore:
    """The practice month of the newest golden store, with every table that was empty filled too."""
    grown = home / "gegroeid"
    newest = max(GOLDEN.glob("vault_schema_*"), key=lambda one: int(one.name.rsplit("_", 1)[1]))
    shutil.copytree(newest, grown, ignore=shutil.ignore_patterns("*.md"))
    folder, second, key = home / "kluis", home / "instellingen" / NAME, RawKey.random()
    files.private_folder(folder)
    with vaults.unlock(grown, passphrase=FIVE_WORDS, secrets=None) as vault:
        _fill(vault._connection)
        with vault.copying() as source:
            generations.build_copy(folder, key, source)
    shutil.rmtree(grown)
    vault_id, code = token_hex(16), RecoveryCode.random()
    slots = portable_slot(vault_id, key, FIVE_WORDS, CHEAP), recovery_slot(vault_id, key, code)
    Copies(folder / NAME, second).save(KeyFile(vault_id, 0, {}).with_slots(*slots))
    return FullStore(folder, second, key, vault_id, code, row_hashes(folder, key))


def _fill(connection: Any) -> None:
    connection.execute(
        "INSERT INTO drafts (place, content, kept_at) VALUES ('afsluiten', ?, ?)",
        (LONG, "2027-01-04T09:00:00.000000+00:00"),
    )
    for table, count in generations.row_counts(connection).items():
        if not count:
            _add_row(connection, table)
    empty = [table for table, count in generations.row_counts(connection).items() if not count]
    if empty:
        raise AssertionError(f"tables without a row: {empty}")


def _add_row(connection: Any, table: str) -> None:
    """One row of plain values; a column that refers to another table takes a value that is there."""
    refers = {row[3]: (row[2], row[4]) for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    values = {}
    for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
        if name in refers:
            other, column = refers[name]
            values[name] = connection.execute(f"SELECT {column or 'rowid'} FROM {other}").fetchone()[0]
        elif kind.startswith(("INTEGER", "BOOLEAN")):
            values[name] = 1
        else:
            values[name] = "2027-01-04" if kind.startswith("DATE") else "waarde"
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def row_hashes(folder: Path, key: RawKey) -> dict[str, str]:
    """SHA-256 of every row of every table, by table; read through the raw connection."""
    connection, _ = open_connection(generations.current(folder) / generations.STORE, key, "ro")
    try:
        return {
            table: sha256(
                "\n".join(sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))).encode()
            ).hexdigest()
            for table in generations.row_counts(connection)
        }
    finally:
        connection.close()


def fingerprint(*folders: Path) -> dict[str, tuple[int, str]]:
    """Every file and folder below `folders`: its rights and what it holds; equal means untouched."""
    found = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            known = path.lstat()
            if path.is_symlink():
                content = f"-> {path.readlink()}"
            else:
                content = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            found[str(path)] = (known.st_mode, content)
    return found


def page_kinds(store: Path, key: RawKey) -> dict[str, list[int]]:
    """The page numbers (from 1) of the encrypted file by what they are: leaf, inner, overflow or free."""
    content = store.read_bytes()
    kinds: dict[str, list[int]] = {"leaf": [], "inner": [], "overflow": []}
    for number in range(1, len(content) // PAGE + 1):
        page = content[(number - 1) * PAGE : number * PAGE]
        start = 16 if number == 1 else 0
        vector = page[PAGE - _SEAL : PAGE - _SEAL + 16]
        cipher = Cipher(algorithms.AES(key.material[:32]), modes.CBC(vector)).decryptor()
        plain = bytes(start) + cipher.update(page[start : PAGE - _SEAL])
        kind = plain[100 if number == 1 else 0]
        kinds["leaf" if kind in (10, 13) else "inner" if kind in (2, 5) else "overflow"].append(number)
    return kinds


def quick_folder() -> Path:
    """Memory instead of a disk where the system has it: hundreds of thousands of writes."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else Path(os.environ.get("TMPDIR", "/tmp"))
