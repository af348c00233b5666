"""What a store knows of itself when older content takes its place: its policies and its counter go on.

A restore that would bring back the policies of then would be a way to weaken them; a counter that went back
would make every later backup look older than the ones there are.
"""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from casusdesk.store.rows import OpenVault, table_of
from casusdesk.store.state import changes_of
from casusdesk.store.state_tables import DraftRow, SettingRow, StateRow

_STATE = table_of(StateRow)
_SETTINGS = table_of(SettingRow)
_DRAFTS = table_of(DraftRow)


def carry_over(here: OpenVault, content: OpenVault) -> None:
    """Give `content` the policies and the counter of `here`; drafts of then are of no use any more."""
    with here.session() as session:
        connection = session.connection()
        settings = [dict(row) for row in connection.execute(select(_SETTINGS)).mappings()]
        changes = changes_of(connection)
    with content.session() as session:
        connection = session.connection()
        connection.execute(delete(_SETTINGS))
        if settings:
            connection.execute(insert(_SETTINGS), settings)
        connection.execute(delete(_DRAFTS))
    lift_counter(content, changes)


def lift_counter(content: OpenVault, least: int) -> None:
    """See to it that the counter of `content` is above `least`."""
    with content.session() as session:
        connection = session.connection()
        if changes_of(connection) <= least:
            connection.execute(update(_STATE).values(changes=least + 1))
