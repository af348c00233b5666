"""A store of every released schema opens today, with everything that was in it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.case import Case
from casusdesk.domain.coalition import LADDER
from casusdesk.domain.consent import ConsentState, Receiver
from casusdesk.store import vault as vaults
from casusdesk.store.actions import ActionStore
from casusdesk.store.audit import AuditStore
from casusdesk.store.cases import CaseStore
from casusdesk.store.coalition import CoalitionStore
from casusdesk.store.contacts import ContactStore
from casusdesk.store.decisions import DecisionStore
from casusdesk.store.handovers import HandoverStore
from casusdesk.store.key_names import KeyNameStore
from casusdesk.store.meetings import MeetingStore
from casusdesk.store.migrations import STEPS
from casusdesk.store.paper import PrintStore
from casusdesk.store.proofread import ProofreadStore
from casusdesk.store.vault import Vault, create_practice_vault

GOLDEN = Path(__file__).parent.parent / "golden"
FIVE_WORDS = "paarse olifant fietst stil voorbij"


def _released(version: int, folder: Path) -> Path:
    """A copy of the store that this release left behind."""
    golden = GOLDEN / f"vault_schema_{version}"
    return Path(shutil.copytree(golden, folder, ignore=shutil.ignore_patterns("*.md")))


@pytest.fixture
def oldest(tmp_path: Path) -> Vault:
    return vaults.unlock(_released(1, tmp_path / "kluis"), passphrase=FIVE_WORDS, secrets=None)


@pytest.fixture
def second(tmp_path: Path) -> Vault:
    return vaults.unlock(_released(2, tmp_path / "tweede"), passphrase=FIVE_WORDS, secrets=None)


@pytest.fixture
def third(tmp_path: Path) -> Vault:
    return vaults.unlock(_released(3, tmp_path / "derde"), passphrase=FIVE_WORDS, secrets=None)


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


def test_the_second_release_opens_with_everything_in_it(second: Vault) -> None:
    with second as vault:
        cases = {case.code: case for case in CaseStore(vault).listed()}
        assert len(cases) == 8
        assert cases["HW729"].consent.state is ConsentState.REFUSED
        made = DecisionStore(vault).listed()
        assert {decision.held_on.month for decision in made} == {11, 12}
        assert len(HandoverStore(vault).listed()) == 3
        assert vault.check() == []


def test_consent_of_the_second_release_holds_for_every_receiver_as_a_whole(second: Vault) -> None:
    with second as vault:
        consents = [case.consent for case in CaseStore(vault).listed()]
        named = [receiver for consent in consents for receiver in consent.receivers]
        assert Receiver("JV") in named
        assert all((r.state, r.given_on, r.expires_on) == (None, None, None) for r in named)
        assert PrintStore(vault).listed() == []
        assert AuditStore(vault).listed() == []
        assert ContactStore(vault).listed() == []


def test_the_third_release_opens_with_everything_in_it(third: Vault) -> None:
    with third as vault:
        assert len(CaseStore(vault).listed()) == 8
        (made,) = PrintStore(vault).listed()
        assert [copy.number.label for copy in made.copies] == ["1", "2", "3", "4"]
        assert [(row.event, row.reason) for row in AuditStore(vault).listed()] == [
            (AuditEvent.PLAIN_PDF, ""),
            (AuditEvent.COPY_MISSING, "kwijt in de trein"),
        ]
        assert KeyNameStore(vault).get("KT472") == "Sterrewijn"
        assert ProofreadStore(vault).local_names() == ("Zevenblad",)
        assert [contact.organisation for contact in ContactStore(vault).listed()] == ["Wijkcoach Noord"]
        assert vault.check() == []


def _schema(vault: Vault) -> list[tuple[object, ...]]:
    with vault.session() as session:
        query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        rows = session.connection().exec_driver_sql(query).all()
    return [(kind, name, re.sub(r"\s+", "", sql)) for kind, name, sql in rows]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_store_that_grew_with_the_program_is_the_same_as_a_fresh_one(version: int, tmp_path: Path) -> None:
    old = _released(version, tmp_path / "oud")
    with (
        vaults.unlock(old, passphrase=FIVE_WORDS, secrets=None) as grown,
        create_practice_vault(tmp_path / "vers") as fresh,
    ):
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


@pytest.mark.parametrize("version", [1, 2, 3])
def test_the_steps_make_exactly_the_tables_of_that_release(version: int, tmp_path: Path) -> None:
    steps = STEPS[:version]
    folder = _released(version, tmp_path / "kluis")
    with (
        vaults.unlock(folder, passphrase=FIVE_WORDS, secrets=None, steps=steps) as released,
        create_practice_vault(tmp_path / "vers", steps) as made,
    ):
        assert _schema(released) == _schema(made)
