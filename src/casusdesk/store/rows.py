"""Reading and writing rows by Core, so that a list of cases costs little, and telling damage apart from bugs.

The ORM would build an object for each row of each list (four times the time for a thousand cases); here a
row is a tuple that becomes a domain object at once. What no version of the program writes is damage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlmodel import SQLModel

from casusdesk.errors import DamagedVaultError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
Rows = Sequence[Row[Any]]
Lines = Mapping[Any, Rows]
"""Rows by the key of what they belong to, in their order."""

_DAMAGED = "In het bestand met je casussen staat iets dat niet kan kloppen. Zet een reservekopie terug."


class OpenVault(Protocol):
    """What the queries need of a vault: one transaction, which succeeds or leaves no trace."""

    def session(self) -> AbstractContextManager[Session]:
        """The transaction."""


@contextmanager
def reading() -> Iterator[None]:
    """Turn a value that nothing in the program writes into `DamagedVaultError`."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedVaultError(_DAMAGED) from error


def table_of(row: type[SQLModel]) -> Table:
    """The Core table of a row class."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


def put(connection: Connection, row: type[SQLModel], values: Sequence[Values]) -> None:
    """Insert each row, or change the columns in `values` of the row with its key; other columns stay.

    Never a delete and insert: that would take along everything that hangs on the row.
    """
    if not values:
        return
    table = table_of(row)
    keys = [column.name for column in table.primary_key.columns]
    statement = insert_or(table)
    changed = {name: statement.excluded[name] for name in values[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), values)


def replace_lines(
    connection: Connection, row: type[SQLModel], owner: str, lines: Mapping[Any, Sequence[Values]]
) -> None:
    """Put `lines` in the place of the lines of each owner, by its key; numbered in their order."""
    table = table_of(row)
    connection.execute(delete(table).where(table.c[owner].in_(list(lines))))
    numbered = "position" in table.c
    rows = [
        {owner: key, **({"position": place} if numbered else {}), **line}
        for key, of_owner in lines.items()
        for place, line in enumerate(of_owner)
    ]
    if rows:
        connection.execute(insert(table), rows)


def lines_by_owner(
    connection: Connection, row: type[SQLModel], owner: str, only: object | None = None
) -> Lines:
    """All lines of the table, grouped by the column `owner`; `only` those of that one."""
    table = table_of(row)
    query = select(table)
    if only is not None:
        query = query.where(table.c[owner] == only)
    if "position" in table.c:
        query = query.order_by(table.c.position)
    grouped: dict[Any, list[Row[Any]]] = {}
    place = table.c.keys().index(owner)
    for line in connection.execute(query):
        grouped.setdefault(line[place], []).append(line)
    return grouped


def rows_where(
    connection: Connection, row: type[SQLModel], *where: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """The rows of one table that fit every condition."""
    return connection.execute(select(table_of(row)).where(*where)).all()
