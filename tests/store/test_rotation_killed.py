"""A process that dies while the key is renewed: one key or the other, never none and never both."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casusdesk.errors import DamagedVaultError, WrongPassphraseError
from casusdesk.store import vault as vaults
from casusdesk.store.key_file import NAME, Copies
from casusdesk.store.keys import KdfCost
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.rotation import rotate
from casusdesk.store.vault import Vault

HERS = "een twee drie vier vijf"
HIS = "zes zeven acht negen tien"
CHEAP = KdfCost(64, 1, 1)
CALLS = ("fsync", "mkdir", "rename", "replace", "unlink", "open")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RecoveryCode]:
    """Her vault with one name in it, and its code."""
    place = tmp_path_factory.mktemp("made") / "kluis"
    new = vaults.create_vault(place, second(place), passphrase=HERS, secrets=None, cost=CHEAP)
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    with new.commit() as vault, vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO local_names (name) VALUES ('van haar')")
    return place, new.recovery


def second(place: Path) -> Path:
    return place.parent / "settings" / NAME


def copied(place: Path, to: Path) -> Path:
    shutil.copytree(place.parent, to)
    return to / place.name


def names(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT name FROM local_names").scalars())


def renew(place: Path, at: int, told: int) -> int:
    """Rotate; dies at call `at` (0: never). The new code is written to `told` before anything is final."""
    vault = vaults.unlock(place, passphrase=HERS, secrets=None, settings_copy=second(place))
    made = rotate(vault, passphrase=HERS, secrets=None, cost=CHEAP)
    os.write(told, made.recovery.text.encode())
    made.confirm(0, made.recovery.groups[0])
    made.confirm(7, made.recovery.groups[7])
    calls = 0

    def dying(real):  # type: ignore[no-untyped-def]
        def call(*words, **named):  # type: ignore[no-untyped-def]
            nonlocal calls
            calls += 1
            if calls == at:
                os._exit(9)
            return real(*words, **named)

        return call

    for name in CALLS:
        setattr(os, name, dying(getattr(os, name)))
    made.commit()
    return calls


def in_a_fork(place: Path, at: int) -> tuple[int, RecoveryCode]:
    """How many calls it took (0: it died at one of them), and the new code."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        done = 255
        try:
            done = renew(place, at, write)
        finally:
            os._exit(min(done, 255))
    os.close(write)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read, "rb") as answer:
        code = RecoveryCode.parse(answer.read().decode())
    ended = os.waitstatus_to_exitcode(status)
    assert ended != 255
    return (0 if at and ended == 9 else ended), code


def opening(place: Path, code: RecoveryCode, passphrase: str) -> Iterator[str]:
    try:
        with vaults.recover(
            place,
            code=code.text,
            new_passphrase=passphrase,
            secrets=None,
            settings_copy=second(place),
            cost=CHEAP,
        ) as vault:
            yield from names(vault)
    except WrongPassphraseError:
        return


def test_at_every_call(made: tuple[Path, RecoveryCode], tmp_path: Path) -> None:
    place, old = made
    calls, new = in_a_fork(copied(place, tmp_path / "proef"), 0)
    assert 25 < calls < 250
    outcomes = []
    for at in range(1, calls + 1):
        here = copied(place, tmp_path / f"at-{at}")
        died, new = in_a_fork(here, at)
        assert died == 0
        with vaults.unlock(here, passphrase=HERS, secrets=None, settings_copy=second(here)) as vault:
            assert names(vault) == ["van haar"]
            assert vault.check() == []
            assert vault.warnings == []
        copies = Copies(here / NAME, second(here))
        assert copies.load().former is None, f"what was begun is not finished after dying at {at}"
        assert copies.main.read_bytes() == second(here).read_bytes()
        by_old, by_new = (list(opening(here, code, HIS)) for code in (old, new))
        assert sorted([by_old, by_new]) == [[], ["van haar"]], f"not exactly one code after dying at {at}"
        outcomes.append(bool(by_new))
        shutil.rmtree(here.parent)
    assert outcomes == sorted(outcomes), "once the new code opens, it stays so"
    assert {False, True} == set(outcomes)


@pytest.mark.parametrize("share", [0.5, 0.97])
def test_recovering_straight_after_dying(
    made: tuple[Path, RecoveryCode], tmp_path: Path, share: float
) -> None:
    """Nobody unlocked in between: the code meets a key file with the slots of both keys."""
    place, old = made
    calls, _ = in_a_fork(copied(place, tmp_path / "proef"), 0)
    here = copied(place, tmp_path / "hier")
    _, new = in_a_fork(here, round(calls * share))
    by_old, by_new = (list(opening(here, code, HIS)) for code in (old, new))
    assert sorted([by_old, by_new]) == [[], ["van haar"]]
    with pytest.raises(WrongPassphraseError):
        vaults.unlock(here, passphrase=HERS, secrets=None, settings_copy=second(here))
    with vaults.unlock(here, passphrase=HIS, secrets=None, settings_copy=second(here)) as vault:
        assert names(vault) == ["van haar"]


def test_taking_the_order_away_loses_it(made: tuple[Path, RecoveryCode], tmp_path: Path) -> None:
    """The control: a key file with the new slots alone, written before CURRENT flips, opens nothing."""
    place, _ = made
    here = copied(place, tmp_path / "hier")
    with vaults.unlock(here, passphrase=HERS, secrets=None, settings_copy=second(here)) as vault:
        rotation = rotate(vault, passphrase=HERS, secrets=None, cost=CHEAP)
        key_file = vault.access.key_file(vault.mark).with_slots(*rotation._slots)
        assert vault.access.copies.save(key_file)
    with pytest.raises(DamagedVaultError):
        vaults.unlock(here, passphrase=HERS, secrets=None, settings_copy=second(here))
