"""The SQLAlchemy engine over the one connection; imported late, because it costs half a second.

Every transaction that wrote is counted here, in that same transaction: by that number an older file that was
put back is known (vault §1), so no way of writing may pass it by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from casusdesk.store.connection import RawConnection, driver_module, explain

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import ExceptionContext


def engine_over(connection: RawConnection) -> Engine:
    """An engine whose every transaction is BEGIN IMMEDIATE and whose errors hold no values (vault §1)."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=driver_module(),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    counter = _Counter(connection)
    event.listen(engine, "begin", counter.begin)
    event.listen(engine, "commit", counter.commit)
    event.listen(engine, "handle_error", _tell)
    return engine


class _Counter:
    """Adds one to the change counter of the store when a transaction that wrote is committed."""

    def __init__(self, raw: RawConnection) -> None:
        self._raw = raw
        self._written = 0
        self._kept = False

    def begin(self, connection: Connection) -> None:
        # The driver is in autocommit mode; without this a failed migration would leave half its tables.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        self._written = self._raw.total_changes

    def commit(self, connection: Connection) -> None:
        """Reading costs one comparison; writing one row of a page that is in memory already."""
        if self._raw.total_changes == self._written:
            return
        if not self._kept:  # A store of before schema 4 has no counter until it is brought up to date.
            self._kept = bool(connection.exec_driver_sql(_HAS_COUNTER).first())
        if self._kept:
            connection.exec_driver_sql(_COUNT)


_HAS_COUNTER = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'store_state'"
_COUNT = "UPDATE store_state SET changes = changes + 1"


def _tell(context: ExceptionContext) -> None:
    told = explain(context.original_exception)
    if told is not None:
        raise told from None
