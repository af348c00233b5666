"""The tables of what was decided, what was learned, and how the coalition escalates; private to the store."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from casusdesk.store.table_row import TableRow


class DecisionRow(TableRow, table=True):
    """The decision of one meeting about one case."""

    __tablename__ = "decisions"

    held_on: date = Field(primary_key=True)
    case_code: str = Field(primary_key=True, foreign_key="cases.code", ondelete="CASCADE", index=True)
    kind: str
    agreed: str
    who: str
    due: date | None
    action_id: str
    lead_role: str | None
    lead_agreement: str | None
    lead_since: date | None
    feedback_to: str
    feedback_role_now: str
    told_on: date | None
    told_by: str
    handover: bool
    no_handover_reason: str


class LessonRow(TableRow, table=True):
    """One lesson, with its month and without its case."""

    __tablename__ = "lessons"

    id: str = Field(primary_key=True)
    text: str
    noted_on: date


class RungRow(TableRow, table=True):
    """One rung of the escalation ladder."""

    __tablename__ = "coalition_ladder"

    position: int = Field(primary_key=True)
    role: str
    reach: str


class ContactRow(TableRow, table=True):
    """Whom to call here for one care pathway."""

    __tablename__ = "coalition_contacts"

    pathway: str = Field(primary_key=True)
    contact: str
