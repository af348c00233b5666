"""Making a backup when the disk does not do it, or the process dies: no half one ever has a name."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backup_parts import HERS, add, beside, made, names, new_vault
from casusdesk.errors import DamagedVaultError, VaultError
from casusdesk.store import backup_make, files, stick
from casusdesk.store import vault as vaults
from casusdesk.store.backup_copy import copy_out
from casusdesk.store.backup_drill import rehearse
from casusdesk.store.backup_file import open_backup
from casusdesk.store.backup_folder import backups_in, found_around
from casusdesk.store.restore import bring
from casusdesk.store.vault import Vault

_DYING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from casusdesk.store import vault as vaults
from casusdesk.store.backup_make import make_backup

at, place, calls = int(sys.argv[1]), Path(sys.argv[2]), 0

def dying(real):
    def call(*words, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), 9)
        return real(*words, **named)
    return call

vault = vaults.unlock(place, passphrase="een twee drie vier vijf", secrets=None)
for name in ("fsync", "mkdir", "rename", "open", "unlink"):
    setattr(os, name, dying(getattr(os, name)))
make_backup(vault, datetime.now(UTC))
print(calls)
"""


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = new_vault(tmp_path / "kluis", tmp_path / "settings" / "vault.json")
    yield opened
    opened.close()


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "kluis" / "backups"


def test_the_newest_stay_and_the_rest_goes(vault: Vault, backups: Path) -> None:
    for number in range(14):
        add(vault, f"nummer {number}")
        newest = made(vault, number)
    there = backups_in(backups, vault.key)
    assert there[0] == newest
    assert len(there) == 10
    assert all(one.whole and one.own for one in there)
    assert [one.changes for one in there] == sorted((one.changes for one in there), reverse=True)


def test_the_clock_set_back_throws_no_new_one_away(vault: Vault, backups: Path) -> None:
    for number in range(12):
        add(vault, f"nummer {number}")
        newest = made(vault, -1000 * number)
    assert backups_in(backups, vault.key)[0] == newest


def test_one_that_is_spoiled_is_seen_and_never_thinned(vault: Vault, backups: Path) -> None:
    first = made(vault)
    first.path.write_bytes(b"leeg")
    for number in range(13):
        add(vault, f"nummer {number}")
        made(vault, number + 1)
    spoiled = [one for one in backups_in(backups, vault.key) if not one.whole]
    assert [(one.path, one.changes) for one in spoiled] == [(first.path, first.changes)]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_disk_that_refuses(
    vault: Vault, backups: Path, monkeypatch: pytest.MonkeyPatch, fault: int, at: int
) -> None:
    made(vault)
    calls = 0

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == at:
                raise OSError(fault, "nee")
            return real(*words, **named)

        return call

    before = sorted(backups.iterdir())
    with monkeypatch.context() as patched:
        patched.setattr(files, "create_private", refusing(files.create_private))
        patched.setattr(os, "fsync", refusing(os.fsync))
        with pytest.raises(VaultError, match="De reservekopie is niet gemaakt") as caught:
            made(vault)
    assert ("vol" in str(caught.value)) == (fault == errno.ENOSPC)
    assert sorted(backups.iterdir()) == before
    made(vault, 1)
    assert names(vault) == ["van haar"]


