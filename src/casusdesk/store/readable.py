"""What can be read out of a damaged store, table by table, and how much of it cannot.

A table is walked from its root around the pages that are gone; leaves that hang loose are given back to the
one table whose columns they fit. The index of a table tells how many rows there were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from casusdesk.store.connection import RawConnection, cipher_driver
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.page_tree import PageTree, Record, Value
from casusdesk.store.sealed_pages import SealedPages

_VERSION_AT: Final = 60
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TIME: Final = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?")
_KINDS: Final = {"INTEGER": int, "BOOLEAN": int, "VARCHAR": str, "DATE": str, "TIME": str}


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the table declares it; `default` is its value in rows that are older than the column."""

    name: str
    kind: str
    needed: bool
    rowid: bool
    default: Value

    def fits(self, value: Value) -> bool:
        """Whether this column can hold `value`."""
        if value is None:
            return self.rowid or not self.needed
        if not isinstance(value, _KINDS.get(self.kind, object)):
            return False
        pattern = {"DATE": _DATE, "TIME": _TIME}.get(self.kind)
        return pattern is None or bool(pattern.fullmatch(str(value)))


@dataclass(slots=True)
class Table:
    """One table: its readable `rows`, and `known` rows when an index still says how many there were.

    `whole` is False as soon as one of its pages is missing.
    """

    name: str
    columns: tuple[Column, ...]
    rows: dict[int, dict[str, Value]] = field(default_factory=dict)
    known: int = 0
    whole: bool = False

    @property
    def lost(self) -> int:
        """Rows that there were and that cannot be read, as far as can be told."""
        return max(0, self.known - len(self.rows))

    def take(self, rowid: int, record: Record) -> None:
        """Keep one row."""
        values = [*record, *(column.default for column in self.columns[len(record) :])]
        named = zip(self.columns, values, strict=False)
        self.rows[rowid] = {column.name: rowid if column.rowid else value for column, value in named}

    def fits(self, record: Record) -> bool:
        """Whether `record` may be a row of this table."""
        if len(record) > len(self.columns):
            return False
        later = self.columns[len(record) :]
        fitting = all(column.fits(value) for column, value in zip(self.columns, record, strict=False))
        return fitting and all(column.default is not None or not column.needed for column in later)


@dataclass(frozen=True, slots=True)
class Readable:
    """Everything that was read. `version` is the schema; `pages` how many there are, `unreadable` of them."""

    version: int
    tables: Mapping[str, Table]
    pages: int
    unreadable: int
    codes: frozenset[str]
    """The code of every case that is named anywhere, also of those that cannot be read."""


def read_out(pages: SealedPages, steps: Sequence[Step] = STEPS) -> Readable:
    """Read whatever has a right seal; changes nothing."""
    tree = PageTree(pages)
    first = pages.get(1)
    newest = steps[-1].version
    version = int.from_bytes(first[_VERSION_AT : _VERSION_AT + 4], "big") if first else newest
    schema = [record for _, record in tree.rows(1)] if first else []
    roots = {str(name): int(root) for _, name, _, root, _ in schema if isinstance(root, int) and root}
    tables = {table.name: table for table in _declared(version, steps)}
    indices = {str(name): str(of) for kind, name, of, _, sql in schema if kind == "index" and sql is None}
    for name, table in tables.items():
        if name in roots:
            tree.missing.clear()
            for rowid, record in tree.rows(roots[name]):
                table.take(rowid, record)
            table.whole = not tree.missing
    codes: set[str] = set()
    for name, of in indices.items():
        found = list(tree.entries(roots[name]))
        if of in tables:
            tables[of].known = max(tables[of].known, len(found))
        if of == "cases":
            codes |= {str(entry[0]) for entry in found}
    _give_back(tree, tables.values())
    codes |= set(_named_codes(tables))
    return Readable(version, tables, pages.total, len(pages.unreadable), frozenset(codes))


def _give_back(tree: PageTree, tables: Iterable[Table]) -> None:
    """Loose leaves go to the one table they fit, if there is just one."""
    broken = [table for table in tables if not table.whole]
    for number in tree.strays():
        found = list(tree.rows_on(number))
        fitting = [table for table in broken if all(table.fits(record) for _, record in found)]
        if found and len(fitting) == 1:
            for rowid, record in found:
                fitting[0].take(rowid, record)


def _named_codes(tables: Mapping[str, Table]) -> Iterator[str]:
    """Cases by their own row, or by what belongs to them and goes when they go."""
    for name, table in tables.items():
        column = "code" if name == "cases" else "case_code"
        if name != "print_codes":  # the paper of a case outlives it
            yield from (str(row[column]) for row in table.rows.values() if row.get(column))


def _declared(version: int, steps: Sequence[Step]) -> Iterator[Table]:
    """The tables of a schema, as our own steps make them in memory."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    memory: RawConnection = cipher_driver().connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: memory, module=cipher_driver(), poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            for step in steps:
                if step.version <= version:
                    step.apply(connection)
        names = memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            yield Table(name, _columns(memory, name))
    finally:
        engine.dispose()
        memory.close()


def _columns(memory: RawConnection, table: str) -> tuple[Column, ...]:
    declared: list[tuple[Any, ...]] = memory.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = sum(1 for row in declared if row[5])
    return tuple(
        Column(
            name=row[1],
            kind=row[2],
            needed=bool(row[3]),
            rowid=bool(row[5]) and keys == 1 and row[2] == "INTEGER",
            default=memory.execute(f"SELECT {row[4]}").fetchone()[0] if row[4] else None,
        )
        for row in declared
    )
