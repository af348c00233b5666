"""The list at the left: the places of the program, with how much stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import icon_size, paint_icon
from casusdesk.ui.theme import GRID, ROW_HEIGHT, text_scale

Index = QModelIndex | QPersistentModelIndex
ICON: Final = Qt.ItemDataRole.UserRole
COUNT: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: its Dutch name, its icon, and a number or nothing."""

    title: str
    icon: str
    count: int | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.title if self.count is None else f"{self.title}, {self.count}"


class NavigationModel(QAbstractListModel):
    """The places, ready to paint."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = list(entries)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        if role == ICON:
            return entry.icon
        return entry.count if role == COUNT else None

    def set_count(self, row: int, count: int | None) -> None:
        """Show another number."""
        old = self._entries[row]
        if old.count != count:
            self._entries[row] = Entry(old.title, old.icon, count)
            self.dataChanged.emit(self.index(row), self.index(row))


class Navigation(QListView):
    """`chosen` with every move to another place, `entered` when the focus should go there too."""

    chosen = Signal(int)
    entered = Signal(int)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Onderdelen")
        self.places = NavigationModel(entries)
        self.setModel(self.places)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setViewportMargins(0, GRID, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._moved)

    def go_to(self, row: int) -> None:
        """Mark the place without asking for it."""
        if self.currentIndex().row() != row:
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(self.places.index(row))
            self.selectionModel().blockSignals(False)
            self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(round(208 * text_scale(self)), 240)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.entered.emit(index.row())

    def _moved(self, current: QModelIndex) -> None:
        self.chosen.emit(current.row())


class _Painter(QStyledItemDelegate):
    """Icon, word and number; the chosen one is marked by a bar and by weight, not by colour alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, Navigation)
        return QSize(160, max(ROW_HEIGHT, round(ROW_HEIGHT * text_scale(view))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, Navigation)
        colours = Colours.of(view)
        area = QRectF(option.rect).adjusted(GRID, 2, -GRID, -2)
        current = index.row() == view.currentIndex().row()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or hovered:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(area, 4, 4)
        ink = colours.accent if current else colours.text
        if current:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 6, 3, area.height() - 12), 1.5, 1.5)
        side = icon_size(view).width()
        left = area.left() + 1.5 * GRID
        paint_icon(painter, index.data(ICON), QRectF(left, area.center().y() - side / 2, side, side), ink)
        font = QFont(view.font())
        font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = area.adjusted(left - area.left() + side + 1.5 * GRID, 0, -GRID, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data())
        count = index.data(COUNT)
        if count is not None:
            painter.setPen(QColor(colours.muted))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(words.adjusted(0, 0, -GRID / 2, 0), right, str(count))
        painter.restore()
