"""Backups of the open store: made at the right moments, checked, copied outside, tried out and restored.

A backup that fails never stops the work: it is said until a later one succeeds, and it is tried again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError
from casusdesk.logs import log_event
from casusdesk.services.clock import Clock
from casusdesk.services.restoring import SUBJECT, Restoring
from casusdesk.store.backup_copy import copy_out
from casusdesk.store.backup_drill import DrillReport, rehearse
from casusdesk.store.backup_folder import FOLDER, Backup, backups_in
from casusdesk.store.backup_make import make_backup
from casusdesk.store.carry_over import wipe_again
from casusdesk.store.restore import bring
from casusdesk.store.state import StateStore

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.vault import Vault

__all__ = ["Backup", "Backups", "DrillReport", "Restoring"]

EVERY: Final = 30 * 60.0
"""Seconds of work between two backups."""
AGAIN: Final = 5 * 60.0
"""Seconds until one that failed is tried again."""
DRILL_EVERY: Final = timedelta(days=30)
_PROBLEM: Final = "backup_problem"
_COPIED_AT: Final = "backup_copied_at"
_COPIED_TO: Final = "backup_copied_to"
_DRILLED_AT: Final = "backup_drilled_at"
_NONE_YET: Final = "Er is nog geen reservekopie om te proberen. Maak er eerst een."


class Backups:
    """The backups of one open store. What is slow says so: use a worker."""

    def __init__(
        self,
        vault: Vault,
        secrets: DeviceSecrets | None,
        clock: Clock,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._vault = vault
        self._secrets = secrets
        self._clock = clock
        self._ticks = ticks
        self._state = StateStore(vault)
        self._turn = threading.Lock()
        self._next_at = ticks() + EVERY
        self._problem = self._state.setting(_PROBLEM) or None
        if self._problem:
            self._next_at = ticks()
        self._desk: Desk | None = None

    def belong_to(self, desk: Desk) -> None:
        """Tell which desk this is of: a restore compares with it, and accounts for what happens in it."""
        self._desk = desk

    def all(self) -> tuple[Backup, ...]:
        """The backups in the vault, newest first."""
        return backups_in(self._folder, self._vault.key)

    @property
    def last(self) -> Backup | None:
        """The newest one that was made with the key of now."""
        return next((backup for backup in self.all() if backup.whole and backup.own), None)

    @property
    def problem(self) -> str | None:
        """What went wrong with the last one, in Dutch; until a later one succeeds, also after a restart."""
        return self._problem

    @property
    def changed(self) -> bool:
        """Whether anything was written since the last one."""
        last = self.last
        return last is None or last.changes != self._state.changes()

    def due(self) -> bool:
        """Whether it is time: half an hour of work that changed something, or one that failed."""
        return self._ticks() >= self._next_at and (self._problem is not None or self.changed)

    def make(self, reason: str) -> Backup:
        """Make one now, and check it; slow. Raises VaultError, which `problem` then keeps saying.

        `reason` names the occasion where it is called; it is kept nowhere.
        """
        _ = reason
        with self._turn:
            return self._made()

    def make_if_changed(self, reason: str) -> None:
        """As `make`, when anything changed; raises nothing, for it may never stop what it comes before."""
        _ = reason
        with suppress(CasusdeskError), self._turn:
            if self._problem is not None or self.changed:
                self._made()

    def _made(self) -> Backup:
        self._next_at = self._ticks() + AGAIN
        try:
            made = make_backup(self._vault, self._clock.now())
        except CasusdeskError as error:
            log_event("backup.failed")
            self._tell(str(error))
            raise
        log_event("backup.made")
        self._next_at = self._ticks() + EVERY
        self._tell(None)
        self._vault.note_seen()
        return made

    @property
    def external(self) -> datetime | None:
        """When one was last copied outside; aware."""
        kept = self._state.setting(_COPIED_AT)
        return datetime.fromisoformat(kept) if kept else None

    @property
    def external_folder(self) -> Path | None:
        """Where to."""
        kept = self._state.setting(_COPIED_TO)
        return Path(kept) if kept else None

    def copy_to(self, folder: Path) -> Path:
        """Copy one of now to a stick or share, and check what arrived; slow. Raises VaultError."""
        with self._turn:
            last = self.last
            if last is None or self.changed:
                last = self._made()
            arrived = copy_out(last, folder, self._vault)
            self._state.put_setting(_COPIED_AT, self._clock.now().isoformat(timespec="seconds"))
            self._state.put_setting(_COPIED_TO, str(folder))
        self._account(AuditEvent.BACKUP_COPIED)
        return arrived

    def preview(self, path: Path, *, passphrase: str = "", code: str = "") -> Restoring:
        """Open a backup beside the store, and compare; slow. Then `finish` or `abandon` what comes back.

        Raises OtherKeyError when the passphrase or the recovery code of then is needed, and what goes with
        those; DamagedVaultError, NewerVaultError or VaultError. Then nothing has changed.
        """
        assert self._desk is not None, "a desk first"
        brought = bring(self._vault, path, passphrase=passphrase, code=code, secrets=self._secrets)
        try:
            wipe_again(self._vault, brought.content)
            return Restoring(self._desk, self._vault, brought, lambda: self.make_if_changed("restore"))
        except BaseException:
            brought.abandon()
            raise

    def drill_due(self) -> bool:
        """Whether it is a month ago that a backup was tried out; not before there is one."""
        kept = self._state.setting(_DRILLED_AT)
        waited = kept is None or self._clock.now() - datetime.fromisoformat(kept) >= DRILL_EVERY
        return waited and self.last is not None

    def drill(self) -> DrillReport:
        """Restore the newest into a throw-away store, look it over, take it away; slow. Raises nothing of it.

        What it found wrong is a `problem`.
        """
        with self._turn:
            last = self.last
            if last is None:
                return DrillReport(None, _NONE_YET)
            report = rehearse(self._vault, last)
            if report.problem is None:
                self._state.put_setting(_DRILLED_AT, self._clock.now().isoformat(timespec="seconds"))
            else:
                self._tell(report.problem)
            return report

    @property
    def _folder(self) -> Path:
        return self._vault.access.copies.main.parent / FOLDER

    def _tell(self, problem: str | None) -> None:
        """Remember it in the store too, so that what went wrong at closing is seen the next time."""
        if problem != self._problem:
            self._problem = problem
            with suppress(CasusdeskError):
                self._state.put_setting(_PROBLEM, problem or "")

    def _account(self, event: AuditEvent) -> None:
        if self._desk is not None:
            self._desk.audit.record(event, SUBJECT)
