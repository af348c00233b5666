"""The lines of one case as the agenda prints them, painted from the same display list as the paper."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casusdesk.documents.page import Page
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.theme import text_scale

_SCREEN: Final = 96 / 25.4
_LARGEST: Final = 1.35


class LinesView(QWidget):
    """White in every theme, because paper is; as wide as there is room, up to a third above true size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(240)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Zo staat het op de agenda")

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def set_page(self, page: Page) -> None:
        """Show these lines."""
        self._page = page
        self.setAccessibleDescription(page.plain_text())
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(self._page.height * self._scale(width)) if self._page else 0

    def sizeHint(self) -> QSize:
        width = round(self._page.width * _SCREEN) if self._page else 240
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        scale = self._scale(self.width())
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        area = (0, 0, round(self._page.width * scale), round(self._page.height * scale))
        painter.fillRect(*area, Qt.GlobalColor.white)
        paint_page(painter, self._page, scale)
        painter.end()

    def _scale(self, width: int) -> float:
        """Pixels per mm."""
        if self._page is None or not self._page.width:
            return _SCREEN
        return min(width / self._page.width, _SCREEN * _LARGEST * text_scale(self))
