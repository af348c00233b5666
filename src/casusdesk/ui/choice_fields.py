"""Fields with fixed answers: a list for roles and agencies, a row of radio buttons for a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from casusdesk.ui.fields import Field
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.theme import GRID

NOT_CHOSEN: Final = "Nog niet gekozen"

PAUSE: Final = 1000
"""Milliseconds after which a letter begins a new search in a closed list."""
_NO_MATCH: Final = 3

Options = Sequence[tuple[str, str]]
"""Key and Dutch words of each choice."""


class ChoiceField(Field):
    """One of a list, such as a role. The empty key stands for not chosen and comes first on its own."""

    def __init__(
        self,
        label: str,
        options: Options,
        empty: str | None = NOT_CHOSEN,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = _Combo()
        self._empty = empty
        super().__init__(label, self.combo, hint, parent)
        self.set_options(options)
        self.combo.activated.connect(lambda _index: self.edited.emit())

    def set_options(self, options: Options) -> None:
        """Another list; what was chosen stays chosen when it is still there."""
        if self._shown(options):
            return
        chosen = self.key()
        self.combo.clear()
        if self._empty is not None:
            self.combo.addItem(self._empty, "")
        for key, words in options:
            self.combo.addItem(words, key)
        self.set_key(chosen)

    def _shown(self, options: Options) -> bool:
        first = 0 if self._empty is None else 1
        now = [(self.combo.itemData(at), self.combo.itemText(at)) for at in range(first, self.combo.count())]
        return bool(now) and now == list(options)

    def key(self) -> str:
        """The key of what is chosen; empty when nothing is."""
        return str(self.combo.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose `key`. One that is not in the list (no longer active) is added, so that it stays."""
        place = self.combo.findData(key)
        if place < 0 and key:
            self.combo.addItem(key, key)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(max(place, 0))


class RadioField(Field):
    """A question with all its answers in sight, in a row that wraps. Digits choose nothing by themselves."""

    def __init__(self, label: str, options: Options, hint: str = "", parent: QWidget | None = None) -> None:
        row = QWidget()
        self._flow = FlowLayout(row, gap=2 * GRID, line_gap=GRID // 2)
        super().__init__(label, row, hint, parent)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        for key, words in options:
            choice = QRadioButton(words)
            choice.setAccessibleDescription(label)
            choice.installEventFilter(self)
            self._group.addButton(choice, len(self._keys))
            self._keys.append(key)
            self._flow.addWidget(choice)
        self.setFocusProxy(self._group.buttons()[0])
        self._group.idClicked.connect(self._clicked)
        one_tab_stop(self._group)

    def key(self) -> str:
        """The chosen key; empty when none is."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else ""

    def set_key(self, key: str) -> None:
        """Choose `key`, or nothing when it is empty."""
        if key in self._keys:
            chosen = self._group.button(self._keys.index(key))
            chosen.setChecked(True)
            self._tab_to(chosen)
            return
        self._group.setExclusive(False)
        for choice in self._group.buttons():
            choice.setChecked(False)
        self._group.setExclusive(True)
        self._tab_to(self._group.buttons()[0])

    def button(self, key: str) -> QRadioButton:
        """The button of one answer."""
        found = self._group.button(self._keys.index(key))
        assert isinstance(found, QRadioButton)
        return found

    def on_key(self, act: Callable[[str], object]) -> None:
        """Call `act` with the chosen key after each choice by the user."""
        self._group.idClicked.connect(lambda place: act(self._keys[place]))

    def _clicked(self, place: int) -> None:
        self._tab_to(self._group.button(place))
        self.edited.emit()

    def _tab_to(self, choice: QAbstractButton) -> None:
        self.setFocusProxy(choice)
        one_tab_stop(self._group)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in self._group.buttons():
            now = self.window().focusWidget()
            if now not in self._group.buttons():
                self.left.emit()
        return QWidget.eventFilter(self, watched, event)


def one_tab_stop(group: QButtonGroup) -> None:
    """Let Tab come to the chosen answer only, or to the first while none is; the arrows do the rest."""
    stop = group.checkedButton() or next(b for b in group.buttons() if b.isEnabled())
    for choice in group.buttons():
        policy = Qt.FocusPolicy.StrongFocus if choice is stop else Qt.FocusPolicy.ClickFocus
        choice.setFocusPolicy(policy)


class _Combo(QComboBox):
    """Typing finds an abbreviation, a beginning or a word; scrolling over it must not change the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._since = QElapsedTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A choice longer than the field ends in dots; Qt cuts it in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        dots = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), dots, room - 2)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes back begins a new search, however soon."""
        self._typed = ""
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letters = event.text()
        if held != Qt.KeyboardModifier.NoModifier or not letters.strip() or not letters.isprintable():
            super().keyPressEvent(event)
            return
        if not self._since.isValid() or self._since.elapsed() > PAUSE:
            self._typed = ""
        self._since.start()
        self._typed += letters.casefold()
        place = self._found(self._typed)
        if place < 0 and len(set(self._typed)) == 1:  # the same letter again: the next one
            place = self._found(self._typed[0], after=self.currentIndex())
        if place >= 0:
            self.setCurrentIndex(place)
            self.activated.emit(place)

    def _found(self, typed: str, after: int = -1) -> int:
        """The best place for `typed`, the first of the best; those after `after` go first. -1 for none."""
        count = self.count()
        order = [(after + 1 + step) % count for step in range(count)] if count else []
        ranked = [(_rank(self.itemText(place), typed), step) for step, place in enumerate(order)]
        best = min(ranked, default=(_NO_MATCH, 0))
        return order[best[1]] if best[0] < _NO_MATCH else -1


def _rank(words: str, typed: str) -> int:
    """How well `typed` (casefolded) fits: 0 the abbreviation between brackets, 1 a beginning, 2 a word."""
    said = words.casefold()
    if f"({typed})" in said:
        return 0
    if said.startswith(typed):
        return 1
    return 2 if any(word.lstrip("(").startswith(typed) for word in said.split()) else _NO_MATCH
