"""The names behind the codes, in a table of their own: nothing that reads cases comes across one (R6)."""

from __future__ import annotations

from sqlalchemy import delete, select

from casusdesk.store import paper_tables, tables
from casusdesk.store.rows import OpenVault, put, reading, table_of

_NAMES = table_of(paper_tables.KeyNameRow)
_CASES = table_of(tables.CaseRow)


class KeyNameStore:
    """The key names of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, code: str, name: str) -> None:
        """Keep the name behind this code; "" wipes it."""
        with self._vault.session() as session:
            connection = session.connection()
            if name:
                put(connection, paper_tables.KeyNameRow, [{"case_code": code, "name": name}])
            else:
                connection.execute(delete(_NAMES).where(_NAMES.c.case_code == code))

    def get(self, code: str) -> str:
        """The name behind this code; "" when none is kept."""
        with reading(), self._vault.session() as session:
            query = select(_NAMES.c.name).where(_NAMES.c.case_code == code)
            return session.connection().execute(query).scalar_one_or_none() or ""

    def known(self) -> frozenset[str]:
        """The codes behind which a name is kept; never the names themselves."""
        with self._vault.session() as session:
            query = select(_NAMES.c.case_code).join(_CASES, _CASES.c.code == _NAMES.c.case_code)
            return frozenset(session.connection().execute(query).scalars())
