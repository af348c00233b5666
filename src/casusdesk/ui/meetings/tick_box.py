"""The box before a row that can be ticked: where it is, how it looks, and what ticks it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import paint_icon

_LEFT: Final = 12
_GAP: Final = 12
_LEAST: Final = 40
"""Px at the left of a row that take a click, more than the 24 px of WCAG 2.5.8."""


def box_width(option: QStyleOptionViewItem) -> int:
    """Px from the edge of the row to its words; all of it takes the click."""
    return max(_LEAST, _LEFT + _side(option) + _GAP)


def ticks(event: QEvent, option: QStyleOptionViewItem) -> bool:
    """Whether `event` ticks the row: the space bar, or the left button let go on the box."""
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
        return False
    near = event.position().x() - option.rect.left()
    return event.button() == Qt.MouseButton.LeftButton and 0 <= near < box_width(option)


def draw_box(
    painter: QPainter, option: QStyleOptionViewItem, top: float, colours: Colours, *, on: bool, selected: bool
) -> None:
    """The box, level with the first line of words at `top`."""
    side = _side(option)
    area = QRectF(option.rect.left() + _LEFT, top + (option.fontMetrics.height() - side) / 2, side, side)
    ink = colours.on_selection if selected else colours.accent if on else colours.border
    painter.save()
    painter.setPen(QPen(QColor(ink), 1.5))
    painter.setBrush(QColor(colours.accent if on and not selected else "transparent"))
    painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
    painter.restore()
    if on:
        mark = colours.on_selection if selected else colours.on_accent
        paint_icon(painter, "check", area.adjusted(1, 1, -1, -1), mark)


def _side(option: QStyleOptionViewItem) -> int:
    return round(option.fontMetrics.ascent() * 1.15)
