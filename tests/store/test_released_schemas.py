"""A store of every released schema opens today, with everything that was in it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel

from casusdesk.domain.case import Case
from casusdesk.domain.coalition import LADDER
from casusdesk.store import vault as vaults
from casusdesk.store.actions import ActionStore
from casusdesk.store.cases import CaseStore
from casusdesk.store.coalition import CoalitionStore
from casusdesk.store.decisions import DecisionStore
from casusdesk.store.handovers import HandoverStore
from casusdesk.store.meetings import MeetingStore
from casusdesk.store.migrations import STEPS
from casusdesk.store.vault import Vault, create_practice_vault

GOLDEN = Path(__file__).parent.parent / "golden"
FIVE_WORDS = "paarse olifant fietst stil voorbij"


@pytest.fixture
def oldest(tmp_path: Path) -> Vault:
    folder = tmp_path / "kluis"
    shutil.copytree(GOLDEN / "vault_schema_1", folder, ignore=shutil.ignore_patterns("*.md"))
    return vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None)


def test_the_first_release_opens_with_everything_in_it(oldest: Vault) -> None:
    with oldest as vault:
        cases = {case.code: case for case in CaseStore(vault).listed()}
        assert sorted(cases) == ["BX385", "FV582", "HW729", "KT472", "ND638", "PC853", "RM264", "ZL496"]
        assert cases["KT472"].due_date == date(2027, 4, 15)
        assert cases["KT472"].support.interventions == ("voorzorg", "home_visit_week_30")
        assert [m.held_on.month for m in MeetingStore(vault).all()] == [11, 12, 1]
        assert len(ActionStore(vault).listed()) == 4
        assert len(HandoverStore(vault).listed()) == 3
        assert DecisionStore(vault).listed() == []
        assert vault.check() == []


def test_what_the_first_release_could_not_say_is_empty(oldest: Vault) -> None:
    blank = Case("AA222", date(2027, 1, 4))
    with oldest as vault:
        for case in CaseStore(vault).listed():
            for name in ("grade", "last_seen", "urgency", "obstacle", "closing"):
                assert getattr(case, name) == getattr(blank, name)
        assert not any(item.parents_join for m in MeetingStore(vault).all() for item in m.items)
        coalition = CoalitionStore(vault).get()
        assert coalition is not None
        assert (coalition.ladder, dict(coalition.contacts)) == (LADDER, {})


def _schema(vault: Vault) -> list[tuple[object, ...]]:
    with vault.session() as session:
        query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        rows = session.connection().exec_driver_sql(query).all()
    return [(kind, name, re.sub(r"\s+", "", sql)) for kind, name, sql in rows]


def test_a_store_that_grew_with_the_program_is_the_same_as_a_fresh_one(oldest: Vault, tmp_path: Path) -> None:
    with oldest as grown, create_practice_vault(tmp_path / "vers") as fresh:
        assert [row[:2] for row in _schema(grown)] == [row[:2] for row in _schema(fresh)]
        for name in inspect(fresh.engine).get_table_names():
            columns = [
                {(c["name"], str(c["type"]), c["nullable"]) for c in inspect(vault.engine).get_columns(name)}
                for vault in (grown, fresh)
            ]
            assert columns[0] == columns[1], name


def test_the_table_classes_and_the_steps_say_the_same(tmp_path: Path) -> None:
    with create_practice_vault(tmp_path / "vers") as fresh:
        made = inspect(fresh.engine)
        assert set(made.get_table_names()) == set(SQLModel.metadata.tables)
        for name, table in SQLModel.metadata.tables.items():
            assert {c["name"] for c in made.get_columns(name)} == set(table.columns.keys()), name
            assert set(made.get_pk_constraint(name)["constrained_columns"]) == {
                column.name for column in table.primary_key.columns
            }, name
            assert {key["referred_table"] for key in made.get_foreign_keys(name)} == {
                key.column.table.name for key in table.foreign_keys
            }, name


def test_step_one_makes_exactly_the_tables_of_the_first_release(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    shutil.copytree(GOLDEN / "vault_schema_1", folder, ignore=shutil.ignore_patterns("*.md"))
    first = STEPS[:1]
    with (
        vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None, steps=first) as released,
        create_practice_vault(tmp_path / "vers", first) as made,
    ):
        assert _schema(released) == _schema(made)
