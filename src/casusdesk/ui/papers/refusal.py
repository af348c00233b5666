"""What to do when a paper does not fit: choices with their effect, one key each (ux §7.5).

Nothing is ever left off by the program itself. Digits work while the panel has the focus, so that nothing
typed elsewhere can change a paper (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

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
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
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
        old, self._buttons = self._buttons, []
        self._buttons = [self._button(n, choice) for n, choice in enumerate(self._choices, start=1)]
        self._arrange()
        self.show()
        self.setAccessibleDescription(words)
        if held is not None and self._buttons:
            self._buttons[min(held, len(self._buttons) - 1)].setFocus()
        for gone in old:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered, in the order of the digits."""
        return self._choices

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """A button for each of the choices."""
        return tuple(self._buttons)

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
        made.setStyleSheet("text-align: left; padding: 4px 8px;")
        made.setParent(self._list)
        made.show()
        made.setMinimumWidth(1)  # long words wrap rather than widen what stands around the panel
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as the words leave room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Columns of one width, none narrower than the longest choice; a single one wraps where it must."""
        room = self.width() - 4 * GRID - 2 * GRID  # the last for a scroll bar that may come
        for number, made in enumerate(self._buttons, start=1):
            made.setText(f"{number}   {self._choices[number - 1].words}")
        widest = max((made.sizeHint().width() for made in self._buttons), default=1)
        columns = max(1, (room + GRID) // (widest + GRID))
        for place, made in enumerate(self._buttons):
            if widest > room:
                around = made.sizeHint().width() - _width(made, made.text())
                made.setText(_wrapped(made, room - around))
            self._grid.addWidget(made, place // columns, place % columns)
        for column in range(MOST_CHOICES):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _width(made: QPushButton, words: str) -> int:
    return made.fontMetrics().horizontalAdvance(words)


def _wrapped(made: QPushButton, room: int) -> str:
    """The words of a button over as many lines as they take in `room` px; below the number stays white."""
    number, *words = made.text().split()
    lines = [f"{number}  "]
    for word in words:
        longer = f"{lines[-1]} {word}"
        if _width(made, longer) <= room or not lines[-1].strip():
            lines[-1] = longer
        else:
            lines.append(f"     {word}")
    return "\n".join(lines)
