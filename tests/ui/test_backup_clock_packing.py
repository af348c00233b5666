"""Once a month the store is packed anew on the worker, unseen; one that fails is only logged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casusdesk.errors import VaultError
from casusdesk.services.backups import Backups
from casusdesk.services.clock import Clock
from casusdesk.services.opening import open_desk
from casusdesk.services.purging import Purging
from casusdesk.store.state import StateStore
from casusdesk.store.vault import Vault, create_practice_vault
from casusdesk.ui.backup_clock import BackupClock
from casusdesk.ui.tasks import Tasks

TODAY = date(2027, 1, 7)


class NoneDue(Backups):
    """Backups with nothing to do: what is looked at here comes after them."""

    def due(self) -> bool:
        return False

    def drill_due(self) -> bool:
        return False


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as made:
        yield made


@pytest.mark.parametrize(
    ("days", "due"), [(None, True), (0, False), (29, False), (30, True), (-1, True)], ids=str
)
def test_due_after_a_month(vault: Vault, days: int | None, due: bool) -> None:
    desk = open_desk(vault, Clock(today=lambda: TODAY), practice=True)
    if days is not None:
        StateStore(vault).put_setting("packed_on", (TODAY - timedelta(days=days)).isoformat())
    assert desk.purging.pack_due() is due
    desk.purging.pack()
    assert not desk.purging.pack_due()


def test_on_the_worker_once_and_what_fails_is_not_shown(
    qtbot: QtBot, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refused(_: Purging) -> bool:
        asked.append(1)
        raise VaultError("De schijf is vol.")

    desk = open_desk(vault, Clock(today=lambda: TODAY), practice=True)
    monkeypatch.setattr(Purging, "pack", refused)
    backups, tasks = NoneDue(vault, None, Clock()), Tasks()
    clock = BackupClock(backups, tasks, None, desk.purging)
    try:
        with qtbot.waitSignal(clock.told):
            clock.look()
        clock.look()
        assert asked == [1]
        assert not tasks.busy
        assert backups.problem is None
    finally:
        clock.stop()
        tasks.stop()
