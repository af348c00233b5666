"""The register as a Qt model: it holds rows, not queries, and a filter over what was folded before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casusdesk.services.search import folded
from casusdesk.ui.contacts.rows import ContactRow, Part

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ContactListModel(QAbstractListModel):
    """The rows that pass part and search, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ContactRow, ...] = ()
        self._shown: tuple[ContactRow, ...] = ()
        self.part = Part.ALL
        self._words: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many contacts there are, filtered out or not."""
        return len(self._all)

    def count(self, part: Part) -> int:
        """How many stand in this part, whatever is searched."""
        return sum(part in row.parts for row in self._all)

    def set_rows(self, rows: Sequence[ContactRow]) -> None:
        """Show other rows; part and search stay."""
        self._all = tuple(rows)
        self._select()

    def set_part(self, part: Part) -> None:
        """Show one part of the register."""
        self.part = part
        self._select()

    def search(self, text: str) -> None:
        """Show the rows in which every word of `text` occurs."""
        self._words = tuple(folded(text).split())
        self._select()

    def row_at(self, index: Index) -> ContactRow | None:
        """The row behind an index, None when there is none."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def place_of(self, contact_id: str) -> int:
        """The place of a contact among what is shown, -1 when it is not."""
        return next((place for place, row in enumerate(self._shown) if row.id == contact_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None

    def _select(self) -> None:
        shown = tuple(row for row in self._all if row.matches(self.part, self._words))
        if shown == self._shown:
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()
