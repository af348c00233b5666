"""Cases in a real vault: every field comes back, all or nothing, and nothing that must not be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, inspect, text

from casusdesk.domain import case as domain
from casusdesk.domain.case import Case, Concern, ConcernState, Involvement
from casusdesk.domain.clock import MilestoneMark, MilestoneState
from casusdesk.domain.code import DIGITS, LETTERS
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.domain.course import Closing, LastSeen, Urgency
from casusdesk.errors import DamagedVaultError
from casusdesk.store.cases import CaseStore
from casusdesk.store.vault import Vault, create_practice_vault

AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
LISTED = date(2027, 1, 7)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=130)
keys = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=6)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
maybe_day = st.none() | days
maybe = st.none() | st.booleans()
codes = st.from_regex(r"[A-HJ-NP-Z]{2}[2-9]{3}", fullmatch=True)


def several(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=4).map(tuple)


concerns = st.lists(
    st.builds(
        Concern,
        keys,
        st.sampled_from([s for s in ConcernState if s is not ConcernState.NOT_DISCUSSED]),
        words,
    ),
    max_size=4,
    unique_by=lambda concern: concern.life_domain,
).map(tuple)
marks = st.builds(MilestoneMark, st.sampled_from([MilestoneState.DONE, MilestoneState.NOT_NEEDED]), maybe_day)
consents = st.builds(
    Consent,
    state=st.sampled_from(ConsentState),
    informed_on=maybe_day,
    informed_by=words,
    given_on=maybe_day,
    expires_on=maybe_day,
    receivers=st.lists(
        st.builds(Receiver, words, st.none() | st.sampled_from(ConsentState), maybe_day, maybe_day),
        max_size=3,
    ).map(tuple),
    override=st.none() | st.builds(Override, words, words),
)
cases = st.builds(
    Case,
    code=codes,
    referred_on=days,
    kind=st.sampled_from(domain.CaseKind),
    status=st.sampled_from(domain.CaseStatus),
    due_date=maybe_day,
    birth_date=maybe_day,
    first_child=maybe,
    age_at_referral=st.none() | st.integers(11, 60),
    low_education=maybe,
    speaks_some_dutch=maybe,
    will_move=maybe,
    interpreter=words,
    referral_route=words,
    brought_by_role=words,
    brought_by_organisation=words,
    question=words,
    since_last=words,
    decision_needed=words,
    strengths=several(words),
    concerns=concerns,
    factors=several(keys),
    agencies=several(
        st.builds(Involvement, keys, st.sampled_from(domain.InvolvementStatus), words, maybe_day)
    ),
    support=st.builds(
        domain.Support, st.none() | st.sampled_from(domain.SupportNeed), several(keys), words, words
    ),
    lead=st.builds(
        domain.Lead, st.none() | words, st.none() | st.sampled_from(domain.LeadAgreement), maybe_day
    ),
    attitude=st.sampled_from(domain.Attitude),
    consent=consents,
    settled=st.dictionaries(keys, marks, max_size=4),
    grade=words,
    last_seen=st.builds(LastSeen, maybe_day, words),
    urgency=st.builds(Urgency, maybe, words),
    obstacle=words,
    closing=st.none() | st.builds(Closing, days, words, several(keys)),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with create_practice_vault(tmp_path_factory.mktemp("shared") / "kluis") as vault:
        yield vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as vault:
        yield vault


def plain(code: str = "KT472", **changes: object) -> Case:
    return replace(Case(code=code, referred_on=LISTED), **changes)  # type: ignore[arg-type]


def count(vault: Vault, table: str) -> int:
    with vault.session() as session:
        found = session.connection().execute(text(f"SELECT count(*) FROM {table}"))
        return int(found.scalar_one())


@settings(max_examples=60, deadline=None)
@given(first=cases, second=cases)
def test_every_field_comes_back_and_a_second_save_replaces_the_first(
    shared: Vault, first: Case, second: Case
) -> None:
    store = CaseStore(shared)
    changed = replace(second, code=first.code)
    store.save(first, at=AT)
    assert store.get(first.code) == first
    store.save(changed, at=AT)
    assert store.get(first.code) == changed
    assert changed in store.listed()


def test_the_strategy_fills_every_field_of_a_case() -> None:
    drawn = set(cases.wrapped_strategy.kwargs)  # type: ignore[attr-defined]
    assert drawn == {field.name for field in fields(Case)}


def test_a_failure_midway_leaves_the_old_cases(vault: Vault) -> None:
    store = CaseStore(vault)
    old = plain(question="oud", strengths=("sterk",))
    store.save(old, at=AT)
    broken = plain("BX385", agencies=(Involvement("VK", until="morgen"),))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="date"):
        store.save(replace(old, question="nieuw", strengths=()), broken, at=AT)
    assert store.listed() == [old]


def test_two_ticks_are_exactly_two_rows(vault: Vault) -> None:
    said = (
        Concern("W", ConcernState.URGENT),
        Concern("F", ConcernState.NOT_DISCUSSED),
        Concern("N", ConcernState.GOING_WELL),
    )
    CaseStore(vault).save(plain(concerns=said), at=AT)
    assert count(vault, "case_concerns") == 2
    empty = ("case_factors", "case_strengths", "case_agencies", "case_interventions", "case_milestones")
    assert [table for table in empty if count(vault, table)] == []


def test_a_life_domain_said_twice_keeps_the_more_serious_answer(vault: Vault) -> None:
    store = CaseStore(vault)
    twice = (Concern("W", ConcernState.URGENT), Concern("W", ConcernState.GOING_WELL))
    store.save(plain(concerns=twice), at=AT)
    found = store.get("KT472")
    assert found is not None
    assert found.concerns == (Concern("W", ConcernState.URGENT),)


def test_a_text_over_its_limit_is_kept_whole(vault: Vault) -> None:
    store, question = CaseStore(vault), "waarom " * 40
    store.save(plain(question=question), at=AT)
    found = store.get("KT472")
    assert found is not None
    assert found.question == question
    assert found.question_excess > 0


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("cases", "kind", "'soms'"),
        ("cases", "attitude", "'boos'"),
        ("cases", "consent_state", "'misschien'"),
        ("cases", "support_need", "'wie weet'"),
        ("cases", "lead_agreement", "'nou'"),
        ("cases", "due_date", "'2027-13-45'"),
        ("cases", "closed_on", "'ooit'"),
        ("cases", "age_at_referral", "'negentien'"),
        ("cases", "recorded_at", "'2027-01-07T09:00:00'"),
        ("case_concerns", "state", "0"),
        ("case_concerns", "state", "9"),
        ("case_agencies", "status", "'weg'"),
        ("case_milestones", "state", "'late'"),
    ],
)
def test_a_value_no_version_writes_is_damage_and_not_a_traceback(
    vault: Vault, table: str, column: str, value: str
) -> None:
    store = CaseStore(vault)
    store.save(
        plain(
            concerns=(Concern("W", ConcernState.CONCERN),),
            agencies=(Involvement("VK"),),
            settled={"birth_plan": MilestoneMark(MilestoneState.DONE)},
        ),
        at=AT,
    )
    with vault.session() as session:
        session.connection().execute(text(f"UPDATE {table} SET {column} = {value}"))
    with pytest.raises(DamagedVaultError, match="Zet een reservekopie terug"):
        store.listed()


def test_what_is_in_the_trash_is_not_listed_and_comes_back_as_it_was(vault: Vault) -> None:
    store = CaseStore(vault)
    case = plain(strengths=("sterk",), concerns=(Concern("W", ConcernState.URGENT, "nu"),))
    store.save(case, at=AT)
    assert store.set_deleted("KT472", AT)
    assert store.listed() == []
    assert store.get("KT472") is None
    assert store.deleted() == [case]
    assert store.codes() == {"KT472"}
    store.save(replace(case, question="laat bewaard"), at=AT)
    assert store.listed() == []
    assert store.set_deleted("KT472", None)
    assert store.listed() == [replace(case, question="laat bewaard")]
    assert not store.set_deleted("BX385", AT)


def test_the_trash_is_emptied_with_all_that_hangs_on_a_case(vault: Vault) -> None:
    store = CaseStore(vault)
    store.save(plain(strengths=("sterk",)), plain("BX385"), at=AT)
    store.set_deleted("KT472", AT)
    assert store.purge(AT) == 0
    assert store.purge(AT + timedelta(microseconds=1)) == 1
    assert store.codes() == {"BX385"}
    assert count(vault, "case_strengths") == 0


FORBIDDEN = re.compile(
    "bsn|citizen|address|street|postcode|zip|phone|mail|diagnos|medic|nationality|religion|ethnic"
    "|attachment|score|insurance|photo|surname|first_name|mother_birth"
)


def test_the_schema_has_no_place_for_what_must_not_be_kept(vault: Vault) -> None:
    """Domain R1 and R5: professionals' work phones and the child's birth date are the only near misses."""
    with vault.session() as session:
        schema = inspect(session.connection())
        columns = [
            (table, column["name"], str(column["type"]))
            for table in schema.get_table_names()
            for column in schema.get_columns(table)
        ]
    assert len(columns) > 100
    suspects = [
        f"{table}.{name}"
        for table, name, _ in columns
        if FORBIDDEN.search(name) and not name.endswith(("work_phone", "work_mail"))
    ]
    assert suspects == []
    assert [table for table, name, _ in columns if name == "birth_date"] == ["cases"]
    assert [table for table, name, _ in columns if name == "parent_name"] == ["handover_parent_names"]
    assert not [name for _, name, kind in columns if "BLOB" in kind]


def test_listing_asks_the_store_as_often_for_many_cases_as_for_few(vault: Vault) -> None:
    """No query for each case: what it costs in time is measured in tests/bench."""
    store = CaseStore(vault)
    asked: list[str] = []
    event.listen(vault.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    def listing() -> int:
        asked.clear()
        store.listed()
        return len(asked)

    store.save(plain("AA222"), at=AT)
    few = listing()
    store.save(
        *(
            plain(
                f"B{letter}2{digit}2",
                strengths=("sterk", "sterker"),
                concerns=tuple(Concern(key, ConcernState.CONCERN, "feit") for key in "WFOLP"),
                agencies=(Involvement("VK"), Involvement("WC")),
            )
            for letter in LETTERS
            for digit in DIGITS
        ),
        at=AT,
    )
    assert len(store.listed()) == 1 + len(LETTERS) * len(DIGITS)
    assert listing() == few > 0
