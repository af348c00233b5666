"""Backups while somebody works: on the worker, when they are due, and what fails is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backup_parts import CHEAP, HERS
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access
from casusdesk.services.backups import EVERY, Backups
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.ui.backup_clock import BackupClock
from casusdesk.ui.tasks import Tasks


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    setup = Access(tmp_path / "kluis", cost=CHEAP).prepare(HERS, portable=True)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition()) as made:
        yield made


class Timed:
    """Backups on ticks that are set by hand, a worker, and the clock over both."""

    def __init__(self, desk: Desk) -> None:
        self.ticks = 0.0
        self.backups = Backups(desk._vault, None, Clock(), lambda: self.ticks)
        self.tasks = Tasks()
        self.clock = BackupClock(self.backups, self.tasks)


@pytest.fixture
def timed(qtbot: QtBot, desk: Desk) -> Iterator[Timed]:
    assert qtbot
    made = Timed(desk)
    yield made
    made.clock.stop()
    made.tasks.stop()


def test_nothing_before_it_is_time(timed: Timed) -> None:
    timed.clock.look()
    assert not timed.tasks.busy
    assert timed.backups.all() == ()


def test_one_after_half_an_hour_and_then_the_rehearsal(qtbot: QtBot, timed: Timed) -> None:
    timed.ticks += EVERY
    with qtbot.waitSignal(timed.clock.told):
        timed.clock.look()
        timed.clock.look()  # one at a time
    assert len(timed.backups.all()) == 1
    assert timed.backups.drill_due()
    with qtbot.waitSignal(timed.clock.told):
        timed.clock.look()
    assert not timed.backups.drill_due()
    assert timed.backups.problem is None
    timed.clock.look()
    assert not timed.tasks.busy


def test_what_fails_is_told(qtbot: QtBot, timed: Timed, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    timed.ticks += EVERY
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with qtbot.waitSignal(timed.clock.told):
            timed.clock.look()
    assert "vol" in (timed.backups.problem or "")
    timed.ticks += EVERY
    with qtbot.waitSignal(timed.clock.told):
        timed.clock.look()
    assert timed.backups.problem is None
