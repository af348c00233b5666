"""What the proofreading keeps: texts that were let through, by digest alone, and the names to look for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, insert, select

from casusdesk.domain.audit import AuditRow
from casusdesk.domain.paper_texts import TextPass
from casusdesk.store import paper_tables, tables
from casusdesk.store.audit import add_rows
from casusdesk.store.rows import OpenVault, put, table_of

_PASSES = table_of(paper_tables.ProofreadPassRow)
_LOCAL = table_of(paper_tables.LocalNameRow)
_KEYS = table_of(paper_tables.KeyNameRow)
_CASES = table_of(tables.CaseRow)


class ProofreadStore:
    """The proofreading of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def passes(self) -> frozenset[TextPass]:
        """Every text that was let through."""
        with self._vault.session() as session:
            found = session.connection().execute(select(_PASSES))
            return frozenset(TextPass(row.subject, row.field, row.digest) for row in found)

    def add(self, passes: Iterable[TextPass], day: date, rows: Iterable[AuditRow]) -> None:
        """Keep the passes together with the audit rows about them."""
        columns = [
            {"subject": one.subject, "field": one.field, "digest": one.digest, "passed_on": day}
            for one in passes
        ]
        with self._vault.session() as session:
            put(session.connection(), paper_tables.ProofreadPassRow, columns)
            add_rows(session.connection(), rows)

    def remove(self, passes: Iterable[TextPass]) -> None:
        """Wipe these; nothing happens to those that are gone already."""
        with self._vault.session() as session:
            for one in passes:
                query = delete(_PASSES).where(_PASSES.c.subject == one.subject, _PASSES.c.field == one.field)
                session.connection().execute(query.where(_PASSES.c.digest == one.digest))

    def forget_gone(self, but: str) -> None:
        """Wipe the passes of cases that are not in the store any more; `but` is the subject of no case."""
        codes = select(_CASES.c.code)
        with self._vault.session() as session:
            query = delete(_PASSES).where(_PASSES.c.subject != but, _PASSES.c.subject.not_in(codes))
            session.connection().execute(query)

    def local_names(self) -> tuple[str, ...]:
        """The names somebody wants to be warned of, by the alphabet."""
        with self._vault.session() as session:
            names = session.connection().execute(select(_LOCAL.c.name)).scalars()
            return tuple(sorted(names, key=lambda name: (name.casefold(), name)))

    def save_local(self, *names: str) -> None:
        """Keep these names too; one that is there already stays."""
        with self._vault.session() as session:
            connection = session.connection()
            known = set(connection.execute(select(_LOCAL.c.name)).scalars())
            fresh = [{"name": name} for name in dict.fromkeys(names) if name not in known]
            if fresh:
                connection.execute(insert(_LOCAL), fresh)

    def remove_local(self, *names: str) -> None:
        """Wipe these names."""
        with self._vault.session() as session:
            session.connection().execute(delete(_LOCAL).where(_LOCAL.c.name.in_(names)))

    def key_names(self) -> tuple[str, ...]:
        """The names behind the codes (domain R6), only to look for them in texts."""
        with self._vault.session() as session:
            return tuple(session.connection().execute(select(_KEYS.c.name)).scalars())
