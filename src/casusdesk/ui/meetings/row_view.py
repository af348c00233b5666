"""A list of rows that keeps its place, moves by drag, and lays itself out again at another width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QMenu, QWidget

from casusdesk.ui.meetings.row_delegate import RowDelegate
from casusdesk.ui.meetings.row_model import ROW_ROLE, RowModel
from casusdesk.ui.meetings.rows import Row, RowKind


class RowView(QListView):
    """Signals: `moved_to(Row | None)` the current row changed; `opened(code)` Enter or double click."""

    moved_to = Signal(object)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget, *, editable: bool) -> None:
        super().__init__(parent)
        self._name = name
        self.rows = RowModel(self, editable=editable)
        self.setModel(self.rows)
        self.writing = RowDelegate(self)
        self.setItemDelegate(self.writing)
        self._waiting: tuple[Sequence[Row], str] | None = None
        self.setAccessibleName(name)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.activated.connect(self._open)

    def show_rows(self, rows: Sequence[Row], count: str) -> None:
        """Show `rows` (`count` in words) and stay on the current row, or the one that took its place.

        While somebody writes in a row they wait until she is done.
        """
        if self.writing.editor is not None:
            self._waiting = rows, count
            return
        if tuple(rows) == self.rows.rows:
            return
        first = self._first_case() < 0
        kept, number, place = self.current_row(), self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show(rows)
        self.setAccessibleName(f"{self._name}, {count}")
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)
        found = self._number_of(kept) if kept else -1
        if number < 0 or (first and self._first_case() >= 0):
            found, number = -1, max(0, self._first_case())
        self._select(found if found >= 0 else number)

    def current_row(self) -> Row | None:
        """The row the keys work on; None when there is none."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def current_case(self) -> str | None:
        """Code of the current case; None on any other kind of row."""
        row = self.current_row()
        return row.code if row is not None and row.kind is RowKind.CASE else None

    def go_to(self, code: str) -> None:
        """Make the row of this case current."""
        number = self.rows.row_of(code)
        if number >= 0:
            self._select(number)

    def edit_current(self) -> None:
        """Open the field of the current row, when it has one."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            self.doItemsLayout()  # the row grew: also at the end of the list the field must be in sight
            self.scrollTo(index)

    def edit_line(self, number: int) -> None:
        """Open line `number` of rubriek F, from 0; nothing happens when it is gone."""
        found = [
            at for at, row in enumerate(self.rows.rows) if row.kind is RowKind.LINE and row.line == number
        ]
        if found:
            self._select(found[0])
            self.edit_current()

    def save_draft(self) -> None:
        """Report what is being written now, before locking or closing."""
        if self.writing.editor is not None:
            self.writing.editor.rest()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Show what waited for the end of the writing."""
        self.writing.editor = None
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.show_rows(*waiting)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Keys pass over headings and notes."""
        found = super().moveCursor(action, modifiers)
        back = QAbstractItemView.CursorAction
        step = -1 if action in (back.MoveUp, back.MovePrevious, back.MovePageUp, back.MoveEnd) else 1
        row = found.row()
        while 0 <= row < self.rows.rowCount():
            index = self.rows.index(row)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += step
        return self.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height of a row depends on the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus always lands on a row that can be chosen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._select(max(0, self._first_case()))
        self.scrollTo(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Every action of this list, with its key; also from the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Cases can be let go anywhere in the list; the line shows where."""
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(self.rows.mimeTypes()[0]):
            event.acceptProposedAction()

    def _first_case(self) -> int:
        return next((n for n, row in enumerate(self.rows.rows) if row.kind is RowKind.CASE), -1)

    def _number_of(self, row: Row) -> int:
        same = (
            n
            for n, r in enumerate(self.rows.rows)
            if (r.kind, r.code, r.line) == (row.kind, row.code, row.line)
        )
        return next(same, -1) if row.kind is not RowKind.FIXED else self._same_row(row)

    def _same_row(self, row: Row) -> int:
        return self.rows.rows.index(row) if row in self.rows.rows else -1

    def _select(self, number: int) -> None:
        """The first row from `number` on that can be chosen, else the last before it."""
        count = self.rows.rowCount()
        start = min(max(number, 0), max(count - 1, 0))
        for place in (*range(start, count), *range(start - 1, -1, -1)):
            index = self.rows.index(place)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
        self.moved_to.emit(None)

    def _tell_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.moved_to.emit(self.current_row())

    def _open(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        if row.kind is RowKind.LINE:
            self.edit_current()
        elif row.code:
            self.opened.emit(row.code)
