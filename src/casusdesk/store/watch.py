"""Beside an open vault: a mark that stands there until it is closed well, and what was last seen of it.

With the mark still there (a crash, a power cut, the battery) the next opening reads and checks everything,
each check on a connection of its own (vault §1).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from casusdesk.errors import CasusdeskError, DamagedVaultError, OlderStoreError, VaultError
from casusdesk.paths import sync_folder
from casusdesk.store import files
from casusdesk.store.connection import RawConnection, open_connection
from casusdesk.store.inspection import CHECKS, run_check
from casusdesk.store.key_file import Copies
from casusdesk.store.keys import RawKey
from casusdesk.store.migrations import Step, is_older
from casusdesk.store.seen import ForgedError, Seen, SeenFile, seen_path

MARK = "in-use"
_FORGED = (
    "Wat deze computer over je kluis onthield, is door iets anders gewijzigd. "
    "Kijk je laatste wijzigingen na en vraag je beheerder om hulp."
)
_SHORTER = (
    "In het logboek van je kluis ontbreken regels. Controleer het logboek en vraag je beheerder om hulp."
)


class Watch:
    """The watch over one vault; `behind` is how many changes an older file lags that was accepted."""

    def __init__(self, copies: Copies, key: RawKey) -> None:
        self.behind = 0
        self._copies = copies
        self._mark = copies.main.with_name(MARK)
        self._file = SeenFile(seen_path(copies), key)

    @property
    def folder(self) -> Path:
        """The folder of the vault."""
        return self._mark.parent

    def under(self, key: RawKey) -> Watch:
        """The same watch, after the store got another key."""
        return Watch(self._copies, key)

    def unclean(self, store: Path) -> bool:
        """Whether the vault was not closed well: the mark is there, or a journal to play back."""
        return self._mark.exists() or _is_filled(store.with_name(f"{store.name}-journal"))

    def begin(self) -> list[str]:
        """Put the mark; a full or read-only disk is a warning, for the casussen can still be read."""
        try:
            with files.told():
                if not self._mark.exists():
                    self._mark.touch(mode=0o600)
                    sync_folder(self._mark.parent)
        except VaultError as error:
            return [str(error)]
        return []

    def compare(self, connection: RawConnection, *, accept_older: bool = False) -> list[str]:
        """Warnings about what differs from what was last seen; changes nothing.

        Raises `OlderStoreError` for an older file, unless `accept_older`.
        """
        now = Seen.of(connection)
        try:
            last = self._file.read()
        except ForgedError:
            return [_FORGED]
        if last is None:
            return []
        if now.changes < last.changes:
            self.behind = last.changes - now.changes
            if not accept_older:
                raise OlderStoreError(self.behind)
            return []
        return [] if _goes_on(connection, now, last) else [_SHORTER]

    def note(self, connection: RawConnection) -> None:
        """Remember the store as it is now; what cannot be written leaves what was known."""
        with suppress(CasusdeskError):
            self._file.write(Seen.of(connection))

    def end(self, connection: RawConnection) -> None:
        """Remember the store and take the mark away; call it before the lock is let go."""
        self.note(connection)
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)


def check_afresh(store: Path, key: RawKey, steps: Sequence[Step]) -> None:
    """All checks of vault §1, each on a fresh connection; raises `DamagedVaultError` with the first finding.

    A store of a newer release is refused before that (`NewerVaultError`).
    """
    for name in CHECKS:
        connection, _ = open_connection(store, key)
        try:
            is_older(connection, steps)
            finding = run_check(connection, name)
        finally:
            connection.close()
        if finding is not None:
            raise DamagedVaultError(finding.message)


def _goes_on(connection: RawConnection, now: Seen, last: Seen) -> bool:
    """Whether the audit still holds the row that was the last one, with the same seal."""
    if not last.audit_rows:
        return True
    if now.audit_rows < last.audit_rows:
        return False
    query = "SELECT seal FROM audit ORDER BY id LIMIT 1 OFFSET ?"
    row = connection.execute(query, (last.audit_rows - 1,)).fetchone()
    return row is not None and row[0] == last.audit_seal


def _is_filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
