"""The state of the store: every transaction that wrote counts once, and policies stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casusdesk.errors import DamagedVaultError
from casusdesk.store.state import StateStore
from casusdesk.store.vault import Vault, create_practice_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as made:
        yield made


def write(vault: Vault, *names: str) -> None:
    with vault.session() as session:
        for name in names:
            session.connection().execute(
                text("INSERT INTO local_names (name) VALUES (:name)"), {"name": name}
            )


def test_a_transaction_that_wrote_counts_once_whatever_it_wrote(vault: Vault) -> None:
    state = StateStore(vault)
    before = state.changes()
    write(vault, "een")
    write(vault, "twee", "drie", "vier")
    assert state.changes() == before + 2
    with vault.engine.begin() as connection:
        connection.execute(text("DELETE FROM local_names"))
    assert state.changes() == before + 3


def test_reading_and_what_was_rolled_back_do_not_count(vault: Vault) -> None:
    state = StateStore(vault)
    before = state.changes()
    with vault.session() as session:
        session.connection().execute(text("SELECT * FROM local_names")).all()
    with pytest.raises(IntegrityError):
        write(vault, "half", "half")
    with vault.engine.begin() as connection:
        connection.execute(text("DELETE FROM local_names WHERE name = 'niet daar'"))
    assert state.changes() == before


def test_a_policy_is_kept_and_the_minutes_are_there_from_the_start(vault: Vault) -> None:
    state = StateStore(vault)
    assert state.setting("lock_minutes") == "5"
    assert state.setting("code_checked_on") is None
    state.put_setting("code_checked_on", "2026-02-03")
    state.put_setting("code_checked_on", "2026-08-03")
    assert state.setting("code_checked_on") == "2026-08-03"


def test_the_key_of_the_chain_stays_and_is_another_in_each_store(vault: Vault, tmp_path: Path) -> None:
    key = StateStore(vault).chain_key()
    write(vault, "een")
    assert StateStore(vault).chain_key() == key
    assert len(key) == 32
    with create_practice_vault(tmp_path / "ander") as other:
        assert StateStore(other).chain_key() != key


@pytest.mark.parametrize("value", ["", "kort", "zz" * 32])
def test_a_state_that_nothing_writes_is_damage(vault: Vault, value: str) -> None:
    with vault.session() as session:
        session.connection().execute(text("UPDATE store_state SET chain_key = :value"), {"value": value})
    with pytest.raises(DamagedVaultError, match="Zet een reservekopie terug"):
        StateStore(vault).chain_key()


def test_a_state_that_is_gone_is_damage(vault: Vault) -> None:
    with vault.session() as session:
        session.connection().execute(text("DELETE FROM store_state"))
    with pytest.raises(DamagedVaultError, match="Zet een reservekopie terug"):
        StateStore(vault).changes()
