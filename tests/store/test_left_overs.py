"""What a killed process left behind, and things that are no files: neither keeps anybody out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casusdesk.errors import DamagedVaultError, VaultError, WrongPassphraseError
from casusdesk.services.condition import Condition, condition_of
from casusdesk.store import generations
from casusdesk.store.left_overs import clear
from casusdesk.store.watch import MARK

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes there")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socket(path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may not be long
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def dangling(path: Path) -> None:
    path.symlink_to(path.parent.parent / "gemaakt")


STRANGE = pytest.mark.parametrize("put", [pipe, socket, Path.mkdir, device, dangling])


@STRANGE
@pytest.mark.parametrize("name", ["vault.json", "CURRENT", "tries.json", MARK, "second", "seen", "due"])
def test_what_is_no_file_is_not_waited_for(made: Any, name: str, put: Callable[[Path], None]) -> None:
    beside = {"second": made.second, "seen": made.second.with_name(f"{made.second.stem}.seen.json")}
    path = beside.get(name, made.folder / "gen-0001" / name if name == "due" else made.folder / name)
    path.unlink(missing_ok=True)
    put(path)
    with made.unlock() as vault:
        assert vault.is_open
    with made.unlock() as vault:
        assert vault.is_open
    assert not (made.folder.parent / "gemaakt").exists()


@STRANGE
def test_without_a_key_file_that_is_one_it_is_told(made: Any, put: Callable[[Path], None]) -> None:
    for path in (made.folder / "vault.json", made.second):
        path.unlink()
        put(path)
    with pytest.raises(DamagedVaultError, match="sleutelbestand"):
        made.unlock()
    assert condition_of(made.folder, made.second) is Condition.NO_KEY_FILE


@STRANGE
@pytest.mark.parametrize("beside", ["", "-journal", "-wal"])
def test_a_store_that_is_no_file_is_damage(made: Any, put: Callable[[Path], None], beside: str) -> None:
    path = made.store.with_name(made.store.name + beside)
    path.unlink(missing_ok=True)
    put(path)
    with pytest.raises(DamagedVaultError, match="staat een map, een link of iets anders"):
        made.unlock()
    assert not (made.folder.parent / "gemaakt").exists()


def test_a_link_to_another_store_or_generation_is_not_followed(made: Any, tmp_path: Path) -> None:
    there = tmp_path / "elders"
    (made.folder / "gen-0001").rename(there)
    (made.folder / "gen-0001").symlink_to(there)
    before = (there / "store.db").read_bytes()
    with pytest.raises(DamagedVaultError):
        made.unlock()
    (made.folder / "gen-0001").unlink()
    (made.folder / "gen-0001").mkdir()
    made.store.symlink_to(there / "store.db")
    with pytest.raises(DamagedVaultError):
        made.unlock()
    assert (there / "store.db").read_bytes() == before


def test_a_key_file_is_never_written_through_a_link(made: Any, tmp_path: Path) -> None:
    target = tmp_path / "doel.json"
    shutil.copy2(made.second, target)
    before = target.read_bytes()
    made.second.unlink()
    made.second.symlink_to(target)
    with made.unlock() as vault:
        vault.change_passphrase(
            current=made.passphrase, new="rode giraf zwemt vaak langzaam", secrets=made.device
        )
    assert target.read_bytes() == before
    assert not made.second.is_symlink()
    with pytest.raises(WrongPassphraseError):
        made.unlock()


LEFT = (
    "gen-0001/../.gen-0002.part/store.db",
    ".gen-0000.gone/store.db",
    ".proof-ab12cd_9/store.db",
    ".vault.json.ab12cd_9.new",
    "backups/.reservekopie-ab12cd_9/store.db",
    "../.{name}.restore-ab12cd_9/store.db",
    "../.{name}.later.restore-ab12cd_9/store.db",
    "../.{name}.out-ab12cd_9/store.db",
    "../.{name}.back-ab12cd_9/store.db",
)
KEPT = (
    "../.andere.restore-ab12cd_9/store.db",
    "damaged-20270107-090000/store.db",
    "../.{name}.tekst",
    ".eigen",
)


def test_left_over_copies_go_at_the_next_opening(made: Any) -> None:
    places = [made.folder / name.format(name=made.folder.name) for name in (*LEFT, *KEPT)]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x" * 4096)
    made.unlock().close()
    assert [place.exists() for place in places] == [False] * len(LEFT) + [True] * len(KEPT)


def test_what_is_copied_aside_half_way_goes_although_it_is_closed_to_writing(tmp_path: Path) -> None:
    part = tmp_path / "kluis" / ".damaged-20270107-090000.part"
    part.mkdir(parents=True)
    (part / "store.db").write_bytes(b"x")
    part.chmod(0o500)
    clear(tmp_path / "kluis")
    assert not part.exists()


_PROVING = """
import os, sys
from pathlib import Path
from casusdesk.store import generations
def dies(*_): os._exit(9)
generations._looked = dies
def refused(*words): raise generations.VaultError("vol") if len(words) == 3 else SystemExit(9)
generations.open_connection = lambda path, key, mode="rw": refused(1, 2, 3) if mode == "ro" else os._exit(9)
generations.prove(Path(sys.argv[1]), None)
"""


def test_a_proof_that_was_killed_leaves_its_copy_until_the_next_one(made: Any) -> None:
    made.store.with_name("store.db-journal").write_bytes(b"")
    killed = [sys.executable, "-c", _PROVING, str(made.folder)]
    for _ in range(2):
        assert subprocess.run(killed, check=False).returncode == 9
        assert len(list(made.folder.glob(".proof-*"))) == 1
    made.unlock().close()
    assert not list(made.folder.glob(".proof-*"))


def test_current_of_another_folder_is_refused(made: Any) -> None:
    (made.folder / generations.CURRENT).write_text("../gen-0001\n")
    shutil.copytree(made.folder / "gen-0001", made.folder / "gen-0002")
    with pytest.raises(VaultError):
        made.unlock()
