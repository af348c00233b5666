"""A backup without an open store: damaged, gone, emptied, another computer (vault §1)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from backup_parts import CHEAP, HERS, NEXT, NOON, add, beside, made, names, new_vault
from casusdesk.domain.signal import Signal
from casusdesk.errors import (
    DamagedVaultError,
    InvalidInputError,
    MustWaitError,
    OtherKeyError,
    VaultError,
    WrongPassphraseError,
)
from casusdesk.store import generations
from casusdesk.store import vault as vaults
from casusdesk.store.backup_folder import Backup
from casusdesk.store.backup_proof import Place, Proof
from casusdesk.store.backup_rescue import restore_closed
from casusdesk.store.cases import CaseStore
from casusdesk.store.purging import wipe
from casusdesk.store.rotation import rotate
from casusdesk.store.state import StateStore
from casusdesk.store.vault import Vault

_DYING = """
import os, sys
from pathlib import Path
from casusdesk.store.backup_proof import Place, Proof
from casusdesk.store.backup_rescue import restore_closed

at, folder, second, path, calls = int(sys.argv[1]), *map(Path, sys.argv[2:5]), 0

def dying(real):
    def call(*words, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), 9)
        return real(*words, **named)
    return call

for name in ("fsync", "mkdir", "rename", "replace"):
    setattr(os, name, dying(getattr(os, name)))
restore_closed(Place(folder, second), path, Proof("een twee drie vier vijf"), secrets=None)
print(calls)
"""


class Closed:
    """A closed vault with two backups on a stick: an earlier and a later one."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.place = Place(home / "kluis", home / "settings" / "vault.json")
        vault, self.code = new_vault(self.place.folder, self.place.second)
        self.early: Backup = made(vault)
        add(vault, "van later")
        self.late: Backup = made(vault, 1)
        self.changes = StateStore(vault).changes()
        vault.close()
        (home / "stick").mkdir()
        self.stick = Path(shutil.copy(self.late.path, home / "stick"))

    @property
    def store(self) -> Path:
        return generations.current(self.place.folder) / generations.STORE

    def spoil(self) -> bytes:
        with self.store.open("r+b") as file:
            file.seek(5000)
            file.write(b"\xff\x00\xff")
        return self.store.read_bytes()

    def restored(self, path: Path, **proof: str) -> Vault:
        return restore_closed(
            self.place, path, Proof(**(proof or {"passphrase": HERS})), secrets=None, cost=CHEAP
        )

    def unlocked(self, passphrase: str = HERS) -> Vault:
        return vaults.unlock(
            self.place.folder, passphrase=passphrase, secrets=None, settings_copy=self.place.second
        )


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    return Closed(tmp_path)


def test_a_damaged_store_is_kept_aside_and_the_backup_goes_on(closed: Closed) -> None:
    spoiled = closed.spoil()
    with closed.restored(closed.late.path) as vault:
        assert names(vault) == ["van haar", "van later"]
        assert vault.warnings == []
        assert vault.check() == []
    aside = next(closed.place.folder.glob("damaged-*"))
    assert (aside / "gen-0001-store.db").read_bytes() == spoiled
    assert (closed.place.folder / "gen-0001" / "store.db").read_bytes() == spoiled
    assert beside(closed.place.folder) == []
    with closed.unlocked() as vault:
        assert names(vault) == ["van haar", "van later"]


def test_an_older_one_counts_on_so_that_it_is_no_older_file(closed: Closed) -> None:
    closed.spoil()
    with closed.restored(closed.early.path) as vault:
        assert names(vault) == ["van haar"]
        assert StateStore(vault).changes() > closed.changes
    with closed.unlocked() as vault:
        assert vault.warnings == []
        assert made(vault, 5).changes > closed.late.changes


@pytest.mark.parametrize("lost", ["store", "emptied", "generations", "current", "keys", "all but backups"])
def test_whatever_is_lost(closed: Closed, lost: str) -> None:
    folder, second = closed.place.folder, closed.place.second
    assert second is not None
    match lost:
        case "store":
            closed.store.unlink()
        case "emptied":
            closed.store.write_bytes(b"")
        case "generations":
            shutil.rmtree(folder / "gen-0001")
        case "current":
            (folder / "CURRENT").unlink()
            shutil.copytree(folder / "gen-0001", folder / "gen-0002")
        case "keys":
            (folder / "vault.json").unlink()
            second.write_bytes(b"{}")
        case _:
            for path in (folder / "CURRENT", folder / "vault.json", second):
                path.unlink()
            shutil.rmtree(folder / "gen-0001")
    assert vaults.describe(folder, second).damaged
    with closed.restored(closed.late.path) as vault:
        assert names(vault) == ["van haar", "van later"]
    with closed.unlocked() as vault:
        assert vault.warnings == []
    assert not vaults.describe(folder, second).damaged


def test_a_new_computer_with_the_code(closed: Closed, tmp_path: Path) -> None:
    laptop = Place(tmp_path / "laptop" / "kluis", tmp_path / "laptop" / "vault.json")
    words = Proof(code=closed.code, new_passphrase=NEXT)
    with restore_closed(laptop, closed.stick, words, secrets=None, cost=CHEAP) as vault:
        assert names(vault) == ["van haar", "van later"]
    with vaults.unlock(laptop.folder, passphrase=NEXT, secrets=None) as vault:
        assert vault.check() == []
    with pytest.raises(WrongPassphraseError):
        vaults.unlock(laptop.folder, passphrase=HERS, secrets=None)
    assert beside_of(laptop.folder) == []


