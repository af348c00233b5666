"""Paints the display list with QPainter, for the screen and for the printer alike (architecture §3.4).

A painted run comes out exactly as wide as the typesetter measured it, so preview, print and PDF agree.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from casusdesk.documents.page import MM_PER_POINT, Block, Box, Item, Mark, Page, Rule, TextRun
from casusdesk.ui.page_letters import paint_letters

_MITER = 10.0
"""As in a PDF: with the 2 of Qt a printer cuts off the point of a triangle."""


def paint_page(painter: QPainter, page: Page, pixels_per_mm: float, exposed: QRectF | None = None) -> None:
    """Paint `page` with its upper left corner at the painter's origin.

    `exposed` (mm) leaves out what lies outside it. The paper itself is not painted: it is white.
    """
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(pixels_per_mm, pixels_per_mm)
    for block in page.blocks:
        if exposed is None or _touches(block, exposed):
            for item in block.items:
                _paint(painter, item)
    painter.restore()


def _touches(block: Block, exposed: QRectF) -> bool:
    """Artifacts have no area of their own and are always painted."""
    if block.width <= 0 or block.height <= 0:
        return True
    return exposed.intersects(QRectF(block.x - 2, block.y - 4, block.width + 4, block.height + 8))


def _paint(painter: QPainter, item: Item) -> None:
    if isinstance(item, TextRun):
        paint_letters(painter, item)
    elif isinstance(item, Rule):
        pen = QPen(QColor(item.colour.value), item.thickness * MM_PER_POINT)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))
    elif isinstance(item, Box):
        _paint_box(painter, item)
    else:
        _paint_mark(painter, item)


def _paint_box(painter: QPainter, box: Box) -> None:
    area = QRectF(box.x, box.y, box.width, box.height)
    if box.fill is not None:
        painter.fillRect(area, QColor(box.fill.value))
    if box.stroke is not None:
        painter.setPen(QPen(QColor(box.stroke.value), box.thickness * MM_PER_POINT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)


def _paint_mark(painter: QPainter, mark: Mark) -> None:
    ink = QColor(mark.colour.value)
    for shape in mark.polygons:
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        pen = QPen(ink, shape.line_width) if shape.line_width else QPen(Qt.PenStyle.NoPen)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setMiterLimit(_MITER)
        painter.setPen(pen)
        painter.setBrush(ink if shape.filled else Qt.BrushStyle.NoBrush)
        if shape.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)
