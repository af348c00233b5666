"""Schema steps: a new generation, fresh equals migrated, the old kept, a newer one untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from casusdesk.errors import DamagedVaultError, NewerVaultError, VaultError
from casusdesk.store import vault as vaults
from casusdesk.store.migrations import APPLICATION_ID, SCHEMA_VERSION, STEPS, Step
from casusdesk.store.vault import Vault


def _second(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE line ADD COLUMN phase TEXT NOT NULL DEFAULT 'nieuw'")


def _third(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE INDEX line_phase ON line (phase)")


def _leaves_a_fault(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO line (text) SELECT text FROM line")
    connection.exec_driver_sql("CREATE INDEX line_text ON line (text)")
    raw: Any = connection.connection.driver_connection
    raw.set_authorizer(None)  # the program itself may not do this
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, 'CREATE', 'CREATE UNIQUE') WHERE type = 'index'"
    )
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _breaks(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE line ADD COLUMN half TEXT")
    raise ZeroDivisionError


@pytest.fixture
def longer(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return (*steps, Step(2, _second), Step(3, _third))


def _schema(vault: Vault) -> list[Any]:
    with vault.session() as session:
        connection = session.connection()
        parts = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY name").all()
        numbers = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("user_version", "application_id")
        ]
    return [*parts, *numbers]


def test_steps_are_in_order_and_the_last_is_the_version() -> None:
    assert [step.version for step in STEPS] == list(range(1, SCHEMA_VERSION + 1))


def test_fresh_equals_migrated(made: Any, tmp_path: Path, longer: Any) -> None:
    with (
        made.unlock(steps=longer) as migrated,
        vaults.create_practice_vault(tmp_path / "vers", longer) as fresh,
    ):
        assert _schema(migrated) == _schema(fresh)
        assert _schema(fresh)[-2:] == [3, APPLICATION_ID]
        with migrated.session() as session:
            rows = session.connection().exec_driver_sql("SELECT text, phase FROM line").all()
        assert rows == [("een vraag", "nieuw")]
        assert migrated.check(longer) == []


def test_a_migration_makes_a_generation_and_keeps_the_old(made: Any, longer: Any) -> None:
    old = made.store.read_bytes()
    made.unlock(steps=longer).close()
    assert (made.folder / "CURRENT").read_text() == "gen-0002\n"
    assert made.store.read_bytes() == old
    made.unlock(steps=longer).close()
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "CURRENT",
        "backups",
        "gen-0001",
        "gen-0002",
        "vault.json",
    ]
    assert len(list((made.folder / "backups").iterdir())) == 1
    assert b"een vraag" not in (made.folder / "gen-0002" / "store.db").read_bytes()


def test_a_step_that_fails_changes_nothing(made: Any, steps: Any, longer: Any) -> None:
    old = made.store.read_bytes()
    with pytest.raises(ZeroDivisionError):
        made.unlock(steps=(*steps, Step(2, _second), Step(3, _breaks)))
    assert (made.folder / "CURRENT").read_text() == "gen-0001\n"
    assert made.store.read_bytes() == old
    with made.unlock() as vault:
        assert vault.check(steps) == []
    made.unlock(steps=longer).close()
    assert [path.name for path in made.folder.glob(".*")] == []


def test_a_generation_that_is_not_whole_is_never_put_in_use(made: Any, steps: Any) -> None:
    with pytest.raises(VaultError, match=r"niet goed weggeschreven. De vorige versie is er nog"):
        made.unlock(steps=(*steps, Step(2, _leaves_a_fault)))
    assert (made.folder / "CURRENT").read_text() == "gen-0001\n"
    made.unlock().close()


def test_a_step_is_one_transaction(tmp_path: Path, steps: Any) -> None:
    from casusdesk.store.migrations import migrate

    with vaults.create_practice_vault(tmp_path / "oefening", steps) as vault:
        before = _schema(vault)
        with pytest.raises(ZeroDivisionError):
            migrate(vault.engine, (*steps, Step(2, _breaks)))
        assert _schema(vault) == before


def test_a_newer_store_is_refused_untouched(made: Any, steps: Any, longer: Any) -> None:
    made.unlock(steps=longer).close()
    path = made.folder / "gen-0002" / "store.db"
    before, time = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(NewerVaultError, match=r"nieuwere versie.*Er is niets gewijzigd"):
        made.unlock(steps=steps)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, time)


@pytest.mark.parametrize("pragma", ["application_id = 1", "user_version = 0", "user_version = -3"])
def test_a_store_that_is_not_ours_is_refused(make: Callable[..., Any], pragma: str) -> None:
    made = make()
    with made.unlock() as vault:
        vault._connection.execute(f"PRAGMA {pragma}")
        (finding,) = vault.check(made.steps)
        assert finding.check == "version"
    with pytest.raises(DamagedVaultError, match="geen bestand van casusdesk"):
        made.unlock()
