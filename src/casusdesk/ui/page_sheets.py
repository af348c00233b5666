"""Sheets of paper below each other on a desk: painted where they are in sight, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from casusdesk.documents.page import Page
from casusdesk.ui.colours import LIGHT, Colours
from casusdesk.ui.page_lines import CaseLine
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.theme import GRID

SCREEN: Final = 96 / 25.4
"""Pixels per mm at 100 %."""
GAP: Final = 2 * GRID
"""Px between sheets."""
_RING: Final = 3
"""Px between a line and the ring around it."""


def desk_colour(widget: QWidget) -> QColor:
    """What lies below the sheets, as it is in the theme of now."""
    return QColor(Colours.of(widget).desk)


class Sheets(QWidget):
    """The pages themselves, white on the desk in every theme: paper is white."""

    clicked = Signal(str)

    def __init__(self, *, links: bool) -> None:
        super().__init__()
        self._links = links
        self._pages: tuple[Page, ...] = ()
        self._tops: list[int] = [GAP]
        self._scale = SCREEN
        self._marked: CaseLine | None = None
        self.setMouseTracking(True)

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown."""
        return self._pages

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Other pages; `lay_out` gives them their places."""
        self._pages = pages

    def lay_out(self, pixels_per_mm: float) -> None:
        """Put every sheet in its place at this scale."""
        self._scale = pixels_per_mm
        heights = (page.height * pixels_per_mm + GAP for page in self._pages)
        self._tops = [round(top) for top in accumulate(heights, initial=float(GAP))]
        width = max((page.width for page in self._pages), default=0) * pixels_per_mm + 2 * GAP
        self.resize(QSize(round(width), self._tops[-1]))
        self.update()

    def top_of(self, index: int) -> int:
        """Top of the page in pixels; of the page after the last one, the end."""
        return self._tops[min(max(index, 0), len(self._pages))]

    def page_at(self, y: float) -> int:
        """The page, from 0, on which this height lies, or below which it lies; 0 while there is none."""
        last = max(len(self._pages) - 1, 0)
        return min(max(bisect_right(self._tops, y) - 1, 0), last)

    def mark(self, line: CaseLine | None) -> None:
        """Draw a ring around this line; None for no ring."""
        self._marked = line
        self.update()

    def rect_of(self, line: CaseLine) -> QRectF:
        """Where a line stands, in pixels."""
        area, k = self._area(line.page, self._pages[line.page]), self._scale
        part = line.area
        return QRectF(area.x() + part.x() * k, area.y() + part.y() * k, part.width() * k, part.height() * k)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._pages:
            painter.fillRect(event.rect(), desk_colour(self))
        seen = QRectF(event.rect())
        for index in range(self.page_at(seen.top()), self.page_at(seen.bottom()) + 1):
            if index < len(self._pages):
                self._paint_sheet(painter, index, seen)
        if self._marked is not None:
            self._paint_ring(painter, self.rect_of(self._marked))

    def _paint_sheet(self, painter: QPainter, index: int, seen: QRectF) -> None:
        page, k = self._pages[index], self._scale
        area = self._area(index, page)
        if not area.adjusted(0, 0, 1, 2).intersects(seen):
            return  # only the desk above or below it
        painter.fillRect(area.translated(1, 2), QColor(0, 0, 0, 50))
        painter.fillRect(area, Qt.GlobalColor.white)
        part = seen.translated(-area.topLeft())
        painter.save()
        painter.translate(area.topLeft())
        paint_page(painter, page, k, QRectF(part.x() / k, part.y() / k, part.width() / k, part.height() / k))
        painter.restore()

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        """On paper, so in the colours of the light theme."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(LIGHT.focus), 2))
        painter.drawRoundedRect(area.adjusted(-_RING, -1, _RING, 1), 4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._case_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken here, or the release would not come."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        code = self._case_at(event.position().toPoint())
        if code and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(code)

    def _area(self, index: int, page: Page) -> QRectF:
        width = page.width * self._scale
        return QRectF((self.width() - width) / 2, self._tops[index], width, page.height * self._scale)

    def _case_at(self, point: QPoint) -> str | None:
        if not self._links or not self._pages:
            return None
        index = self.page_at(point.y())
        page = self._pages[index]
        area = self._area(index, page)
        if not area.contains(point):
            return None
        inside = QPointF(point) - area.topLeft()
        return page.case_at(inside.x() / self._scale, inside.y() / self._scale)
