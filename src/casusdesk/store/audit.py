"""The audit rows of the store: only ever added (domain R10)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.store import paper_tables
from casusdesk.store.rows import OpenVault, reading, table_of

_AUDIT = table_of(paper_tables.AuditTableRow)


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
            found = session.connection().execute(select(_AUDIT).order_by(_AUDIT.c.id))
            return [
                AuditRow(row.at, AuditEvent(row.event), row.subject, row.reason, row.person) for row in found
            ]


def add_rows(connection: Connection, rows: Iterable[AuditRow]) -> None:
    """Keep the rows within a transaction that is open already."""
    columns = [
        {
            "at": row.at,
            "event": row.event.value,
            "subject": row.subject,
            "reason": row.reason,
            "person": row.person,
        }
        for row in rows
    ]
    if columns:
        connection.execute(insert(_AUDIT), columns)
