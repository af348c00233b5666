"""What to do when the agenda does not fit: choices with their effect, one key each (ux §7.5).

Nothing is ever left off by the program itself. Digits work while the panel has the focus, so that no
letter typed elsewhere can change the agenda (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, section, text
from casusdesk.ui.theme import GRID

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
        self.setProperty("kind", "card")
        self.title = section("", self)
        self.text = text("", parent=self)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[QPushButton] = []
        self._list = QWidget(self)
        self._flow = FlowLayout(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addWidget(self._list)
        self.hide()

    def offer(self, title: str, words: str, choices: Sequence[Choice]) -> None:
        """Show the panel with at most nine choices, best first; focus stays on the same number."""
        held = next((n for n, made in enumerate(self._buttons) if made.hasFocus()), None)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.text.setText(words)
        self._choices = tuple(choices[:MOST_CHOICES])
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(n, choice) for n, choice in enumerate(self._choices, start=1)]
        self._arrange()
        self.show()
        self.setAccessibleDescription(words)
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
        made = button(f"{number}   {choice.words}", choice.do)
        made.setAccessibleName(f"{choice.words}, toets {number}")
        made.setStyleSheet("text-align: left; padding: 0 8px;")
        self._flow.addWidget(made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as the words leave room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Columns of one width; none is narrower than the longest choice."""
        widest = max((made.minimumSizeHint().width() for made in self._buttons), default=1)
        room = self.width() - 4 * GRID - 2 * GRID  # the last for a scroll bar that may come
        columns = max(1, (room + GRID) // (widest + GRID))
        for made in self._buttons:
            made.setMinimumWidth((room - (columns - 1) * GRID) // columns if columns > 1 else 0)
