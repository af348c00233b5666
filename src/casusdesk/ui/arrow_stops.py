"""A list of ticks as one stop for Tab: the arrows walk through it, the space bar ticks (ux §5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox

from casusdesk.ui.going_on import go_to

_WAYS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class ArrowStops(QObject):
    """Watches the boxes of one list; Tab comes to the one that had the focus last, or to the first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._boxes: list[QCheckBox] = []
        self._stop: QCheckBox | None = None

    def set_boxes(self, boxes: Sequence[QCheckBox]) -> None:
        """Watch these, in the order of the arrows."""
        for box in boxes:
            if box not in self._boxes:
                box.installEventFilter(self)
        self._boxes = list(boxes)
        self._stop_at(self._stop if self._stop in self._boxes else None)

    @property
    def stop(self) -> QCheckBox | None:
        """Where Tab comes; None for an empty list."""
        return self._stop or (self._boxes[0] if self._boxes else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QCheckBox) and watched in self._boxes:
            if event.type() == QEvent.Type.FocusIn:
                self._stop_at(watched)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._walk(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _walk(self, box: QCheckBox, key: Qt.Key) -> bool:
        last = len(self._boxes) - 1
        if key in _WAYS:
            place = self._boxes.index(box) + _WAYS[key]
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            place = 0 if key is Qt.Key.Key_Home else last
        else:
            return False
        go_to(self._boxes[min(max(place, 0), last)])
        return True

    def _stop_at(self, stop: QCheckBox | None) -> None:
        self._stop = stop
        for box in self._boxes:
            here = box is self.stop
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
