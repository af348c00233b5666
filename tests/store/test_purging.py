"""What is wiped for good is in nothing that is in use, and no older copy brings it back (domain R20)."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from casusdesk.domain.case import Case
from casusdesk.errors import VaultError
from casusdesk.store import generations
from casusdesk.store.cases import CaseStore
from casusdesk.store.connection import open_connection
from casusdesk.store.keys import KdfCost
from casusdesk.store.opened import open_current
from casusdesk.store.renewing import WORTH_PAGES, compact, forget_old, purge, purge_marks
from casusdesk.store.state import StateStore
from casusdesk.store.vault import Vault, create_practice_vault, create_vault, unlock

AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
DAY = date(2027, 1, 9)
WORDS = "een twee drie vier vijf"


def plain(code: str, question: str = "Wie helpt er?") -> Case:
    return Case(code=code, referred_on=date(2027, 1, 4), question=question)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A vault with two cases."""
    new = create_vault(tmp_path / "kluis", passphrase=WORDS, secrets=None, cost=KdfCost(64, 1, 1))
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    with new.commit() as vault:
        CaseStore(vault).save(plain("KT472"), plain("BX385", "weg ermee"), at=AT)
    return tmp_path / "kluis"


def opened(place: Path) -> Vault:
    return unlock(place, passphrase=WORDS, secrets=None)


def texts(place: Path, generation: str, key: Any) -> list[str]:
    connection, _ = open_connection(place / generation / "store.db", key)
    try:
        return [row[0] for row in connection.execute("SELECT question FROM cases ORDER BY code")]
    finally:
        connection.close()


def test_a_wiped_case_is_in_the_generation_of_before_alone_and_that_can_go_at_once(place: Path) -> None:
    with opened(place) as vault:
        with vault.session() as session:
            draft = "INSERT INTO drafts VALUES ('afsluiten BX385', '{}', '2027-01-07T09:00:00+00:00')"
            session.connection().execute(text(draft))
        assert purge(vault, ["BX385", "ZZ999"], DAY) == ["BX385"]
        assert CaseStore(vault).codes() == {"KT472"}
        assert CaseStore(vault).was_wiped("BX385")
        assert not CaseStore(vault).was_wiped("KT472")
        with vault.session() as session:
            assert session.connection().execute(text("SELECT count(*) FROM drafts")).scalar() == 0
        assert vault.check() == []
        key = vault.key
    assert generations.names(place) == ["gen-0001", "gen-0002"]
    assert texts(place, "gen-0001", key) == ["weg ermee", "Wie helpt er?"]
    assert texts(place, "gen-0002", key) == ["Wie helpt er?"]
    with opened(place) as vault:
        assert forget_old(vault) == 1
        assert forget_old(vault) == 0
        assert CaseStore(vault).codes() == {"KT472"}
    assert generations.names(place) == ["gen-0002"]


def test_older_content_comes_back_without_what_was_wiped_since_and_counts_on(
    place: Path, tmp_path: Path
) -> None:
    with opened(place) as vault:
        key = vault.key
    shutil.copytree(place, tmp_path / "ouder")
    with opened(place) as vault:
        purge(vault, ["BX385"], DAY)
        before = StateStore(vault).changes()
        with open_current(tmp_path / "ouder", key, None) as older, older.copying() as source:
            vault.succeed(source)
        assert [case.question for case in CaseStore(vault).listed()] == ["Wie helpt er?"]
        assert StateStore(vault).changes() > before
        assert CaseStore(vault).was_wiped("BX385")
    with opened(place) as vault:
        assert vault.warnings == []


@pytest.mark.parametrize(("recorded", "stays"), [(AT, False), (AT.replace(month=3), True)])
def test_a_later_case_with_the_same_code_is_another_case(
    place: Path, tmp_path: Path, recorded: datetime, stays: bool
) -> None:
    with opened(place) as vault:
        key = vault.key
        purge(vault, ["BX385"], DAY)
    shutil.copytree(place, tmp_path / "later")
    with open_current(tmp_path / "later", key, None) as later:
        CaseStore(later).save(plain("BX385", "een andere casus"), at=recorded)
    with (
        opened(place) as vault,
        open_current(tmp_path / "later", key, None) as later,
    ):
        marks = purge_marks(vault)
        with later.session() as session:
            assert marks.apply(session.connection()) == (0 if stays else 1)
        assert ("BX385" in CaseStore(later).codes()) == stays


