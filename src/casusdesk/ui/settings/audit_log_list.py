"""The rows of the Logboek as a list that stays quick with a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casusdesk.ui.colours import Colours
from casusdesk.ui.settings.audit_log_rows import LogRow
from casusdesk.ui.theme import GRID

_ROW: Final = int(Qt.ItemDataRole.UserRole)
_NOWHERE: Final = QModelIndex()
_SHOWN: Final = 7
"""Rows in sight at once."""
_LEAST: Final = 240
Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractListModel):
    """The rows of one event, or of all (`""`)."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[LogRow] = ()
        self._shown: list[LogRow] = []
        self._event = ""

    def set_rows(self, rows: Sequence[LogRow]) -> None:
        self._all = rows
        self.show_event(self._event)

    def show_event(self, event: str) -> None:
        """Only the rows of this event, by its Dutch words."""
        self._event = event
        self.beginResetModel()
        self._shown = [row for row in self._all if event in ("", row.event)]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.event} {row.about}".strip()
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == _ROW else None


class LogList(QListView):
    """Read by arrows, Page Up and Page Down; nothing in it can be changed or opened."""

    def __init__(self, model: LogModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("Logboek, nieuwste boven")

    def fit(self) -> None:
        """As high as its rows, and no higher than some of them."""
        rows = min(max(self.model().rowCount(), 1), _SHOWN)
        self.setFixedHeight(rows * _height(QFontMetrics(self.font())) + 2 * self.frameWidth() + 2)


class _Delegate(QStyledItemDelegate):
    """What happened and about what, and a muted line with the moment."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_LEAST, _height(QFontMetrics(option.font)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, LogRow):
            return
        colours, rect = Colours.of(option.widget), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(colours.selection))
        else:
            painter.setPen(QColor(colours.line))
            painter.drawLine(rect.left() + 2 * GRID, rect.bottom(), rect.right() - 2 * GRID, rect.bottom())
        over = option.palette.color(QPalette.ColorRole.HighlightedText).name() if chosen else ""
        inner = rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        metrics, bold = QFontMetrics(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(bold).horizontalAdvance(row.event) + 2 * GRID
        painter.setFont(bold)
        painter.setPen(QColor(over or (colours.error if row.wrong else colours.text)))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, _cut(bold, row.event, inner.width()))
        painter.setFont(option.font)
        about = _cut(option.font, row.about, inner.width() - wide)
        painter.drawText(inner.adjusted(wide, 0, 0, 0), Qt.AlignmentFlag.AlignTop, about)
        below = inner.adjusted(0, metrics.height() + 4, 0, 0)
        painter.setPen(QColor(over or (colours.error if row.wrong else colours.muted)))
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, _cut(option.font, row.side, below.width()))
        painter.restore()


def _cut(font: QFont, words: str, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(width, 0))


def _height(metrics: QFontMetrics) -> int:
    return 2 * metrics.height() + 4 + 2 * GRID
