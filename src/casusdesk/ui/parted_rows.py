"""Rows of a list in parts, with a search, as a Qt model: it holds rows, not queries (cases and contacts)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casusdesk.services.search import folded

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex

PartT = TypeVar("PartT", bound=Enum)


class PartedRow(Protocol):
    """What a row has: a key of its own, what it shows, what is read aloud, and the parts it stands in."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def spoken(self) -> str: ...
    @property
    def parts(self) -> frozenset[Any]: ...
    def matches(self, part: Any, words: tuple[str, ...], /) -> bool: ...


RowT = TypeVar("RowT", bound=PartedRow)


def search_words(text: str) -> tuple[str, ...]:
    """What was typed in a search field, folded and split."""
    return tuple(folded(text).split())


class PartedRows(QAbstractListModel, Generic[RowT, PartT]):
    """The rows that pass part and search, in the order given, or in that of `ordered` for a part."""

    def __init__(
        self,
        part: PartT,
        parent: QObject | None = None,
        ordered: Callable[[PartT, tuple[RowT, ...]], tuple[RowT, ...]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._all: tuple[RowT, ...] = ()
        self._shown: tuple[RowT, ...] = ()
        self._ordered = ordered
        self._words: tuple[str, ...] = ()
        self.part = part

    @property
    def total(self) -> int:
        """How many rows there are, filtered out or not."""
        return len(self._all)

    def count(self, part: PartT) -> int:
        """How many stand in this part, whatever is searched."""
        return sum(part in row.parts for row in self._all)

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show other rows; part and search stay."""
        self._all = tuple(rows)
        self._select()

    def set_part(self, part: PartT) -> None:
        """Show one part of the list."""
        self.part = part
        self._select()

    def search(self, text: str) -> None:
        """Show the rows in which every word of `text` occurs."""
        self._words = search_words(text)
        self._select()

    def row_at(self, index: Index) -> RowT | None:
        """The row behind an index, None when there is none."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def place_of(self, key: str) -> int:
        """The place of a row among what is shown, -1 when it is not."""
        return next((place for place, row in enumerate(self._shown) if row.key == key), -1)

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
        if self._ordered is not None:
            shown = self._ordered(self.part, shown)
        if shown == self._shown:
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()
