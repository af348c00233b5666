"""Afspraken in and out of the store; they hang on their case, and never touch who has the lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from casusdesk.domain.action import Action
from casusdesk.store import tables
from casusdesk.store.rows import OpenVault, lines_by_owner, put, reading, replace_lines, table_of

_ACTIONS = table_of(tables.ActionRow)
_OPEN_AT = table_of(tables.ActionOpenRow)
_CASES = table_of(tables.CaseRow)


class ActionStore:
    """The actions of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, *actions: Action) -> None:
        """Keep each action as it is now, all or none."""
        with self._vault.session() as session:
            put_actions(session.connection(), *actions)

    def listed(self) -> list[Action]:
        """The actions of every case that is not in the trash, the earliest due first."""
        with reading(), self._vault.session() as session:
            connection = session.connection()
            query = (
                select(_ACTIONS)
                .join(_CASES, _CASES.c.code == _ACTIONS.c.case_code)
                .where(_CASES.c.deleted_at.is_(None))
                .order_by(_ACTIONS.c.due.is_(None), _ACTIONS.c.due, _ACTIONS.c.case_code, _ACTIONS.c.id)
            )
            days = lines_by_owner(connection, tables.ActionOpenRow, "action_id")
            return [_action(row, days.get(row.id, ())) for row in connection.execute(query)]

    def remove(self, action_id: str) -> None:
        """Wipe the action; nothing happens when it is gone already."""
        with self._vault.session() as session:
            session.connection().execute(delete(_ACTIONS).where(_ACTIONS.c.id == action_id))


def put_actions(connection: Connection, *actions: Action) -> None:
    """Keep each action as it is now, within a transaction that does more."""
    put(connection, tables.ActionRow, [_columns(action) for action in actions])
    days = {action.id: [{"open_at": day} for day in action.open_at] for action in actions}
    replace_lines(connection, tables.ActionOpenRow, "action_id", days)


def note_open(connection: Connection, held_on: object) -> None:
    """Write down that what was agreed before the meeting of `held_on`, and not done by then, stood open."""
    known = select(_OPEN_AT.c.action_id).where(_OPEN_AT.c.open_at == held_on)
    due = select(_ACTIONS.c.id).where(
        _ACTIONS.c.agreed_on < held_on,
        _ACTIONS.c.done_on.is_(None) | (_ACTIONS.c.done_on > held_on),
        _ACTIONS.c.id.not_in(known),
    )
    days = lines_by_owner(connection, tables.ActionOpenRow, "action_id")
    rows = [
        {
            "action_id": found,
            "position": 1 + max((line.position for line in days.get(found, ())), default=-1),
            "open_at": held_on,
        }
        for found in connection.execute(due).scalars().all()
    ]
    if rows:
        connection.execute(insert(_OPEN_AT), rows)


def _columns(action: Action) -> dict[str, object]:
    return {
        "id": action.id,
        "case_code": action.case_code,
        "text": action.text,
        "who": action.who,
        "due": action.due,
        "agreed_on": action.agreed_on,
        "done_on": action.done_on,
    }


def _action(row: Row[Any], days: Sequence[Row[Any]]) -> Action:
    return Action(
        id=row.id,
        case_code=row.case_code,
        text=row.text,
        who=row.who,
        due=row.due,
        agreed_on=row.agreed_on,
        done_on=row.done_on,
        open_at=tuple(line.open_at for line in days),
    )
