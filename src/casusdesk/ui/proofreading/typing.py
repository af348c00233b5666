"""Proofreading while somebody types: a hint under the field once typing rests. Nothing is stopped (R4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from casusdesk.domain.finding_words import hint
from casusdesk.ui.proofreading.notice import Notice
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.legitimate import Holds
    from casusdesk.ui.context import WindowContext

RESTS: Final = 400
"""Milliseconds after the last key; a name that is half typed is not yet a name."""


@runtime_checkable
class Written(Protocol):
    """A field whose text is read along; `holds` None where it is not."""

    holds: Holds | None
    editor: QWidget

    def text(self) -> str:
        """What stands in it."""

    def set_notice(self, words: str) -> None:
        """Say this under the field and to a screen reader that asks, or nothing."""


class TypingWatch(QObject):
    """Reads every field within `screen` along from the first time the focus is in it."""

    def __init__(self, context: WindowContext, screen: QWidget) -> None:
        super().__init__(screen)
        self._context = context
        self._screen = screen
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QLineEdit | QPlainTextEdit) or not self._screen.isAncestorOf(now):
            return
        field = now.parentWidget()
        while field is not None and field is not self._screen:
            if isinstance(field, Written):
                if field.holds is not None and field.editor is now and not now.findChild(FieldReader):
                    FieldReader(self._context, field, now)
                return
            field = field.parentWidget()


class FieldReader(QObject):
    """Reads one field along, for as long as it exists. A key costs no more than starting a timer."""

    def __init__(self, context: WindowContext, field: Written, editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._context = context
        self._field = field
        self._editor = editor
        self._said = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTS)
        self._timer.timeout.connect(self.read)
        editor.textChanged.connect(self._timer.start)
        if field.text():
            self._timer.start()

    def read(self) -> None:
        """Say what was found in the text as it is now; aloud only when there is more than before."""
        self._timer.stop()
        if not self._editor.isVisible():
            return  # locked or left meanwhile: nothing is read behind what is shown
        words = self._field.text()
        assert self._field.holds is not None, "else nobody reads it"
        found = self._context.desk.proofreading.check(words, self._field.holds)
        said = hint(words, found)
        self._field.set_notice(said)
        if len(found) > self._said and self._editor.hasFocus():
            self._context.announce(said)
            QTimer.singleShot(0, self, self._bring_in_sight)
        self._said = len(found)

    def _bring_in_sight(self) -> None:
        """The hint too, in a low window; the text itself never leaves it, nor does the focus."""
        around = beside = self._editor.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and beside is not None and self._editor.hasFocus():
            for part in (beside.findChild(Notice), self._editor):
                if part is not None:
                    around.ensureWidgetVisible(part, 0, GRID)