def test_what_came_to_stand_there_is_read_back(
    vault: Vault, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of the check: one byte that changes under way, and there is no backup."""

    def spoiling(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(9000)
            file.write(b"\xff\x00\xff")

    monkeypatch.setattr(files, "sync_file", spoiling)
    with pytest.raises(VaultError):
        made(vault)
    assert list(backups.iterdir()) == []


def test_a_copy_that_was_spoiled_before_its_figure_was_taken_is_opened_too(
    vault: Vault, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes are then as the manifest says: only opening the store itself tells."""
    real = stick.digest

    def spoiling(path: Path) -> bytes:
        with path.open("r+b") as file:
            file.seek(9000)
            file.write(b"\xff\x00\xff")
        return real(path)

    monkeypatch.setattr(stick, "digest", spoiling)
    with pytest.raises(DamagedVaultError):
        made(vault)
    assert list(backups.iterdir()) == []


def test_a_store_that_is_damaged_is_no_backup(tmp_path: Path, backups: Path) -> None:
    vault, _ = new_vault(tmp_path / "ander")
    store = tmp_path / "ander" / "gen-0001" / "store.db"
    try:
        with store.open("r+b") as file:
            file.seek(20 * 4096 + 100)
            file.write(b"\xff\x00\xff\x00")
        with vault.copying() as connection:
            connection.execute("PRAGMA shrink_memory").fetchall()
        with pytest.raises(DamagedVaultError):
            made(vault)
        assert list((tmp_path / "ander" / "backups").iterdir()) == []
    finally:
        vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_dying_at_any_call_leaves_a_whole_one_or_none(vault: Vault, tmp_path: Path, backups: Path) -> None:
    made(vault)
    vault.close()
    place = tmp_path / "kluis"

    def die(at: int) -> int:
        words = [sys.executable, "-c", _DYING, str(at), str(place)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode in (0, -9), done.stderr
        return int(done.stdout or 0)

    calls = die(0)
    assert calls > 8
    for at in (2, calls // 2, calls - 1):
        assert die(at) == 0
        with vaults.unlock(place, passphrase=HERS, secrets=None) as again:
            there = backups_in(backups, again.key)
            assert all(one.whole for one in there)
            for one in there:
                bring(again, one.path).abandon()
    with vaults.unlock(place, passphrase=HERS, secrets=None) as again:
        made(again, 5)
    assert beside(place) == []


def test_a_copy_on_a_stick(vault: Vault, stick: Path, tmp_path: Path) -> None:
    backup = made(vault)
    place = copy_out(backup, stick, vault)
    assert place.read_bytes() == backup.path.read_bytes()
    assert [one.path for one in found_around(stick)] == [place]
    assert [one.path for one in found_around(tmp_path / "kluis")] == [backup.path]
    again = copy_out(backup, stick, vault)
    assert again != place
    assert len(list(stick.iterdir())) == 2


def test_a_stick_that_is_full_read_only_gone_or_the_vault_itself(
    vault: Vault, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = made(vault)
    with pytest.raises(VaultError, match="buiten de kluis"):
        copy_out(backup, tmp_path / "kluis" / "backups", vault)
    with pytest.raises(VaultError, match="er niet meer"):
        copy_out(backup, tmp_path / "weg", vault)
    for fault, sentence in ((errno.ENOSPC, "te weinig ruimte"), (errno.EROFS, "van het slot"), (5, "fout")):
        with monkeypatch.context() as patched:

            def refuse(_handle: int, fault: int = fault) -> None:
                raise OSError(fault, "nee")

            patched.setattr(os, "fsync", refuse)
            with pytest.raises(VaultError, match=sentence):
                copy_out(backup, stick, vault)
        assert list(stick.iterdir()) == []


def test_what_the_stick_makes_of_it_is_compared(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = made(vault)
    real = os.fsync

    def spoil(handle: int) -> None:
        os.pwrite(handle, b"\xff\x00\xff", 9000)
        real(handle)

    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(VaultError, match="weer gewist"):
        copy_out(backup, stick, vault)
    assert list(stick.iterdir()) == []


def test_the_rehearsal_leaves_nothing_and_finds_what_is_wrong(vault: Vault, tmp_path: Path) -> None:
    backup = made(vault)
    report = rehearse(vault, backup)
    assert (report.ok, report.problem, report.backup) == (True, None, backup)
    assert beside(tmp_path / "kluis") == []
    with backup.path.open("r+b") as file:
        file.seek(30_000)
        file.write(b"\xff\x00\xff")
    report = rehearse(vault, backup)
    assert "niet worden teruggezet" in (report.problem or "")
    assert beside(tmp_path / "kluis") == []
    assert names(vault) == ["van haar"]


def test_other_counts_than_were_written_are_seen(vault: Vault, tmp_path: Path) -> None:
    """The check on a fresh connection, with its negative control: one row more in what is said."""
    backup = made(vault)
    with open_backup(backup.path) as found:
        loose = tmp_path / "los.db"
        found.store_to(loose)
        backup_make.check_store(loose, vault.key, found.manifest)
        other = replace(found.manifest, rows={**found.manifest.rows, "local_names": 2})
        with pytest.raises(DamagedVaultError):
            backup_make.check_store(loose, vault.key, other)
