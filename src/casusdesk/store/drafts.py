"""What was typed and not kept when the program locked: it waits in the store, under the same key."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select

from casusdesk.domain.draft import Draft
from casusdesk.store import tables
from casusdesk.store.rows import OpenVault, put, table_of
from casusdesk.store.state_tables import DraftRow

_DRAFTS = table_of(DraftRow)
_CASES = table_of(tables.CaseRow)
_CODE = func.substr(_DRAFTS.c.place, 1, func.instr(_DRAFTS.c.place, "|") - 1)
"""A place begins with the code of its case, empty when it is about none, and a bar."""


class DraftStore:
    """The drafts of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the oldest first; a row that cannot be read is left out: it stops nobody's work."""
        with self._vault.session() as session:
            rows = session.connection().execute(select(_DRAFTS).order_by(_DRAFTS.c.kept_at, _DRAFTS.c.place))
            found = [_draft(row.place, row.content) for row in rows]
        return tuple(draft for draft in found if draft is not None)

    def keep(self, drafts: Iterable[Draft], at: datetime) -> None:
        """Keep these; one of the same place is replaced."""
        rows = [
            {"place": _place(one), "content": json.dumps(dict(one.content)), "kept_at": at} for one in drafts
        ]
        if rows:
            with self._vault.session() as session:
                put(session.connection(), DraftRow, rows)

    def remove(self, drafts: Iterable[Draft]) -> None:
        """Wipe these; nothing happens to those that are gone already."""
        places = [_place(one) for one in drafts]
        if places:
            with self._vault.session() as session:
                session.connection().execute(delete(_DRAFTS).where(_DRAFTS.c.place.in_(places)))

    def forget_gone(self) -> None:
        """Wipe the drafts of cases that are not in the store any more."""
        with self._vault.session() as session:
            gone = delete(_DRAFTS).where(_CODE != "", _CODE.not_in(select(_CASES.c.code)))
            session.connection().execute(gone)


def _place(draft: Draft) -> str:
    return f"{draft.case_code}|{draft.kind}|{draft.key}"


def _draft(place: str, content: str) -> Draft | None:
    try:
        code, kind, key = place.split("|", 2)
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        return None
    return Draft(kind, code, key, told)
