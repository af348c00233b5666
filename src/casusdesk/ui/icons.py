"""The drawn signs of the window, from `resources/icons`, in the ink of where they stand.

An icon never stands alone: a word beside it, or an accessible name, says the same (ux §5.5).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from casusdesk.paths import resource
from casusdesk.ui.colours import Colours
from casusdesk.ui.theme import text_scale

ICON_SIZE: Final = 18


def paint_icon(painter: QPainter, name: str, area: QRectF, ink: str) -> None:
    """Draw the icon `name` within `area` in the colour `ink` (`#rrggbb`)."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", ink)
    QSvgRenderer(QByteArray(source.encode())).render(painter, area)


def icon(name: str, widget: QWidget, ink: str = "") -> QIcon:
    """The icon in the ink of `widget`, or in `ink`; when the theme changes it is painted anew by itself."""
    return QIcon(_Engine(name, widget, ink))


@lru_cache(maxsize=128)
def icon_picture(name: str, ink: str, side: int) -> QImage:
    """The icon in `ink` (`#rrggbb`), a square of `side` px of the screen; for rows that are painted often."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, side, side), ink)
    painter.end()
    return image


def icon_size(widget: QWidget) -> QSize:
    """Icons grow with the letters."""
    side = round(ICON_SIZE * text_scale(widget))
    return QSize(side, side)


class _Engine(QIconEngine):
    """Paints on demand, so that one icon serves light and dark and every zoom."""

    def __init__(self, name: str, widget: QWidget, ink: str) -> None:
        super().__init__()
        self._name = name
        self._widget = widget
        self._ink = ink

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._widget, self._ink)

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        colours = Colours.of(self._widget)
        ink = colours.disabled if mode is QIcon.Mode.Disabled else self._ink or colours.text
        paint_icon(painter, self._name, QRectF(rect), ink)  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made
