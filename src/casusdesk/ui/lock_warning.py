"""The half minute before the lock, said above whatever is open: a dialog, a menu, a list (vault §1)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from casusdesk.ui.labels import text
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce

WARNING: Final = "casusdesk vergrendelt over 30 seconden. Druk op een toets om door te gaan."


class LockWarning(QFrame):
    """A line of its own above the window or dialog in front; it takes neither focus nor clicks."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("kind", "toast")
        self.setAccessibleName(WARNING)
        self.label = text(WARNING)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.addWidget(self.label)

    def show_above(self, window: QWidget) -> None:
        """Show and say it at the bottom of what is in front of `window`, or of the window itself."""
        front = QApplication.activeModalWidget() or QApplication.activeWindow() or window
        around = window if window.isVisible() else front
        self.setParent(front.window(), self.windowFlags())
        self.setFixedWidth(
            min(round(52 * self.fontMetrics().averageCharWidth() * 1.6), around.width() - 4 * GRID)
        )
        self.setFixedHeight(max(self.heightForWidth(self.width()), self.sizeHint().height()))
        below = around.mapToGlobal(around.rect().bottomLeft())
        self.move(below.x() + (around.width() - self.width()) // 2, below.y() - self.height() - 3 * GRID)
        self.show()
        self.raise_()
        announce(self, WARNING)
