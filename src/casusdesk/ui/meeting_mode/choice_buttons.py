"""The decisions of the catalogue as buttons: exactly one is chosen, and a tick beside it says which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import Button, muted, section
from casusdesk.ui.meeting_mode.choice_columns import ChoiceColumns
from casusdesk.ui.theme import GRID

NOTHING: Final = "Nog niets besloten."
DIGITS: Final = "1234567890"
"""The keys of the first ten, in order."""


class ChoiceButtons(QWidget):
    """`chosen` carries the key after a choice by the user. Tab comes here once; the arrows go up and down."""

    chosen = Signal(str)

    def __init__(self, title: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.title = section(title)
        self.said = muted(NOTHING)
        self.buttons: dict[str, _Choice] = {}
        grid = QWidget()
        columns = ChoiceColumns(grid)
        for place, (key, words) in enumerate(options):
            digit = DIGITS[place] if place < len(DIGITS) else ""
            made = _Choice(words, digit, title, self._step)
            made.clicked.connect(lambda _checked=False, key=key: self.choose(key))
            self.buttons[key] = made
            columns.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head = QWidget()
        said = FlowLayout(head, gap=2 * GRID, line_gap=0)
        for label in (self.title, self.said):
            label.setWordWrap(False)
            said.addWidget(label)
        column.addWidget(head)
        column.addWidget(grid)
        self.set_key("")

    def key(self) -> str:
        """What is chosen; empty when nothing is."""
        return next((key for key, made in self.buttons.items() if made.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Choose without a signal."""
        for name, made in self.buttons.items():
            made.show_chosen(name == key)
        stop = self.buttons.get(key) or next(iter(self.buttons.values()))
        self._stop_at(stop)
        words = self.buttons[key].words if key in self.buttons else ""
        self.said.setText(f"Gekozen: {words}" if words else NOTHING)

    def choose(self, key: str) -> None:
        """As if it was clicked; choosing the same again changes nothing."""
        self.set_key(key)
        self.chosen.emit(key)

    def choose_at(self, place: int) -> None:
        """The decision at `place`, from 0; nothing when there are fewer."""
        keys = list(self.buttons)
        if place < len(keys):
            self.choose(keys[place])

    def _step(self, made: _Choice, by: int) -> None:
        every = list(self.buttons.values())
        target = every[(every.index(made) + by) % len(every)]
        self._stop_at(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: _Choice) -> None:
        for made in self.buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
        self.setFocusProxy(stop)


class _Choice(Button):
    """One decision, with its digit before it and a tick when it is chosen."""

    def __init__(self, words: str, digit: str, group: str, step: Callable[[_Choice, int], object]) -> None:
        super().__init__()
        self.words = words
        self._digit = digit
        self._step = step
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"{group}, toets {digit}" if digit else group)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.show_chosen(False)

    def show_chosen(self, chosen: bool) -> None:
        """Say it in the text too, not by colour alone."""
        self.setChecked(chosen)
        self.setText(f"✓ {self.words}" if chosen else f"{self._digit}  {self.words}")
        self.fit()

    def fit(self) -> None:
        """As wide with the tick as without, so that nothing moves when another is chosen."""
        shown = (f"✓ {self.words}", f"{self._digit}  {self.words}")
        self.setMinimumWidth(max(map(self.fontMetrics().horizontalAdvance, shown)) + 2 * GRID + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(self, 1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
