"""The SQLAlchemy engine over the one connection; imported late, because it costs half a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from casusdesk.store.connection import RawConnection, cipher_driver, explain

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import ExceptionContext


def engine_over(connection: RawConnection) -> Engine:
    """An engine whose every transaction is BEGIN IMMEDIATE and whose errors hold no values (vault §1)."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=cipher_driver(),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    event.listen(engine, "handle_error", _tell)
    return engine


def _begin_immediate(connection: Connection) -> None:
    # The driver is in autocommit mode; without this a failed migration would leave half its tables.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _tell(context: ExceptionContext) -> None:
    told = explain(context.original_exception)
    if told is not None:
        raise told from None
