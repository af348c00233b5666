"""The tables of meetings, the coalition's settings and the warm handovers; private to the store."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlmodel import Field

from casusdesk.store.table_row import TableRow
from casusdesk.store.timestamp import Timestamp


class MeetingRow(TableRow, table=True):
    """One casusoverleg. `settled` says that it is over and its open actions were counted."""

    __tablename__ = "meetings"

    held_on: date = Field(primary_key=True)
    next_on: date
    starts: time | None
    ends: time | None
    place: str
    chair: str
    title: str
    controller: str
    version: int
    settled: bool = False
    recorded_at: datetime = Field(sa_type=Timestamp)


class _OfMeeting(TableRow):
    held_on: date = Field(primary_key=True, foreign_key="meetings.held_on", ondelete="CASCADE")
    position: int = Field(primary_key=True)


class AttendanceRow(_OfMeeting, table=True):
    """One attendee, by role."""

    __tablename__ = "meeting_attendance"

    role: str
    presence: str
    note: str


class ItemRow(_OfMeeting, table=True):
    """One case on the agenda."""

    __tablename__ = "meeting_items"

    case_code: str = Field(foreign_key="cases.code", ondelete="CASCADE", index=True)
    kind: str
    form: str
    parents_join: bool = False


class ParkedRow(_OfMeeting, table=True):
    """One case on the parking list."""

    __tablename__ = "meeting_parked"

    case_code: str = Field(foreign_key="cases.code", ondelete="CASCADE", index=True)


class GeneralRow(_OfMeeting, table=True):
    """One line of rubriek F."""

    __tablename__ = "meeting_general"

    text: str


class CoalitionRow(TableRow, table=True):
    """The settings of the coalition: exactly one row."""

    __tablename__ = "coalition"

    id: int = Field(primary_key=True)
    title: str
    controller: str
    rhythm: str
    first_meeting: date | None
    starts: time | None
    ends: time | None
    place: str
    chair: str


class AttendeeRow(TableRow, table=True):
    """One role that usually comes."""

    __tablename__ = "coalition_attendees"

    position: int = Field(primary_key=True)
    role: str


class HandoverRow(TableRow, table=True):
    """One warm handover; names and phones are the professionals' own, at work."""

    __tablename__ = "handovers"

    id: str = Field(primary_key=True)
    case_code: str = Field(foreign_key="cases.code", ondelete="CASCADE", index=True)
    type: str
    giver_role: str
    giver_name: str
    giver_organisation: str
    giver_work_phone: str
    receiver_role: str
    receiver_name: str
    receiver_organisation: str
    receiver_work_phone: str
    lead_now: str
    lead_after: str
    lead_from: date | None
    introduction_on: date | None
    introduction_at: time | None
    introduction_place: str
    joined_by: str
    parents_present: bool | None
    met_on: date | None
    taken_over_on: date | None
    reason_now: str
    parents_want: str
    attention: str
    fallback: str
    consent_statement: str
    made_on: date | None
    recorded_at: datetime = Field(sa_type=Timestamp)
    deleted_at: datetime | None = Field(default=None, sa_type=Timestamp, nullable=True)


class _OfHandover(TableRow):
    handover_id: str = Field(primary_key=True, foreign_key="handovers.id", ondelete="CASCADE")


class ParentNameRow(_OfHandover, table=True):
    """The parent's name on a sheet, apart from all else; no row when none was given (R6, R8)."""

    __tablename__ = "handover_parent_names"

    parent_name: str


class RunningRow(_OfHandover, table=True):
    """One line of what already runs."""

    __tablename__ = "handover_running"

    position: int = Field(primary_key=True)
    text: str


class GoingWellRow(_OfHandover, table=True):
    """One line of what goes well."""

    __tablename__ = "handover_going_well"

    position: int = Field(primary_key=True)
    text: str


class HandoverConcernRow(_OfHandover, table=True):
    """One concern this receiver needs to know."""

    __tablename__ = "handover_concerns"

    position: int = Field(primary_key=True)
    life_domain: str
    facts: str
    urgent: bool


class AgreementRow(_OfHandover, table=True):
    """One line under Afspraken."""

    __tablename__ = "handover_agreements"

    position: int = Field(primary_key=True)
    what: str
    who: str
    due: date | None


class NewbornFactRow(_OfHandover, table=True):
    """One extra line of type A."""

    __tablename__ = "handover_newborn_facts"

    position: int = Field(primary_key=True)
    label: str
    value: str
