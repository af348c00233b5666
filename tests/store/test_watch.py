"""What is remembered beside a vault: an older file put back, an audit cut short, an end in a crash."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.errors import DamagedVaultError, NewerVaultError, OlderKeyFileError, OlderStoreError
from casusdesk.store import vault as vaults
from casusdesk.store import watch
from casusdesk.store.audit import AuditStore
from casusdesk.store.keys import KdfCost
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.state import StateStore
from casusdesk.store.vault import Vault
from casusdesk.store.watch import MARK

WORDS = "een twee drie vier vijf"
OTHER = "zes zeven acht negen tien"
AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
CHEAP = KdfCost(64, 1, 1)


@dataclass
class Place:
    """A vault of this release with one audit row, closed."""

    folder: Path
    second: Path
    code: RecoveryCode

    @property
    def store(self) -> Path:
        return self.folder / "gen-0001" / "store.db"

    @property
    def seen(self) -> Path:
        return self.second.with_name("kluis.seen.json")

    def unlock(self, **named: Any) -> Vault:
        return vaults.unlock(self.folder, passphrase=WORDS, secrets=None, settings_copy=self.second, **named)

    def files(self) -> dict[str, tuple[bytes, int]]:
        roots = (self.folder, self.second.parent)
        found = [path for root in roots for path in root.rglob("*") if path.is_file()]
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def write(vault: Vault, *names: str) -> None:
    for name in names:
        with vault.session() as session:
            session.connection().execute(
                text("INSERT INTO local_names (name) VALUES (:name)"), {"name": name}
            )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder, second = tmp_path / "kluis", tmp_path / "settings" / "kluis.json"
    new = vaults.create_vault(folder, second, passphrase=WORDS, secrets=None, cost=CHEAP)
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    with new.commit() as vault:
        AuditStore(vault).add(AuditRow(AT, AuditEvent.POLICY, "een"))
        AuditStore(vault).add(AuditRow(AT, AuditEvent.POLICY, "twee"))
    return Place(folder, second, new.recovery)


def put_back_older(place: Place) -> None:
    """As a synchronised folder, or somebody with the disk, would."""
    before = place.store.read_bytes()
    with place.unlock() as vault:
        write(vault, "een", "twee", "drie")
    place.store.write_bytes(before)


def test_an_older_file_is_told_and_left_as_it_is(place: Place) -> None:
    put_back_older(place)
    before = place.files()
    with pytest.raises(OlderStoreError, match=r"loopt 3 wijzigingen achter.*Zet de nieuwste") as told:
        place.unlock()
    assert told.value.behind == 3
    assert place.files() == before
    with place.unlock(accept_older=True) as vault:
        assert (vault.behind, vault.warnings) == (3, [])
        write(vault, "vier")
    with place.unlock() as vault:
        assert (vault.behind, vault.warnings) == (0, [])


def put_back_older_key_files(place: Place) -> None:
    """After a change of passphrase, by whoever knew the one of before."""
    copies = (place.folder / "vault.json", place.second)
    before = [path.read_bytes() for path in copies]
    with place.unlock() as vault:
        vault.change_passphrase(current=WORDS, new=OTHER, secrets=None, cost=CHEAP)
    for path, content in zip(copies, before, strict=True):
        path.write_bytes(content)


def test_a_key_file_of_before_a_change_of_passphrase_is_told(place: Place) -> None:
    put_back_older_key_files(place)
    before = place.files()
    with pytest.raises(OlderKeyFileError, match="een vorige wachtwoordzin geldt weer"):
        place.unlock()
    assert place.files() == before
    with place.unlock(accept_older=True) as vault:
        assert (vault.older, vault.behind, vault.warnings) == (True, 0, [])
    with place.unlock() as vault:
        assert not vault.older


def test_what_an_earlier_release_remembered_goes_on(place: Place) -> None:
    with place.unlock() as vault:
        remembered = vault._watch
        assert remembered is not None
        body = json.loads(place.seen.read_bytes())
        del body["seal"], body["key_revision"]
        name = body.pop("key")
        seal = remembered._file._seal(body).hex()
    place.seen.write_bytes(json.dumps({"key": name, **body, "seal": seal}).encode())
    with place.unlock() as vault:
        assert vault.warnings == []
    assert json.loads(place.seen.read_bytes())["key_revision"] > 0


def test_one_change_is_no_changes(place: Place) -> None:
    before = place.store.read_bytes()
    with place.unlock() as vault:
        write(vault, "een")
    place.store.write_bytes(before)
    with pytest.raises(OlderStoreError, match="loopt 1 wijziging achter"):
        place.unlock()


def test_the_recovery_sheet_meets_an_older_file_before_it_writes(place: Place) -> None:
    put_back_older(place)
    before = place.files()

    def recover(**named: Any) -> Vault:
        return vaults.recover(
            place.folder,
            code=place.code.text,
            new_passphrase=OTHER,
            secrets=None,
            settings_copy=place.second,
            cost=CHEAP,
            **named,
        )

    with pytest.raises(OlderStoreError):
        recover()
    assert place.files() == before
    with recover(accept_older=True) as vault:
        assert vault.behind == 3


def test_the_whole_folder_put_back_is_known_by_the_settings_folder(place: Place, tmp_path: Path) -> None:
    shutil.copytree(place.folder, tmp_path / "toen")
    with place.unlock() as vault:
        write(vault, "een")
    shutil.rmtree(place.folder)
    (tmp_path / "toen").rename(place.folder)
    with pytest.raises(OlderStoreError):
        place.unlock()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda old: None,
        lambda old: b"",
        lambda old: b"[" * 60_000,
        lambda old: b"{}",
        lambda old: b"\xff\x00",
        lambda old: json.dumps({**json.loads(old), "key": "0" * 16}).encode(),
        lambda old: json.dumps({**json.loads(old), "more": 1}).encode(),
    ],
    ids=["gone", "empty", "deep", "other", "no text", "another key", "more"],
)
def test_what_is_not_of_this_store_blocks_nothing_and_is_made_anew(
    place: Place, spoil: Callable[[bytes], bytes | None]
) -> None:
    good = place.seen.read_bytes()
    content = spoil(good)
    place.seen.unlink()
    if content is not None:
        place.seen.write_bytes(content)
    with place.unlock() as vault:
        assert vault.warnings == []
    assert place.seen.read_bytes() == good


@pytest.mark.parametrize("field", ["changes", "audit_rows", "audit_seal", "key_revision"])
def test_one_that_was_tampered_with_is_told(place: Place, field: str) -> None:
    body = json.loads(place.seen.read_bytes())
    place.seen.write_bytes(json.dumps({**body, field: 0}).encode())
    with place.unlock() as vault:
        assert [warning[:34] for warning in vault.warnings] == ["Wat deze computer over je kluis on"]
    with place.unlock() as vault:
        assert vault.warnings == []


@pytest.mark.parametrize(
    "cut",
    [
        "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)",
        "UPDATE audit SET seal = '00' WHERE id = (SELECT max(id) FROM audit)",
    ],
    ids=["last row gone", "last row another"],
)
def test_an_audit_that_lost_its_end_is_told_although_the_store_went_on(place: Place, cut: str) -> None:
    with place.unlock() as vault:
        raw = vault._connection
        raw.execute("DROP TRIGGER audit_is_never_wiped")
        raw.execute("DROP TRIGGER audit_is_never_changed")
        before = place.seen.read_bytes()
        raw.execute(cut)
        write(vault, "daarna")
    place.seen.write_bytes(before)
    with place.unlock() as vault:
        assert ["In het logboek van je kluis" in warning for warning in vault.warnings] == [True]


def orphan(place: Place) -> None:
    """Something only the check of references finds."""
    with place.unlock() as vault:
        vault._connection.set_authorizer(None)
        vault._connection.execute("PRAGMA foreign_keys = OFF")
        vault._connection.execute("INSERT INTO key_names VALUES ('ZZ999', 'weg')")


def test_after_an_unclean_end_everything_is_checked_each_on_a_fresh_connection(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan(place)
    place.unlock().close()  # a clean opening reads the seals, not the references
    (place.folder / MARK).touch()
    opened: list[Any] = []
    real = watch.open_connection

    def counting(*words: Any) -> Any:
        made = real(*words)
        opened.append(made[0])
        return made

    monkeypatch.setattr(watch, "open_connection", counting)
    before = place.files()
    with pytest.raises(DamagedVaultError, match=r"verwijzen naar iets dat er niet meer is: 1.*reservekopie"):
        place.unlock()
    assert len(set(map(id, opened))) == 3
    assert place.files() == before
    assert (place.folder / MARK).exists()


def test_the_mark_stands_while_it_is_open_and_after_a_crash(place: Place) -> None:
    with place.unlock():
        assert (place.folder / MARK).exists()
    assert not (place.folder / MARK).exists()
    crash = (
        "import os, sys; from pathlib import Path; from casusdesk.store import vault; "
        f"vault.unlock(Path(sys.argv[1]), passphrase='{WORDS}', secrets=None); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", crash, str(place.folder)], check=False).returncode == 9
    assert (place.folder / MARK).exists()
    with place.unlock() as vault:
        assert (vault.behind, vault.warnings) == (0, [])
    assert not (place.folder / MARK).exists()


def test_a_second_instance_leaves_the_mark_of_the_first(place: Place) -> None:
    with place.unlock():
        with pytest.raises(vaults.VaultError, match="al open"):
            place.unlock()
        assert (place.folder / MARK).exists()


def test_damage_found_while_open_leaves_the_mark(place: Place) -> None:
    with place.unlock() as vault:
        write(vault, *(f"{number} " * 200 for number in range(40)))
        vault._connection.execute("PRAGMA shrink_memory")
        with place.store.open("r+b") as file:
            file.seek(place.store.stat().st_size // 2)
            file.write(bytes(64))
        assert vault.check() != []
    assert (place.folder / MARK).exists()


def test_a_full_disk_keeps_nobody_out(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "planted")

    monkeypatch.setattr(watch, "sync_folder", full)
    with place.unlock() as vault:
        assert ["De schijf is vol" in warning for warning in vault.warnings] == [True]
        assert StateStore(vault).changes() > 0


@pytest.mark.parametrize("unclean", [False, True])
def test_a_newer_store_is_refused_and_not_one_byte_changes(place: Place, unclean: bool) -> None:
    later = (*STEPS, Step(STEPS[-1].version + 1, lambda connection: None))
    place.unlock(steps=later).close()
    if unclean:
        (place.folder / MARK).touch()
    before = place.files()
    with pytest.raises(NewerVaultError, match="Er is niets gewijzigd"):
        place.unlock()
    assert place.files() == before


def test_a_vault_of_schema_3_that_is_put_back_is_older_too(place: Place) -> None:
    """It counts nothing, so it lags everything."""
    with place.unlock() as vault:
        changes, seen = StateStore(vault).changes(), place.seen.read_bytes()
        vault._connection.execute("DROP TABLE store_state")
        vault._connection.execute("PRAGMA user_version = 3")
    place.seen.write_bytes(seen)
    with pytest.raises(OlderStoreError) as told:
        place.unlock()
    assert told.value.behind == changes
