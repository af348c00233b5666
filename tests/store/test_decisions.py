"""Decisions and lessons in a real vault: with the afspraak and the lead, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, Lead, LeadAgreement
from casusdesk.domain.course import Lesson
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.errors import DamagedVaultError
from casusdesk.store.actions import ActionStore
from casusdesk.store.cases import CaseStore
from casusdesk.store.decisions import DecisionStore
from casusdesk.store.lessons import LessonStore
from casusdesk.store.vault import Vault, create_practice_vault

AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
DAY = date(2027, 1, 14)
CODES = ("KT472", "BX385")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
maybe_day = st.none() | days
decisions = st.builds(
    Decision,
    held_on=days,
    case_code=st.sampled_from(CODES),
    kind=words,
    agreed=words,
    who=words,
    due=maybe_day,
    action_id=words,
    lead=st.builds(Lead, st.none() | words, st.none() | st.sampled_from(LeadAgreement), maybe_day),
    feedback=st.builds(Feedback, words, words, maybe_day, words),
    handover=st.booleans(),
    no_handover_reason=words,
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as made:
        CaseStore(made).save(*(Case(code, date(2027, 1, 4)) for code in CODES), at=AT)
        yield made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with create_practice_vault(tmp_path_factory.mktemp("shared") / "kluis") as made:
        CaseStore(made).save(*(Case(code, date(2027, 1, 4)) for code in CODES), at=AT)
        yield made


def test_the_strategy_fills_every_field() -> None:
    drawn = set(decisions.wrapped_strategy.kwargs)  # type: ignore[attr-defined]
    assert drawn == {field.name for field in fields(Decision)}


@settings(max_examples=40, deadline=None)
@given(first=decisions, second=decisions)
def test_a_decision_comes_back_whole(shared: Vault, first: Decision, second: Decision) -> None:
    store = DecisionStore(shared)
    store.save(first)
    assert first in store.listed()
    changed = replace(second, held_on=first.held_on, case_code=first.case_code)
    store.save(changed)
    assert changed in store.listed()
    store.remove(changed.held_on, changed.case_code)
    assert changed not in store.listed()


def test_decision_action_and_lead_are_one_transaction(vault: Vault) -> None:
    store = DecisionStore(vault)
    lead = Lead("WC", LeadAgreement.AGREED, DAY)
    action = Action("a1", "KT472", "bellen", "WC", agreed_on=DAY)
    store.save(Decision(DAY, "KT472", agreed="bellen", action_id="a1"), action=action, lead=lead)
    assert ActionStore(vault).listed() == [action]
    assert CaseStore(vault).listed()[1].lead == lead
    broken = Action("a2", "XX222", "van een casus die er niet is")
    with pytest.raises(IntegrityError):
        store.save(Decision(DAY, "BX385", kind="jmw"), action=broken, lead=lead)
    assert [d.case_code for d in store.listed()] == ["KT472"]
    assert CaseStore(vault).listed()[0].lead == Lead()


def test_without_a_lead_the_case_keeps_the_one_it_has(vault: Vault) -> None:
    store, kept = DecisionStore(vault), Lead("VK", LeadAgreement.AGREED, DAY)
    CaseStore(vault).save(Case("KT472", date(2027, 1, 4), lead=kept), at=AT)
    store.save(Decision(DAY, "KT472", "jmw"), dropped="none")
    store.remove(DAY, "KT472", dropped="none")
    assert {case.code: case.lead for case in CaseStore(vault).listed()}["KT472"] == kept


def test_decisions_go_with_their_case_and_hide_with_it(vault: Vault) -> None:
    store, cases = DecisionStore(vault), CaseStore(vault)
    store.save(Decision(DAY, "KT472", "jmw"))
    cases.set_deleted("KT472", AT)
    assert store.listed() == []
    cases.set_deleted("KT472", None)
    assert len(store.listed()) == 1
    cases.set_deleted("KT472", AT)
    cases.purge(datetime(2027, 2, 1, tzinfo=UTC))
    with vault.session() as session:
        assert session.connection().execute(text("SELECT count(*) FROM decisions")).scalar_one() == 0


@pytest.mark.parametrize(("column", "value"), [("lead_agreement", "'nou'"), ("told_on", "'straks'")])
def test_a_value_no_version_writes_is_damage(vault: Vault, column: str, value: str) -> None:
    store = DecisionStore(vault)
    store.save(Decision(DAY, "KT472", "jmw"))
    with vault.session() as session:
        session.connection().execute(text(f"UPDATE decisions SET {column} = {value}"))
    with pytest.raises(DamagedVaultError, match="Zet een reservekopie terug"):
        store.listed()


def test_a_lesson_knows_no_case(vault: Vault) -> None:
    store = LessonStore(vault)
    first, second = (Lesson(f"l{n}", f"les {n}", date(2027, n, 1)) for n in (1, 2))
    store.save(first)
    store.save(second)
    assert store.listed() == [second, first]
    store.remove("l2")
    assert store.listed() == [first]
    with vault.session() as session:
        columns = session.connection().execute(text("SELECT name FROM pragma_table_info('lessons')"))
        assert set(columns.scalars()) == {"id", "text", "noted_on"}
