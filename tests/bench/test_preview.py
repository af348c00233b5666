"""How long the preview paints a page, beside one frame of the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from every_document import every_document
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from casusdesk.documents.page import Page
from casusdesk.ui.page_paint import paint_page
from conftest import FRAME, Board

NAMES = ("agenda B", "agenda C+", "decisions C+", "handover A", "social map 60")


@pytest.mark.parametrize("percent", [100, 200])
def test_painting_a_page(board: Board, timed: Callable[..., float], qapp: QApplication, percent: int) -> None:
    """A whole page at once: more than a window shows at 200 %."""
    slowest = 0.0
    for name in NAMES:
        page = every_document()[name][0]
        image = sheet(page, percent)
        slowest = max(slowest, timed(lambda image=image, page=page: paint(image, page, percent)))
        assert image != sheet(page, percent)
    board.compare(f"paint the slowest of {len(NAMES)} pages at {percent} %", slowest, FRAME, "a frame,")


def sheet(page: Page, percent: int) -> QImage:
    scale = percent / 100 * 96 / 25.4
    image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


def paint(image: QImage, page: Page, percent: int) -> None:
    painter = QPainter(image)
    paint_page(painter, page, percent / 100 * 96 / 25.4)
    painter.end()
