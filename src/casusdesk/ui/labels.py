"""Texts and buttons in the looks of `styles.py`, so that every screen speaks with one voice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casusdesk.ui.theme import GRID

READING_WIDTH: Final = 720
"""Widest column for running text and forms, in px at normal text size."""
_COUNTED: Final = re.compile(r"(?<=\d) (?=[a-z])")


def text(words: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """Plain text that wraps; `kind` is one of heading, section, label, muted, error, warning, ok, code."""
    made = _Words(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if kind:
        made.setProperty("kind", kind)
    return made


def heading(words: str, parent: QWidget | None = None) -> QLabel:
    """The one heading of a screen; it can take focus by program, so that it is read on entry."""
    made = text(words, "heading", parent)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def section(words: str, parent: QWidget | None = None) -> QLabel:
    """A heading within a screen."""
    return text(words, "section", parent)


def muted(words: str, parent: QWidget | None = None) -> QLabel:
    """Secondary text."""
    return text(words, "muted", parent)


def unbroken(words: str) -> str:
    """The same words, of which no line ends within `21 januari`."""
    return _COUNTED.sub("\u00a0", words)


def button(words: str, action: Callable[[], object] | None = None, kind: str = "") -> QPushButton:
    """A button with a verb; `kind` is primary (one per screen), link, quiet or nothing. No default button."""
    made = Button(words)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if action is not None:
        # The signal brings "checked", which the action must not get as an argument.
        made.clicked.connect(lambda _checked=False: action())
    return made


class Button(QPushButton):
    """Enter presses it as the space bar does; Qt keeps that for the buttons of a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A button with a sign only; Enter presses it too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _pressed_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether the key was Enter, which clicks once however long it is held; Ctrl+Enter is the window's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class Link(Button):
    """A button that reads as a line of text with a sign before it, and wraps as one."""

    def __init__(self, words: str, sign: QIcon, size: QSize, act: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = text(unbroken(words), "link")
        picture = QLabel()
        picture.setPixmap(sign.pixmap(size))
        self.words.ensurePolished()
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(
            0, max(0, (size.height() - self.words.fontMetrics().height()) // 2), 0, 0
        )
        picture.setFixedHeight(max(size.height(), self.words.fontMetrics().height()))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID // 2, GRID - 1, GRID, GRID - 1)
        row.setSpacing(GRID)
        for part in (picture, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)  # beside the first line, however many there are
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clicked.connect(lambda _checked=False: act())

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.minimumSize()


def set_kind(widget: QWidget, kind: str) -> None:
    """Change the look of a label or button that is already shown."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        # Polishing alone leaves the room that a frame takes as it was, and the words at its edge.
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def level(link: QPushButton, *words: QLabel) -> None:
    """Put the first line of `words` beside the words of the link, which is higher than they are."""
    link.ensurePolished()
    for label in words:
        label.ensurePolished()
        label.setContentsMargins(0, (link.sizeHint().height() - label.fontMetrics().height()) // 2, 0, 0)


def frame(kind: str, *widgets: QWidget, margin: int = 2 * GRID, spacing: int = GRID) -> QFrame:
    """A `card`, `bar` or `top` with `widgets` below each other."""
    made = QFrame()
    made.setProperty("kind", kind)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return made


def bar(content: QWidget) -> QFrame:
    """The bar of buttons that stays in sight, as far from the edges as the text above it."""
    made = frame("bar", content, margin=GRID)
    made.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
    return made


def line() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setProperty("kind", "line")
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """`content` in a frameless area that scrolls up and down, for 920x500 and 200 % text."""
    content.setObjectName("content")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    return area


class _Words(QLabel):
    """A label that may be as narrow as its longest word; Qt's own asks for the height of a narrow column."""

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        room = self.contentsMargins()
        extra = 16 if self.property("kind") in ("warning", "problem", "practice") else 0
        return QSize(
            widest + room.left() + room.right() + extra + 2,
            metrics.height() + room.top() + room.bottom() + extra,
        )
