"""The chain over the audit: what is missing, changed, moved or slipped in shows; nothing is taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from casusdesk.domain.audit import AuditEvent, AuditRow, ChainReport
from casusdesk.store import vault as vaults
from casusdesk.store.audit import AuditStore
from casusdesk.store.audit_chain import checked, seal
from casusdesk.store.vault import Vault, create_practice_vault

GOLDEN = Path(__file__).parent.parent / "golden" / "vault_schema_3"
FIVE_WORDS = "paarse olifant fietst stil voorbij"
REST = "at, event, subject, reason, person"
COLUMNS = f"id, {REST}, seal"
MOMENT = datetime(2027, 1, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "oefening") as made:
        yield made


def rows(count: int) -> list[AuditRow]:
    """Rows with every odd sign a subject or a reason may hold."""
    odd = ('"', "\\", "ë", "\n", ",", "👶")
    return [
        AuditRow(MOMENT + timedelta(minutes=n), AuditEvent.PRINTED, f"Agenda {n}", odd[n % 6] * n, "VK")
        for n in range(count)
    ]


def tampered(vault: Vault, *statements: str) -> ChainReport:
    """The check after somebody who can write in the store took the triggers away and did `statements`."""
    with vault.session() as session:
        for trigger in ("audit_is_never_changed", "audit_is_never_wiped"):
            session.connection().execute(text(f"DROP TRIGGER {trigger}"))
        for statement in statements:
            session.connection().execute(text(statement))
    return AuditStore(vault).verify()


def test_an_empty_audit_is_whole(vault: Vault) -> None:
    store = AuditStore(vault)
    assert store.verify() == ChainReport(0, 0, None)
    assert store.head() == (0, "")


def test_rows_that_were_kept_one_by_one_or_together_are_whole(vault: Vault) -> None:
    store = AuditStore(vault)
    store.add(*rows(7))
    for row in rows(5):
        store.add(row)
    assert store.verify() == ChainReport(12, 0, None)
    count, last = store.head()
    assert (count, last) == (12, store.sealed()[-1].seal)
    assert len(last) == 64


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET reason = 'anders' WHERE id = 4", 4),
        ("UPDATE audit SET at = '2027-01-14T09:34:00.000001+00:00' WHERE id = 4", 4),
        ("UPDATE audit SET event = 'purged' WHERE id = 1", 1),
        ("UPDATE audit SET person = x'00' WHERE id = 4", 4),
        ("UPDATE audit SET seal = '' WHERE id = 4", 4),
        ("UPDATE audit SET reason = subject, subject = reason WHERE id = 4", 4),
        ("DELETE FROM audit WHERE id = 4", 4),
        ("DELETE FROM audit WHERE id = 1", 1),
        ("UPDATE audit SET id = 99 WHERE id = 4", 4),
        ("UPDATE audit SET id = -1 WHERE id = 4", 1),
        (
            f"INSERT INTO audit ({COLUMNS}) SELECT 99, {REST}, seal FROM audit WHERE id = 10",
            11,
        ),
        (
            f"INSERT INTO audit ({COLUMNS}) SELECT 0, {REST}, '' FROM audit WHERE id = 3",
            2,
        ),
    ],
)
def test_what_was_done_to_a_row_shows_at_that_row(vault: Vault, statement: str, broken: int) -> None:
    AuditStore(vault).add(*rows(10))
    report = tampered(vault, statement)
    assert report.broken_at == broken
    assert not report.whole


def test_two_rows_that_changed_places_show(vault: Vault) -> None:
    AuditStore(vault).add(*rows(10))
    moves = ("id = 90 WHERE id = 3", "id = 3 WHERE id = 4", "id = 4 WHERE id = 90")
    assert tampered(vault, *(f"UPDATE audit SET {move}" for move in moves)).broken_at == 3


def test_a_tail_that_was_cut_off_has_another_head(vault: Vault) -> None:
    store = AuditStore(vault)
    store.add(*rows(10))
    before = store.head()
    assert tampered(vault, "DELETE FROM audit WHERE id > 8").whole
    assert store.head() != before


def test_another_chain_key_breaks_every_seal(vault: Vault) -> None:
    AuditStore(vault).add(*rows(3))
    assert tampered(vault, f"UPDATE store_state SET chain_key = '{'00' * 32}'").broken_at == 1


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET reason = 'anders'", "DELETE FROM audit", "UPDATE audit SET seal = ''"]
)
def test_the_store_refuses_to_change_or_wipe_a_row(vault: Vault, statement: str) -> None:
    store = AuditStore(vault)
    store.add(*rows(3))
    with pytest.raises(DatabaseError, match="audit"), vault.session() as session:
        session.connection().execute(text(statement))
    assert store.listed() == rows(3)
    assert store.verify().whole


def test_rows_of_before_the_seals_come_first_and_are_covered_by_the_first_seal(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "kluis", ignore=shutil.ignore_patterns("*.md"))
    with vaults.unlock(tmp_path / "kluis", passphrase=FIVE_WORDS, secrets=None) as vault:
        store = AuditStore(vault)
        assert store.verify() == ChainReport(2, 2, None)
        store.add(*rows(3))
        assert store.verify() == ChainReport(5, 2, None)
        assert tampered(vault, "UPDATE audit SET reason = reason || '!' WHERE id = 1").broken_at == 3


def test_the_seal_is_what_the_documented_recipe_says() -> None:
    """A change of the seal breaks every chain that exists: docs/logboek-controleren.md, and this number."""
    fields = ("2027-01-14T09:30:00.000000+00:00", "printed", "Agenda 14-01-2027", '“ë"', "")
    assert json.loads(json.dumps(fields)) == list(fields)
    found = seal(bytes(range(32)), "", 1, fields)
    assert found == "b9865b7e838aa9c22e59ecb13944a506505fecc555b9ebebb956fb93b8e8e309"
    assert checked(bytes(range(32)), [(*fields, found)]) == ChainReport(1, 0, None)


def test_960_rows_are_checked_and_listed_without_a_delay(vault: Vault) -> None:
    store = AuditStore(vault)
    store.add(*rows(960))
    started = datetime.now(UTC)
    assert store.verify().whole
    assert len(store.listed()) == 960
    assert datetime.now(UTC) - started < timedelta(seconds=1)  # 40 ms on an idle machine
