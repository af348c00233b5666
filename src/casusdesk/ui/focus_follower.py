"""Focus that is moved by the program comes in sight too: Qt scrolls along only with Tab (WCAG 2.4.7)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from casusdesk.ui.theme import GRID

_MOVING = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class FocusFollower(QObject):
    """Keeps whatever has the focus within `area` in sight, also when what is around it finds another place.

    What is higher than the area, such as a whole form, moves nothing; nor does what a person scrolled away
    from.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self._followed: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)
        content = area.widget()
        assert content is not None, "filled before it is followed"
        for part in (area.viewport(), content):
            part.installEventFilter(self)
        area.verticalScrollBar().actionTriggered.connect(self._scrolled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stood in sight may stand elsewhere now."""
        if event.type() in _MOVING and self._followed is not None:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self._area.isAncestorOf(now)
        self._followed = now if inside else None
        if inside:
            self._soon.start()

    def _scrolled(self, _action: int) -> None:
        self._followed = None

    def _follow(self) -> None:
        now: QWidget | None = self._area.window().focusWidget()
        if now is None or now is not self._followed:
            return
        if now.height() <= self._area.viewport().height():
            self._area.ensureWidgetVisible(now, 0, GRID)
