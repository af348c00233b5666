"""A list of rows of which one is marked: the cases, and the contacts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView


class RowList(QListView):
    """Enter or a click opens, Del throws away; `key_at` says which row is meant, "" for none."""

    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, model: QAbstractItemModel, key_at: Callable[[QModelIndex], str]) -> None:
        super().__init__()
        self._key_at = key_at
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key():
            self.opened.emit(self.key())
        elif event.key() == Qt.Key.Key_Delete and self.key():
            self.delete_asked.emit(self.key())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        if key := self._key_at(index):
            self.opened.emit(key)
