"""Meetings in and out of the store; two agendas that change together change in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update
from sqlmodel import SQLModel

from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Attendance, Meeting, Presence
from casusdesk.store import decision_tables, meeting_tables, tables
from casusdesk.store.actions import note_open
from casusdesk.store.rows import (
    Lines,
    OpenVault,
    lines_by_owner,
    put,
    reading,
    replace_lines,
    rows_where,
    table_of,
)

_MEETINGS = table_of(meeting_tables.MeetingRow)
_DECISIONS = table_of(decision_tables.DecisionRow)
_CASES = table_of(tables.CaseRow)
_ACTIONS = table_of(tables.ActionRow)
_LISTS: tuple[type[SQLModel], ...] = (
    meeting_tables.AttendanceRow,
    meeting_tables.ItemRow,
    meeting_tables.ParkedRow,
    meeting_tables.GeneralRow,
)


class MeetingStore:
    """The meetings of one open vault. Every method is one transaction; moments are aware."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, *meetings: Meeting, at: datetime, instead_of: date | None = None) -> None:
        """Keep each meeting as it is now, all or none; `instead_of` is the day it was planned on before.

        What was decided on that day moves along. A meeting that was over and still is, stays settled.
        """
        with self._vault.session() as session:
            connection = session.connection()
            over = False
            if instead_of is not None:
                settled = select(_MEETINGS.c.settled).where(_MEETINGS.c.held_on == instead_of)
                over = bool(connection.execute(settled).scalar()) and meetings[0].held_on < at.date()
                connection.execute(delete(_MEETINGS).where(_MEETINGS.c.held_on == instead_of))
                _move_decisions(connection, instead_of, meetings[0].held_on)
            put_meetings(connection, *meetings, at=at)
            if over:
                _mark_settled(connection, meetings[0].held_on)

    def all(self) -> list[Meeting]:
        """Every meeting, the earliest first."""
        with reading(), self._vault.session() as session:
            connection = session.connection()
            lists = {row: lines_by_owner(connection, row, "held_on") for row in _LISTS}
            meetings = [_meeting(row, lists) for row in rows_where(connection, meeting_tables.MeetingRow)]
        return sorted(meetings, key=lambda meeting: meeting.held_on)

    def unsettled(self, before: date) -> list[Meeting]:
        """The meetings held before that day that are not settled yet, the earliest first."""
        with self._vault.session() as session:
            past = select(_MEETINGS.c.held_on).where(
                _MEETINGS.c.held_on < before, _MEETINGS.c.settled.is_(False)
            )
            days = set(session.connection().execute(past).scalars())
        return [meeting for meeting in self.all() if meeting.held_on in days]

    def settle(
        self, held_on: date, *, discussed: Sequence[Case], following: Meeting | None, at: datetime
    ) -> None:
        """Close the meeting of `held_on`, once: actions that were not done stood open there, the cases that
        had their turn are kept as they are in `discussed`, and `following` holds what comes back.
        """
        with self._vault.session() as session:
            connection = session.connection()
            note_open(connection, held_on)
            for case in discussed:
                change = update(_CASES).where(_CASES.c.code == case.code)
                news = {"since_last": case.since_last, "decision_needed": case.decision_needed}
                connection.execute(change.values(kind=case.kind.value, **news))
            if following is not None:
                put_meetings(connection, following, at=at)
            _mark_settled(connection, held_on)


def _mark_settled(connection: Connection, held_on: date) -> None:
    connection.execute(update(_MEETINGS).where(_MEETINGS.c.held_on == held_on).values(settled=True))


def _move_decisions(connection: Connection, held_on: date, to: date) -> None:
    """What was decided goes to another day, and what was agreed there with it: it was not open there."""
    ids = select(_DECISIONS.c.action_id).where(_DECISIONS.c.held_on == held_on)
    agreed = update(_ACTIONS).where(_ACTIONS.c.id.in_(ids), _ACTIONS.c.agreed_on == held_on)
    connection.execute(agreed.values(agreed_on=to))
    connection.execute(update(_DECISIONS).where(_DECISIONS.c.held_on == held_on).values(held_on=to))


def put_meetings(connection: Connection, *meetings: Meeting, at: datetime) -> None:
    """Keep each meeting as it is now, within a transaction that does more."""
    put(
        connection,
        meeting_tables.MeetingRow,
        [{**_columns(meeting), "recorded_at": at} for meeting in meetings],
    )
    lists = {meeting.held_on: _lists(meeting) for meeting in meetings}
    for row in _LISTS:
        replace_lines(connection, row, "held_on", {day: own[row] for day, own in lists.items()})


def _columns(meeting: Meeting) -> dict[str, object]:
    return {
        "held_on": meeting.held_on,
        "next_on": meeting.next_on,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "place": meeting.place,
        "chair": meeting.chair,
        "title": meeting.title,
        "controller": meeting.controller,
        "version": meeting.version,
    }


def _lists(meeting: Meeting) -> dict[type[SQLModel], list[dict[str, object]]]:
    return {
        meeting_tables.AttendanceRow: [
            {"role": a.role, "presence": a.presence.value, "note": a.note} for a in meeting.attendance
        ],
        meeting_tables.ItemRow: [
            {
                "case_code": i.code,
                "kind": i.kind.value,
                "form": i.form.value,
                "parents_join": i.parents_join,
            }
            for i in meeting.items
        ],
        meeting_tables.ParkedRow: [{"case_code": code} for code in meeting.parked],
        meeting_tables.GeneralRow: [{"text": text} for text in meeting.general],
    }


def _meeting(row: Row[Any], lists: dict[type[SQLModel], Lines]) -> Meeting:
    attendance, items, parked, general = (lists[kind].get(row.held_on, ()) for kind in _LISTS)
    return Meeting(
        held_on=row.held_on,
        next_on=row.next_on,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        chair=row.chair,
        title=row.title,
        controller=row.controller,
        attendance=tuple(Attendance(a.role, Presence(a.presence), a.note) for a in attendance),
        items=tuple(
            AgendaItem(i.case_code, CaseKind(i.kind), AgendaForm(i.form), i.parents_join) for i in items
        ),
        parked=tuple(line.case_code for line in parked),
        general=tuple(line.text for line in general),
        version=row.version,
    )
