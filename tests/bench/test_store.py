"""The store beside the bare driver with the same settings on the same disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import many
import pytest
from sqlcipher3 import dbapi2

from casusdesk.domain.progress import advanced
from casusdesk.services.opening import open_desk
from casusdesk.store import generations
from casusdesk.store.connection import _PRAGMAS
from casusdesk.store.keys import FLOOR, RawKey, stretch
from casusdesk.store.opened import open_current
from casusdesk.store.vault import create_practice_vault, create_vault, unlock
from conftest import FRAME, Board

Timed = Callable[..., float]
SIZES = (20, 200, 1600)
WORDS = "een twee drie vier vijf"


def bare_open(path: Path, key: RawKey) -> dbapi2.Connection:
    """Open with the settings of the store; nothing is read back, no seal is checked, nothing is mapped."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.set_key(key.spec)
    for name, (value, _) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    connection.execute("SELECT count(*) FROM cases").fetchone()
    return connection


@pytest.mark.parametrize("size", SIZES)
def test_save_one_case(board: Board, timed: Timed, size: int) -> None:
    with many.desk_with(size) as desk:
        vault, case = desk._vault, advanced(desk.cases.get(many.code(3)))
        driver = vault._connection
        number = iter(range(10_000))

        def one_row() -> None:
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("UPDATE cases SET question = ? WHERE code = ?", (f"v{next(number)}", many.code(4)))
            driver.execute("COMMIT")

        def save() -> None:
            desk.cases.record(replace(case, question=f"Wie belt er, poging {next(number)}?"))

        reference = timed(one_row, 40)
        taken = timed(save, 40)
        board.compare(f"save one case whole, {size} listed", taken, reference, "bare commit of one row")
        board.compare(f"save one case whole, {size} listed", taken, FRAME, "one frame")
        assert desk.cases.get(case.code).question.startswith("Wie belt er, poging ")
        assert replace(desk.cases.get(case.code), question=case.question) == case
        many.forget(desk)
        assert replace(desk.cases.get(case.code), question=case.question) == case


def test_open_a_store(board: Board, timed: Timed, tmp_path: Path) -> None:
    whole = {}
    for size in (50, 200, 800):
        folder = tmp_path / f"kluis{size}"
        key, path = filled(folder, size)

        def listed(folder: Path = folder, key: RawKey = key, size: int = size) -> None:
            with open_desk(open_current(folder, key, None)) as desk:
                assert len(desk.cases.all()) == size

        reference = timed(lambda path=path, key=key: bare_open(path, key).close(), 10)
        whole[size] = timed(listed, 7)
        if size == 200:
            bare = "bare open, same settings"
            board.compare("open 200 cases: the desk with its list", whole[size], reference, bare)
    board.growth("open: the desk with its list", whole)


def test_unlock_a_store(board: Board, timed: Timed, tmp_path: Path) -> None:
    """The figure to reach is the row with the key derivation: at most 1.2 (issue "A vault to be trusted").

    What opening does beyond the bare open: read the seal of every page, read every setting back, compare with
    what was last seen, put the mark of an open vault, and take it away again at the end.
    """
    folder = tmp_path / "kluis"
    new = create_vault(folder, tmp_path / "second" / "kluis.json", passphrase=WORDS, secrets=None, cost=FLOOR)
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    vault = new.commit()
    key, path, access = vault.key, generations.current(folder) / generations.STORE, vault.access
    with open_desk(vault) as desk:
        desk.cases.add_all(many.cases(200))

    def bare() -> None:
        bare_open(path, key).close()

    def seals() -> None:
        connection = bare_open(path, key)
        assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        connection.close()

    def derived() -> None:
        stretch(WORDS, bytes(16), FLOOR)
        bare()

    def unlocked() -> None:
        second = tmp_path / "second" / "kluis.json"
        with unlock(folder, passphrase=WORDS, secrets=None, settings_copy=second) as opened:
            assert opened.warnings == []

    reference, name = timed(bare, 20), "bare open and close, same settings"
    board.compare("open and close 200 cases: bare with every seal read", timed(seals, 20), reference, name)
    practice = timed(lambda: open_current(folder, key, None).close(), 20)
    board.compare("open and close 200 cases: the store alone", practice, reference, name)
    whole = timed(lambda: open_current(folder, key, access).close(), 20)
    board.compare("open and close 200 cases: with mark and last seen", whole, reference, name)
    with_key = "key derivation at its floor, bare open and close"
    board.compare(
        "unlock and close 200 cases: passphrase and all", timed(unlocked, 15), timed(derived, 15), with_key
    )


def filled(folder: Path, size: int) -> tuple[RawKey, Path]:
    """The key and the file of a store with that many cases."""
    vault = create_practice_vault(folder)
    with open_desk(vault, practice=True) as desk:
        desk.cases.add_all(many.cases(size))
    return vault.key, generations.current(folder) / generations.STORE
