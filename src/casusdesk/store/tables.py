"""The tables of a case and its eight lists: private to the store, one row for each thing that was said.

What must not be kept has no column: no citizen number, address, birth date of the mother, diagnosis,
medication, nationality, religion or attachment (domain R1, R5). Enumerations are kept by their value.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from casusdesk.store import (  # noqa: F401 - a query needs them all
    contact_tables,
    decision_tables,
    meeting_tables,
    paper_tables,
    state_tables,
)
from casusdesk.store.table_row import TableRow
from casusdesk.store.timestamp import Timestamp


class CaseRow(TableRow, table=True):
    """One case; every column but the code, the two kinds and the day it was listed may be empty."""

    __tablename__ = "cases"

    code: str = Field(primary_key=True)
    referred_on: date
    kind: str
    status: str
    due_date: date | None
    birth_date: date | None
    first_child: bool | None
    age_at_referral: int | None
    low_education: bool | None
    speaks_some_dutch: bool | None
    will_move: bool | None
    interpreter: str
    referral_route: str
    brought_by_role: str
    brought_by_organisation: str
    question: str
    since_last: str
    decision_needed: str
    support_need: str | None
    support_proposal: str
    support_tried_lighter: str
    lead_role: str | None
    lead_agreement: str | None
    lead_since: date | None
    attitude: str
    consent_state: str
    consent_informed_on: date | None
    consent_informed_by: str
    consent_given_on: date | None
    consent_expires_on: date | None
    override_reason: str | None
    override_decided_by: str | None
    recorded_at: datetime = Field(sa_type=Timestamp)
    deleted_at: datetime | None = Field(default=None, sa_type=Timestamp, nullable=True)
    grade: str = ""
    last_seen_on: date | None = None
    last_seen_by: str = ""
    can_wait: bool | None = None
    calls_today: str = ""
    obstacle: str = ""
    closed_on: date | None = None
    close_reason: str = ""


class _OfCase(TableRow):
    """A line of a case, at its place in the list; it goes when the case goes."""

    case_code: str = Field(primary_key=True, foreign_key="cases.code", ondelete="CASCADE")


class StrengthRow(_OfCase, table=True):
    """One thing that goes well."""

    __tablename__ = "case_strengths"

    position: int = Field(primary_key=True)
    text: str


class ConcernRow(_OfCase, table=True):
    """One life domain that was discussed; not discussed means no row (domain R2)."""

    __tablename__ = "case_concerns"

    life_domain: str = Field(primary_key=True)
    position: int
    state: int
    note: str


class FactorRow(_OfCase, table=True):
    """One ticked factor of the catalogue."""

    __tablename__ = "case_factors"

    position: int = Field(primary_key=True)
    factor: str


class InvolvementRow(_OfCase, table=True):
    """One agency with this family."""

    __tablename__ = "case_agencies"

    position: int = Field(primary_key=True)
    agency: str
    status: str
    purpose: str
    until: date | None


class InterventionRow(_OfCase, table=True):
    """One form of support that may fit."""

    __tablename__ = "case_interventions"

    position: int = Field(primary_key=True)
    intervention: str


class ReceiverRow(_OfCase, table=True):
    """One organisation the consent covers (domain R8)."""

    __tablename__ = "consent_receivers"

    position: int = Field(primary_key=True)
    receiver: str
    state: str | None = None
    given_on: date | None = None
    expires_on: date | None = None


class SettledRow(_OfCase, table=True):
    """One milestone a person ticked off."""

    __tablename__ = "case_milestones"

    milestone: str = Field(primary_key=True)
    state: str
    settled_on: date | None


class EffectRow(_OfCase, table=True):
    """One effect that was ticked when the case closed."""

    __tablename__ = "case_effects"

    position: int = Field(primary_key=True)
    effect: str


class ImportedRow(TableRow, table=True):
    """The mark of a row of a file that became a case: the same row does not come a second time."""

    __tablename__ = "imported_rows"

    mark: str = Field(primary_key=True)
    case_code: str = Field(foreign_key="cases.code", ondelete="CASCADE", index=True)


class ActionRow(TableRow, table=True):
    """One afspraak."""

    __tablename__ = "actions"

    id: str = Field(primary_key=True)
    case_code: str = Field(foreign_key="cases.code", ondelete="CASCADE", index=True)
    text: str
    who: str
    due: date | None
    agreed_on: date | None
    done_on: date | None


class ActionOpenRow(TableRow, table=True):
    """One meeting at which an afspraak stood open."""

    __tablename__ = "action_meetings"

    action_id: str = Field(primary_key=True, foreign_key="actions.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    open_at: date
