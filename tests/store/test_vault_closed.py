"""Nothing gets out of the encrypted store, and one process at a time gets in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casusdesk.errors import VaultError
from casusdesk.store import vault as vaults
from casusdesk.store.vault import Vault

MARK = "Zonnebloem-merkteken-7f3a"


def _lines(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT text FROM line ORDER BY id").scalars())


def _add(vault: Vault, text: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (text,))


def test_no_file_of_the_vault_shows_what_is_in_it(make: Callable[..., Any], tmp_path: Path) -> None:
    made = make(text=MARK)
    with made.unlock() as vault:
        for _ in range(300):
            _add(vault, MARK)
        _assert_nowhere(tmp_path)
    _assert_nowhere(tmp_path)
    assert not made.store.read_bytes().startswith(b"SQLite format 3")
    (tmp_path / "geplant").write_bytes(MARK.encode("utf-16-le"))
    with pytest.raises(AssertionError):
        _assert_nowhere(tmp_path)


def _assert_nowhere(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "store.db" for path in files)
    for content in (path.read_bytes() for path in files):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert MARK.encode(encoding) not in content


def test_folders_and_files_are_private(made: Any) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows protects the profile folder itself")
    for path in [made.folder, *made.folder.rglob("*"), made.second]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_rules_of_the_connection_are_in_force(made: Any) -> None:
    expected = {
        "synchronous": 3,
        "journal_mode": "delete",
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "fullfsync": 1,
        "mmap_size": 0,
        "cipher_memory_security": "1",
        "cipher_log_level": "NONE",
        "cipher_use_hmac": "1",
        "cipher_plaintext_header_size": "0",
    }
    with made.unlock() as vault, vault.session() as session:
        connection = session.connection()
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH DATABASE '{place}' AS plain KEY ''",
        "ATTACH DATABASE '{place}' AS plain",
        "VACUUM INTO '{place}'",
        "SELECT load_extension('{place}')",
        "SELECT sqlcipher_export('main')",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA HexKey = '00'",
        "PRAGMA hexrekey = '00'",
        "PRAGMA main.rekey = 'x'",
        "PRAGMA cipher_profile = '{place}'",
        "PRAGMA cipher_log = '{place}'",
        "PRAGMA cipher_use_hmac = OFF",
        "PRAGMA temp_store_directory = '{place}'",
    ],
)
def test_no_way_out_of_the_encryption(made: Any, tmp_path: Path, sql: str) -> None:
    place = tmp_path / "kopie.db"
    with made.unlock() as vault:
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            vault._connection.execute(sql.format(place=place))
        assert _lines(vault) == ["een vraag"]
    assert not place.exists()
    made.unlock().close()


_SETTINGS = """
synchronous=OFF secure_delete=OFF secure_delete=FAST writable_schema=ON writable_schema=RESET journal_mode=OFF
journal_mode=MEMORY journal_mode=WAL locking_mode=NORMAL trusted_schema=ON foreign_keys=OFF foreign_keys=0
cell_size_check=OFF ignore_check_constraints=ON fullfsync=OFF checkpoint_fullfsync=OFF temp_store=FILE
mmap_size=1000000 recursive_triggers=ON read_uncommitted=ON schema_version=99 legacy_alter_table=ON
journal_size_limit=0 auto_vacuum=FULL page_size=512 busy_timeout=0 defer_foreign_keys=ON encoding='UTF-16'
reverse_unordered_selects=ON query_only=OFF main.synchronous=OFF Synchronous(0) cipher_log_level=TRACE
"""


@pytest.mark.parametrize("setting", _SETTINGS.split())
def test_no_setting_is_changed_after_the_opening(made: Any, setting: str) -> None:
    name = setting.replace("(", "=").split("=", maxsplit=1)[0]
    with made.unlock() as vault, vault.copying() as connection:
        before = connection.execute(f"PRAGMA {name}").fetchall()
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            connection.execute(f"PRAGMA {setting}")
        assert connection.execute(f"PRAGMA {name}").fetchall() == before


def test_what_the_program_itself_sets_and_asks_is_let_through(made: Any) -> None:
    with made.unlock() as vault, vault.copying() as connection:
        names = ("user_version = 1", "shrink_memory", "optimize", "foreign_keys = ON", "integrity_check(5)")
        for name in names:
            connection.execute(f"PRAGMA {name}").fetchall()
        assert [row[1] for row in connection.execute("PRAGMA table_info(line)")] == ["id", "text"]
        with vault._gate.exporting():
            connection.execute("VACUUM")


def test_only_what_is_rebuilt_goes_without_references(made: Any) -> None:
    with made.unlock() as vault:
        with vault.mending() as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA foreign_keys = ON")
            with pytest.raises(Exception, match=r"not authorized|authorization denied"):
                connection.execute("PRAGMA synchronous = OFF")
        refused = pytest.raises(Exception, match=r"not authorized|authorization denied")
        with vault.copying() as connection, refused:
            connection.execute("PRAGMA foreign_keys = OFF")


def test_an_export_keeps_the_key(made: Any, tmp_path: Path) -> None:
    place = tmp_path / "kopie.db"
    with made.unlock() as vault:
        with vault.exporting() as connection:
            connection.execute("VACUUM INTO ?", (str(place),))
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            vault._connection.execute(f"VACUUM INTO '{place}2'")
    assert b"een vraag" not in place.read_bytes()
    made.store.write_bytes(place.read_bytes())
    with made.unlock() as vault:
        assert _lines(vault) == ["een vraag"]


def test_a_practice_vault_needs_nothing_and_is_encrypted(tmp_path: Path, steps: Any) -> None:
    with vaults.create_practice_vault(tmp_path / "oefening", steps) as vault:
        _add(vault, MARK)
        assert _lines(vault) == [MARK]
        with pytest.raises(VaultError, match="oefenomgeving"):
            vault.change_passphrase(current="", new="", secrets=None)
    _assert_nowhere(tmp_path)
    assert not (tmp_path / "oefening" / "vault.json").exists()


def test_the_real_schema_makes_a_whole_store(tmp_path: Path) -> None:
    with vaults.create_practice_vault(tmp_path / "oefening") as vault:
        assert vault.check() == []


_SECOND = """
import sys
from pathlib import Path
from sqlalchemy import Connection
from casusdesk.errors import CasusdeskError
from casusdesk.store import vault
from casusdesk.store.migrations import Step
try:
    vault.unlock(Path(sys.argv[1]), passphrase=sys.argv[2], secrets=None, steps=(Step(1, print),)).close()
    print("open")
