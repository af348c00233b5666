"""What a store knows of itself when older content takes its place: its policies, and what was wiped for good.

A restore that would bring back the policies of then would be a way to weaken them.
"""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from casusdesk.store.purging import marks_of
from casusdesk.store.rows import OpenVault, table_of
from casusdesk.store.state import changes_of
from casusdesk.store.state_tables import DraftRow, SettingRow, StateRow

_STATE = table_of(StateRow)
_SETTINGS = table_of(SettingRow)
_DRAFTS = table_of(DraftRow)


def carry_policies(here: OpenVault, content: OpenVault) -> None:
    """Give `content` the policies of `here`; the drafts of then are of no use any more."""
    with here.session() as session:
        settings = [dict(row) for row in session.connection().execute(select(_SETTINGS)).mappings()]
    with content.session() as session:
        connection = session.connection()
        connection.execute(delete(_SETTINGS))
        if settings:
            connection.execute(insert(_SETTINGS), settings)
        connection.execute(delete(_DRAFTS))


def wipe_again(here: OpenVault, content: OpenVault) -> int:
    """Wipe from `content` what was wiped for good from `here` (domain R20); how many cases went."""
    with here.session() as session:
        marks = marks_of(session.connection())
    with content.session() as session:
        return marks.apply(session.connection())


def lift_counter(content: OpenVault, least: int) -> None:
    """See to it that the counter of `content` is above `least`, so that no later backup looks older."""
    with content.session() as session:
        connection = session.connection()
        if changes_of(connection) <= least:
            connection.execute(update(_STATE).values(changes=least + 1))
