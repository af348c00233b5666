"""What the program copies for the user, and how it takes that back when the window locks or closes.

The texts hold codes and days only, but they still are about somebody: they stay out of the history of the
clipboard where the desktop has one, and do not outlive the window.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_SECRET: Final = (
    ("x-kde-passwordManagerHint", b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"),
    ("application/x-nspasteboard-concealed-type", b"text"),
)
"""How KDE, Windows and macOS are asked not to keep a copy of their own."""


class Clipboard:
    """Puts text on the clipboard and remembers that it did."""

    def __init__(self) -> None:
        self._copied: str | None = None

    def copy(self, words: str) -> None:
        """Put `words` on the clipboard, for pasting in a mail."""
        data = QMimeData()
        data.setText(words)
        for kind, value in _SECRET:
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = words

    def clear(self) -> None:
        """Wipe what `copy` left there; what somebody copied since then is hers and stays."""
        board = QGuiApplication.clipboard()
        if self._copied is not None and board.text() == self._copied:
            board.clear()
        self._copied = None
