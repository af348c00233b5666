"""What follows when consent goes or comes back, within the transaction that keeps the case (domain R9)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, update

from casusdesk.domain.withdrawal import Consequences
from casusdesk.store import meeting_tables
from casusdesk.store.audit import add_rows
from casusdesk.store.meetings import put_meetings
from casusdesk.store.rows import table_of

_HANDOVERS = table_of(meeting_tables.HandoverRow)


def keep_consequences(connection: Connection, found: Consequences, *, at: datetime) -> None:
    """Agendas without the case, or with it again; its sheets in the trash or out of it; and the audit."""
    put_meetings(connection, *found.meetings, at=at)
    for ids, moment in ((found.to_trash, at), (found.from_trash, None)):
        if ids:
            change = update(_HANDOVERS).where(_HANDOVERS.c.id.in_(ids))
            connection.execute(change.values(deleted_at=moment))
    add_rows(connection, found.audit)
