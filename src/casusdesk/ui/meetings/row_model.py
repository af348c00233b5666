"""A list of rows for Qt: holds rows, never queries; what is dropped or typed is reported, not done here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from casusdesk.domain.case import CaseKind
from casusdesk.ui.meetings.rows import NO_QUESTION, Row, RowKind

MIME_TYPE = "application/x-casusdesk-code"
ROW_ROLE = Qt.ItemDataRole.UserRole
_TICKS = {None: None, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Signals: `dropped(code, row)` a case let go above row number `row`; `typed(Row, text)` an edit.

    `ticked(Row)` when its box was clicked, or the space bar pressed on it.
    """

    dropped = Signal(str, int)
    typed = Signal(object, str)
    ticked = Signal(object)

    def __init__(self, parent: QObject | None = None, *, editable: bool) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._editable = editable

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, top to bottom."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Replace everything; the view keeps its place by code."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, code: str) -> int:
        """Number of the movable row of this case, -1 when it is not here."""
        found = (n for n, row in enumerate(self._rows) if row.kind is RowKind.CASE and row.code == code)
        return next(found, -1)

    def place_for(self, code: str, row: int) -> tuple[CaseKind | None, int]:
        """Rubriek under row number `row` and the place in it (from 1) that a case dropped there gets."""
        above = [r for r in self._rows[:row] if r.code != code or r.kind is not RowKind.CASE]
        kinds = [r.case_kind for r in above if r.case_kind is not None]
        below = next((r.case_kind for r in self._rows[row : row + 1]), None)
        kind = below or (kinds[-1] if kinds else None)
        return kind, 1 + sum(r.kind is RowKind.CASE and r.case_kind is kind for r in above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        """How many rows; a list has none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the words read aloud, the text to edit, or the row itself under `ROW_ROLE`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or "Lege regel, F2 om te schrijven"
        if role == Qt.ItemDataRole.EditRole:
            return _to_edit(row)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _TICKS[row.tick]
        return row if role == ROW_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Report what was typed or ticked; the row itself changes when the store comes back with it."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            self.ticked.emit(self._rows[index.row()])
            return True
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.typed.emit(self._rows[index.row()], str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and notes are not selectable; cases drag; cases and lines of F can be edited."""
        drop = Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return drop
        row = self._rows[index.row()]
        if row.kind in (RowKind.HEADING, RowKind.NOTE):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if row.tick is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if row.kind is RowKind.CASE and row.addable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self._editable and row.kind in (RowKind.CASE, RowKind.LINE):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """A case moves; it is never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own: nothing of a case can be dragged into another program."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The code of the dragged case."""
        data = QMimeData()
        code = next((self._rows[i.row()].code for i in indexes), "")
        data.setData(MIME_TYPE, code.encode("ascii"))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Report the drop; False, so that the view does not take rows out by itself."""
        if action == Qt.DropAction.MoveAction and data.hasFormat(MIME_TYPE):
            at = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
            self.dropped.emit(bytes(data.data(MIME_TYPE).data()).decode("ascii"), at)
        return False


def _to_edit(row: Row) -> str:
    if row.kind is RowKind.LINE:
        return row.title
    return "" if row.detail == NO_QUESTION else row.detail
