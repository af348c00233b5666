"""What to do when a paper does not fit: choices with their effect, one key each (ux §7.5).

Nothing is ever left off by the program itself. Digits work while the panel has the focus, so that nothing
typed elsewhere can change a paper (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casusdesk.ui.labels import section, text
from casusdesk.ui.papers.choice_button import ChoiceButton
from casusdesk.ui.papers.choice_columns import ChoiceColumns
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
        self._buttons: list[ChoiceButton] = []
        self._list = QWidget(self)
        self._columns = ChoiceColumns(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addWidget(self._list)
        self.hide()

    def offer(self, title: str, words: str, choices: Sequence[Choice]) -> None:
        """Show the panel with at most nine choices, best first; focus stays on the same number."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.text.setText(words)
        self.setAccessibleDescription(words)
        before, self._choices = self._choices, tuple(choices[:MOST_CHOICES])
        self.show()
        if [choice.words for choice in before] != [choice.words for choice in self._choices]:
            self._rebuild()

    def _rebuild(self) -> None:
        held = next((n for n, made in enumerate(self._buttons) if made.hasFocus()), None)
        old = self._buttons
        self._buttons = [self._button(n, choice) for n, choice in enumerate(self._choices, start=1)]
        if held is not None and self._buttons:
            self._buttons[min(held, len(self._buttons) - 1)].setFocus()
        for gone in old:
            gone.hide()
            self._columns.removeWidget(gone)
            gone.deleteLater()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered, in the order of the digits."""
        return self._choices

    @property
    def buttons(self) -> tuple[ChoiceButton, ...]:
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

    def _button(self, number: int, choice: Choice) -> ChoiceButton:
        made = ChoiceButton(number, choice.words)
        made.clicked.connect(lambda _checked=False: self._choices[number - 1].do())
        made.setParent(self._list)
        self._columns.addWidget(made)
        made.show()
        return made
