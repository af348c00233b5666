"""The preview: pages on a desk, as they come on paper, with zoom, and a click that leads to the case."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from casusdesk.documents.page import Page
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.theme import GRID

__all__ = ["Fit", "PageView", "paint_page"]

_SCREEN: Final = 96 / 25.4
"""Pixels per mm at 100 %."""
_GAP: Final = 2 * GRID
_SMALLEST: Final = 0.3
_LARGEST: Final = 4.0


class Fit(Enum):
    """How the page follows the size of its view."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageView(QScrollArea):
    """Shows pages below each other. `zoom_changed` carries per cents, `case_clicked` a case code.

    Without `links` a click on a case does nothing, and the pointer does not say otherwise.
    """

    case_clicked = Signal(str)
    zoom_changed = Signal(int)

    def __init__(
        self,
        name: str = "Voorbeeld",
        parent: QWidget | None = None,
        fit: Fit = Fit.WIDTH,
        *,
        links: bool = True,
    ) -> None:
        super().__init__(parent)
        self._fit = fit
        self._zoom = 1.0
        self._sheets = _Sheets(links=links)
        self._sheets.clicked.connect(self.case_clicked)
        self.setWidget(self._sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown."""
        return self._sheets.pages

    @property
    def zoom(self) -> int:
        """Size in per cent of the paper."""
        return round(self._zoom * 100)

    def set_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages; place and zoom stay."""
        self._sheets.pages = tuple(pages)
        self.setAccessibleDescription("\n\n".join(page.plain_text() for page in pages))
        self._apply()

    def set_page(self, page: Page) -> None:
        """Show one page."""
        self.set_pages((page,))

    def fit_width(self) -> None:
        """Follow the width of the view."""
        self._follow(Fit.WIDTH)

    def fit_page(self) -> None:
        """Show a whole page at once."""
        self._follow(Fit.PAGE)

    def set_zoom(self, percent: int) -> None:
        """Show at `percent` of the paper, 30-400."""
        self._fit = Fit.FREE
        self._zoom = min(max(percent / 100, _SMALLEST), _LARGEST)
        self._apply()

    def zoom_in(self) -> None:
        """A quarter larger."""
        self.set_zoom(round(self._zoom * 125))

    def zoom_out(self) -> None:
        """A quarter smaller."""
        self.set_zoom(round(self._zoom * 80))

    def go_to(self, number: int) -> None:
        """Scroll to page `number`, from 1."""
        self.verticalScrollBar().setValue(self._sheets.top_of(number - 1) - _GAP // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit is not Fit.FREE:
            self._apply()

    def event(self, event: QEvent) -> bool:
        """Zoom keys mean the page while it has focus, not the letters of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _zooms(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _zooms(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_0:
            self.fit_width() if self._fit is Fit.PAGE else self.fit_page()
        elif event.key() == Qt.Key.Key_1:
            self.set_zoom(100)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            self.zoom_in()

    def _follow(self, fit: Fit) -> None:
        self._fit = fit
        self._apply()

    def _apply(self) -> None:
        pages = self._sheets.pages
        if pages and self._fit is not Fit.FREE:
            # A scroll bar that comes and goes with the zoom would make the page tremble.
            bar = self.verticalScrollBar().sizeHint().width()
            width = max(self.width() - bar - 2 * _GAP, 80)
            zoom = width / (max(page.width for page in pages) * _SCREEN)
            if self._fit is Fit.PAGE:
                height = max(self.viewport().height() - 2 * _GAP, 80)
                zoom = min(zoom, height / (max(page.height for page in pages) * _SCREEN))
            self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._sheets.lay_out(self._zoom * _SCREEN)
        self.zoom_changed.emit(self.zoom)


class _Sheets(QWidget):
    """The pages themselves, white on the desk in every theme: paper is white."""

    clicked = Signal(str)

    def __init__(self, *, links: bool) -> None:
        super().__init__()
        self._links = links
        self.pages: tuple[Page, ...] = ()
        self._scale = _SCREEN
        self.setMouseTracking(True)

    def lay_out(self, pixels_per_mm: float) -> None:
        self._scale = pixels_per_mm
        width = max((page.width for page in self.pages), default=0) * pixels_per_mm + 2 * _GAP
        height = self.top_of(len(self.pages))
        self.resize(QSize(round(width), height))
        self.update()

    def top_of(self, index: int) -> int:
        """Top of the page in pixels."""
        return round(_GAP + sum(page.height * self._scale + _GAP for page in self.pages[:index]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, page in enumerate(self.pages):
            area = self._area(index, page)
            if not area.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(area.translated(1, 2), QColor(0, 0, 0, 50))
            painter.fillRect(area, Qt.GlobalColor.white)
            seen = QRectF(event.rect()).translated(-area.topLeft())
            painter.save()
            painter.translate(area.topLeft())
            k = self._scale
            exposed = QRectF(seen.x() / k, seen.y() / k, seen.width() / k, seen.height() / k)
            paint_page(painter, page, k, exposed)
            painter.restore()

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
        return QRectF((self.width() - width) / 2, self.top_of(index), width, page.height * self._scale)

    def _case_at(self, point: QPoint) -> str | None:
        for index, page in enumerate(self.pages):
            area = self._area(index, page)
            if self._links and area.contains(point):
                inside = QPointF(point) - area.topLeft()
                return page.case_at(inside.x() / self._scale, inside.y() / self._scale)
        return None


def _zooms(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_Equal)
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() in keys
