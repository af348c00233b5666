"""F9: no word can be read by somebody who looks over her shoulder, but the code she is at (ux §7.10).

Every window of the program gets a sheet over it, dialogs too, with grey bars where words are; only a dialog
that the desktop itself draws cannot be covered. The keys do nothing meanwhile but F9 and the lock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from casusdesk.ui.colours import Colours
from casusdesk.ui.labels import frame, heading, muted
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce

ON: Final = "Privacyscherm aan"
OFF: Final = "Privacyscherm uit"
_BACK: Final = "F9 of Esc: de tekst weer tonen."
_LOCK_KEYS: Final = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class PrivacySheet(QWidget):
    """Opaque, over one window; as large as that, whatever becomes of it."""

    def __init__(self, window: QWidget, code: str, leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._leave = leave
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{ON}. {_BACK}")
        self.title = heading(code or ON)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = muted(f"{ON}. {_BACK}" if code else _BACK)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = frame("card", self.title, words, margin=3 * GRID)
        card.setMinimumWidth(
            min(words.fontMetrics().horizontalAdvance(words.text()) + 8 * GRID, window.width())
        )
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        window.installEventFilter(self)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self._cover()
        return False

    def event(self, event: QEvent) -> bool:
        """No key reaches the window below but F9 and the lock."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            locks = (event.modifiers(), event.key()) == _LOCK_KEYS
            if not locks and event.key() != Qt.Key.Key_F9:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab stays here too."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name Qt gives it
        """Nothing below can be reached."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = Colours.of(self), QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.line)
        around = self.window()
        for widget in around.findChildren(QWidget):
            if widget.isVisible() and not self.isAncestorOf(widget) and widget.window() is around:
                seen = _seen(widget)
                for bar in _bars(widget):
                    place = bar.translated(widget.mapTo(around, QPoint(0, 0))).intersected(seen)
                    if not place.isEmpty():
                        painter.drawRoundedRect(place, 3, 3)

    def _cover(self) -> None:
        self.setGeometry(self.window().rect())
        self.raise_()


class PrivacyScreen(QObject):
    """Off until `toggle`. `code` says at which case she is, empty for none."""

    def __init__(self, window: QWidget, code: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._code = code
        self._sheets: list[PrivacySheet] = []
        self._before: QWidget | None = None
        self._heard: list[QWindow] = []
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusWindowChanged.connect(self._hear)

    @property
    def on(self) -> bool:
        """Whether the words are hidden."""
        return bool(self._sheets)

    def toggle(self) -> None:
        """F9: on, and off again."""
        if self.on:
            self._take_away()
            return
        self._before = QApplication.focusWidget()
        QToolTip.hideText()
        code = self._code()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu):
                widget.close()
            elif widget.isVisible() and widget.windowType() != Qt.WindowType.ToolTip:
                self._put_over(widget, code if widget is self._window else "")
        self._application.installEventFilter(self)
        announce(self._window, ON)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is on: what appears is covered at once, and no word comes beside the pointer."""
        if event.type() == QEvent.Type.ToolTip:
            return True
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and isinstance(watched, QWidget) and watched.windowType() == Qt.WindowType.Dialog:
            self._put_over(watched, "")
        return False

    def _put_over(self, window: QWidget, code: str) -> None:
        sheet = PrivacySheet(window, code, self.toggle)
        sheet.destroyed.connect(lambda _gone=None, known=sheet: self._forget(known))
        self._sheets.append(sheet)
        sheet.show()
        sheet.setFocus()

    def _take_away(self) -> None:
        self._application.removeEventFilter(self)
        sheets, self._sheets = self._sheets, []
        for sheet in sheets:
            sheet.hide()
            sheet.deleteLater()
        if self._before is not None:
            try:
                self._before.setFocus()
            except RuntimeError:
                self._window.activateWindow()  # it went meanwhile
        self._before = None
        announce(self._window, OFF)

    def _forget(self, sheet: PrivacySheet) -> None:
        if sheet in self._sheets:
            self._sheets.remove(sheet)

    def _hear(self, window: QWindow | None) -> None:
        """F9 in a dialog, which keeps the keys of the main window away."""
        own = self._window.windowHandle()
        if window is not None and window is not own and window not in self._heard:
            self._heard.append(window)
            window.destroyed.connect(lambda _gone=None, known=window: self._unhear(known))
            window.installEventFilter(_KeysOfDialog(self, window))

    def _unhear(self, window: QWindow) -> None:
        if window in self._heard:
            self._heard.remove(window)


class _KeysOfDialog(QObject):
    """F9 while a dialog has the keys."""

    def __init__(self, screen: PrivacyScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = screen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F9 or event.isAutoRepeat():
            return False
        self._screen.toggle()
        return True


def _seen(widget: QWidget) -> QRect:
    """Where it can be in sight in its window: what was scrolled away is not."""
    around = widget.window()
    seen, within = around.rect(), widget.parentWidget()
    while within is not None and within is not around:
        seen = seen.intersected(within.rect().translated(within.mapTo(around, QPoint(0, 0))))
        within = within.parentWidget()
    return seen


def _bars(widget: QWidget) -> list[QRect]:
    """Where words are in this widget, in its own coordinates; none where it only holds others."""
    if isinstance(widget, QLabel):
        width = min(widget.width(), widget.sizeHint().width())
        return [QRect(0, 2, width, max(4, widget.height() - 4))] if widget.text() else []
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        return [widget.rect().adjusted(0, 2, 0, -2)]
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QScrollArea):
        high = 3 * GRID
        room = widget.rect().adjusted(GRID, GRID, -GRID, -GRID)
        return [
            QRect(room.left(), top, round(room.width() * (0.9 - 0.25 * (place % 3))), high - GRID)
            for place, top in enumerate(range(room.top(), max(room.top() + 1, room.bottom() - high), high))
        ]
    return []
