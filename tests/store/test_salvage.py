"""What can be read is read, row for row; what cannot is counted; the original is never written in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casusdesk.errors import DamagedVaultError, MustWaitError, VaultError, WrongPassphraseError
from casusdesk.services.desk import Desk
from casusdesk.store import aside
from casusdesk.store.cases import CaseStore
from casusdesk.store.connection import PAGE
from casusdesk.store.keys import RawKey
from casusdesk.store.readable import Readable, read_out
from casusdesk.store.sealed_pages import SealedPages
from spoiled import Spoiled, files_of, flipped

Rows = dict[str, list[str]]


@pytest.fixture
def practice(desk: Desk) -> tuple[bytes, RawKey, Rows]:
    """The file of the practice store, its key, and every row as the database itself gives it."""
    vault = desk._vault
    with vault.copying() as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        rows = {}
        for name in names:
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            columns = [column[0] for column in cursor.description]
            found = [dict(zip(columns, row, strict=True)) for row in cursor]
            rows[name] = sorted(map(repr, found))
        (path,) = [row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"]
    return Path(path).read_bytes(), vault._key, rows


def found_rows(found: Readable, name: str) -> list[str]:
    return sorted(map(repr, found.tables[name].rows.values()))


def test_a_whole_file_is_read_whole(practice: tuple[bytes, RawKey, Rows]) -> None:
    content, key, rows = practice
    found = read_out(SealedPages(content, key))
    assert found.unreadable == 0
    assert {name: found_rows(found, name) for name in rows} == rows
    assert all(table.whole and not table.lost for table in found.tables.values())
    assert len(found.codes) == len(rows["cases"]) == 8


def test_any_one_page_costs_at_most_what_stood_on_it(practice: tuple[bytes, RawKey, Rows]) -> None:
    content, key, rows = practice
    pages = SealedPages(content, key)
    worst = 0
    for page in range(2, pages.total + 1, 6):
        found = read_out(SealedPages(flipped(content, page), key))
        assert found.unreadable == 1
        hurt = [name for name in rows if found_rows(found, name) != rows[name]]
        for name in hurt:
            assert set(found_rows(found, name)) < set(rows[name])
            assert not found.tables[name].whole
        worst = max(worst, len(hurt))
        assert len(found.codes) == 8
    assert 1 <= worst <= 6  # a leaf of the list of tables holds the roots of some


def test_the_first_page_is_not_needed_for_the_cases(practice: tuple[bytes, RawKey, Rows]) -> None:
    content, key, rows = practice
    found = read_out(SealedPages(flipped(content, 1), key))
    for name in ("cases", "decisions", "actions", "handovers", "meetings", "coalition", "case_agencies"):
        assert found_rows(found, name) == rows[name], name


def test_another_key_reads_nothing(practice: tuple[bytes, RawKey, Rows]) -> None:
    content, _, _ = practice
    pages = SealedPages(content, RawKey.random())
    assert len(pages.unreadable) == pages.total


def test_a_page_that_stands_elsewhere_is_not_believed(practice: tuple[bytes, RawKey, Rows]) -> None:
    content, key, _ = practice
    swapped = content[: 4 * PAGE] + content[5 * PAGE : 6 * PAGE] + content[5 * PAGE :]
    assert SealedPages(swapped, key).unreadable == (5,)


def test_the_pages_of_a_journal_take_the_place_of_those_of_the_file(
    practice: tuple[bytes, RawKey, Rows],
) -> None:
    content, key, rows = practice
    head = bytes.fromhex("d9d505f920a163d7") + (1).to_bytes(4, "big") + bytes(8)
    head += (512).to_bytes(4, "big") + PAGE.to_bytes(4, "big")
    record = (6).to_bytes(4, "big") + content[5 * PAGE : 6 * PAGE] + bytes(4)
    found = read_out(SealedPages(flipped(content, 6), key, head.ljust(512, b"\0") + record))
    assert found.unreadable == 0
    assert found_rows(found, "cases") == rows["cases"]


@pytest.fixture
def spoiled(tmp_path: Path, device: Any) -> Spoiled:
    return Spoiled(tmp_path / "kluis", device)


def test_what_is_read_becomes_the_next_generation_and_the_old_one_stays(spoiled: Spoiled) -> None:
    spoiled.spoil(spoiled.root("case_strengths"))
    with pytest.raises(DamagedVaultError):
        spoiled.access.unlock(spoiled.passphrase)
    before = files_of(spoiled.folder)
    made = spoiled.salvage()
    assert (made.cases.read, made.cases.known, made.unreadable) == (8, 8, 1)
    assert made.counts["case_strengths"].read == 0
    assert made.counts["case_strengths"].known == 11
    after = files_of(spoiled.folder)
    assert {name: after[name] for name in before} == before
    vault = made.commit()
    cases = CaseStore(vault).listed()
    vault.close()
    assert {case.code for case in cases} == {case.code for case in spoiled.cases}
    assert all(not case.strengths for case in cases)
    now = files_of(spoiled.folder)
    assert {name: now[name] for name in before if name != "CURRENT"} == {
        name: content for name, content in before.items() if name != "CURRENT"
    }
    with spoiled.access.unlock(spoiled.passphrase) as desk:
        assert desk.check() == []


def test_lines_of_a_case_that_is_gone_are_shown_but_not_built_in(spoiled: Spoiled) -> None:
    spoiled.spoil(spoiled.root("cases"))
    made = spoiled.salvage()
    assert (made.cases.read, made.cases.known) == (0, 8)
    assert made.counts["actions"].read == 4
    with made.commit() as vault:
        assert CaseStore(vault).listed() == []
        assert vault.check() == []


def test_it_is_kept_aside_once_and_readable_only(spoiled: Spoiled) -> None:
    spoiled.spoil(5)
    first, second = spoiled.salvage(), spoiled.salvage()
    assert first.kept is not None
    assert first.kept == second.kept
    assert first.kept.name.startswith(aside.PREFIX)
    assert first.kept.stat().st_mode & 0o777 == 0o500
    kept = {path.name: path.stat().st_mode & 0o777 for path in first.kept.iterdir()}
    assert kept == {"vault.json": 0o400, "CURRENT": 0o400, "gen-0001-store.db": 0o400}
    assert (first.kept / "gen-0001-store.db").read_bytes() == spoiled.store.read_bytes()
    for made in (first, second):
        made.abandon()


def test_the_recovery_sheet_reads_it_too(spoiled: Spoiled) -> None:
    spoiled.spoil(5)
    spoiled.device.forget(spoiled.folder.name)
    made = spoiled.salvage(passphrase="", secrets=None, code=spoiled.code)
    assert made.cases.read == 8
    made.abandon()


def test_a_wrong_passphrase_costs_a_wait_here_too(spoiled: Spoiled) -> None:
    spoiled.spoil(5)
    for _ in range(4):
        with pytest.raises(WrongPassphraseError):
            spoiled.salvage(passphrase="een andere zin dan deze")
    with pytest.raises(MustWaitError):
        spoiled.salvage()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [(lambda store: store.unlink(), "ontbreekt"), (lambda store: store.write_bytes(bytes(8192)), "niets")],
    ids=["gone", "zeros"],
)
def test_where_nothing_can_be_read_it_says_so(
    spoiled: Spoiled, spoil: Callable[[Path], object], says: str
) -> None:
    spoil(spoiled.store)
    with pytest.raises(DamagedVaultError, match=rf"{says}.*Zet een reservekopie terug"):
        spoiled.salvage()


def test_a_cut_file_gives_what_is_before_the_cut(spoiled: Spoiled) -> None:
    content = spoiled.store.read_bytes()
    spoiled.store.write_bytes(content[: len(content) // 2 + 100])
    made = spoiled.salvage()
    assert made.cases.read == 8
    made.abandon()


def test_without_a_copy_aside_nothing_is_built(spoiled: Spoiled, monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled.spoil(5)
    monkeypatch.setattr(aside.shutil, "copyfile", _full)
    made = spoiled.salvage()
    assert made.cases.read == 8
    before = files_of(spoiled.folder)
    with pytest.raises(VaultError, match="opzij"):
        made.commit()
    assert files_of(spoiled.folder) == before
    made.abandon()


def _full(*_: object) -> None:
    raise OSError(28, "no space")
