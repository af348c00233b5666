"""The tables of numbered paper, of what must be accounted for, and of proofreading; private to the store."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from casusdesk.store.table_row import TableRow
from casusdesk.store.timestamp import Timestamp


class PrintRow(TableRow, table=True):
    """One paper in numbered copies. No case hangs on it: the register outlives the case (domain R16)."""

    __tablename__ = "prints"

    id: str = Field(primary_key=True)
    paper: str
    held_on: date
    printed_on: date
    saved: bool


class PrintCodeRow(TableRow, table=True):
    """A case on some copy of a print."""

    __tablename__ = "print_codes"

    print_id: str = Field(primary_key=True, foreign_key="prints.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    case_code: str = Field(index=True)


class PrintCopyRow(TableRow, table=True):
    """One copy, and where it is."""

    __tablename__ = "print_copies"

    print_id: str = Field(primary_key=True, foreign_key="prints.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    total: int
    role: str
    suffix: str
    state: str
    since: date


class AuditTableRow(TableRow, table=True):
    """One row that is never changed and never wiped, which triggers see to.

    `seal` chains it to the rows before it (store.audit); "" in rows that an older release wrote.
    """

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Timestamp)
    event: str
    subject: str
    reason: str
    person: str
    seal: str = ""


class ProofreadPassRow(TableRow, table=True):
    """A text that somebody read and let through, by its digest; another text is asked again (R4)."""

    __tablename__ = "proofread_passes"

    subject: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    passed_on: date


class LocalNameRow(TableRow, table=True):
    """A name the project leader wants to be warned of (R4)."""

    __tablename__ = "local_names"

    name: str = Field(primary_key=True)


class KeyNameRow(TableRow, table=True):
    """The name behind a code, apart from everything else of the case (R6)."""

    __tablename__ = "key_names"

    case_code: str = Field(primary_key=True, foreign_key="cases.code", ondelete="CASCADE")
    name: str
