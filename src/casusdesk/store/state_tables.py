"""The tables about the store itself: how often it changed, its policies, drafts, purge marks."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from casusdesk.store.table_row import TableRow
from casusdesk.store.timestamp import Timestamp


class StateRow(TableRow, table=True):
    """One row. `changes` grows with every transaction that wrote; `chain_key` is 32 random bytes in hex,
    from which the seals of the audit and the marks of purged cases are made. Both follow the content: through
    a rotation, a hand-over and a restore.
    """

    __tablename__ = "store_state"

    id: int = Field(primary_key=True)
    changes: int
    chain_key: str


class SettingRow(TableRow, table=True):
    """A policy or date of the store that nobody may change from outside, such as the minutes to the lock."""

    __tablename__ = "store_settings"

    setting: str = Field(primary_key=True)
    value: str


class DraftRow(TableRow, table=True):
    """What was typed but not kept when the program locked itself; `content` is JSON of the place itself."""

    __tablename__ = "drafts"

    place: str = Field(primary_key=True)
    content: str
    kept_at: datetime = Field(sa_type=Timestamp)


class PurgedRow(TableRow, table=True):
    """A case that was wiped for good, by a keyed mark of its code: an older backup may not bring it back."""

    __tablename__ = "purged"

    mark: str = Field(primary_key=True)
    purged_on: date
