"""A list of rows of which one is marked: the cases, and the contacts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from casusdesk.ui.parted_rows import PartedRows


class RowList(QListView):
    """Enter or a click opens, Del throws away; both tell the key of the row."""

    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, model: PartedRows[Any, Any]) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._open)

    def key(self) -> str:
        """What is marked, empty when there is nothing."""
        return self._key_at(self.currentIndex())

    def mark(self, key: str, otherwise: int = 0) -> None:
        """Put the mark on a row, or on the row at `otherwise` when it is not shown."""
        place = self._rows.place_of(key)
        if place < 0:
            place = min(max(otherwise, 0), self._rows.rowCount() - 1)
        if place >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(place), flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key():
            self.opened.emit(self.key())
        elif event.key() == Qt.Key.Key_Delete and self.key():
            self.delete_asked.emit(self.key())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as their letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        if key := self._key_at(index):
            self.opened.emit(key)

    def _key_at(self, index: QModelIndex) -> str:
        row = self._rows.row_at(index)
        return row.key if row is not None else ""
