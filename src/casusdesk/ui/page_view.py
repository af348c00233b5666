"""The preview: pages on a desk, as they come on paper, with zoom, and lines that lead to their case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from casusdesk.documents.page import Page
from casusdesk.ui.going_on import is_enter
from casusdesk.ui.page_lines import CaseLine
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.page_sheets import GAP, SCREEN, Sheets, desk_colour
from casusdesk.ui.page_walk import PageWalk

__all__ = ["Fit", "PageView", "paint_page", "zoom_step"]

_SMALLEST: Final = 0.3
_LARGEST: Final = 4.0
_NOTCH: Final = 120
"""Eighths of a degree that a wheel turns in one click."""


class Fit(Enum):
    """How the page follows the size of its view."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageView(QScrollArea):
    """Shows pages below each other. `zoom_changed` carries per cents, `case_clicked` a case code.

    `place_changed` carries the page in sight, from 1, and how many there are; `zoomed_by_hand` comes when
    somebody chose a size. Without `links` no line leads anywhere, and the pointer does not say otherwise.
    """

    case_clicked = Signal(str)
    zoom_changed = Signal(int)
    zoomed_by_hand = Signal()
    place_changed = Signal(int, int)

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
        self._told = (0, 0)
        self._sheets = Sheets(links=links)
        self._sheets.clicked.connect(self.case_clicked)
        self.setWidget(self._sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.walk = PageWalk(self, self._sheets, links=links)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_place())

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown."""
        return self._sheets.pages

    @property
    def zoom(self) -> int:
        """Size in per cent of the paper."""
        return round(self._zoom * 100)

    @property
    def place(self) -> int:
        """The page in sight, from 1: the one a third down the view."""
        third = self.verticalScrollBar().value() + self.viewport().height() // 3
        return self._sheets.page_at(third) + 1

    @property
    def lines(self) -> tuple[CaseLine, ...]:
        """The lines that lead to a case."""
        return self.walk.lines

    def set_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages; place, zoom and marked line stay where there still is such a thing."""
        place = self.place
        self._sheets.mark(None)
        self._sheets.show_pages(tuple(pages))
        self.setAccessibleDescription("\n\n".join(page.plain_text() for page in pages))
        self._apply()
        self.walk.renew()
        if self._fit is Fit.PAGE and place > 1:
            self.go_to(min(place, len(pages)))
        self._tell_place()

    def set_page(self, page: Page) -> None:
        """Show one page."""
        self.set_pages((page,))

    def fit_width(self) -> None:
        """Follow the width of the view."""
        self._follow(Fit.WIDTH)

    def fit_page(self) -> None:
        """Show a whole page at once."""
        place = self.place
        self._follow(Fit.PAGE)
        self.go_to(place)

    def set_zoom(self, percent: int, at: QPointF | None = None) -> None:
        """Show at `percent` of the paper, 30-400; what lies at `at` in the view, or in its middle, stays."""
        at = at or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before, sheets = self._zoom, self._sheets
        page = sheets.page_at(down.value() + at.y())
        inside = down.value() + at.y() - sheets.top_of(page)
        beside = across.value() + at.x() - GAP
        self._fit = Fit.FREE
        self._zoom = min(max(percent / 100, _SMALLEST), _LARGEST)
        self._apply()
        ratio = self._zoom / before
        down.setValue(round(sheets.top_of(page) + inside * ratio - at.y()))
        across.setValue(round(beside * ratio + GAP - at.x()))

    def zoom_in(self) -> None:
        """A quarter larger."""
        self.set_zoom(round(self._zoom * 125))

    def zoom_out(self) -> None:
        """A quarter smaller."""
        self.set_zoom(round(self._zoom * 80))

    def go_to(self, number: int) -> None:
        """Scroll to page `number`, from 1."""
        self.verticalScrollBar().setValue(self._sheets.top_of(number - 1) - GAP // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk beside the sheets; without sheets there is none."""
        if self.pages:
            QPainter(self.viewport()).fillRect(event.rect(), desk_colour(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit is Fit.FREE:
            return
        place = self.place
        self._apply()
        if self._fit is Fit.PAGE and place > 1:
            self.go_to(place)

    def event(self, event: QEvent) -> bool:
        """Zoom keys mean the page while it has focus, not the letters of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and zoom_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, turn pages, or walk along the lines; what is left scrolls, or goes to the window."""
        acts: dict[str, Callable[[], object]] = {
            "fit": self.fit_width if self._fit is Fit.PAGE else self.fit_page,
            "true": lambda: self.set_zoom(100),
            "smaller": self.zoom_out,
            "larger": self.zoom_in,
        }
        if act := acts.get(zoom_step(event)):
            self.zoomed_by_hand.emit()
            act()
        elif not self.walk.press(event, enter=is_enter(event)):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the page grows or shrinks under the pointer; else it scrolls."""
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turned:
            self.zoomed_by_hand.emit()
            self.set_zoom(round(self._zoom * 100 * 1.25 ** (turned / _NOTCH)), event.position())
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is seen while the keys work here."""
        super().focusInEvent(event)
        self.walk.show_ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring where the keys do nothing."""
        super().focusOutEvent(event)
        self.walk.show_ring(on=False)

    def _follow(self, fit: Fit) -> None:
        self._fit = fit
        self._apply()

    def _apply(self) -> None:
        pages = self._sheets.pages
        if pages and self._fit is not Fit.FREE:
            # A scroll bar that comes and goes with the zoom would make the page tremble.
            bar = self.verticalScrollBar().sizeHint().width()
            width = max(self.width() - bar - 2 * GAP, 80)
            zoom = width / (max(page.width for page in pages) * SCREEN)
            if self._fit is Fit.PAGE:
                height = max(self.viewport().height() - 2 * GAP, 80)
                zoom = min(zoom, height / (max(page.height for page in pages) * SCREEN))
            self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._sheets.lay_out(self._zoom * SCREEN)
        self.zoom_changed.emit(self.zoom)
        self._tell_place()

    def _tell_place(self) -> None:
        now = (self.place, len(self.pages))
        if now != self._told:
            self._told = now
            self.place_changed.emit(*now)


def zoom_step(event: QKeyEvent) -> str:
    """What a key does to the size of a page or a text: fit, true, smaller or larger; "" for no such key."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return ""
    steps = {
        Qt.Key.Key_0: "fit",
        Qt.Key.Key_1: "true",
        Qt.Key.Key_Minus: "smaller",
        Qt.Key.Key_Plus: "larger",
        Qt.Key.Key_Equal: "larger",
    }
    return steps.get(Qt.Key(event.key()), "") if event.key() in [k.value for k in steps] else ""
