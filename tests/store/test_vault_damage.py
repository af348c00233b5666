"""Damage has its own message, changes nothing and is never taken for a wrong passphrase."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusdesk.errors import DamagedVaultError, VaultError, WrongPassphraseError
from casusdesk.store import connection
from casusdesk.store import vault as vaults
from casusdesk.store.key_file import KeyFile, NewerVaultError, _checksum


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _grow(made: Any, rows: int = 200) -> None:
    with made.unlock() as vault, vault.session() as session:
        for number in range(rows):
            session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (f"{number} " * 40,))


@pytest.mark.parametrize("place", ["salt", "first page", "middle", "last seal"])
def test_a_flipped_byte_anywhere_is_damage(made: Any, place: str) -> None:
    _grow(made)
    content = bytearray(made.store.read_bytes())
    assert len(content) > 10 * 4096
    at = {"salt": 3, "first page": 100, "middle": len(content) // 2, "last seal": len(content) - 10}[place]
    content[at] ^= 1
    made.store.write_bytes(content)
    before = _files(made.folder)
    if place == "salt":
        # The salt is kept with the key, so a spoiled one in the file does not matter (vault §1).
        made.unlock().close()
        return
    with pytest.raises(
        DamagedVaultError, match=r"beschadigd. Je wachtwoordzin klopt wel. Zet een reservekopie"
    ):
        made.unlock()
    assert _files(made.folder) == before
    with pytest.raises(WrongPassphraseError):
        made.unlock(passphrase="een andere zin dan deze")


def test_flips_through_the_whole_file(made: Any) -> None:
    """A sample of one byte in 61: all of them are for the long run."""
    content = made.store.read_bytes()
    key = made.unlock()
    raw = key._key
    key.close()
    from casusdesk.store.connection import open_connection

    for at in range(16, len(content), 61):
        spoiled = bytearray(content)
        spoiled[at] ^= 0x40
        made.store.write_bytes(spoiled)
        with pytest.raises(DamagedVaultError):
            open_connection(made.store, raw)
        assert made.store.read_bytes() == spoiled
    made.store.write_bytes(content)
    made.unlock().close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda old: b"", "is leeg"),
        (lambda old: old[:4095], "mist een stuk"),
        (lambda old: old[:-1], "mist een stuk"),
        (lambda old: old + b"x", "mist een stuk"),
        (lambda old: old[:4096], "beschadigd"),
        (lambda old: bytes(len(old)), "beschadigd"),
        (lambda old: b"SQLite format 3\0" + bytes(8176), "niet versleuteld"),
        (None, "ontbreekt"),
    ],
    ids=["empty", "no page", "one byte less", "one byte more", "one page", "zeros", "plain", "gone"],
)
def test_a_cut_swapped_or_missing_store(made: Any, spoil: Callable[[bytes], bytes] | None, says: str) -> None:
    _grow(made)
    if spoil is None:
        made.store.unlink()
    else:
        made.store.write_bytes(spoil(made.store.read_bytes()))
    before = _files(made.folder)
    with pytest.raises(DamagedVaultError, match=rf"{says}.*Zet een reservekopie terug"):
        made.unlock()
    with pytest.raises(DamagedVaultError, match=says):
        vaults.recover(
            made.folder, code=made.code.text, new_passphrase="groene walvis danst", secrets=made.device
        )
    assert _files(made.folder) == before
    if says not in ("beschadigd", "niet versleuteld"):
        assert says in vaults.describe(made.folder, made.second).problems[0]


def test_the_store_of_another_vault_is_damage(make: Callable[..., Any]) -> None:
    made, other = make("een"), make("twee")
    made.store.write_bytes(other.store.read_bytes())
    with pytest.raises(DamagedVaultError, match="beschadigd"):
        made.unlock()


@pytest.mark.parametrize("first", ["check", "session"])
def test_damage_while_open_is_found_and_ends_the_writing(made: Any, first: str) -> None:
    _grow(made, 6000)
    with made.unlock() as vault:
        vault._connection.execute("PRAGMA shrink_memory")
        with made.store.open("r+b") as file:
            file.seek(made.store.stat().st_size // 2)
            file.write(bytes(64))
        if first == "check":
            findings = vault.check(made.steps)
            assert "cipher_integrity_check" in {finding.check for finding in findings}
            assert all("Zet een reservekopie terug" in finding.message for finding in findings)
        for sql in ("SELECT sum(length(text)) FROM line", "INSERT INTO line (text) VALUES ('x')"):
            with pytest.raises(DamagedVaultError, match="eschadigd"), vault.session() as session:
                session.connection().exec_driver_sql(sql)
        assert vault.check(made.steps) != []


@pytest.mark.parametrize("which", ["main", "second"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"[" * 50_000, b"\xff" * 99, b"x" * 100_000])
def test_one_damaged_key_file_is_healed_from_the_other(made: Any, which: str, content: bytes | None) -> None:
    path = made.folder / "vault.json" if which == "main" else made.second
    good = path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert len(vaults.describe(made.folder, made.second).problems) == 1
    made.unlock().close()
    assert path.read_bytes() == good
    assert vaults.describe(made.folder, made.second).problems == ()


def test_two_damaged_key_files_are_damage_not_a_wrong_passphrase(made: Any) -> None:
    for path in (made.folder / "vault.json", made.second):
        path.write_bytes(path.read_bytes().replace(b'"revision": 1', b'"revision": 2'))
    before = _files(made.folder)
    for call in (made.unlock, lambda: made.unlock(passphrase="fout")):
        with pytest.raises(DamagedVaultError, match=r"sleutelbestand.*Zet een reservekopie terug"):
            call()
    assert _files(made.folder) == before


def test_every_byte_of_the_key_file_counts(made: Any) -> None:
    content = (made.folder / "vault.json").read_bytes()
    whole = KeyFile.decode(content)
    for at in range(len(content)):
        spoiled = bytearray(content)
        spoiled[at] ^= 1
        try:
            read = KeyFile.decode(bytes(spoiled))
        except (DamagedVaultError, NewerVaultError):
            continue
        assert read == whole, f"byte {at} was changed without notice"


def _signed(body: dict[str, Any]) -> bytes:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return json.dumps({**body, "checksum": sha256(text.encode()).hexdigest()}).encode()


def test_a_newer_key_file_is_left_alone(made: Any) -> None:
    body = json.loads((made.folder / "vault.json").read_bytes())
    del body["checksum"]
    (made.folder / "vault.json").write_bytes(_signed({**body, "format": 9}))
    before = _files(made.folder)
    with pytest.raises(NewerVaultError, match="nieuwere versie"):
        made.unlock()
    assert _files(made.folder) == before


@pytest.mark.parametrize(
    "cost", [{"memory_kib": 2**40}, {"lanes": "4"}, {"iterations": True}, {"iterations": -1}]
)
def test_a_key_file_that_asks_the_absurd_is_refused(made: Any, cost: dict[str, Any]) -> None:
    body = json.loads((made.folder / "vault.json").read_bytes())
    del body["checksum"]
    body["slots"]["daily"].update(cost)
    (made.folder / "vault.json").write_bytes(_signed(body))
    made.second.unlink()
    with pytest.raises(DamagedVaultError, match="beschadigd"):
        made.unlock()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["format", "vault_id", "revision", "slots", "daily", "salt", "wrapped", "nonce"]), JSON
)
def test_hostile_key_files_are_refused_without_a_traceback(made: Any, name: str, value: Any) -> None:
    body = json.loads((made.folder / "vault.json").read_bytes())
    del body["checksum"]
    target = body if name in body else body["slots"] if name == "daily" else body["slots"]["recovery"]
    target[name] = value
    try:
        KeyFile.decode(_signed(body))
    except (DamagedVaultError, NewerVaultError):
        return


def test_current_lost_is_no_loss_while_there_is_one_generation(made: Any) -> None:
    for content in (None, b"", b"gen-9999\n", b"../../elders\n", b"\xff"):
        (made.folder / "CURRENT").unlink()
        (made.folder / "CURRENT").write_bytes(content or b"")
        made.unlock().close()
    (made.folder / "gen-0002").mkdir()
    with pytest.raises(DamagedVaultError, match="Onduidelijk"):
        made.unlock()


_CRASH = """
import os, sys
from pathlib import Path
from casusdesk.store import vault
from casusdesk.store.migrations import Step
opened = vault.unlock(Path(sys.argv[1]), passphrase=sys.argv[2], secrets=None, steps=(Step(1, print),))
raw = opened._connection
raw.set_authorizer(None)
raw.execute("PRAGMA cache_size = 1")
raw.execute("BEGIN IMMEDIATE")
for number in range(2000):
    raw.execute("INSERT INTO line (text) VALUES (?)", ("half " * 50,))
