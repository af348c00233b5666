"""A message that does not interrupt, with the way back beside it (ux §5.1: undo beats confirmation)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID

SHOWN_FOR: Final = 10_000
"""Milliseconds; the time stops while the pointer or the focus is on the message."""


_ABOVE_BAR: Final = 8 * GRID
"""The buttons at the bottom of a screen stay free."""


class Toast(QFrame):
    """One message at the bottom of `parent`; a new one takes the place of the old."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("kind", "toast")
        self._undo: Callable[[], object] | None = None
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.undo_button = button("Ongedaan maken", self._take_back)
        self.close_button = button("Sluiten", self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self._time_is_up)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, undo: Callable[[], object] | None = None, lasting: int = SHOWN_FOR
    ) -> None:
        """Show `text` for `lasting` milliseconds, say it, and offer `undo`."""
        self._timer.setInterval(lasting)
        self._undo = undo
        self.label.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{text} Ongedaan maken kan met Control Z." if undo else text)

    def stay_in_front(self) -> None:
        """Over the screen that came in sight, which covers what was there."""
        self.raise_()

    def dismiss(self) -> None:
        """Take the message away; what was done stays done."""
        self._timer.stop()
        self._undo = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()

    def _time_is_up(self) -> None:
        focused = self.window().focusWidget()
        if self.underMouse() or focused in (self.undo_button, self.close_button):
            self._timer.start()
        else:
            self.dismiss()

    def _place(self) -> None:
        around = self._around
        words = self.label.fontMetrics().horizontalAdvance(self.label.text())
        buttons = self.close_button.sizeHint().width() + self.undo_button.sizeHint().width()
        width = min(words + buttons + 9 * GRID, around.width() - 4 * GRID)
        self.setFixedWidth(width)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(
            (around.width() - width) // 2, around.height() - height - self._clear(), width, height
        )

    def _clear(self) -> int:
        """How far from the bottom every button of the screen in sight stays free, also in two rows."""
        around = self._around
        bars = (b for b in around.findChildren(QFrame) if b.property("kind") == "bar" and b.isVisible())
        ends = ((bar.mapTo(around, QPoint(0, bar.height())).y(), bar.height()) for bar in bars)
        high = (height for end, height in ends if end > around.height() - 2 * GRID)
        return max(_ABOVE_BAR, *(height + GRID // 2 for height in high), 0)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` (WCAG 4.1.3); silent when none is listening."""
    event = QAccessibleAnnouncementEvent(widget, text)
    QAccessible.updateAccessibility(event)
