"""The tables of the contact register and of the route sheet; private to the store."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from casusdesk.store.table_row import TableRow


class ContactEntryRow(TableRow, table=True):
    """One professional or desk."""

    __tablename__ = "contacts"

    id: str = Field(primary_key=True)
    role: str
    organisation: str
    area: str
    name: str
    work_phone: str
    work_mail: str
    note: str
    valid_until: date | None
    confirmed_on: date | None
    nnz: bool


class AbsenceRow(TableRow, table=True):
    """One absence of a contact."""

    __tablename__ = "contact_absences"

    contact_id: str = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    start: date
    end: date | None
    stand_in: str


class RouteStepRow(TableRow, table=True):
    """One line of the sheet "Route bij een signaal"."""

    __tablename__ = "route_steps"

    position: int = Field(primary_key=True)
    text: str
