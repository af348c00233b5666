"""The case list as a Qt model: it holds rows, not queries, and a filter over what was folded before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casusdesk.ui.cases.rows import CaseRow, Filter, search_words

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_NOWHERE: Final = QModelIndex()
NEWEST_FIRST: Final = (Filter.SIGNALS, Filter.CLOSED)
"""Parts of the list that are read from the latest back; the others keep the order given."""
Index = QModelIndex | QPersistentModelIndex


class CaseListModel(QAbstractListModel):
    """The rows that pass filter and search, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CaseRow, ...] = ()
        self._shown: tuple[CaseRow, ...] = ()
        self._filter = Filter.ALL
        self._words: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many cases there are, filtered out or not."""
        return len(self._all)

    @property
    def part(self) -> Filter:
        """The part of the list that is shown."""
        return self._filter

    def count(self, part: Filter) -> int:
        """How many cases stand in this part of the list, whatever is searched."""
        return sum(part in row.parts for row in self._all)

    def set_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show other rows; filter and search stay."""
        self._all = tuple(rows)
        self._select()

    def set_filter(self, wanted: Filter) -> None:
        """Show one part of the list."""
        self._filter = wanted
        self._select()

    def search(self, text: str) -> None:
        """Show the rows in which every word of `text` occurs."""
        self._words = search_words(text)
        self._select()

    def row_at(self, index: Index) -> CaseRow | None:
        """The row behind an index, None when there is none."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def place_of(self, code: str) -> int:
        """The place of a case among what is shown, -1 when it is not."""
        return next((place for place, row in enumerate(self._shown) if row.code == code), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code}  {row.phase}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None

    def _select(self) -> None:
        shown = tuple(row for row in self._all if row.matches(self._filter, self._words))
        if self._filter in NEWEST_FIRST:
            shown = tuple(sorted(shown, key=lambda row: row.newest, reverse=True))
        if shown == self._shown:
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()
