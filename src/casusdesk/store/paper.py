"""Prints and their copies in and out of the store, together with what must be accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, select, update

from casusdesk.domain.audit import AuditRow
from casusdesk.domain.paper import CopyNumber, CopyState, Paper, PaperCopy, Print
from casusdesk.store import paper_tables
from casusdesk.store.audit import add_rows
from casusdesk.store.rows import OpenVault, Rows, lines_by_owner, put, reading, replace_lines, table_of

_PRINTS = table_of(paper_tables.PrintRow)
_COPIES = table_of(paper_tables.PrintCopyRow)


class PrintStore:
    """The register of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, prints: Sequence[Print], audit: Iterable[AuditRow] = ()) -> None:
        """Keep each print with all its copies, and the audit rows, all or none."""
        with self._vault.session() as session:
            connection = session.connection()
            put(connection, paper_tables.PrintRow, [_columns(made) for made in prints])
            codes = {made.id: [{"case_code": code} for code in made.codes] for made in prints}
            copies = {made.id: [_copy_columns(copy) for copy in made.copies] for made in prints}
            replace_lines(connection, paper_tables.PrintCodeRow, "print_id", codes)
            replace_lines(connection, paper_tables.PrintCopyRow, "print_id", copies)
            add_rows(connection, audit)

    def move(self, copies: Iterable[tuple[str, PaperCopy]], audit: Iterable[AuditRow] = ()) -> None:
        """Keep where each copy is now, by the id of its print; with the audit rows, all or none."""
        with self._vault.session() as session:
            connection = session.connection()
            for print_id, copy in copies:
                change = update(_COPIES).where(
                    _COPIES.c.print_id == print_id, _COPIES.c.number == copy.number.number
                )
                connection.execute(change.values(state=copy.state.value, since=copy.since))
            add_rows(connection, audit)

    def remove(self, ids: Sequence[str], audit: Iterable[AuditRow] = ()) -> None:
        """Forget prints that never came out of a printer; with the audit rows, all or none."""
        with self._vault.session() as session:
            connection = session.connection()
            connection.execute(delete(_PRINTS).where(_PRINTS.c.id.in_(list(ids))))
            add_rows(connection, audit)

    def listed(self) -> list[Print]:
        """Every print, the newest meeting first, in the order of printing."""
        with reading(), self._vault.session() as session:
            connection = session.connection()
            codes = lines_by_owner(connection, paper_tables.PrintCodeRow, "print_id")
            copies = lines_by_owner(connection, paper_tables.PrintCopyRow, "print_id")
            query = select(_PRINTS).order_by(_PRINTS.c.held_on.desc(), _PRINTS.c.printed_on)
            found = [
                _print(row, codes.get(row.id, ()), copies.get(row.id, ()))
                for row in connection.execute(query)
            ]
        return sorted(found, key=lambda made: (-made.held_on.toordinal(), made.printed_on, _first(made)))


def _first(made: Print) -> tuple[int, int]:
    number = min((copy.number.number for copy in made.copies), default=0)
    return list(Paper).index(made.paper), number


def _columns(made: Print) -> dict[str, object]:
    return {
        "id": made.id,
        "paper": made.paper.value,
        "held_on": made.held_on,
        "printed_on": made.printed_on,
        "saved": made.saved,
    }


def _copy_columns(copy: PaperCopy) -> dict[str, object]:
    return {
        "number": copy.number.number,
        "total": copy.number.total,
        "role": copy.number.role,
        "suffix": copy.number.suffix,
        "state": copy.state.value,
        "since": copy.since,
    }


def _print(row: Row[Any], codes: Rows, copies: Rows) -> Print:
    return Print(
        id=row.id,
        paper=Paper(row.paper),
        held_on=row.held_on,
        printed_on=row.printed_on,
        codes=tuple(line.case_code for line in codes),
        copies=tuple(
            PaperCopy(
                CopyNumber(line.number, line.total, line.role, line.suffix),
                CopyState(line.state),
                line.since,
            )
            for line in sorted(copies, key=lambda line: line.number)
        ),
        saved=row.saved,
    )
