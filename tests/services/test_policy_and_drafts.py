"""The lock time kept in the store itself, the strictest when it is invalid; drafts, one for each place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.draft import Draft
from casusdesk.domain.signal import Signal
from casusdesk.errors import InvalidInputError
from casusdesk.services.desk import Desk
from casusdesk.services.practice import empty_desk
from casusdesk.store.cases import CaseStore
from casusdesk.store.drafts import DraftStore
from casusdesk.store.state import StateStore


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = empty_desk()
    yield made
    made.close()


def test_five_minutes_unless_chosen_otherwise(desk: Desk) -> None:
    assert desk.policy.lock_minutes == 5
    desk.policy.set_lock_minutes(12)
    assert desk.policy.lock_minutes == 12
    desk.policy.set_lock_minutes(12)
    assert [row.subject for row in desk.audit.all() if row.event is AuditEvent.POLICY] == ["lock_minutes"]


@pytest.mark.parametrize("value", ["0", "16", "-1", "", "5.0", "٥", "1e1", "999999999999999999999999"])
def test_what_cannot_be_is_the_strictest(desk: Desk, value: str) -> None:
    StateStore(desk._vault).put_setting("lock_minutes", value)
    assert desk.policy.lock_minutes == 1


def test_what_is_missing_is_the_strictest(desk: Desk) -> None:
    with desk._vault.session() as session:
        session.connection().execute(text("DELETE FROM store_settings"))
    assert desk.policy.lock_minutes == 1
    assert desk.policy.capture_protection


@pytest.mark.parametrize("minutes", [0, 16, -3])
def test_a_longer_wait_than_fifteen_minutes_is_refused(desk: Desk, minutes: int) -> None:
    with pytest.raises(InvalidInputError):
        desk.policy.set_lock_minutes(minutes)
    assert desk.policy.lock_minutes == 5


def test_capture_protection_is_on_until_somebody_says_no(desk: Desk) -> None:
    assert desk.policy.capture_protection
    desk.policy.set_capture_protection(False)
    assert not desk.policy.capture_protection
    assert [row.subject for row in desk.audit.all() if row.event is AuditEvent.POLICY] == [
        "capture_protection"
    ]


def test_drafts_are_replaced_by_place_and_wiped_when_done(desk: Desk) -> None:
    first = Draft("signal", content={"Vraag": "Wie kan | “helpen”?\n"})
    other = Draft("contact", key="1", content={"Geldig": "31-31"})
    desk.drafts.keep([first, other])
    again = Draft("signal", content={"Vraag": "anders"})
    desk.drafts.keep([again])
    assert {d.place for d in desk.drafts.all()} == {first.place, other.place}
    assert next(d for d in desk.drafts.all() if d.kind == "signal") == again
    desk.drafts.remove([again])
    assert desk.drafts.all() == (other,)


def test_a_draft_goes_with_its_case(desk: Desk) -> None:
    case = desk.cases.add_signal(
        Signal(due_date=datetime.now(UTC).date() + timedelta(days=100), question="Vraag")
    )
    mine, loose = Draft("close", case.code, content={"a": "b"}), Draft("signal", content={"c": "d"})
    desk.drafts.keep([mine, loose])
    DraftStore(desk._vault).forget_gone()
    assert len(desk.drafts.all()) == 2
    desk.cases.delete(case.code)
    CaseStore(desk._vault).purge(datetime.now(UTC) + timedelta(days=1))
    DraftStore(desk._vault).forget_gone()
    assert desk.drafts.all() == (loose,)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}', "[" * 100_000])
def test_a_spoiled_draft_stops_nobody(desk: Desk, content: str) -> None:
    with desk._vault.session() as session:
        session.connection().execute(
            text("INSERT INTO drafts VALUES ('|signal|', :content, '2026-01-01T00:00:00+00:00')"),
            {"content": content},
        )
    assert desk.drafts.all() == ()
