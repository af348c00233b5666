"""Focus that is moved by the program comes in sight too: Qt scrolls along only with Tab (WCAG 2.4.7)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from casusdesk.ui.theme import GRID


class FocusFollower(QObject):
    """Keeps whatever has the focus within `area` in sight, once the layout came to rest.

    What is higher than the area, such as a whole form, moves nothing.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        now: QWidget | None = self._area.window().focusWidget()
        if now is None or not self._area.isAncestorOf(now):
            return
        if now.height() <= self._area.viewport().height():
            self._area.ensureWidgetVisible(now, 0, GRID)
