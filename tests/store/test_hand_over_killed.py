"""A process that dies while it hands over, takes over or takes back: the old or the new, never half."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casusdesk.store import vault as vaults
from casusdesk.store.hand_over import FOLDER, hand_over
from casusdesk.store.keys import KdfCost
from casusdesk.store.take_over import take_over
from casusdesk.store.vault import Vault

HERS = "een twee drie vier vijf"
HIS = "zes zeven acht negen tien"
CHEAP = KdfCost(64, 1, 1)
_DYING = """
import os, sys
from pathlib import Path
from casusdesk.store import vault as vaults
from casusdesk.store.hand_over import hand_over
from casusdesk.store.keys import KdfCost
from casusdesk.store.take_back import take_back
from casusdesk.store.take_over import take_over

what, at, place, stick = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
calls = 0

def dying(real):
    def call(*words, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), 9)
        return real(*words, **named)
    return call

vault = None if what == "over" else vaults.unlock(place, passphrase="een twee drie vier vijf", secrets=None)
for name in ("fsync", "mkdir", "rename", "replace"):
    setattr(os, name, dying(getattr(os, name)))
if what == "over":
    take_over(stick, place, passphrase="zes zeven acht negen tien")
elif what == "back":
    take_back(vault, stick, passphrase="zes zeven acht negen tien").commit()
else:
    made = hand_over(vault, stick, passphrase="zes zeven acht negen tien", cost=KdfCost(64, 1, 1))
    made.confirm(0, made.recovery.groups[0]), made.confirm(1, made.recovery.groups[1])
    made.commit()
print(calls)
"""


def die(what: str, at: int, place: Path, stick: Path) -> int:
    """How many calls it took; 0 when it died at one of them."""
    words = [sys.executable, "-c", _DYING, what, str(at), str(place), str(stick)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -9), done.stderr
    return int(done.stdout or 0)


def names(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT name FROM local_names").scalars())


def add(vault: Vault, name: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO local_names (name) VALUES (?)", (name,))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Her vault."""
    new = vaults.create_vault(tmp_path / "kluis", passphrase=HERS, secrets=None, cost=CHEAP)
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    with new.commit() as vault:
        add(vault, "van haar")
    return tmp_path / "kluis"


def opens(place: Path, passphrase: str) -> list[str]:
    with vaults.unlock(place, passphrase=passphrase, secrets=None) as vault:
        assert vault.check() == []
        return names(vault)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
@pytest.mark.parametrize("share", [0.4, 0.8, 1.0])
def test_handing_over(place: Path, stick: Path, tmp_path: Path, share: float) -> None:
    (tmp_path / "proef").mkdir()
    calls = die("hand", 0, place, tmp_path / "proef")
    assert calls > 10
    assert die("hand", round(calls * share), place, stick) == 0
    assert opens(place, HERS) == ["van haar"]
    if (stick / FOLDER).exists():
        with take_over(stick, tmp_path / "laptop", passphrase=HIS) as vault:
            assert names(vault) == ["van haar"]
        return
    assert die("hand", 0, place, stick)
    assert [path.name for path in stick.iterdir()] == [FOLDER]
    assert not list(tmp_path.glob(".kluis.out-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("what", ["over", "back"])
def test_taking_over_and_taking_back(
    place: Path, stick: Path, tmp_path: Path, what: str, share: float
) -> None:
    with vaults.unlock(place, passphrase=HERS, secrets=None) as vault:
        made = hand_over(vault, stick, passphrase=HIS, cost=CHEAP)
        assert all(made.confirm(group, made.recovery.groups[group]) for group in (0, 1))
        made.commit()
        add(vault, "van later")
    if what == "back":
        shutil.copytree(place, tmp_path / "proef")
        calls = die("back", 0, tmp_path / "proef", stick)
        assert die("back", round(calls * share), place, stick) == 0
        assert opens(place, HERS) in (["van haar"], ["van haar", "van later"])
        return
    laptop = tmp_path / "laptop" / "vault"
    calls = die("over", 0, tmp_path / "proef" / "vault", stick)
    assert die("over", round(calls * share), laptop, stick) == 0
    if not vaults.exists(laptop):
        take_over(stick, laptop, passphrase=HIS).close()
    assert opens(laptop, HIS) == ["van haar"]
    assert not [path for path in laptop.parent.iterdir() if path.name.startswith(".")]
