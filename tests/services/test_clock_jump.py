"""A wrong clock wipes nothing; and the folder of a killed practice store goes at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casusdesk.domain.case import Case
from casusdesk.services.clock import Clock
from casusdesk.services.clock_jump import LONGEST_AWAY, jump_since_last
from casusdesk.services.opening import open_desk
from casusdesk.services.practice import empty_desk
from casusdesk.services.practice_folders import PREFIX, clear_left_behind
from casusdesk.store.cases import CaseStore
from casusdesk.store.state import StateStore
from casusdesk.store.vault import create_practice_vault

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(days: int) -> Clock:
    now = START + timedelta(days=days)
    return Clock(today=now.date, now=lambda: now)


@pytest.mark.parametrize(("days", "wiped"), [(8, True), (31, True), (32, False), (4000, False), (-1, False)])
def test_the_trash_is_emptied_only_when_the_clock_went_on_as_it_should(
    tmp_path: Path, days: int, *, wiped: bool
) -> None:
    vault = create_practice_vault(tmp_path / "store")
    desk = open_desk(vault, at(0))
    desk.cases.add_all([Case("QX472", START.date())])
    CaseStore(vault).set_deleted("QX472", START - timedelta(days=30))
    vault.warnings.clear()
    desk = open_desk(vault, at(days))
    assert bool(CaseStore(vault).trashed()) is not wiped
    assert len(desk.warnings) == (0 if wiped else 1)
    vault.warnings.clear()
    desk = open_desk(vault, at(days + 1))
    assert not CaseStore(vault).trashed(), "the day after it fits again"
    assert desk.warnings == ()
    vault.close()


def test_a_spoiled_day_is_a_jump_once(tmp_path: Path) -> None:
    vault = create_practice_vault(tmp_path / "store")
    state = StateStore(vault)
    assert jump_since_last(state, date(2026, 3, 2)) is None
    state.put_setting("opened_on", "gisteren")
    assert jump_since_last(state, date(2026, 3, 2)) is not None
    assert jump_since_last(state, date(2026, 3, 2) + timedelta(days=LONGEST_AWAY)) is None
    vault.close()


@pytest.mark.skipif(os.name != "posix", reason="killed by a signal")
def test_what_a_killed_practice_store_left_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = "from casusdesk.services.practice import empty_desk; desk = empty_desk()"
    script = f"{make}; print('open', flush=True); input()"
    started = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert started.stdout is not None
    assert started.stdout.readline() == b"open\n"
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    mine = empty_desk()
    (tmp_path / f"{PREFIX}iets.1").mkdir()
    (left,) = tmp_path.glob(f"{PREFIX}*.{started.pid}")
    assert clear_left_behind() == 0, "it is still being used"
    started.send_signal(signal.SIGKILL)
    started.communicate()
    assert left.exists()
    assert clear_left_behind() == 1
    assert not left.exists()
    assert mine.cases.all() == mine.cases.all()
    assert (tmp_path / f"{PREFIX}iets.1").exists(), "no practice store is in it"
    mine.close()
