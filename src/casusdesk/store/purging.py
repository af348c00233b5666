"""Wiping cases for good, so that no older backup brings them back (domain §5 R20, vault §1).

A case that is wiped leaves a mark: its code under a key that only the store holds, and the day. What is put
back later is compared with the marks. A case that got the same code after that day is another case and stays.
Everything is SQL of its own, because an opening must not wait for SQLAlchemy to be imported here.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from casusdesk.errors import DamagedVaultError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

Change = Callable[["Connection"], None]
"""Something that is done to the content of a new generation, in one transaction."""

_LOST = "In het bestand met je casussen ontbreekt een deel. Zet een reservekopie terug."
_HAS_STATE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'store_state'"
_KEEP_MARK = "INSERT OR REPLACE INTO purged (mark, purged_on) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of what was wiped, with the day of it, and the key they were made with."""

    key: bytes
    days: Mapping[str, date]

    def of(self, code: str) -> str:
        """The mark of the case with that code."""
        return hmac.digest(self.key, b"purged v1\0" + code.encode(), "sha256").hex()

    def hits(self, code: str, recorded_at: datetime) -> bool:
        """Whether this is a case that was wiped, and not a later one with the same code."""
        day = self.days.get(self.of(code))
        return day is not None and recorded_at.date() <= day

    def apply(self, connection: Connection) -> int:
        """Wipe what is marked from content of elsewhere, and keep the marks in it; how many cases went.

        Within a transaction that is open already. Marks are added under the key of that content too.
        """
        rows = connection.exec_driver_sql("SELECT code, recorded_at FROM cases").all()
        gone = [code for code, at in rows if self.hits(code, datetime.fromisoformat(at))]
        for code in gone:
            wipe(connection, [code], self.days[self.of(code)])
        for mark, day in self.days.items():
            connection.exec_driver_sql(_KEEP_MARK, (mark, day.isoformat()))
        return len(gone)


def marks_of(connection: Connection) -> Marks:
    """The marks in an open store; raises `DamagedVaultError` for what nothing in the program writes."""
    try:
        key = bytes.fromhex(connection.exec_driver_sql("SELECT chain_key FROM store_state").scalar_one())
        rows = connection.exec_driver_sql("SELECT mark, purged_on FROM purged").all()
        return Marks(key, {mark: date.fromisoformat(day) for mark, day in rows})
    except (ValueError, TypeError) as error:
        raise DamagedVaultError(_LOST) from error


def wipe(connection: Connection, codes: Iterable[str], day: date) -> list[str]:
    """Wipe these cases with all that hangs on them, and leave their marks; the codes that there were.

    Within a transaction that is open already. The audit and the register of numbered copies stay: they hold
    codes alone, and account for paper that is still somewhere.
    """
    marks, wiped = marks_of(connection), []
    for code in codes:
        query = "SELECT recorded_at FROM cases WHERE code = ?"
        at = connection.exec_driver_sql(query, (code,)).scalar_one_or_none()
        if at is None:
            continue
        last = max(day, datetime.fromisoformat(at).date())  # the clock may have been ahead when it was kept
        connection.exec_driver_sql(_KEEP_MARK, (marks.of(code), last.isoformat()))
        connection.exec_driver_sql("DELETE FROM cases WHERE code = ?", (code,))
        connection.exec_driver_sql("DELETE FROM proofread_passes WHERE subject = ?", (code,))
        connection.exec_driver_sql("DELETE FROM drafts WHERE instr(place || content, ?)", (code,))
        wiped.append(code)
    return wiped


def continued(engine: Engine, adapt: Change | None) -> Change | None:
    """What must be done to content that takes the place of the store over `engine`, `adapt` last of all.

    Its changes count on from those of the store, and what was wiped from the store does not come back.
    """
    with engine.connect() as own:
        if not own.exec_driver_sql(_HAS_STATE).first():
            return adapt
        marks = marks_of(own)
        changes = own.exec_driver_sql("SELECT changes FROM store_state").scalar_one()

    def change(content: Connection) -> None:
        marks.apply(content)
        content.exec_driver_sql("UPDATE store_state SET changes = max(changes, ?)", (changes,))
        if adapt is not None:
            adapt(content)

    return change
