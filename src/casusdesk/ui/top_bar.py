"""The bar on top: search as you type, what was saved when, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QWidget

from casusdesk.ui.icons import icon
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID, text_scale

SEARCH_AFTER = 100
"""Milliseconds after the last key (ux §6)."""


class TopBar(QFrame):
    """`searched` carries what was typed; `search_left` comes with Esc or the arrow down."""

    searched = Signal(str)
    search_left = Signal()
    lock_asked = Signal()

    def __init__(self, menu: QMenu, lock_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "top")
        self._failed = False
        self.brand = QLabel("casusdesk")
        self.brand.setProperty("kind", "brand")
        self.menu = button("Menu")
        self.menu.setMenu(menu)
        self.search = _Search()
        self.search.left.connect(self.search_left)
        self.status = _Elided()
        self.lock = button(lock_words, self.lock_asked.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.brand)
        row.addWidget(self.menu)
        row.addWidget(self.search, 1)
        row.addStretch(0)  # what is left when the field is wide enough
        row.addWidget(self.status)
        row.addWidget(self.lock)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Under 1000 px the navigation is a button."""
        self.brand.setVisible(not narrow)
        self.menu.setVisible(narrow)
        self._give_room()

    def clear_search(self) -> None:
        """Empty the field without searching."""
        self._timer.stop()
        self.search.clear()

    def set_status(self, text: str) -> None:
        """Such as "Bewaard om 14.05"; what was not saved is marked with an icon's worth of weight."""
        self.status.setText(text)
        self._failed = text.startswith("Niet")
        self._give_room()
        self.status.setProperty("kind", "error" if self._failed else "muted")
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)

    def _give_room(self) -> None:
        """What was not saved matters more than the words in the empty field for searching."""
        self.search.setMinimumWidth(round((35 if self._failed else 100) * text_scale(self)))


class _Search(QLineEdit):
    """A field with a magnifying glass; its name is said, its hint is shown (ux §7.1)."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Zoeken in casussen  Ctrl+F")
        self.setAccessibleName("Zoeken in casussen")
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(520)
        self.addAction(icon("search", self), QLineEdit.ActionPosition.LeadingPosition)

    def sizeHint(self) -> QSize:
        """It takes the room that is left; the words beside it go first."""
        return QSize(self.minimumWidth(), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.textEdited.emit("")
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Elided(QLabel):
    """Text that gives way: shortened on screen, whole for a screen reader and as a tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def text(self) -> str:
        """All of it, also what there is no room for."""
        return self._whole

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._shorten()

    def _shorten(self) -> None:
        """Two sentences below each other, then dots at the end; Qt cuts off the beginning on the right."""
        dots, metrics = Qt.TextElideMode.ElideRight, self.fontMetrics()
        lines = [self._whole]
        if metrics.horizontalAdvance(self._whole) > self.width():
            lines = self._whole.replace(". ", ".\n", 1).splitlines()
        super().setText("\n".join(metrics.elidedText(line, dots, self.width()) for line in lines))
