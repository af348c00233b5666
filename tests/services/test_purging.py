"""Wiping a case for good from the trash, accounted for (domain R20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.case import Case
from casusdesk.errors import CasusdeskError
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.services.purging import TRASH_EMPTIED
from casusdesk.store import generations
from casusdesk.store.keys import KdfCost
from casusdesk.store.vault import create_vault, unlock

WORDS = "een twee drie vier vijf"
NOW = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)


def clock(now: datetime = NOW) -> Clock:
    return Clock(today=now.date, now=lambda: now)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    new = create_vault(tmp_path / "kluis", passphrase=WORDS, secrets=None, cost=KdfCost(64, 1, 1))
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    with open_desk(new.commit(), clock()) as desk:
        desk.cases.add_all([Case(code, date(2027, 1, 4)) for code in ("KT472", "BX385")])
    return tmp_path / "kluis"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with open_desk(unlock(place, passphrase=WORDS, secrets=None), clock()) as opened:
        yield opened


def test_a_case_in_the_trash_is_wiped_for_good_and_accounted_for(desk: Desk, place: Path) -> None:
    heard: list[frozenset[str]] = []
    desk.changes.subscribe(lambda change: heard.append(change.cases))
    desk.cases.delete("BX385")
    assert desk.purging.wipe("BX385", reason="op verzoek") == 1
    assert heard[-1:] == [{"BX385"}]  # that it was thrown away: a worker tells nobody
    heard.clear()
    desk.purging.tell("BX385")
    assert desk.cases.deleted() == ()
    assert [case.code for case in desk.cases.all()] == ["KT472"]
    assert [(row.subject, row.reason) for row in desk.audit.all() if row.event is AuditEvent.PURGED] == [
        ("BX385", "op verzoek")
    ]
    assert desk.audit.verify().whole
    assert heard[-1] == {"BX385"}
    with pytest.raises(CasusdeskError):
        desk.cases.restore("BX385")
    assert generations.names(place) == ["gen-0001", "gen-0002"]
    assert desk.purging.forget_before() == 1
    assert generations.names(place) == ["gen-0002"]
    assert not desk.purging.pack()


@pytest.mark.parametrize("code", ["KT472", "ZZ999"])
def test_only_what_is_in_the_trash_can_be_wiped(desk: Desk, code: str) -> None:
    desk.cases.delete("BX385")
    with pytest.raises(CasusdeskError, match="staat niet in de prullenbak"):
        desk.purging.wipe("BX385", code)
    assert [case.code for case in desk.cases.deleted()] == ["BX385"]


def test_the_code_of_a_wiped_case_is_not_given_out_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.cases.delete("BX385")
    desk.purging.wipe("BX385")
    offered = iter(["BX385", "BX385", "CC333"])
    monkeypatch.setattr("casusdesk.services.cases.new_code", lambda _taken: next(offered))
    assert desk.cases.new_code() == "CC333"


def test_the_trash_that_empties_itself_is_accounted_for(desk: Desk, place: Path) -> None:
    desk.cases.delete("BX385")
    desk.close()
    later = clock(NOW + timedelta(days=8))
    with open_desk(unlock(place, passphrase=WORDS, secrets=None), later) as opened:
        rows = [row for row in opened.audit.all() if row.event is AuditEvent.PURGED]
        assert [(row.subject, row.reason) for row in rows] == [("BX385", TRASH_EMPTIED)]
        assert replace(rows[0], at=later.now()) == rows[0]
        assert opened.cases.deleted() == ()