def test_marks_go_along_with_content_of_another_store(place: Path, tmp_path: Path) -> None:
    """Its chain has another key: there the mark is made anew under that key."""
    with opened(place) as vault, create_practice_vault(tmp_path / "ander") as other:
        purge(vault, ["BX385"], DAY)
        CaseStore(other).save(plain("BX385"), at=AT)
        marks = purge_marks(vault)
        with other.session() as session:
            assert marks.apply(session.connection()) == 1
        assert CaseStore(other).was_wiped("BX385")


def test_the_emptied_trash_leaves_marks_too(place: Path) -> None:
    with opened(place) as vault:
        store = CaseStore(vault)
        store.set_deleted("BX385", AT)
        assert store.purge(AT.replace(day=20)) == 1
        assert store.was_wiped("BX385")
        assert not store.was_wiped("KT472")


def test_the_clock_that_was_ahead_when_a_case_was_kept_does_not_bring_it_back(place: Path) -> None:
    with opened(place) as vault:
        later = AT.replace(year=2031)
        CaseStore(vault).save(plain("DD444"), at=later)
        purge(vault, ["DD444"], DAY)
        assert purge_marks(vault).hits("DD444", later)


def test_packing_anew_happens_when_a_fifth_is_free(place: Path) -> None:
    with opened(place) as vault:
        assert not compact(vault)
        with vault.session() as session:
            connection = session.connection()
            connection.execute(
                text("INSERT INTO local_names (name) VALUES (:name)"),
                [{"name": f"{number} " * 400} for number in range(400)],
            )
        with vault.session() as session:
            session.connection().execute(text("DELETE FROM local_names"))
        with vault.copying() as connection:
            assert connection.execute("PRAGMA freelist_count").fetchone()[0] >= WORTH_PAGES
        size = (generations.current(place) / "store.db").stat().st_size
        before = StateStore(vault).changes()
        assert compact(vault)
        assert (generations.current(place) / "store.db").stat().st_size < size * 0.8
        assert StateStore(vault).changes() == before
        assert len(CaseStore(vault).listed()) == 2
        assert not compact(vault)


@pytest.mark.parametrize("what", ["purge", "compact"])
@pytest.mark.parametrize(("number", "says"), [(28, "De schijf is vol"), (5, "De schijf geeft een fout")])
@pytest.mark.parametrize("call", ["sync_file", "sync_folder", "replace_durably", "create_private"])
def test_a_disk_that_fails_leaves_the_old_generation_and_says_so(
    place: Path, monkeypatch: pytest.MonkeyPatch, what: str, number: int, says: str, call: str
) -> None:
    with opened(place) as vault:

        def failing(*_: object) -> None:
            raise OSError(number, "planted")

        home = generations if call == "sync_folder" else generations.files
        with monkeypatch.context() as patch:
            patch.setattr(home, call, failing)
            with pytest.raises(VaultError, match=says):
                purge(vault, ["BX385"], DAY) if what == "purge" else vault.succeed(None)
        assert CaseStore(vault).codes() == {"BX385", "KT472"}
        CaseStore(vault).save(plain("CC333"), at=AT)
        assert purge(vault, ["BX385"], DAY) == ["BX385"]
    with opened(place) as vault:
        assert CaseStore(vault).codes() == {"KT472", "CC333"}


def test_the_practice_environment_wipes_in_place(tmp_path: Path) -> None:
    with create_practice_vault(tmp_path / "oefening") as vault:
        CaseStore(vault).save(plain("KT472"), at=AT)
        assert purge(vault, ["KT472"], DAY) == ["KT472"]
        assert forget_old(vault) == 0
        assert CaseStore(vault).codes() == frozenset()
