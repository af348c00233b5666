"""A vault from making to closing, on a real encrypted file."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from casusdesk.errors import InvalidInputError, KeyringEntryMissingError, VaultError, WrongPassphraseError
from casusdesk.store import vault as vaults
from casusdesk.store.slots import SlotName
from casusdesk.store.vault import Vault

MARK = "Zonnebloem-merkteken-7f3a"


def _lines(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT text FROM line ORDER BY id").scalars())


def _add(vault: Vault, text: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (text,))


def test_what_was_saved_is_there_after_unlocking(made: Any) -> None:
    with made.unlock() as vault:
        assert _lines(vault) == ["een vraag"]
        _add(vault, "nog een")
        assert vault.check(made.steps) == []
        assert vault.warnings == []
    with made.unlock() as vault:
        assert _lines(vault) == ["een vraag", "nog een"]


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


def test_a_wrong_passphrase_has_its_own_message(made: Any) -> None:
    with pytest.raises(WrongPassphraseError, match=r"Deze wachtwoordzin klopt niet. Let op hoofdletters"):
        made.unlock(passphrase="groene olifant fietst stil")
    made.unlock().close()


def test_a_missing_keyring_entry_is_solved_by_the_recovery_sheet(
    made: Any, memory_keyring: Any, cheap: Any
) -> None:
    memory_keyring.entries.clear()
    with pytest.raises(KeyringEntryMissingError, match="Gebruik je herstelblad"):
        made.unlock()
    vault = vaults.recover(
        made.folder,
        code=made.code.text.lower(),
        new_passphrase="groene walvis danst zacht",
        secrets=made.device,
        settings_copy=made.second,
        cost=cheap,
        steps=made.steps,
    )
    assert _lines(vault) == ["een vraag"]
    vault.close()
    made.unlock(passphrase="groene walvis danst zacht").close()
    with pytest.raises(WrongPassphraseError):
        made.unlock()


def test_another_code_changes_nothing(make: Callable[..., Any], cheap: Any) -> None:
    made, other = make("een"), make("twee")
    before = _snapshot(made.folder)
    with pytest.raises(WrongPassphraseError, match="hoort niet bij deze kluis"):
        vaults.recover(
            made.folder,
            code=other.code.text,
            new_passphrase="groene walvis danst zacht",
            secrets=made.device,
            cost=cheap,
            steps=made.steps,
        )
    assert _snapshot(made.folder) == before


def test_a_code_with_a_typing_error_or_a_weak_passphrase_is_refused_first(made: Any) -> None:
    wrong = ("0" if made.code.text[0] != "0" else "1") + made.code.text[1:]
    with pytest.raises(InvalidInputError, match="Teken 1 van groep 1 op regel 1"):
        vaults.recover(made.folder, code=wrong, new_passphrase="groene walvis danst", secrets=made.device)
    with pytest.raises(InvalidInputError, match="12 tekens"):
        vaults.recover(made.folder, code=made.code.text, new_passphrase="kort", secrets=made.device)


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_keyring_secret_is_not_called_a_wrong_passphrase(made: Any, memory_keyring: Any) -> None:
    (name,) = memory_keyring.entries
    memory_keyring.entries[name] = "00" * 32
    with pytest.raises(VaultError, match=r"andere sleutel dan die van deze kluis. Gebruik je herstelblad"):
        made.unlock()


def test_portable_where_no_keyring_is_usable(make: Callable[..., Any], cheap: Any) -> None:
    made = make(portable=True)
    assert vaults.describe(made.folder).slots == (SlotName.PORTABLE, SlotName.RECOVERY)
    made.unlock().close()
    with pytest.raises(InvalidInputError, match="5 verschillende woorden"):
        vaults.create_vault(
            made.folder.parent / "b", passphrase="een twee drie vier", secrets=None, cost=cheap
        )


def test_a_daily_vault_without_keyring_points_to_the_recovery_sheet(made: Any) -> None:
    with pytest.raises(VaultError, match=r"sleutelbos van een computer. Gebruik je herstelblad"):
        made.unlock(secrets=None)


def test_changing_the_passphrase(made: Any, cheap: Any) -> None:
    new = "groene walvis danst zacht"
    with made.unlock() as vault:
        with pytest.raises(WrongPassphraseError):
            vault.change_passphrase(current="verkeerd", new=new, secrets=made.device, cost=cheap)
        with pytest.raises(InvalidInputError):
            vault.change_passphrase(current=made.passphrase, new="kort", secrets=made.device, cost=cheap)
        vault.change_passphrase(current=made.passphrase, new=new, secrets=made.device, cost=cheap)
    with pytest.raises(WrongPassphraseError):
        made.unlock()
    made.unlock(passphrase=new).close()
    assert made.second.read_bytes() == (made.folder / "vault.json").read_bytes()


def test_set_up_goes_on_only_after_two_groups(tmp_path: Path, device: Any, cheap: Any, steps: Any) -> None:
    place = tmp_path / "kluis"
    place.mkdir()
    new = vaults.create_vault(
        place, passphrase="paarse olifant fietst stil", secrets=device, cost=cheap, steps=steps
    )
    groups = new.recovery.groups
    assert new.confirm(0, groups[0])
    assert new.confirm(0, groups[0])
    assert not new.confirm(1, groups[0] + "X")
    with pytest.raises(VaultError, match="twee groepen"):
        new.commit()
    assert not vaults.exists(place)
    assert new.confirm(7, groups[7])
    new.commit().close()
    assert vaults.exists(place)


def test_an_abandoned_set_up_leaves_nothing(
    tmp_path: Path, device: Any, memory_keyring: Any, cheap: Any, steps: Any
) -> None:
    new = vaults.create_vault(
        tmp_path / "kluis", passphrase="paarse olifant fietst", secrets=device, cost=cheap, steps=steps
    )
    new.abandon()
    assert list(tmp_path.iterdir()) == []
    assert memory_keyring.entries == {}


def test_a_set_up_that_was_cut_off_is_cleared_by_the_next(
    tmp_path: Path, device: Any, memory_keyring: Any, cheap: Any, steps: Any
) -> None:
    arguments = {"passphrase": "paarse olifant fietst", "secrets": device, "cost": cheap, "steps": steps}
    vaults.create_vault(tmp_path / "kluis", **arguments)
    second = vaults.create_vault(tmp_path / "kluis", **arguments)
    assert len(list(tmp_path.iterdir())) == 1
    assert len(memory_keyring.entries) == 1
    second.abandon()


def test_a_vault_or_what_is_left_of_one_is_never_overwritten(made: Any, cheap: Any) -> None:
    (made.folder / "vault.json").unlink()
    before = _snapshot(made.folder)
    for place in (made.folder, made.second):
        with pytest.raises(VaultError, match="Kies een lege map"):
            vaults.create_vault(
                place, passphrase="paarse olifant fietst", secrets=made.device, cost=cheap, steps=made.steps
            )
    assert _snapshot(made.folder) == before


def test_a_new_vault_keeps_the_second_key_file_of_another(
    make: Callable[..., Any], device: Any, cheap: Any, steps: Any
) -> None:
    old = make("oud")
    new = vaults.create_vault(
        old.folder.parent / "nieuw",
        old.second,
        passphrase="paarse olifant fietst",
        secrets=device,
        cost=cheap,
        steps=steps,
    )
    for group in (0, 1):
        new.confirm(group, new.recovery.groups[group])
    new.commit().close()
    (old.folder / "vault.json").unlink()
    (kept,) = old.second.parent.glob("oud-*.json")
    old.unlock(settings_copy=kept).close()


def test_no_vault_is_no_reason_to_make_one(tmp_path: Path, device: Any) -> None:
    for folder in (tmp_path / "leeg", tmp_path):
        with pytest.raises(VaultError, match="nog geen kluis"):
            vaults.unlock(folder, passphrase="x", secrets=device)
    assert list(tmp_path.iterdir()) == []


def test_waiting_grows_with_wrong_passphrases_and_nothing_is_wiped(made: Any) -> None:
    clock = [1_000_000.0]
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassphraseError):
            made.unlock(passphrase="fout", now=lambda: clock[0])
        try:
            made.unlock(passphrase=made.passphrase, now=lambda: clock[0]).close()
        except vaults.MustWaitError as error:
            waits.append(error.seconds)
            clock[0] += error.seconds
        else:
            waits.append(0)
            (made.folder / "tries.json").write_text(f'{{"wrong": {len(waits)}, "last": {clock[0]}}}')
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    with made.unlock(now=lambda: clock[0]) as vault:
        assert _lines(vault) == ["een vraag"]
    assert not (made.folder / "tries.json").exists()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"wrong": "x"}', '{"wrong": 5, "last": 1e999}', "9" * 5000]
)
def test_a_spoiled_counter_or_clock_locks_nobody_out(made: Any, content: str) -> None:
    (made.folder / "tries.json").write_text(content)
    made.unlock().close()


def test_a_clock_that_was_set_back_costs_one_wait(made: Any) -> None:
    (made.folder / "tries.json").write_text('{"wrong": 6, "last": 9000000.0}')
    with pytest.raises(vaults.MustWaitError, match="Wacht 8 seconden"):
        made.unlock(now=lambda: 1000.0)
    made.unlock(now=lambda: 1008.0).close()


def test_a_session_is_one_transaction(made: Any) -> None:
    with made.unlock() as vault:
        with pytest.raises(SQLAlchemyError, match="no such table"), vault.session() as session:  # noqa: PT012
            session.connection().exec_driver_sql("INSERT INTO line (text) VALUES ('half')")
            session.connection().exec_driver_sql("INSERT INTO nowhere VALUES (1)")
        assert _lines(vault) == ["een vraag"]
        with (
            pytest.raises(SQLAlchemyError, match="SQL parameters hidden") as failure,
            vault.session() as session,
        ):
            session.connection().exec_driver_sql("INSERT INTO under (line) VALUES (?)", (99,))
        assert "99" not in str(failure.value)


def test_sessions_wait_for_each_other_and_do_not_nest(made: Any) -> None:
    with made.unlock() as vault:
        threads = [threading.Thread(target=_add, args=(vault, f"regel {number}")) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(_lines(vault)) == 9
        with vault.session(), pytest.raises(RuntimeError, match="inside a session"), vault.session():
            pass
        assert len(_lines(vault)) == 9
    with pytest.raises(RuntimeError, match="closed"), vault.session():
        pass


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
