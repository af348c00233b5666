"""Meetings, actions and the coalition in a real vault, and what hangs on a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from casusdesk.domain import handover as sheet
from casusdesk.domain import meeting as domain
from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.coalition import ROUTE, Coalition, Rhythm, Rung
from casusdesk.domain.decision import Decision
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import AgendaItem, Meeting
from casusdesk.errors import DamagedVaultError
from casusdesk.store.actions import ActionStore
from casusdesk.store.cases import CaseStore
from casusdesk.store.coalition import CoalitionStore
from casusdesk.store.decisions import DecisionStore
from casusdesk.store.handovers import HandoverStore
from casusdesk.store.meetings import MeetingStore
from casusdesk.store.vault import Vault, create_practice_vault

AT = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
DAY = date(2027, 1, 14)
CODES = ("KT472", "BX385", "RM264", "ND638")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
maybe_day = st.none() | days
times = st.times()
codes = st.sampled_from(CODES)


def several(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=4).map(tuple)


meetings = st.builds(
    Meeting,
    held_on=days,
    next_on=days,
    starts=st.none() | times,
    ends=st.none() | times,
    place=words,
    chair=words,
    title=words,
    controller=words,
    attendance=several(st.builds(domain.Attendance, words, st.sampled_from(domain.Presence), words)),
    items=several(
        st.builds(
            AgendaItem, codes, st.sampled_from(CaseKind), st.sampled_from(domain.AgendaForm), st.booleans()
        )
    ),
    parked=several(codes),
    general=several(words),
    version=st.integers(1, 10_000),
)
actions = st.builds(
    Action,
    id=st.uuids().map(str),
    case_code=codes,
    text=words,
    who=words,
    due=maybe_day,
    agreed_on=maybe_day,
    done_on=maybe_day,
    open_at=several(days),
)
coalitions = st.builds(
    Coalition,
    title=words,
    controller=words,
    rhythm=st.sampled_from(Rhythm),
    first_meeting=maybe_day,
    starts=st.none() | times,
    ends=st.none() | times,
    place=words,
    chair=words,
    attendees=several(words),
    ladder=st.lists(st.builds(Rung, words, words), min_size=1, max_size=3).map(tuple),
    contacts=st.dictionaries(words, words.filter(bool), max_size=4),
    route=st.lists(words, min_size=1, max_size=9).map(tuple),
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


@pytest.mark.parametrize(
    ("strategy", "cls"),
    [(meetings, Meeting), (actions, Action), (coalitions, Coalition)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_strategies_fill_every_field(strategy: st.SearchStrategy[object], cls: type) -> None:
    assert set(strategy.wrapped_strategy.kwargs) == {field.name for field in fields(cls)}  # type: ignore[attr-defined]


@settings(max_examples=40, deadline=None)
@given(first=meetings, second=meetings)
def test_a_meeting_comes_back_whole(shared: Vault, first: Meeting, second: Meeting) -> None:
    store = MeetingStore(shared)
    store.save(first, at=AT)
    changed = replace(second, held_on=first.held_on)
    store.save(changed, at=AT)
    assert changed in store.all()
    assert [m.held_on for m in store.all()].count(first.held_on) == 1


@settings(max_examples=30, deadline=None)
@given(action=actions, changed=actions)
def test_an_action_comes_back_whole(shared: Vault, action: Action, changed: Action) -> None:
    store = ActionStore(shared)
    store.save(action)
    store.save(replace(changed, id=action.id))
    assert replace(changed, id=action.id) in store.listed()
    store.remove(action.id)
    assert action.id not in [known.id for known in store.listed()]


@settings(max_examples=30, deadline=None)
@given(coalition=coalitions)
def test_the_coalition_comes_back_whole(shared: Vault, coalition: Coalition) -> None:
    store = CoalitionStore(shared)
    store.save(coalition)
    assert store.get() == coalition


def test_a_route_without_steps_comes_back_as_the_usual_one(vault: Vault) -> None:
    CoalitionStore(vault).save(Coalition(route=()))
    kept = CoalitionStore(vault).get()
    assert kept is not None
    assert kept.route == ROUTE


def test_no_settings_yet_is_none(vault: Vault) -> None:
    assert CoalitionStore(vault).get() is None


def test_two_meetings_change_together_or_not_at_all(vault: Vault) -> None:
    store = MeetingStore(vault)
    old = Meeting(DAY, date(2027, 2, 11), items=(AgendaItem("KT472", CaseKind.NEW),))
    store.save(old, at=AT)
    unknown = Meeting(date(2027, 2, 11), date(2027, 3, 11), items=(AgendaItem("ZZ999", CaseKind.NEW),))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.save(replace(old, items=()), unknown, at=AT)
    assert store.all() == [old]


def test_a_meeting_that_is_moved_leaves_its_old_day(vault: Vault) -> None:
    store = MeetingStore(vault)
    old = Meeting(DAY, date(2027, 2, 11), general=("scholing",))
    store.save(old, at=AT)
    moved = replace(old, held_on=date(2027, 1, 21))
    store.save(moved, at=AT, instead_of=DAY)
    assert store.all() == [moved]


def test_a_saved_case_keeps_its_place_on_the_agenda_its_actions_and_handovers(vault: Vault) -> None:
    """An insert-or-replace of the case's row would quietly take them all along."""
    MeetingStore(vault).save(
        Meeting(DAY, date(2027, 2, 11), items=(AgendaItem("KT472", CaseKind.NEW),)), at=AT
    )
    ActionStore(vault).save(Action("1", "KT472", "bellen"))
    HandoverStore(vault).save(Handover("h", "KT472", sheet.HandoverType.A), at=AT)
    CaseStore(vault).save(Case("KT472", date(2027, 1, 4), question="anders"), at=AT)
    assert [item.code for item in MeetingStore(vault).all()[0].items] == ["KT472"]
    assert len(ActionStore(vault).listed()) == 1
    assert len(HandoverStore(vault).listed()) == 1


