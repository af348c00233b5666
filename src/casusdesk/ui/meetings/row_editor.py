"""The field that opens inside a row (F2): a label, the whole text, and how many characters are left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from casusdesk.domain.legitimate import Holds
from casusdesk.domain.limits import tidy
from casusdesk.ui.autosave import DELAY
from casusdesk.ui.proofreading.notice import Notice
from casusdesk.ui.typed_text import missing_from_paper

LINES = 3
"""A question of 120 characters, in a narrow list."""


class RowEditor(QFrame):
    """`advised` and `limit` in characters; over the limit it says so and keeps every letter.

    `finished` says whether to keep the text (Enter and leaving the field do, Esc does not) and whether a
    key ended it, so that the focus belongs back in the list. `rested` carries the text when typing rests,
    so that a laptop that dies loses at most a second of it. `grew` comes when it needs another height.
    """

    finished = Signal(bool, bool)
    rested = Signal(str)
    grew = Signal()

    def __init__(self, label: str, advised: int, limit: int, parent: QWidget, holds: Holds) -> None:
        super().__init__(parent)
        self.holds: Holds | None = holds
        self._advised, self._limit = advised, limit
        self.filled = False
        self._over = False
        self._noticed = self._missing = ""
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        name = QLabel(label, self)
        name.setProperty("kind", "label")
        self._area = QPlainTextEdit(self)
        self._area.setAccessibleName(label)
        self._area.setTabChangesFocus(True)
        self._area.setFixedHeight(self._area.fontMetrics().lineSpacing() * LINES + 18)
        self._area.installEventFilter(self)
        name.setBuddy(self._area)
        self.editor: QWidget = self._area
        self._count = QLabel(self)
        self._notice = Notice(self)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._area)
        layout.addWidget(self._notice)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DELAY)
        self._rest.timeout.connect(self.rest)
        self._area.textChanged.connect(self._tell_length)
        self._area.textChanged.connect(self._look_for_missing)
        self._area.textChanged.connect(self._rest.start)
        self.setFocusProxy(self._area)

    def fill(self, text: str) -> None:
        """Start with `text`, the cursor at its end."""
        self.filled = True
        self._area.setPlainText(text)
        self._area.moveCursor(self._area.textCursor().MoveOperation.End)
        self._tell_length()
        self._rest.stop()

    def rest(self) -> None:
        """Report what was typed so far."""
        self._rest.stop()
        if not self._over:
            self.rested.emit(self.text())

    def text(self) -> str:
        """What is in the field, on one line."""
        return tidy(self._area.toPlainText())

    def set_notice(self, words: str) -> None:
        """Say below the text what was noticed in it (R4)."""
        self._noticed = words
        self._say()

    def _say(self) -> None:
        words = " ".join(part for part in (self._missing, self._noticed) if part)
        if self._notice.words.text() != words:
            self._notice.say(words)
            self._tell_length()
            self.grew.emit()

    def _look_for_missing(self) -> None:
        """Say which characters cannot be printed (ux §4.4)."""
        self._missing = missing_from_paper(self._area.toPlainText(), self.holds)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc and leaving end the writing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._finish(keep=True, by_key=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._finish(keep=False, by_key=True)
                return True
        if event.type() == QEvent.Type.FocusOut and not self._area.isAncestorOf(self.window().focusWidget()):
            self._finish(keep=True, by_key=False)
        return super().eventFilter(watched, event)

    def _finish(self, *, keep: bool, by_key: bool) -> None:
        if not self._over:
            self._over = True
            self._rest.stop()
            self.finished.emit(keep, by_key)

    def _tell_length(self) -> None:
        length = len(self.text())
        over = length - self._limit
        if over > 0:
            told = f"{over} te veel"
        elif length > self._advised:
            told = f"{length} van {self._limit} (advies {self._advised})"
        else:
            told = f"{length} van {self._advised}"
        self._count.setText(told)
        self._area.setAccessibleDescription(f"{self._notice.words.text()} {told}".strip())
