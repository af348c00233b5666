"""The case list as a Qt model: signals and closed cases from the latest back, the others as given."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from casusdesk.ui.cases.rows import CaseRow, Filter
from casusdesk.ui.parted_rows import PartedRows

NEWEST_FIRST: Final = (Filter.SIGNALS, Filter.CLOSED)
"""Parts of the list that are read from the latest back."""


class CaseListModel(PartedRows[CaseRow, Filter]):
    """The cases that pass filter and search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Filter.ALL, parent, _ordered)


def _ordered(part: Filter, rows: tuple[CaseRow, ...]) -> tuple[CaseRow, ...]:
    if part not in NEWEST_FIRST:
        return rows
    return tuple(sorted(rows, key=lambda row: row.newest, reverse=True))
