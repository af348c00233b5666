"""The audit as a file: a list for Excel, or every row with its seal for whoever checks it elsewhere.

How that is checked stands in docs/logboek-controleren.md, with a script that needs nothing of Casusdesk. The
key to the seals is not in the file: who could change the rows could then make new seals as well.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from casusdesk import __version__
from casusdesk.domain.cells import sanitised
from casusdesk.domain.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from casusdesk.domain.audit import AuditRow, SealedRow
    from casusdesk.services.desk import Desk

COLUMNS: Final = ("regel", "dag", "tijd", "gebeurtenis", "waarover", "toelichting", "door")
LIST: Final = "logboek (CSV)"
SEALED: Final = "logboek met zegels (JSON)"
"""What the audit itself calls the files."""


def write_list(desk: Desk, path: Path) -> None:
    """Write every row as Dutch Excel reads it, for this user alone (0600).

    Raises CasusdeskError: the file cannot be written; one that was there stays as it was.
    """
    desk.audit.export(LIST, path, audit_csv(desk.audit.all()).encode("utf-8-sig"))


def write_sealed(desk: Desk, path: Path) -> str:
    """Write every row with its seal; the control key that goes to the checker by another way.

    Raises CasusdeskError as `write_list`.
    """
    desk.audit.export(SEALED, path, audit_json(desk.audit.sealed()))
    return spelled(desk.audit.key())


def audit_csv(rows: Sequence[AuditRow]) -> str:
    """The rows in local time, the oldest first: semicolons, no cell that is a formula (R25)."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, start=1):
        at = row.at.astimezone()
        words = (short_date(at), f"{at:%H:%M:%S}", row.event.label, row.subject, row.reason, row.person)
        writer.writerow((number, *map(sanitised, words)))
    return made.getvalue()


def audit_json(rows: Sequence[SealedRow]) -> bytes:
    """Every row as it is kept and sealed, in UTF-8."""
    content = {
        "logboek": "casusdesk",
        "versie": __version__,
        "uitleg": "docs/logboek-controleren.md",
        "regels": [row._asdict() for row in rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def spelled(key: bytes) -> str:
    """The control key in groups of eight hex digits, to read aloud."""
    digits = key.hex()
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))