def test_a_purged_case_takes_everything_of_it_along(vault: Vault) -> None:
    MeetingStore(vault).save(
        Meeting(DAY, date(2027, 2, 11), items=(AgendaItem("KT472", CaseKind.NEW),), parked=("BX385",)), at=AT
    )
    ActionStore(vault).save(Action("1", "KT472", "bellen", open_at=(DAY,)))
    HandoverStore(vault).save(Handover("h", "KT472", sheet.HandoverType.A, running=("kraamzorg",)), at=AT)
    store = CaseStore(vault)
    for code in ("KT472", "BX385"):
        store.set_deleted(code, AT)
    assert ActionStore(vault).listed() == []
    assert HandoverStore(vault).listed() == []
    store.purge(AT + timedelta(days=7))
    meeting = MeetingStore(vault).all()[0]
    assert (meeting.items, meeting.parked) == ((), ())
    with vault.session() as session:
        for table in ("actions", "action_meetings", "handovers", "handover_running"):
            assert session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
    assert vault.check() == []


def test_settling_a_past_meeting_is_one_transaction(vault: Vault) -> None:
    meeting_store, action_store = MeetingStore(vault), ActionStore(vault)
    held = Meeting(DAY, date(2027, 2, 11), starts=time(9, 30), items=(AgendaItem("KT472", CaseKind.NEW),))
    meeting_store.save(held, at=AT)
    before, after = DAY - timedelta(days=30), DAY + timedelta(days=5)
    action_store.save(
        Action("open", "KT472", "bellen", agreed_on=before, open_at=(before,)),
        Action("later", "KT472", "bellen", agreed_on=before, done_on=after),
        Action("done", "KT472", "bellen", agreed_on=before, done_on=DAY),
        Action("new", "KT472", "bellen", agreed_on=DAY),
    )
    assert meeting_store.unsettled(before=DAY) == []
    assert meeting_store.unsettled(before=DAY + timedelta(days=1)) == [held]
    following = Meeting(
        date(2027, 2, 11), date(2027, 3, 11), items=(AgendaItem("BX385", CaseKind.NEW, parents_join=True),)
    )
    spoken_of = replace(CaseStore(vault).listed()[0], code="KT472", kind=CaseKind.FOLLOW_UP)
    meeting_store.settle(DAY, discussed=[spoken_of], following=following, at=AT)
    assert meeting_store.unsettled(before=DAY + timedelta(days=1)) == []
    assert {a.id: a.open_at for a in action_store.listed()} == {
        "open": (before, DAY),
        "later": (DAY,),
        "done": (),
        "new": (),
    }
    kinds = {case.code: case.kind for case in CaseStore(vault).listed()}
    assert kinds["KT472"] is CaseKind.FOLLOW_UP
    assert kinds["BX385"] is CaseKind.NEW
    assert meeting_store.all() == [held, following]


def test_a_meeting_that_moves_takes_its_decisions_along(vault: Vault) -> None:
    MeetingStore(vault).save(Meeting(DAY, date(2027, 2, 11)), at=AT)
    DecisionStore(vault).save(Decision(DAY, "KT472", "jmw"))
    later = DAY + timedelta(days=7)
    MeetingStore(vault).save(Meeting(later, date(2027, 2, 11)), at=AT, instead_of=DAY)
    assert [decision.held_on for decision in DecisionStore(vault).listed()] == [later]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("meetings", "next_on", "'ooit'"),
        ("meetings", "starts", "'half tien'"),
        ("meeting_attendance", "presence", "'soms'"),
        ("meeting_items", "kind", "'oud'"),
        ("meeting_items", "form", "'lang'"),
        ("handovers", "type", "'F'"),
        ("handovers", "introduction_on", "'straks'"),
        ("coalition", "rhythm", "'dagelijks'"),
        ("actions", "due", "'gauw'"),
    ],
)
def test_a_value_no_version_writes_is_damage(vault: Vault, table: str, column: str, value: str) -> None:
    attendance = (domain.Attendance("VK"),)
    meeting = Meeting(
        DAY, DAY, time(9, 30), attendance=attendance, items=(AgendaItem("KT472", CaseKind.NEW),)
    )
    MeetingStore(vault).save(meeting, at=AT)
    HandoverStore(vault).save(Handover("h", "KT472", sheet.HandoverType.A), at=AT)
    CoalitionStore(vault).save(Coalition())
    ActionStore(vault).save(Action("1", "KT472", "bellen"))
    with vault.session() as session:
        session.connection().execute(text(f"UPDATE {table} SET {column} = {value}"))
    readers = (
        MeetingStore(vault).all,
        HandoverStore(vault).listed,
        CoalitionStore(vault).get,
        ActionStore(vault).listed,
    )
    assert sum(_is_damaged(read) for read in readers) == 1


def _is_damaged(read: Callable[[], object]) -> bool:
    """Whether it says so in Dutch; any other exception fails the test."""
    try:
        read()
    except DamagedVaultError:
        return True
    return False
