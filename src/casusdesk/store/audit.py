"""The audit rows of the store: only ever added, each sealed to the one before (domain R10, vault §1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from sqlalchemy import Connection, String, func, insert, select, type_coerce

from casusdesk.domain.audit import AuditEvent, AuditRow, ChainReport, SealedRow
from casusdesk.store import paper_tables
from casusdesk.store.audit_chain import audit_key, checked, seal
from casusdesk.store.rows import OpenVault, reading, table_of
from casusdesk.store.state import chain_key_of

_AUDIT = table_of(paper_tables.AuditTableRow)
_IN_ORDER = select(_AUDIT).order_by(_AUDIT.c.id)
_AS_KEPT = select(
    type_coerce(_AUDIT.c.at, String), *(_AUDIT.c[n] for n in ("event", "subject", "reason", "person", "seal"))
).order_by(_AUDIT.c.id)


class AuditStore:
    """The audit rows of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def add(self, *rows: AuditRow) -> None:
        """Keep the rows, in their order."""
        with self._vault.session() as session:
            add_rows(session.connection(), rows)

    def listed(self) -> list[AuditRow]:
        """Every row, the oldest first."""
        with reading(), self._vault.session() as session:
            found = session.connection().execute(_IN_ORDER)
            return [
                AuditRow(row.at, AuditEvent(row.event), row.subject, row.reason, row.person) for row in found
            ]

    def verify(self) -> ChainReport:
        """Whether the rows are those that were kept; that the last ones were not cut off, `head` tells."""
        with self._vault.session() as session:
            connection = session.connection()
            return checked(audit_key(chain_key_of(connection)), connection.execute(_AS_KEPT))

    def sealed(self) -> list[SealedRow]:
        """Every row as it was sealed, the oldest first, for whoever checks the chain elsewhere."""
        with self._vault.session() as session:
            found = session.connection().execute(_AS_KEPT)
            return [SealedRow(number, *map(str, row)) for number, row in enumerate(found, start=1)]

    def key(self) -> bytes:
        """The 32 bytes by which the seals can be checked, and nothing else be read."""
        with self._vault.session() as session:
            return audit_key(chain_key_of(session.connection()))

    def head(self) -> tuple[int, str]:
        """How many rows there are, and the seal of the last: what a cut or older audit does not have."""
        with self._vault.session() as session:
            return head_of(session.connection())


def head_of(connection: Connection) -> tuple[int, str]:
    """As `AuditStore.head`, within a transaction that is open already."""
    rows = connection.execute(select(func.count()).select_from(_AUDIT)).scalar_one()
    query = select(_AUDIT.c.seal).order_by(_AUDIT.c.id.desc()).limit(1)
    return int(rows), str(connection.execute(query).scalar_one_or_none() or "")


def add_rows(connection: Connection, rows: Iterable[AuditRow]) -> None:
    """Keep the rows, each sealed, within a transaction that is open already."""
    new = tuple(rows)
    if not new:
        return
    key = audit_key(chain_key_of(connection))
    known, before = head_of(connection)
    if known and not before:
        before = _over_the_unsealed(connection, key)
    columns = []
    for number, row in enumerate(new, start=known + 1):
        at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
        fields = (at, row.event.value, row.subject, row.reason, row.person)
        before = seal(key, before, number, fields)
        columns.append(
            {
                "at": row.at,
                "event": row.event.value,
                "subject": row.subject,
                "reason": row.reason,
                "person": row.person,
                "seal": before,
            }
        )
    connection.execute(insert(_AUDIT), columns)


def _over_the_unsealed(connection: Connection, key: bytes) -> str:
    """The seal that the last row of before schema 4 would have had: the first sealed row builds on it."""
    before = ""
    with reading():
        for number, (*fields, _none) in enumerate(connection.execute(_AS_KEPT), start=1):
            before = seal(key, before, number, fields)
    return before