except CasusdeskError as error:
    print(error)
"""


def _second_process(made: Any) -> str:
    command = [sys.executable, "-c", _SECOND, str(made.folder), made.passphrase]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def test_two_processes(make: Callable[..., Any]) -> None:
    made = make(portable=True)
    with made.unlock() as vault:
        assert "al open" in _second_process(made)
        with pytest.raises(VaultError, match="al open"):
            made.unlock()
        assert vaults.describe(made.folder, made.second).problems == ()
        assert vault.check(made.steps) == []
        assert "al open" in _second_process(made), "looking at the vault must not drop the lock"
    assert _second_process(made) == "open"


_WITHOUT_CIPHER = """
import sys
from pathlib import Path
if sys.argv[2] == "gone":
    sys.modules["sqlcipher3"] = None
else:
    import sqlite3, types
    fake = types.ModuleType("sqlcipher3")
    fake.dbapi2 = sqlite3
    sys.modules["sqlcipher3"] = fake
from casusdesk.errors import VaultError
from casusdesk.store import vault
place = Path(sys.argv[1])
calls = (
    lambda: vault.create_vault(place / "a", passphrase="een twee drie vier vijf", secrets=None),
    lambda: vault.create_practice_vault(place / "b"),
    lambda: vault.unlock(place, passphrase="x", secrets=None),
)
for call in calls:
    try:
        call()
    except VaultError as error:
        assert "versleuteling ontbreekt" in str(error), error
    else:
        raise SystemExit("a store without encryption")
"""


@pytest.mark.parametrize("how", ["gone", "standard"])
def test_without_sqlcipher_there_is_no_store(tmp_path: Path, how: str) -> None:
    command = [sys.executable, "-c", _WITHOUT_CIPHER, str(tmp_path), how]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
