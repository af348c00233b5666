"""Beside an open vault: a mark that stands there until it is closed well, and what was last seen of it.

With the mark still there (a crash, a power cut, the battery) the next opening reads and checks everything,
each check on a connection of its own (vault §1).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from casusdesk.errors import CasusdeskError, DamagedVaultError, OlderKeyFileError, OlderStoreError, VaultError
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
    """The watch over one vault; `behind` is how many changes an older file lags that was accepted.

    `older` says that the store or the key file was older, and was accepted.
    """

    def __init__(self, copies: Copies, key: RawKey) -> None:
        self.behind = 0
        self.older = False
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
        return os.path.lexists(self._mark) or _is_filled(store.with_name(f"{store.name}-journal"))

    def begin(self) -> list[str]:
        """Put the mark; a full or read-only disk is a warning, for the casussen can still be read."""
        try:
            with files.told():
                if not os.path.lexists(self._mark):
                    os.close(os.open(self._mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                    sync_folder(self._mark.parent)
        except VaultError as error:
            return [str(error)]
        return []

    def compare(self, connection: RawConnection, *, accept_older: bool = False) -> list[str]:
        """Warnings about what differs from what was last seen; changes nothing.

        Raises `OlderStoreError` for an older store, `OlderKeyFileError` for an older key file, unless
        `accept_older`.
        """
        now = Seen.of(connection, self._key_revision())
        try:
            last = self._file.read()
        except ForgedError:
            return [_FORGED]
        if last is None:
            return []
        self.behind = max(0, last.changes - now.changes)
        self.older = self.behind > 0 or now.key_revision < last.key_revision
        if self.older:
            if not accept_older:
                raise OlderStoreError(self.behind) if self.behind else OlderKeyFileError
            if self.behind:
                return []
        expected = (last, self._file.coming)
        return [] if any(one and _goes_on(connection, now, one) for one in expected) else [_SHORTER]

    def note(self, connection: RawConnection) -> None:
        """Remember the store as it is now; what cannot be written leaves what was known."""
        with suppress(CasusdeskError):
            self._file.write(Seen.of(connection, self._key_revision()))

    def expect(self, connection: RawConnection) -> None:
        """Before a store from elsewhere takes the place of this one: know either, whoever dies in between."""
        with suppress(CasusdeskError, ForgedError):
            last = self._file.read()
            if last is not None:
                self._file.write(last, Seen.of(connection, last.key_revision))

    def _key_revision(self) -> int:
        """Of the newest copy of the key file; 0 when there is none, as before a vault is in its place."""
        try:
            return self._copies.load().revision
        except VaultError:
            return 0

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
    if now.changes < last.changes:
        return False
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
