"""Backups as the window uses them: when, what stays said, outside, on trial, and back with a preview."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.signal import Signal
from casusdesk.errors import KeyringEntryMissingError, OtherKeyError, VaultError, WrongPassphraseError
from casusdesk.services.access import Access, open_empty_practice
from casusdesk.services.backups import AGAIN, EVERY, Backups
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.restoring import compared
from casusdesk.store.keys import KdfCost

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
HERS = "paarse olifant fietst stil voorbij"


class Keyring:
    """A keyring in memory."""

    waiting = False

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def available(self) -> None:
        """It works."""

    def cancel(self) -> None:
        """There is nothing to wait for."""

    def store(self, vault_id: str, secret: bytes) -> None:
        self.entries[vault_id] = secret

    def fetch(self, vault_id: str) -> bytes:
        if vault_id not in self.entries:
            raise KeyringEntryMissingError("weg")
        return self.entries[vault_id]

    def forget(self, vault_id: str) -> None:
        self.entries.pop(vault_id, None)


class Moments:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 14, 9, tzinfo=UTC)
        self.ticks = 0.0

    @property
    def clock(self) -> Clock:
        return Clock(today=self._today, now=lambda: self.now)

    def _today(self) -> date:
        return self.now.date()


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def way(tmp_path: Path, moments: Moments) -> Access:
    return Access(tmp_path / "kluis", tmp_path / "settings.json", Keyring(), CHEAP, moments.clock)


@pytest.fixture
def desk(way: Access) -> Iterator[Desk]:
    setup = way.prepare(HERS)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition()) as made:
        for code in ("KT472", "BX385"):
            add(made, code)
        yield made


def add(desk: Desk, code: str) -> None:
    desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), code)


def of(desk: Desk) -> Backups:
    assert desk.backups is not None
    return desk.backups


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(os, "fsync", full)


def test_practice_has_none(tmp_path: Path) -> None:
    with open_empty_practice(tmp_path / "oefening") as desk:
        assert desk.backups is None
        desk.back_up_before("import")


def test_closing_makes_one_when_anything_changed(desk: Desk, way: Access, tmp_path: Path) -> None:
    folder = tmp_path / "kluis" / "backups"
    desk.close()
    assert len(list(folder.iterdir())) == 1
    desk.close()
    assert len(list(folder.iterdir())) == 1
    with way.unlock(HERS) as again:  # its own row in the audit is a change
        found = of(again).last
        assert found is not None
        assert (found.cases, found.whole, found.own) == (2, True, True)
    assert len(list(folder.iterdir())) == 2


def test_every_half_hour_of_work_that_changed_something(desk: Desk, moments: Moments) -> None:
    backups = Backups(desk._vault, None, moments.clock, lambda: moments.ticks)
    assert not backups.due()
    moments.ticks += EVERY
    assert backups.due()
    backups.make("work")
    assert not backups.changed
    moments.ticks += EVERY
    assert not backups.due()
    add(desk, "ND638")
    assert backups.due()
    moments.now -= timedelta(days=400)
    assert backups.due()  # a clock set back makes it wait for nothing
    assert backups.make("work") == backups.last


def test_what_failed_stays_said_and_is_tried_again(
    desk: Desk, way: Access, moments: Moments, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = Backups(desk._vault, None, moments.clock, lambda: moments.ticks)
    with monkeypatch.context() as patched:
        refuse(patched)
        with pytest.raises(VaultError, match="schijf is vol"):
            backups.make("work")
        assert backups.problem is not None
        backups.make_if_changed("close")  # raises nothing
    assert "vol" in (backups.problem or "")
    assert not backups.due()
    moments.ticks += AGAIN
    assert backups.due()
    anew = Backups(desk._vault, None, moments.clock, lambda: moments.ticks)
    assert anew.problem == backups.problem  # also after a restart
    assert anew.due()
    anew.make("work")
    assert anew.problem is None
    assert Backups(desk._vault, None, moments.clock).problem is None


def test_a_failure_at_closing_closes_and_is_seen_the_next_time(
    desk: Desk, way: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        refuse(patched)
        desk.close()
    with way.unlock(HERS) as again:
        assert "vol" in (of(again).problem or "")
        of(again).make("work")
        assert of(again).problem is None


def test_outside_it_is_remembered_and_accounted_for(desk: Desk, stick: Path, moments: Moments) -> None:
    assert of(desk).external is None
    assert of(desk).external_folder is None
    place = of(desk).copy_to(stick)
    assert place.parent == stick
    assert of(desk).external == moments.now
    assert of(desk).external_folder == stick
    assert desk.audit.all()[-1].event is AuditEvent.BACKUP_COPIED
    with pytest.raises(VaultError):
        of(desk).copy_to(stick / "weg")
    assert len(list(stick.iterdir())) == 1


def test_the_rehearsal_of_each_month(desk: Desk, moments: Moments) -> None:
    assert not of(desk).drill_due()  # there is nothing to try
    assert "nog geen reservekopie" in (of(desk).drill().problem or "")
    of(desk).make("work")
    assert of(desk).drill_due()
    assert of(desk).drill().ok
    assert not of(desk).drill_due()
    moments.now += timedelta(days=30)
    assert of(desk).drill_due()
    last = of(desk).last
    assert last is not None
    with last.path.open("r+b") as file:
        file.seek(40_000)
        file.write(b"\xff\x00\xff")
    assert not of(desk).drill().ok
    assert "maandelijkse proef" in (of(desk).problem or "")
    assert of(desk).drill_due()
    of(desk).make("work")
    assert of(desk).problem is None


def test_a_preview_counts_and_then_it_is_here(desk: Desk, way: Access) -> None:
    early = of(desk).make("work")
    add(desk, "ND638")
    desk.cases.record(replace(desk.cases.get("KT472"), question="Wie helpt haar met de schulden?"))
    found = of(desk).preview(early.path)
    assert (found.here, found.there, found.added, found.changed, found.only_here) == (3, 2, 0, 1, 1)
    assert found.sentence == "2 casussen, 1 minder dan nu"
    assert found.made_at == early.made_at
    found.abandon()
    assert len(desk.cases.all()) == 3
    of(desk).preview(early.path).finish()
    desk.close()
    with way.unlock(HERS) as again:
        assert {case.code for case in again.cases.all()} == {"KT472", "BX385"}
        row = next(row for row in again.audit.all() if row.event is AuditEvent.RESTORED)
        assert row.reason == "van donderdag 14 januari 2027"
        assert again.audit.verify().broken_at is None
        before = next(one for one in of(again).all() if one.cases == 3)
        of(again).preview(before.path).finish()  # nothing was lost by it
    with way.unlock(HERS) as again:
        assert len(again.cases.all()) == 3


def test_what_may_not_be_lost_stays(desk: Desk, way: Access) -> None:
    """A no that she gave after the backup, and what was accounted for since (domain R9, R10)."""
    asked = desk.cases.get("KT472")
    desk.cases.record(replace(asked, consent=Consent(ConsentState.BY_NAME)))
    early = of(desk).make("work")
    desk.cases.record(replace(asked, consent=Consent(ConsentState.WITHDRAWN)))
    desk.audit.record(AuditEvent.PLAIN_PDF, "agenda")
    of(desk).preview(early.path).finish()
    desk.close()
    with way.unlock(HERS) as again:
        assert again.cases.get("KT472").consent.state is ConsentState.WITHDRAWN
        assert AuditEvent.PLAIN_PDF in {row.event for row in again.audit.all()}
        assert again.audit.verify().broken_at is None


def test_policies_of_now_stay(desk: Desk) -> None:
    from casusdesk.store.state import StateStore

    state = StateStore(desk._vault)
    state.put_setting("lock_minutes", "15")
    lax = of(desk).make("work")
    state.put_setting("lock_minutes", "2")
    of(desk).preview(lax.path).finish()
    assert StateStore(desk._vault).setting("lock_minutes") == "2"
    assert of(desk).make("work").changes > lax.changes


def test_one_of_another_store_needs_its_words(desk: Desk, tmp_path: Path, moments: Moments) -> None:
    there = Access(tmp_path / "ander", None, Keyring(), CHEAP, moments.clock)
    setup = there.prepare("groene walvis danst zacht langs zee", portable=True)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    code = " ".join(setup.recovery_lines)
    with setup.finish(Coalition()) as other:
        add(other, "ZL496")
        path = of(other).make("work").path
    with pytest.raises(OtherKeyError):
        of(desk).preview(path)
    with pytest.raises(WrongPassphraseError):
        of(desk).preview(path, passphrase="een heel andere zin dan die")
    found = of(desk).preview(path, code=code)
    assert (found.there, found.added, found.only_here) == (1, 1, 2)
    assert found.sentence == "1 casus, 1 minder dan nu; 2 casussen van nu staan er niet in"
    found.abandon()


@pytest.mark.parametrize(
    ("here", "there", "only_here", "sentence"),
    [
        (45, 42, 3, "42 casussen, 3 minder dan nu"),
        (42, 42, 0, "42 casussen, evenveel als nu"),
        (42, 42, 1, "42 casussen, evenveel als nu; 1 casus van nu staat er niet in"),
        (1, 3, 0, "3 casussen, 2 meer dan nu"),
        (0, 1, 0, "1 casus, 1 meer dan nu"),
    ],
)
def test_how_it_is_said(here: int, there: int, only_here: int, sentence: str) -> None:
    assert compared(here, there, only_here) == sentence


def test_an_import_is_preceded_by_one(desk: Desk, tmp_path: Path) -> None:
    from casusdesk.services.case_files import import_cases

    listed = tmp_path / "lijst.csv"
    listed.write_text("code;uitgerekende_datum;vraag\nND638;15-04-2027;Wat nu?\n", encoding="utf-8")
    assert import_cases(desk, listed).added
    last: Any = of(desk).last
    assert last.cases == 2
