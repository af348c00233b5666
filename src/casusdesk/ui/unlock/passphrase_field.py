"""Typing a passphrase: unseen unless asked, pasting allowed (WCAG 3.3.8), Caps Lock said in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from casusdesk.ui.fields import Field
from casusdesk.ui.labels import text
from casusdesk.ui.toast import announce

CAPS_LOCK = "Caps Lock staat aan. Hoofdletters tellen mee."


class PassphraseField(Field):
    """`entered` comes with Enter. With `show_box` there is a "Toon" below; fields can share one."""

    entered = Signal()

    def __init__(
        self, label: str, hint: str = "", *, show_box: bool = True, parent: QWidget | None = None
    ) -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        super().__init__(label, self.line, hint, parent)
        self.caps = text(CAPS_LOCK, "warning")
        self.caps.hide()
        self._layout.insertWidget(2, self.caps)
        self.show_box = QCheckBox("Toon")
        self.show_box.setAccessibleDescription("Laat zien wat je typt")
        self.show_box.toggled.connect(self.set_shown)
        if show_box:
            self._layout.addWidget(self.show_box)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.entered)

    def passphrase(self) -> str:
        """Exactly what was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Empty the field, and hide what is typed next."""
        self.line.clear()
        self.show_box.setChecked(False)

    def set_shown(self, shown: bool) -> None:
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._watch_caps(event)
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.set_error(None)
        self.edited.emit()

    def _watch_caps(self, event: QKeyEvent) -> None:
        """Qt does not know Caps Lock; a letter that came out the wrong way round gives it away."""
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self.caps.isVisible():
            self._say_caps(on=False)
        elif len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(on=typed.isupper() != shifted)

    def _say_caps(self, *, on: bool) -> None:
        if on and not self.caps.isVisible():
            announce(self, CAPS_LOCK)
        self.caps.setVisible(on)
