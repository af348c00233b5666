"""The versions of the schema, as ordered steps: a new store walks all of them, an older one the rest.

A step may not change once it has been released: each is SQL of its own, so that fresh and migrated stores
stay the same whatever becomes of the table classes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from casusdesk.errors import DamagedVaultError, NewerVaultError
from casusdesk.store.connection import RawConnection, explain
from casusdesk.store.schema_1 import SCHEMA_1
from casusdesk.store.schema_2 import SCHEMA_2
from casusdesk.store.schema_3 import SCHEMA_3
from casusdesk.store.schema_4 import SCHEMA_4

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x43444B31
_FOREIGN = "Het bestand met je casussen is geen bestand van casusdesk. Zet een reservekopie terug."
_NEWER = (
    "Je casussen zijn bewaard door een nieuwere versie van casusdesk. "
    "Er is niets gewijzigd. Installeer die versie."
)


class Step(NamedTuple):
    """`apply` brings a store from version - 1 to `version`, inside one transaction."""

    version: int
    apply: Callable[[Connection], None]


def _run(script: str | Sequence[str], connection: Connection) -> None:
    """Each statement of `script` by itself: a script as a whole would commit before it began."""
    for statement in script.split(";") if isinstance(script, str) else script:
        if statement.strip():
            connection.exec_driver_sql(statement)


STEPS: tuple[Step, ...] = (
    Step(1, partial(_run, SCHEMA_1)),
    Step(2, partial(_run, SCHEMA_2)),
    Step(3, partial(_run, SCHEMA_3)),
    Step(4, partial(_run, SCHEMA_4)),
)
SCHEMA_VERSION = STEPS[-1].version


def migrate(engine: Engine, steps: Sequence[Step] = STEPS) -> None:
    """Apply every step the store has not had yet; each happens whole or not at all."""
    for step in steps:
        with engine.begin() as connection:
            if version_of(connection) >= step.version:
                continue
            step.apply(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {step.version}")


def version_of(connection: Connection) -> int:
    """The schema version in the file; 0 for a file without tables."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def needs_steps(engine: Engine, steps: Sequence[Step] = STEPS) -> bool:
    """Whether the store is older than the program.

    Raises `NewerVaultError` when it is newer, `DamagedVaultError` when it is not a store of casusdesk.
    """
    with engine.connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        return _judged(application, version_of(connection), steps)


def is_older(connection: RawConnection, steps: Sequence[Step] = STEPS) -> bool:
    """As `needs_steps`, of a connection without an engine over it: an opening asks this first."""
    try:
        application, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
    except Exception as error:
        told = explain(error)
        if told is None:
            raise
        raise told from None
    return _judged(application, version, steps)


def _judged(application: int, version: int, steps: Sequence[Step]) -> bool:
    if application != APPLICATION_ID or version < 1:
        raise DamagedVaultError(_FOREIGN)
    if version > steps[-1].version:
        raise NewerVaultError(_NEWER)
    return version < steps[-1].version
