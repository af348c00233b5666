"""A button in the settings that makes room for a form, and then for what comes after it; one at a time."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, muted
from casusdesk.ui.theme import GRID


class StepBox(QWidget):
    """`begin` opens the first step. A step that was left is gone, with everything typed in it."""

    def __init__(self, why: str, words: str, *head: QWidget) -> None:
        super().__init__()
        self.begin = button(words, self._open)
        self.step: QWidget | None = None
        self._why = muted(why)
        self._offer = stacked(self._why, row(self.begin))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * GRID)
        for part in (*head, self._offer):
            self._layout.addWidget(part)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.abandon)

    def set_why(self, words: str) -> None:
        """Say something else above the button."""
        self._why.setText(words)

    @abstractmethod
    def first_step(self) -> QWidget:
        """The form behind the button."""

    @abstractmethod
    def abandon(self) -> None:
        """Take away what was begun and not finished; also at the end of the program."""

    def show_step(self, step: QWidget) -> None:
        """Have `step` take the place of what was there."""
        self._drop()
        self._offer.hide()
        self.step = step
        self._layout.addWidget(step)
        step.setFocus()
        bring_up(self)

    def close_steps(self) -> None:
        """Only the button again; what was not finished goes."""
        self.abandon()
        self._drop()
        self._offer.show()
        self.begin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the step, as its button does; not while that is off because the worker is busy."""
        cancel = getattr(self.step, "cancel", None)
        if event.key() == Qt.Key.Key_Escape and isinstance(cancel, QPushButton):
            cancel.click()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.show_step(self.first_step())

    def _drop(self) -> None:
        if self.step is not None:
            self.step.hide()
            self.step.deleteLater()
            self.step = None


def bring_up(box: QWidget) -> None:
    """Have what is to be done now begin at the top: Qt brings only what has the focus in sight."""
    QTimer.singleShot(0, box, lambda: _scroll(box))


def _scroll(box: QWidget) -> None:
    around = box.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    content = None if around is None else around.widget()
    if around is not None and content is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it grew just now
        around.verticalScrollBar().setValue(box.mapTo(content, QPoint(0, 0)).y())
        focused: QWidget | None = box.window().focusWidget()
        if focused is not None and box.isAncestorOf(focused):
            around.ensureWidgetVisible(focused, 0, GRID)


def stack(whole: QWidget, *parts: QWidget, spacing: int = 2 * GRID) -> None:
    """Put `parts` below each other in `whole`."""
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part)


def stacked(*parts: QWidget, spacing: int = 2 * GRID) -> QWidget:
    """`parts` below each other."""
    made = QWidget()
    stack(made, *parts, spacing=spacing)
    return made


def row(*buttons: QPushButton) -> QWidget:
    """Buttons beside each other, from the left."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GRID)
    for one in buttons:
        line.addWidget(one)
    line.addStretch(1)
    return made
