"""The newest backup without Casusdesk: tar, the script of docs and another library; each row the same.

The key comes out of the backup's own key file with the code of the recovery sheet, by the script that whoever
has nothing but the backup would run. The store is opened by apsw-sqlite3mc, which is not SQLCipher.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw
from full_store import FIVE_WORDS, FullStore, full_store
from rows import Outcome, Row, Scale

from casusdesk.store import vault as vaults
from casusdesk.store.backup_folder import FOLDER, backups_in
from casusdesk.store.backup_make import make_backup
from casusdesk.store.vault import Vault

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "openen_zonder_casusdesk.py"
NOON = datetime(2027, 1, 14, 12, tzinfo=UTC)
Hashes = dict[str, tuple[int, str]]
Read = Callable[[str], Iterable[tuple[Any, ...]]]


def hashes(read: Read) -> Hashes:
    """Of every table how many rows, and one hash over all of them, whatever their order."""
    tables = [str(row[0]) for row in read("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in tables:
        rows = sorted(repr(tuple(row)) for row in read(f'SELECT * FROM "{table}"'))
        found[table] = len(rows), sha256("\n".join(rows).encode()).hexdigest()
    return found


def ours(vault: Vault) -> Hashes:
    with vault.copying() as connection:
        return hashes(lambda query: connection.execute(query).fetchall())


def theirs(backup: Path, code: str, aside: Path) -> Hashes:
    """As somebody without Casusdesk reads it."""
    with tarfile.open(backup) as tar:
        tar.extractall(aside, filter="data")
    words = [sys.executable, "-I", str(SCRIPT), str(aside / "vault.json")]
    said = subprocess.run(words, input=f"{code}\n", capture_output=True, text=True, check=True).stdout
    line = re.search(r"x'[0-9a-f]{96}'", said)
    assert line is not None, "the script gives no key"
    reader = apsw.Connection(str(aside / "store.db"), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        reader.execute("PRAGMA cipher = 'sqlcipher'")
        reader.execute("PRAGMA legacy = 4")
        reader.execute(f'PRAGMA key = "{line[0]}"')
        return hashes(lambda query: list(reader.execute(query)))
    finally:
        reader.close()


def _change(vault: Vault, chance: random.Random) -> None:
    with vault.session() as session:
        connection = session.connection()
        codes = list(connection.exec_driver_sql("SELECT code FROM cases").scalars())
        text = f"Vraag {chance.randrange(10**9)}?"
        connection.exec_driver_sql(
            "UPDATE cases SET question = ? WHERE code = ?", (text, chance.choice(codes))
        )


def _run(scale: Scale) -> Outcome:
    chance, rounds, equal = random.Random(6), scale.of(50, 2), 0
    with tempfile.TemporaryDirectory(prefix="torture-reader-") as home:
        made: FullStore = full_store(Path(home))
        opened = vaults.unlock(made.folder, passphrase=FIVE_WORDS, secrets=None, settings_copy=made.second)
        with opened as vault:
            for number in range(rounds):
                if number:
                    _change(vault, chance)
                make_backup(vault, NOON + timedelta(minutes=number))
                newest = backups_in(made.folder / FOLDER, vault.key)[0].path
                mine = ours(vault)
                other = theirs(newest, made.code.text, Path(home) / f"uit-{number}")
                equal += mine == other
            _change(vault, chance)
            caught = ours(vault) != other and {
                table for table, found in ours(vault).items() if found != other[table]
            } == {"cases", "store_state"}
    rows, tables = sum(count for count, _ in other.values()), len(other)
    filled = sum(1 for count, _ in other.values() if count)
    return Outcome(
        f"{equal} van {rounds} reservekopieën gelijk, elk {tables} tabellen en {rows} rijen",
        equal == rounds and caught and filled == tables,
        (
            "gelezen met tar, docs/openen_zonder_casusdesk.py, de herstelcode en apsw-sqlite3mc",
            f"{filled} van {tables} tabellen hebben rijen",
            f"tegenproef, één rij gewijzigd na de kopie: {'verschil gezien' if caught else 'NIET gezien'}",
        ),
    )


ROW = Row("onafhankelijke lezer van de nieuwste reservekopie", "alle rijen gelijk", _run, seconds=60)
