"""A process that dies at any call of a migration, a purge or a compaction: the old store or the new, whole.

Each call that is tried is one in a forked process of its own, which is killed there. One in `STRIDE` is tried
here; set it to 1 for all of them (a minute).
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.case import Case
from casusdesk.errors import VaultError
from casusdesk.store import generations
from casusdesk.store import vault as vaults
from casusdesk.store.audit import AuditStore
from casusdesk.store.cases import CaseStore
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import Copies
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.migrations import STEPS
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.renewing import forget_old, purge

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")

WORDS = "een twee drie vier vijf"
CALLS = ("fsync", "mkdir", "rename", "replace", "unlink", "rmdir")
AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
STRIDE = 5
BOTH, ONE = {"KT472", "BX385"}, {"KT472"}


@dataclass
class Model:
    """A closed vault with two cases, to be copied; `schema` is how far it was brought."""

    folder: Path
    key: RawKey

    def copy(self, place: Path) -> Place:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place)
        return Place(place / "kluis", place / "settings" / "kluis.json", self.key)


@dataclass
class Place:
    folder: Path
    second: Path
    key: RawKey

    def open(self) -> Vault:
        access = KeyAccess(Copies(self.folder / "vault.json", self.second))
        return open_current(self.folder, self.key, access)


def made(folder: Path, steps: int) -> Model:
    place = Place(folder / "kluis", folder / "settings" / "kluis.json", RawKey.random())
    new = vaults.create_vault(
        place.folder,
        place.second,
        passphrase=WORDS,
        secrets=None,
        cost=KdfCost(64, 1, 1),
        steps=STEPS[:steps],
    )
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    with new.commit() as vault:
        CaseStore(vault).save(*(Case(code, date(2027, 1, 4)) for code in sorted(BOTH)), at=AT)
        return Model(folder, vault.key)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return made(tmp_path_factory.mktemp("nieuw"), len(STEPS))


@pytest.fixture(scope="module")
def old_model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return made(tmp_path_factory.mktemp("oud"), 3)


def dies(work: Callable[[], object], at: int) -> bool:
    """Do `work` in another process that is killed at its call number `at`; whether it got that far."""
    child = os.fork()
    if not child:
        try:
            _count(at)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _count(at: int) -> None:
    calls = 0

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **named)

        return call

    for name in CALLS:
        setattr(os, name, dying(getattr(os, name)))


def wiping(place: Place) -> None:
    with place.open() as vault:
        purge(vault, ["BX385"], date(2027, 1, 9))


def packing(place: Place) -> None:
    with place.open() as vault:
        vault.succeed(None)


def forgetting(place: Place) -> None:
    with place.open() as vault:
        vault.succeed(None)
        forget_old(vault)


def migrating(place: Place) -> None:
    place.open().close()


@pytest.mark.parametrize(
    ("work", "allowed"),
    [(wiping, (BOTH, ONE)), (packing, (BOTH,)), (forgetting, (BOTH,)), (migrating, (BOTH,))],
    ids=["purge", "compact", "forget", "migrate"],
)
def test_killed_at_each_call(
    model: Model,
    old_model: Model,
    tmp_path: Path,
    work: Callable[[Place], None],
    allowed: tuple[set[str], ...],
) -> None:
    source = old_model if work is migrating else model
    found: list[set[str]] = []
    at, place = 1, source.copy(tmp_path / "hier")
    while dies(partial(work, place), at):
        with place.open() as vault:
            assert vault.warnings == []
            assert vault.check() == []
            found.append(set(CaseStore(vault).codes()))
            assert found[-1] in allowed
            vault.succeed(None)  # nothing that was left behind stands in the way
        assert not list(place.folder.glob(".gen-*"))
        at, place = at + STRIDE, source.copy(tmp_path / "hier")
    assert at > 8
    if work is wiping:
        assert found[0] == BOTH
        assert found[-1] == ONE


@pytest.mark.parametrize(("number", "says"), [(28, "schijf is vol"), (5, "schijf geeft een fout")])
def test_a_disk_that_refuses_at_each_call_leaves_the_old_or_the_new(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    """The same calls, refused instead of killed: told in Dutch, and the open vault goes on."""
    at, told = 1, []
    while True:
        place = model.copy(tmp_path / "hier")
        with place.open() as vault:
            refused, calls = False, 0

            def refusing(real: Callable[..., object], at: int = at) -> Callable[..., object]:
                def call(*words: object, **named: object) -> object:
                    nonlocal calls, refused
                    calls += 1
                    if calls == at:
                        refused = True
                        raise OSError(number, "planted")
                    return real(*words, **named)

                return call

            with monkeypatch.context() as patch:
                for name in CALLS:
                    patch.setattr(os, name, refusing(getattr(os, name)))
                try:
                    purge(vault, ["BX385"], date(2027, 1, 9))
                except VaultError as error:
                    told.append(str(error))
            if not refused:
                break
            CaseStore(vault).save(Case("CC333", date(2027, 1, 4)), at=AT)
        with place.open() as vault:
            assert CaseStore(vault).codes() - {"CC333"} in (BOTH, ONE)
            assert "CC333" in CaseStore(vault).codes()
            assert vault.warnings == []
        at += 1
    assert at > 8
    assert told
    assert all(says in sentence for sentence in told)
    assert generations.names(place.folder) == ["gen-0001", "gen-0002"]


def test_killed_while_another_store_takes_its_place_the_next_opening_warns_of_nothing(
    model: Model, tmp_path: Path
) -> None:
    """What is put back has a shorter audit: that is no sign of anything, before the flip nor after it."""
    source, later = model.copy(tmp_path / "toen"), model.copy(tmp_path / "later")
    with later.open() as vault:
        AuditStore(vault).add(*(AuditRow(AT, AuditEvent.POLICY, name) for name in ("een", "twee", "drie")))
    longer = Model(tmp_path / "later", model.key)

    def restoring(place: Place) -> None:
        with place.open() as vault, source.open() as content, content.copying() as pages:
            vault.succeed(pages)

    at, place, rows = 1, longer.copy(tmp_path / "hier"), []
    while dies(partial(restoring, place), at):
        with place.open() as vault:
            assert vault.warnings == []
            rows.append(len(AuditStore(vault).listed()))
        at, place = at + 3, longer.copy(tmp_path / "hier")
    assert (rows[0], rows[-1]) == (3, 0)
    with place.open() as vault:  # and one who cuts the audit of that is still told
        AuditStore(vault).add(AuditRow(AT, AuditEvent.POLICY, "vier"))
    with place.open() as vault:
        vault._connection.set_authorizer(None)
        vault._connection.execute("DROP TRIGGER audit_is_never_wiped")
        before = place.second.with_name("kluis.seen.json").read_bytes()
        vault._connection.execute("DELETE FROM audit")
    place.second.with_name("kluis.seen.json").write_bytes(before)
    with place.open() as vault:
        assert ["In het logboek" in warning for warning in vault.warnings] == [True]