def beside_of(folder: Path) -> list[str]:
    return [path.name for path in folder.parent.iterdir() if path.name.startswith(".")]


def test_a_new_passphrase_since_opens_it_as_well_as_the_old_one(closed: Closed) -> None:
    with closed.unlocked() as vault:
        vault.change_passphrase(current=HERS, new=NEXT, secrets=None, cost=CHEAP)
    closed.spoil()
    with closed.restored(closed.late.path, passphrase=NEXT) as vault:
        assert names(vault) == ["van haar", "van later"]
    closed.unlocked(NEXT).close()


def test_one_of_before_a_new_sheet_goes_by_the_words_of_then(closed: Closed) -> None:
    with closed.unlocked() as vault:
        vault.change_passphrase(current=HERS, new=NEXT, secrets=None, cost=CHEAP)
        rotation = rotate(vault, passphrase=NEXT, secrets=None, cost=CHEAP)
        assert all(rotation.confirm(group, rotation.recovery.groups[group]) for group in (0, 1))
        rotation.commit()
    spoiled = closed.spoil()
    with pytest.raises(OtherKeyError, match="van toen"):
        closed.restored(closed.late.path, passphrase=NEXT)
    assert closed.store.read_bytes() == spoiled
    with closed.restored(closed.late.path) as vault:
        assert names(vault) == ["van haar", "van later"]
    closed.unlocked(HERS).close()


def test_wrong_words_change_nothing_and_cost_a_wait(closed: Closed) -> None:
    spoiled, key_file = closed.spoil(), (closed.place.folder / "vault.json").read_bytes()
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            closed.restored(closed.late.path, passphrase=NEXT)
    with pytest.raises((MustWaitError, WrongPassphraseError)):
        closed.restored(closed.late.path, passphrase=NEXT)
    with pytest.raises(MustWaitError):
        closed.restored(closed.late.path, passphrase=NEXT)
    with pytest.raises(InvalidInputError):
        closed.restored(closed.late.path, code="KORT", new_passphrase=NEXT)
    with pytest.raises(InvalidInputError):
        closed.restored(closed.late.path, code=closed.code, new_passphrase="kort")
    assert closed.store.read_bytes() == spoiled
    assert (closed.place.folder / "vault.json").read_bytes() == key_file
    assert not list(closed.place.folder.glob("damaged-*"))


def test_a_spoiled_backup_changes_nothing(closed: Closed) -> None:
    spoiled = closed.spoil()
    content = bytearray(closed.stick.read_bytes())
    content[90_000] ^= 1
    closed.stick.write_bytes(content)
    with pytest.raises(DamagedVaultError, match="reservekopie is beschadigd"):
        closed.restored(closed.stick)
    assert closed.store.read_bytes() == spoiled
    assert beside(closed.place.folder) == []
    with closed.restored(closed.late.path) as vault:
        assert names(vault) == ["van haar", "van later"]


def test_a_store_that_is_open_elsewhere_is_left_alone(closed: Closed) -> None:
    words = [sys.executable, "-c", _OPEN, str(closed.place.folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(VaultError, match="al open"):
            closed.restored(closed.late.path)
        other.communicate("")
    closed.unlocked().close()


_OPEN = """
import sys
from pathlib import Path
from casusdesk.store import vault as vaults
with vaults.unlock(Path(sys.argv[1]), passphrase="een twee drie vier vijf", secrets=None):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_what_was_wiped_for_good_is_wiped_again(closed: Closed) -> None:
    """Also when the store that knew is gone: a later backup knows it too (domain R20)."""
    with closed.unlocked() as vault:
        _add_case(vault, "KT472")
        before = made(vault, 2)
        with vault.session() as session:
            assert wipe(session.connection(), ["KT472"], NOON.date()) == ["KT472"]
        made(vault, 3)
    closed.spoil()
    with closed.restored(before.path) as vault, vault.session() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM cases").scalar() == 0


def _add_case(vault: Vault, code: str) -> None:
    signal = Signal(due_date=date(2027, 4, 15))
    CaseStore(vault).save(signal.as_case(code, date(2027, 1, 14)), at=NOON)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
@pytest.mark.parametrize("share", [0.2, 0.5, 0.7, 0.85, 0.95])
def test_dying_at_any_call_and_once_more(closed: Closed, tmp_path: Path, share: float) -> None:
    closed.spoil()
    shutil.copytree(closed.place.folder, tmp_path / "proef")

    def die(at: int, folder: Path, second: Path) -> int:
        words = [sys.executable, "-c", _DYING, str(at), str(folder), str(second), str(closed.stick)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode in (0, -9), done.stderr
        return int(done.stdout or 0)

    calls = die(0, tmp_path / "proef", tmp_path / "proef.json")
    assert calls > 20
    assert closed.place.second is not None
    assert die(round(calls * share), closed.place.folder, closed.place.second) == 0
    with closed.restored(closed.stick) as vault:
        assert names(vault) == ["van haar", "van later"]
    assert beside(closed.place.folder) == []
    with closed.unlocked() as vault:
        assert vault.check() == []
