"""While the keyring of the computer keeps us waiting: what may be going on, and a way out (vault §1).

A question of the keyring can stand behind another window, or never come; nobody has to sit out 20 seconds.
"""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, text
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce

_WORDS: Final = (
    "Casusdesk wacht op de sleutelbos van deze computer. Staat er een vraag open? Beantwoord die. "
    "Dit duurt nooit langer dan 20 seconden."
)
_LOOK_MS: Final = 250
_LOOKS: Final = 4
"""So many times in a row it must wait before anything is shown: usually it answers at once."""


class Waiting(Protocol):
    """Who waits for the keyring, and can stop that: `Access` or `Lock`."""

    @property
    def waiting(self) -> bool:
        """Whether a call is waiting now. Fast."""

    def stop_waiting(self) -> None:
        """Have it end with its own sentence."""


class KeyringWait(QWidget):
    """Nothing to be seen, until `who` waits for a second."""

    def __init__(self, who: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self._seen = 0
        self.words = text(_WORDS, "warning")
        self.stop = button("Niet langer wachten", self._stop)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.words)
        layout.addLayout(row)
        self.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def _look(self) -> None:
        self._seen = self._seen + 1 if self._who.waiting else 0
        shown = self._seen >= _LOOKS
        if shown is self.isHidden():
            self.setVisible(shown)
            if shown:
                self.stop.setEnabled(True)
                self.stop.setFocus()
                announce(self, _WORDS)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._who.stop_waiting()
