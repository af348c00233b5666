"""The frame of every page before the store is open: one column, one main button that stays in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import READING_WIDTH, button, heading, muted, scrolling, text
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.keyring_wait import KeyringWait, Waiting


class EntryPage(QWidget):
    """A heading, a column of content, and a bar with the way back (left) and the way on (right).

    `centred` is for a page with little on it: all in the middle, the bar right under the content. `below`
    comes after the bar then.
    """

    back = Signal()

    def __init__(
        self,
        title: str,
        step: str = "",
        *,
        can_go_back: bool = True,
        width: int = READING_WIDTH,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._width = width
        self._choices: list[QPushButton] = []
        self.heading = heading(title)
        self.column = QVBoxLayout()
        self.column.setSpacing(2 * GRID)
        self.problem = text("", "problem")
        self.problem.hide()
        self.below = QVBoxLayout()
        self._centred = centred
        bar = self._bar = self._make_bar(can_go_back)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2 * GRID)
        if centred:
            inner.addStretch(1)
        inner.addWidget(muted(step) if step else text("casusdesk", "brand"))
        inner.addWidget(self.heading)
        inner.addLayout(self.column)
        inner.addWidget(self.problem)
        self._above_bar = QVBoxLayout()
        inner.addLayout(self._above_bar)
        if centred:
            inner.addWidget(bar)
        inner.addLayout(self.below)
        inner.addStretch(2)
        content = QWidget()
        around = QHBoxLayout(content)
        around.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        around.addStretch(1)
        around.addWidget(self._inner, 1000)
        around.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._area = scrolling(content)
        self._area.viewport().installEventFilter(self)
        FocusFollower(self._area)
        whole.addWidget(self._area, 1)
        if not centred:
            bar.setProperty("kind", "bar")
            whole.addWidget(bar)

    def _make_bar(self, can_go_back: bool) -> QFrame:
        self.back_button = button("← Terug", self.back.emit)
        if not can_go_back:  # never setVisible(True): without a parent it would be a window
            self.back_button.hide()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumWidth(120)
        self.busy.setAccessibleName("Bezig")
        self.busy.hide()
        self.busy_words = QLabel()
        self.busy_words.setProperty("kind", "muted")
        self.busy_words.setWordWrap(True)
        self.busy_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GRID)
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.back_button)
        row.addWidget(self.busy)
        row.addWidget(self.busy_words, 1)
        row.addLayout(self.buttons)
        return bar

    def add(self, *widgets: QWidget) -> None:
        """Put `widgets` below each other in the column."""
        for widget in widgets:
            self.column.addWidget(widget)

    def watch_keyring(self, who: Waiting) -> None:
        """Say so when `who` has to wait for the keyring, with a way out."""
        self.waiting = KeyringWait(who)
        self._above_bar.addWidget(self.waiting)

    def add_button(self, words: str, act: Callable[[], object], kind: str = "") -> None:
        """Another button in the bar; the primary one comes last."""
        made = button(words, act, kind)
        self._choices.append(made)
        self.buttons.addWidget(made)

    def set_problem(self, message: str | None) -> None:
        """Say what went wrong with the whole page."""
        self.problem.setText(message or "")
        self.problem.setVisible(bool(message))
        if message:
            announce(self, message)

    def set_busy(self, words: str | None) -> None:
        """Lock the page while the worker is busy; `words` say with what."""
        busy = words is not None
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        for made in self._choices:
            made.setEnabled(not busy)
        self.busy.setVisible(busy)
        self.busy_words.setText(words or "")
        if words:
            announce(self, words)

    @property
    def is_busy(self) -> bool:
        """Whether the page waits for the worker."""
        return bool(self.busy_words.text())

    def enter(self) -> None:
        """Called when the page is shown; puts the focus where typing starts."""

    def let_go(self) -> None:
        """Called when the page goes, or the window while it is shown."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.setMaximumWidth(self._wide())
        self._line_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scroll bar that comes or goes moves the text, and the buttons with it."""
        if event.type() == QEvent.Type.Resize:
            self._line_up()
        return super().eventFilter(watched, event)

    def _wide(self) -> int:
        return round(self._width * text_scale(self))

    def _line_up(self) -> None:
        """The buttons begin and end where the text does."""
        if self._centred:
            return
        room = self._area.viewport().width()
        side = max(3 * GRID, (room - self._wide()) // 2)
        self._bar.setContentsMargins(side, GRID, side + self.width() - room, GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.back_button.isVisible() and self.back_button.isEnabled():
            self.back.emit()
        else:
            super().keyPressEvent(event)
