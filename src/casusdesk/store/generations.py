"""Which folder holds the store in use, and how a new one takes its place in one step.

A generation is built whole under a temporary name, verified on a fresh connection and only then named by
CURRENT; the old one stays (vault §1).
"""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.errors import DamagedVaultError, NewerVaultError, OlderStoreError, VaultError
from casusdesk.paths import sync_folder
from casusdesk.store import files
from casusdesk.store.connection import (
    Gate,
    RawConnection,
    create_connection,
    explain,
    open_connection,
    refuse_plain,
)
from casusdesk.store.inspection import inspect
from casusdesk.store.keys import RawKey
from casusdesk.store.migrations import STEPS, Step, migrate, needs_steps

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

CURRENT = "CURRENT"
STORE = "store.db"
_NAME = re.compile(r"gen-\d{4,}")
_MOST = 64
_LOST = "Onduidelijk is welke casussen de nieuwste zijn. Er is niets gewijzigd. Zet een reservekopie terug."
_UNVERIFIED = "Je casussen zijn niet goed weggeschreven. De vorige versie is er nog. Controleer de schijf."


def current(folder: Path) -> Path:
    """The generation folder in use; raises `DamagedVaultError` when that cannot be known for certain.

    Raises `VaultError` when the disk will not say.
    """
    with files.told():
        try:
            name = files.read_regular(folder / CURRENT, _MOST).decode("ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            if getattr(error, "errno", None) == errno.EIO:
                raise  # it may well be there
            name = ""
        if not (_NAME.fullmatch(name) and (folder / name).is_dir()):
            there = names(folder)
            name = there[0] if len(there) == 1 else ""
        linked = bool(name) and (folder / name).is_symlink()  # it would say for us where is written
    if not name or linked:
        raise DamagedVaultError(_LOST)
    return folder / name


def names(folder: Path) -> list[str]:
    """The finished generations, oldest first."""
    if not folder.is_dir():
        return []
    return sorted((one.name for one in folder.iterdir() if _NAME.fullmatch(one.name)), key=_number)


def build_first(folder: Path, key: RawKey, steps: Sequence[Step] = STEPS) -> None:
    """Make gen-0001 in a folder without generations."""
    part = _begin(folder)
    with files.told():
        connection, _ = create_connection(part / STORE, key)
    with engine_on(connection) as engine:
        migrate(engine, steps)
    _finish(folder, part, key, steps)


def build_next(
    folder: Path, key: RawKey, source: tuple[RawConnection, Gate], steps: Sequence[Step] = STEPS
) -> None:
    """Make the next generation from the open `source`, brought to the newest version; the old one is kept."""
    part = _begin(folder)
    target = part / STORE
    connection, gate = source
    with files.told():
        files.create_private(target)
    with _explained(), gate.exporting():
        connection.execute("VACUUM INTO ?", (str(target),))
    copied, _ = open_connection(target, key)
    with engine_on(copied) as engine:
        migrate(engine, steps)
    _finish(folder, part, key, steps)


def build_copy(
    folder: Path,
    key: RawKey,
    source: RawConnection,
    steps: Sequence[Step] = STEPS,
    adapt: Callable[[Connection], None] | None = None,
    ready: Callable[[RawConnection], None] | None = None,
) -> None:
    """Make the next generation from the open `source`, page by page, under `key` instead of its own.

    No database is attached and no key is changed: each page is opened by the one and sealed by the other.
    The copy is compared, brought to the newest version, changed by `adapt` in one transaction, and packed
    anew, so that nothing that was deleted stays behind in it. `ready` is told of it just before the flip.
    """
    part = _begin(folder)
    with files.told():
        copied, gate = create_connection(part / STORE, key)
    with engine_on(copied) as engine:
        with _explained():
            source.backup(copied)
            if row_counts(copied) != row_counts(source):
                raise VaultError(_UNVERIFIED)
        migrate(engine, steps)
        if adapt is not None:
            with engine.begin() as connection:
                adapt(connection)
        with _explained(), gate.exporting():
            copied.execute("VACUUM")
    _finish(folder, part, key, steps, ready)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn a fault of the database into the sentence for the user."""
    try:
        yield
    except Exception as error:
        told = explain(error)
        if told is not None:
            raise told from None
        raise


def row_counts(connection: RawConnection) -> dict[str, int]:
    """How many rows each table has."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    quoted = {name: name.replace('"', '""') for (name,) in found}
    return {
        name: connection.execute(f'SELECT count(*) FROM "{safe}"').fetchone()[0]  # noqa: S608 - our own names
        for name, safe in quoted.items()
    }


def prove(folder: Path, key: RawKey, look: Callable[[RawConnection], object] | None = None) -> None:
    """Open the store read-only with `key`; nothing in the vault changes. Raises as `open_connection`.

    `look` may read it and object, before anything is written.
    """
    path = current(folder) / STORE
    try:
        _looked(open_connection(path, key, "ro")[0], look)
    except (OlderStoreError, NewerVaultError):
        raise
    except DamagedVaultError:
        raise
    except VaultError:
        journal = path.with_name(f"{STORE}-journal")
        if not journal.exists():
            raise
        # After a crash the journal must be played back, which a read-only opening may not do: try on a copy.
        for left_over in folder.glob(".proof-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=".proof-", dir=folder) as aside:
            for one in (path, journal):
                shutil.copy2(one, aside)
            _looked(open_connection(Path(aside) / STORE, key)[0], look)


def _looked(connection: RawConnection, look: Callable[[RawConnection], object] | None) -> None:
    try:
        if look is not None:
            look(connection)
    finally:
        connection.close()


def _number(name: str) -> int:
    return int(name.removeprefix("gen-"))


def _begin(folder: Path) -> Path:
    with files.told():
        for left_over in folder.glob(".gen-*.part"):
            shutil.rmtree(left_over)
        number = max(map(_number, names(folder)), default=0) + 1
        part = folder / f".gen-{number:04d}.part"
        part.mkdir(mode=0o700)
    return part


@contextmanager
def engine_on(connection: RawConnection) -> Iterator[Engine]:
    """An engine over `connection`; both are closed at the end. Imports SQLAlchemy only when it is needed."""
    from casusdesk.store.engine import engine_over

    engine = engine_over(connection)
    try:
        yield engine
    finally:
        engine.dispose()
        connection.close()


def _finish(
    folder: Path,
    part: Path,
    key: RawKey,
    steps: Sequence[Step],
    ready: Callable[[RawConnection], None] | None = None,
) -> None:
    _verify(part / STORE, key, steps, ready)
    with files.told():
        files.sync_file(part / STORE)
        sync_folder(part)
        finished = folder / part.name.removeprefix(".").removesuffix(".part")
        part.rename(finished)
        sync_folder(folder)
        files.replace_durably(folder / CURRENT, f"{finished.name}\n".encode())


def _verify(
    path: Path, key: RawKey, steps: Sequence[Step], ready: Callable[[RawConnection], None] | None
) -> None:
    refuse_plain(path)
    connection, _ = open_connection(path, key)
    with engine_on(connection) as engine:
        if needs_steps(engine, steps) or inspect(connection):
            raise VaultError(_UNVERIFIED)
        if ready is not None:
            ready(connection)
