"""A store of every released schema opens and grows with every value in it; a later one is left alone."""

from __future__ import annotations

import json
import shutil
import tempfile
from functools import partial
from hashlib import sha256
from pathlib import Path

from full_store import FIVE_WORDS, GOLDEN, fingerprint
from rows import Outcome, Row, Scale
from sqlalchemy import Connection

from casusdesk.store import generations
from casusdesk.store import vault as vaults
from casusdesk.store.connection import RawConnection, open_connection
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import NAME, Copies, NewerVaultError, _checksum
from casusdesk.store.keys import RawKey
from casusdesk.store.migrations import SCHEMA_VERSION, STEPS, Step

_LATER = 99
"""A form of the key file that no release has yet."""

Values = dict[tuple[str, str], list[str]]
"""Of every column of every table the hash of each value, in the order of the rows."""


def _run(scale: Scale) -> Outcome:
    versions = sorted(GOLDEN.glob("vault_schema_*"), key=lambda one: int(one.name.rsplit("_", 1)[1]))
    home = Path(tempfile.mkdtemp(prefix="torture-golden-"))
    try:
        notes, wrong = [], []
        for golden in versions:
            same, total, faults = _grown(golden, home / golden.name)
            notes.append(f"{golden.name}: {same} van {total} waarden gelijk in schema {SCHEMA_VERSION}")
            wrong += faults
            if same != total or not total:
                wrong.append(f"{golden.name}: {total - same} waarden anders")
        newest = versions[-1]
        newer = [_newer_store(newest, home / "later"), _newer_key_file(newest, home / "formaat")]
        notes += newer
        wrong += [one for one in newer if "geweigerd, onaangeroerd" not in one]
        noticed = _control(newest, home / "controle")
        notes.append(f"controle: een stap die stil een waarde wijzigt geeft {noticed} verschillen")
        reached = f"{len(versions)} schema's open, {len(wrong)} afwijkingen, nieuwer geweigerd"
        return Outcome(reached, not wrong and noticed > 0, (*notes, *wrong[:8]))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _copied(golden: Path, folder: Path) -> tuple[Path, RawKey]:
    shutil.copytree(golden, folder, ignore=shutil.ignore_patterns("*.md"))
    access = KeyAccess(Copies(folder / NAME, None))
    return folder, access.key_by_passphrase(FIVE_WORDS, None)[0]


def _values(connection: RawConnection) -> Values:
    """Every value by its column; hashed, so that a difference names no content."""
    found: Values = {}
    for table in generations.row_counts(connection):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for column in columns:
            rows = connection.execute(f'SELECT "{column}" FROM "{table}" ORDER BY rowid')
            found[table, column] = [sha256(repr(row[0]).encode()).hexdigest() for row in rows]
    return found


def _read(store: Path, key: RawKey) -> Values:
    connection, _ = open_connection(store, key, "ro")
    try:
        return _values(connection)
    finally:
        connection.close()


def _compared(before: Values, after: Values) -> tuple[int, int]:
    """How many of the values of `before` are the same in `after`, and how many there are."""
    same = sum(
        one == other
        for place, values in before.items()
        for one, other in zip(values, after.get(place, ()), strict=False)
    )
    return same, sum(map(len, before.values()))


def _grown(golden: Path, folder: Path) -> tuple[int, int, list[str]]:
    folder, key = _copied(golden, folder)
    old = generations.current(folder) / generations.STORE
    before, untouched = _read(old, key), old.read_bytes()
    faults = []
    with vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None) as vault:
        if vault.check():
            faults.append(f"{golden.name}: controle vindt fouten na het groeien")
    after = _read(generations.current(folder) / generations.STORE, key)
    if old.read_bytes() != untouched:
        faults.append(f"{golden.name}: de oude generatie is gewijzigd")
    # What this program writes into a store by opening it is no value of before.
    grown_rows = [place for place, values in before.items() if len(after.get(place, ())) < len(values)]
    faults += [f"{golden.name}: rijen of kolom weg uit {table}.{column}" for table, column in grown_rows]
    return (*_compared(before, after), faults)


def _newer_store(golden: Path, folder: Path) -> str:
    folder, key = _copied(golden, folder)
    vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None).close()
    connection, _ = open_connection(generations.current(folder) / generations.STORE, key)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    return f"store van schema {SCHEMA_VERSION + 1}: {_refused(folder)}"


def _newer_key_file(golden: Path, folder: Path) -> str:
    folder, _ = _copied(golden, folder)
    body = json.loads((folder / NAME).read_bytes())
    body.pop("checksum")
    body["format"] = _LATER
    (folder / NAME).write_text(json.dumps({**body, "checksum": _checksum(body)}))
    return f"sleutelbestand van vorm {_LATER}: {_refused(folder)}"


def _refused(folder: Path) -> str:
    before = fingerprint(folder)
    try:
        vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None).close()
    except NewerVaultError:
        same = fingerprint(folder) == before
        return "geweigerd, onaangeroerd" if same else "geweigerd, maar gewijzigd"
    return "geopend"


def _spoil(table: str, column: str, connection: Connection) -> None:
    connection.exec_driver_sql(
        f'UPDATE "{table}" SET "{column}" = "{column}" || \'?\' WHERE "{column}" <> \'\''
    )


def _control(golden: Path, folder: Path) -> int:
    """A step that spoils one column: the comparison must see it."""
    folder, key = _copied(golden, folder)
    before = _read(generations.current(folder) / generations.STORE, key)
    steps = (*STEPS, Step(SCHEMA_VERSION + 1, partial(_spoil, "cases", "question")))
    vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None, steps=steps).close()
    same, total = _compared(before, _read(generations.current(folder) / generations.STORE, key))
    return total - same


ROW = Row(
    "Gouden kluis van elk uitgebracht schema",
    "opent, groeit, alle waarden gelijk; nieuwer geweigerd",
    _run,
    seconds=15,
)
