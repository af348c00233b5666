"""The labelled fields that every screen shares: a visible label, the editor, a hint, and what is wrong.

`edited` comes with each change by the user (for the autosave), never from `set_...`; `left` when focus
leaves the field. A wrong value is said below the field and to a screen reader, and blocks nothing; so is
a character that no letter on paper exists for (ux §4.4), and what the proofreading noticed in a free text
(`ui.proofreading.typing` reads those along).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from casusdesk.domain.legitimate import Holds
from casusdesk.domain.limits import tidy
from casusdesk.ui.labels import muted, text
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.typed_text import Counter, missing_from_paper

if TYPE_CHECKING:
    from casusdesk.ui.proofreading.notice import Notice


class Field(QWidget):
    """Label above, editor, and below it a hint and the error. The editor gets focus and both texts."""

    edited = Signal()
    left = Signal()
    _widest = 0
    holds: Holds | None = None
    """What its free text is about (R4); None where there is nothing to read along."""
    printed = True
    """Whether its free text can reach paper."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._wrong = self._missing = ""
        self.notice: Notice | None = None
        self.label = text(label, "label")
        if isinstance(editor, QLineEdit | QPlainTextEdit | QComboBox):
            self.label.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        self._head = QHBoxLayout()
        self._head.setSpacing(GRID)
        self._head.addWidget(self.label, 1)
        self.hint = muted(hint)
        self.error = text("", "error")
        self.error.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID // 2)
        self._layout.addLayout(self._head)
        self._layout.addWidget(editor)
        self._layout.addWidget(self.hint)
        self.hint.setVisible(bool(hint))  # only now: without a parent it would be a window
        self._layout.addWidget(self.error)
        self._describe()

    def set_widest(self, width: int) -> None:
        """Keep the editor no wider than `width` px at normal text size; it grows with the letters."""
        self._widest = width
        self._limit_width()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the editor, also where the field itself was taken out of the way of Tab."""
        (self.focusProxy() or self.editor).setFocus(reason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_width()

    def _limit_width(self) -> None:
        if self._widest:
            self.editor.setMaximumWidth(round(self._widest * text_scale(self)))

    def set_error(self, message: str | None) -> None:
        """Say what is wrong, or that nothing is wrong any more."""
        self._wrong = message or ""
        self._show_error()

    def _look_for_missing(self, typed: str) -> None:
        """Say beside the field which of its characters cannot be printed."""
        said = missing_from_paper(typed, self.holds) if self.printed and self.holds else ""
        if said != self._missing:
            self._missing = said
            self._show_error()

    def _show_error(self) -> None:
        message = f"{self._wrong} {self._missing}".strip()
        if self.error.text() == message and self.error.isVisibleTo(self) == bool(message):
            return
        self.error.setText(message)
        self.error.setVisible(bool(message))
        self.editor.setProperty("wrong", bool(message))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._describe()

    def hide_head(self) -> None:
        """Without label and counter, where rows of fields share one label; what is wrong still shows."""
        for place in range(self._head.count()):
            item = self._head.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()

    def set_hint(self, hint: str) -> None:
        """Change the sentence below the field."""
        self._hint = hint
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._describe()

    def set_notice(self, words: str) -> None:
        """Say what was noticed in the text, right below it, or that there is nothing any more."""
        if self.notice is None:
            if not words:
                return
            from casusdesk.ui.proofreading.notice import Notice

            self.notice = Notice(self)
            self._layout.insertWidget(self._layout.indexOf(self.editor) + 1, self.notice)
        if self.notice.words.text() != words:
            self.notice.say(words)
            self._describe()

    @property
    def problem(self) -> str:
        """What is wrong now and keeps it from being used, in Dutch; empty when nothing is."""
        return self._wrong

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.editor:
            self.left.emit()
        if _takes_back_nothing(watched, event):
            event.ignore()  # the line itself would keep Ctrl+Z from the window
            return True
        return super().eventFilter(watched, event)

    def _describe(self) -> None:
        noticed = self.notice.words.text() if self.notice else ""
        self.editor.setAccessibleDescription(
            " ".join(part for part in (self.error.text(), noticed, self._hint) if part)
        )


def _takes_back_nothing(watched: QObject, event: QEvent) -> bool:
    """Whether Ctrl+Z is pressed in a line where nothing was typed: then it takes back the step before."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    fresh = isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
    return fresh and event.matches(QKeySequence.StandardKey.Undo)


class LineField(Field):
    """One line of text. With `limit` it counts and complains when longer; it never refuses a key.

    Where `separator` parts one thing from the next, each of them may be as long as `limit`. With a limit it
    is free text, and `holds` says what about.
    """

    def __init__(
        self,
        label: str,
        limit: int = 0,
        advised: int = 0,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        separator: str = "",
        holds: Holds = Holds.STORY,
        counts: bool = True,
    ) -> None:
        """Without `counts` the number of characters is out of sight; what is too long is still said."""
        self.line = QLineEdit()
        self.holds = holds if limit else None
        super().__init__(label, self.line, hint, parent)
        self._counter = Counter(self, limit, advised, separator)
        self._counter.label.setVisible(bool(limit) and counts)
        if limit:
            self._head.addWidget(self._counter.label)
        self.line.textChanged.connect(self._counter.show)
        self.line.textChanged.connect(self._look_for_missing)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        """What was typed, tidied (NFC, single blanks)."""
        return tidy(self.line.text())

    def set_text(self, words: str) -> None:
        """Show `words`; the cursor of someone who is typing the same stays where it is."""
        if self.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)


class TextField(Field):
    """Several lines on screen for one text; Tab leaves it (WCAG 2.1.2). Counts as `LineField` does."""

    def __init__(
        self,
        label: str,
        limit: int = 0,
        advised: int = 0,
        hint: str = "",
        lines: int = 2,
        parent: QWidget | None = None,
        *,
        holds: Holds = Holds.STORY,
    ) -> None:
        self.area = QPlainTextEdit()
        self.holds = holds if limit else None
        self.area.setTabChangesFocus(True)
        self._lines = lines
        self._silent = False
        super().__init__(label, self.area, hint, parent)
        self._counter = Counter(self, limit, advised)
        if limit:
            self._head.addWidget(self._counter.label)
        self.area.textChanged.connect(self._changed)
        self._fit_height()

    def text(self) -> str:
        """What was typed, tidied: line breaks become blanks."""
        return tidy(self.area.toPlainText())

    def set_text(self, words: str) -> None:
        """Show `words` without a signal; someone typing the same keeps her cursor."""
        if self.text() == words:
            return
        self._silent = True
        self.area.setPlainText(words)
        self._silent = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def _fit_height(self) -> None:
        margins = self.area.document().documentMargin() * 2 + 10
        self.area.setFixedHeight(int(self.area.fontMetrics().lineSpacing() * self._lines + margins))

    def _changed(self) -> None:
        self._counter.show(self.area.toPlainText())
        self._look_for_missing(self.area.toPlainText())
        if not self._silent:
            self.edited.emit()
