"""The open vault: one engine, one connection, one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from casusdesk.errors import DamagedVaultError, VaultError
from casusdesk.store import generations
from casusdesk.store.backup_make import backup_before
from casusdesk.store.belonging import PRACTICE, Belonging
from casusdesk.store.connection import Gate, RawConnection, open_connection
from casusdesk.store.inspection import Finding, inspect
from casusdesk.store.key_access import KeyAccess, require_strong
from casusdesk.store.key_file import ONE_COPY
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.left_overs import clear
from casusdesk.store.migrations import STEPS, Step, is_older, needs_steps
from casusdesk.store.purging import Change, continued
from casusdesk.store.slots import DeviceSecrets
from casusdesk.store.thinning import thin
from casusdesk.store.turns import Turns
from casusdesk.store.watch import Watch, check_afresh

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

_OUTDATED = "Je casussen staan nog in een oudere vorm. Open de kluis opnieuw."


class Vault(Belonging):
    """An open store; close it, and use nothing of it afterwards.

    `warnings` holds Dutch sentences about what did not stop the opening but must be seen.
    """

    def __init__(
        self,
        key: RawKey,
        opened: tuple[RawConnection, Gate],
        access: KeyAccess | None,
        watch: Watch | None = None,
    ) -> None:
        # Imported here, so that the unlock window need not wait half a second for SQLAlchemy.
        from casusdesk.store.engine import engine_over

        self.warnings: list[str] = []
        super().__init__(key, access)
        self._watch = watch
        self._connection, self._gate = opened
        self._engine: Engine | None = engine_over(self._connection)
        self._turns = Turns()
        self._damage: str | None = None

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine; `RuntimeError` after `close`. Prefer `session`."""
        if self._engine is None:
            raise RuntimeError("the vault is closed")
        return self._engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """ONE transaction: committed when the block ends, rolled back when it raises.

        There is one connection: another thread waits for its turn, the same thread may not nest.
        Raises `VaultError` with what to do when the disk refuses or the file turns out damaged.
        """
        from sqlmodel import Session

        with self._taking_turns():
            if self._damage is not None:
                raise DamagedVaultError(self._damage)
            try:
                with Session(self.engine, expire_on_commit=False) as session, session.begin():
                    yield session
            except DamagedVaultError as error:
                self._damage = str(error)
                raise

    @property
    def behind(self) -> int:
        """How many changes this store lags what this computer last saw, when that was accepted; else 0."""
        return self._watch.behind if self._watch else 0

    @property
    def older(self) -> bool:
        """Whether the store or its key file was older than what was last seen, and was accepted."""
        return self._watch is not None and self._watch.older

    def note_seen(self) -> None:
        """Remember now how far this store is, so that an older file in its place is known; after a backup."""
        with self._taking_turns():
            if self._watch:
                self._watch.note(self._connection)

    @property
    def is_open(self) -> bool:
        """False after `close`, or when what it went on with could not be opened."""
        return self._engine is not None

    @contextmanager
    def copying(self) -> Iterator[RawConnection]:
        """The raw connection while nothing else is written, to copy every page; ATTACH stays refused."""
        with self._taking_turns():
            yield self._connection

    @contextmanager
    def exporting(self) -> Iterator[RawConnection]:
        """The raw connection with ATTACH allowed, for `VACUUM INTO` by the backup functions alone."""
        with self._taking_turns(), self._gate.exporting():
            yield self._connection

    @contextmanager
    def mending(self) -> Iterator[RawConnection]:
        """As `copying`, with foreign_keys free to be set: to rebuild a store out of a damaged one."""
        with self._taking_turns(), self._gate.mending():
            yield self._connection

    def succeed(
        self,
        source: RawConnection | None,
        steps: Sequence[Step] = STEPS,
        key: RawKey | None = None,
        adapt: Change | None = None,
    ) -> None:
        """Go on with the pages of `source` (None: its own) as the next generation, changed by `adapt`.

        It is sealed with the key of this vault, or with `key` from then on. The generation of before is kept.
        What was wiped here for good does not come back by `source` (domain R20), and its changes count on
        from those of this store. Raises `VaultError`, and then goes on with what it had.
        """
        if self.folder is None:
            raise VaultError(PRACTICE)
        with self._taking_turns():
            before = generations.current(self.folder)
            changed = adapt if source is None else continued(self.engine, adapt)
            try:
                expected = None if source is None or self._watch is None else self._watch.expect
                generations.build_copy(
                    self.folder, key or self._key, source or self._connection, steps, changed, expected
                )
            finally:  # whatever went wrong at the very end: what CURRENT names is what is written in
                self._follow(before, key or self._key)

    def _follow(self, before: Path, key: RawKey) -> None:
        """Go on in the generation that CURRENT names; in none at all when that cannot be read."""
        try:
            now = generations.current(self.access.copies.main.parent)
        except VaultError:
            self._let_go()
            raise
        if now != before:
            self._key = key
            self._reopen(now)

    def _reopen(self, generation: Path) -> None:
        from casusdesk.store.engine import engine_over

        self._let_go()
        self._connection, self._gate = open_connection(generation / generations.STORE, self._key)
        self._engine = engine_over(self._connection)
        if self._watch:
            self._watch = self._watch.under(self._key)
            self._watch.note(self._connection)

    def check(self, steps: Sequence[Step] = STEPS) -> list[Finding]:
        """Read the whole store and check seals, structure, references and version; [] when all is well."""
        with self._taking_turns():
            findings = inspect(self._connection)
            if findings:  # A damaged file cannot be asked for its version, and is not written in any more.
                self._damage = findings[0].message
                return findings
            try:
                outdated = needs_steps(self.engine, steps)
            except VaultError as error:
                return [Finding("version", 1, str(error))]
        return [Finding("version", 1, _OUTDATED)] if outdated else []

    def change_passphrase(
        self,
        *,
        current: str,
        new: str,
        secrets: DeviceSecrets | None,
        cost: KdfCost | None = None,
        portable: bool = False,
    ) -> None:
        """Replace the passphrase; without `secrets` or with `portable` it is the only lock (five words).

        Raises `WrongPassphraseError` for `current`, `InvalidInputError` for a weak `new`, `KeyringError`.
        """
        access, half = self.access, None if portable else secrets
        require_strong(new, portable=half is None)
        key, key_file = access.key_by_passphrase(current, secrets, self.mark)
        if not access.give(key_file, key, new, half, cost):
            self.warnings.append(ONE_COPY)
        self.note_seen()

    def close(self) -> None:
        """Let go of the file and the lock; a second call does nothing."""
        with self._turns.lock:
            if self._engine is not None and self._watch and self._damage is None:
                self._watch.end(self._connection)
                thin(self._watch.folder)
            self._let_go()

    def _let_go(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._connection.close()
            self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _taking_turns(self) -> Iterator[None]:
        with self._turns.taken():
            self.engine  # noqa: B018 - raises when the vault is closed
            yield


def open_current(
    folder: Path,
    key: RawKey,
    access: KeyAccess | None,
    steps: Sequence[Step] = STEPS,
    *,
    accept_older: bool = False,
) -> Vault:
    """Open the generation in use; an older schema is first brought up to date in a new generation.

    After an unclean end everything is checked first (vault §1). Raises `DamagedVaultError`,
    `NewerVaultError`, `OlderStoreError` unless `accept_older`, or `VaultError` (open elsewhere, disk).
    """
    store = generations.current(folder) / generations.STORE
    watch = None if access is None else Watch(access.copies, key)
    if watch and watch.unclean(store):
        check_afresh(store, key, steps)
    opened = open_connection(store, key)
    try:
        outdated = is_older(opened[0], steps)
        warnings = watch.compare(opened[0], accept_older=accept_older) if watch else []
        if outdated:
            warnings += [] if access is None else backup_before(opened, access, key)
            generations.build_next(folder, key, opened, steps)
            opened[0].close()
            opened = open_connection(generations.current(folder) / generations.STORE, key)
        vault = Vault(key, opened, access, watch)
    except BaseException:
        opened[0].close()
        raise
    vault.warnings += warnings
    if watch:
        vault.warnings += watch.begin()
        watch.note(opened[0])
        clear(folder)
        thin(folder)
    return vault
