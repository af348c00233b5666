"""F6 and Shift+F6: from pane to pane, each remembering where the focus was (ux §7.1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

_ARRIVE = Qt.FocusReason.OtherFocusReason


class Panes(QObject):
    """The panes of `window` in reading order; hidden ones are passed over."""

    def __init__(self, window: QWidget, panes: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._panes = tuple(panes)
        self._last: dict[QWidget, QWidget | None] = {}

    def step(self, by: int) -> None:
        """To the next pane (1) or the one before (-1)."""
        focused: QWidget | None = self._window.focusWidget()
        here = next((i for i, pane in enumerate(self._panes) if _within(pane, focused)), 0)
        if _within(self._panes[here], focused):
            self._last[self._panes[here]] = focused
        for distance in range(1, len(self._panes) + 1):
            pane = self._panes[(here + by * distance) % len(self._panes)]
            if pane.isVisible() and self._enter(pane):
                return

    def _enter(self, pane: QWidget) -> bool:
        known = self._last.get(pane)
        target = known if known is not None and _alive(pane, known) else _first(pane)
        if target is None:
            return False
        target.setFocus(_ARRIVE)
        return True


def _within(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _alive(pane: QWidget, widget: QWidget) -> bool:
    """Whether the widget that had the focus is still one of the pane's, and can have it again."""
    return widget in (pane, *pane.findChildren(QWidget)) and widget.isVisible() and widget.isEnabled()


def _first(pane: QWidget) -> QWidget | None:
    """The first widget in `pane` that Tab would reach."""
    candidates = (pane, *pane.findChildren(QWidget))
    chain = [w for w in candidates if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    return next((w for w in chain if w.isEnabled() and w is not QApplication.focusWidget()), None)
