"""Warm handovers in a real vault: every field comes back, and the parent's name stands apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from casusdesk.domain import handover as sheet
from casusdesk.domain.case import Case
from casusdesk.domain.handover import Handover
from casusdesk.errors import CasusdeskError
from casusdesk.services.practice import practice_desk
from casusdesk.store.cases import CaseStore
from casusdesk.store.handovers import HandoverStore
from casusdesk.store.vault import Vault, create_practice_vault

AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
CODES = ("KT472", "BX385")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
maybe_day = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
times = st.times()
codes = st.sampled_from(CODES)


def several(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=4).map(tuple)


parties = st.builds(sheet.Party, words, words, words, words)
handovers = st.builds(
    Handover,
    id=st.uuids().map(str),
    case_code=codes,
    type=st.sampled_from(sheet.HandoverType),
    giver=parties,
    receiver=parties,
    lead_now=words,
    lead_after=words,
    lead_from=maybe_day,
    introduction=st.builds(
        sheet.Introduction,
        maybe_day,
        st.none() | times,
        words,
        words,
        st.none() | st.booleans(),
        maybe_day,
        maybe_day,
    ),
    parent_name=words,
    reason_now=words,
    running=several(words),
    going_well=several(words),
    concerns=several(st.builds(sheet.DomainConcern, words, words, st.booleans())),
    parents_want=words,
    agreements=several(st.builds(sheet.Agreement, words, words, maybe_day)),
    attention=words,
    fallback=words,
    consent_statement=words,
    newborn_facts=several(st.builds(sheet.NewbornFact, words, words)),
    made_on=maybe_day,
)


def with_cases(folder: Path) -> Vault:
    vault = create_practice_vault(folder)
    CaseStore(vault).save(*(Case(code, date(2027, 1, 4)) for code in CODES), at=AT)
    return vault


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with with_cases(tmp_path_factory.mktemp("shared") / "kluis") as vault:
        yield vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with with_cases(tmp_path / "kluis") as vault:
        yield vault


def test_the_strategy_fills_every_field() -> None:
    drawn = set(handovers.wrapped_strategy.kwargs)  # type: ignore[attr-defined]
    assert drawn == {field.name for field in fields(Handover)}


@settings(max_examples=40, deadline=None)
@given(first=handovers, second=handovers)
def test_a_handover_comes_back_whole(shared: Vault, first: Handover, second: Handover) -> None:
    store = HandoverStore(shared)
    store.save(first, at=AT)
    assert first in store.listed()
    changed = replace(second, id=first.id)
    store.save(changed, at=AT)
    assert changed in store.listed()


def test_the_trash_of_handovers(vault: Vault) -> None:
    store = HandoverStore(vault)
    kept = Handover("h", "KT472", sheet.HandoverType.B, parent_name="een naam")
    store.save(kept, at=AT)
    assert store.set_deleted("h", AT) == "KT472"
    assert store.listed() == []
    assert store.set_deleted("h", None) == "KT472"
    assert store.listed() == [kept]
    assert store.set_deleted("weg", AT) is None
    store.set_deleted("h", AT)
    assert store.purge(AT + timedelta(seconds=1)) == 1
    assert store.set_deleted("h", None) is None


def test_no_parent_name_is_no_row(vault: Vault) -> None:
    store = HandoverStore(vault)
    store.save(Handover("h", "KT472", sheet.HandoverType.B, parent_name="een naam"), at=AT)
    store.save(Handover("h", "KT472", sheet.HandoverType.B), at=AT)
    with vault.session() as session:
        found = session.connection().execute(text("SELECT count(*) FROM handover_parent_names"))
        assert found.scalar_one() == 0


def test_sheets_are_made_together_and_hold_nothing_of_their_case(tmp_path: Path) -> None:
    with practice_desk(tmp_path / "made") as desk:
        before = len(desk.handovers.all())
        with pytest.raises(CasusdeskError):
            desk.handovers.make(["KT472", "ZZ999"])
        assert len(desk.handovers.all()) == before
        made = desk.handovers.make(["KT472", "ZL496", "FV582"])
        assert [sheet.case_code for sheet in made] == ["KT472", "ZL496", "FV582"]
        assert set(made) <= set(desk.handovers.all())
        for one in made:
            case = desk.cases.get(one.case_code)
            content = (
                [case.question, case.support.proposal, *case.strengths]
                + [c.note for c in case.concerns]
                + [action.text for action in desk.cases.actions(case.code)]
            )
            written = repr(one)
            assert not [words for words in content if words and words in written]
            assert (one.running, one.concerns, one.going_well, one.agreements) == ((), (), (), ())
            assert one.parent_name == one.consent_statement == ""
