"""What to do when the agenda does not fit: choices with their effect, one key each (ux §7.5).

Nothing is ever left off by the program itself. Digits work while the panel has the focus, so that no
letter typed elsewhere can change the agenda (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

MOST_CHOICES = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One way out: what it does, what it saves ("scheelt 4 regels"), and doing it."""

    text: str
    effect: str
    do: Callable[[], None]

    @property
    def words(self) -> str:
        """Text and effect as one sentence."""
        return f"{self.text} – {self.effect}" if self.effect else self.text


class RefusalPanel(QFrame):
    """Title, how much is too much, and the choices as buttons numbered 1 to 9."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("refusal")
        self.setAccessibleName("De agenda past niet op één pagina")
        self.title = QLabel("De agenda past niet op één pagina", self)
        self.title.setObjectName("sectionHeading")
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[QPushButton] = []
        inside = QWidget(self)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addWidget(scroll, 1)
        self.hide()

    def offer(self, title: str, text: str, choices: Sequence[Choice]) -> None:
        """Show the panel with at most nine choices, best first; focus stays on the same number."""
        held = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), None)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.text.setText(text)
        self._choices = tuple(choices[:MOST_CHOICES])
        for button in self._buttons:
            self._list.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(n, choice) for n, choice in enumerate(self._choices, start=1)]
        self.show()
        if held is not None and self._buttons:
            self._buttons[min(held, len(self._buttons) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit does the choice of that number."""
        digit = event.text()
        if digit.isdigit() and 1 <= int(digit) <= len(self._choices):
            self._choices[int(digit) - 1].do()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """To the first choice."""
        if self._buttons:
            self._buttons[0].setFocus()

    def _button(self, number: int, choice: Choice) -> QPushButton:
        button = QPushButton(f"{number}   {choice.words}", self)
        button.setAccessibleName(f"{choice.words}, toets {number}")
        button.setMinimumHeight(32)
        button.setProperty("choice", True)
        button.clicked.connect(partial(_do, choice))
        self._list.addWidget(button)
        return button


def _do(choice: Choice, _checked: bool) -> None:
    choice.do()