raw.execute("UPDATE line SET text = 'half' WHERE id = 1")
os._exit(9)
"""


def test_after_a_crash_the_code_still_opens_and_the_half_change_is_gone(
    make: Callable[..., Any], cheap: Any
) -> None:
    made = make(portable=True)
    command = [sys.executable, "-c", _CRASH, str(made.folder), made.passphrase]
    assert subprocess.run(command, check=False, timeout=60).returncode == 9
    assert (made.store.parent / "store.db-journal").stat().st_size > 512
    words = "groene walvis danst zacht voorbij"
    with vaults.recover(
        made.folder, code=made.code.text, new_passphrase=words, secrets=None, cost=cheap, steps=made.steps
    ) as vault:
        with vault.session() as session:
            texts = session.connection().exec_driver_sql("SELECT text FROM line").scalars().all()
        assert texts == ["een vraag"]
        assert vault.check(made.steps) == []
    assert [path.name for path in made.folder.glob(".*")] == []


def test_a_full_disk_is_told_and_nothing_is_lost(made: Any) -> None:
    with made.unlock() as vault:
        vault._connection.execute(f"PRAGMA max_page_count = {made.store.stat().st_size // 4096}")
        with pytest.raises(VaultError, match="De schijf is vol"), vault.session() as session:
            session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", ("x" * 40_000,))
        assert vault.check(made.steps) == []


@pytest.mark.parametrize("revision", [-1, 2**53, 10**4299 * 9])
def test_a_revision_that_nobody_reached_is_damage(made: Any, revision: int) -> None:
    """One of 4 300 digits could be read but not raised: the next passphrase would have been a crash."""
    body = json.loads((made.folder / "vault.json").read_bytes())
    body.pop("checksum")
    body["revision"] = revision
    content = json.dumps({**body, "checksum": _checksum(body)}).encode()
    with pytest.raises(DamagedVaultError):
        KeyFile.decode(content)


def test_a_file_that_grew_by_part_of_a_page_is_cut_unless_a_journal_gives_its_length_back(made) -> None:  # type: ignore[no-untyped-def]
    with made.store.open("ab") as file:
        file.write(bytes(512))
    with pytest.raises(DamagedVaultError, match="mist een stuk"):
        connection.check_file(made.store)
    made.store.with_name("store.db-journal").write_bytes(bytes(512))
    connection.check_file(made.store)
