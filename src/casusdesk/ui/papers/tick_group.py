"""A list of papers of one kind to tick, with one box for all of them (ux §7.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.ui.labels import muted
from casusdesk.ui.theme import GRID


@dataclass(frozen=True, slots=True)
class Tick:
    """One box: `key` tells it apart, `spoken` says more than the words beside it."""

    key: str
    words: str
    spoken: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes that belong together; `all_words` names the box for all of them, "" for none."""

    boxes: tuple[Tick, ...]
    all_words: str = ""


class AllBox(QCheckBox):
    """Ticked when all its boxes are, half when some are; a click ticks all, or none when all were."""

    def __init__(self, words: str, boxes: Sequence[QCheckBox]) -> None:
        super().__init__(words)
        self._boxes = boxes
        self.setTristate(True)
        for box in boxes:
            box.toggled.connect(lambda _on: self._follow())
        self._follow()

    def nextCheckState(self) -> None:
        """All, or none."""
        on = any(not box.isChecked() for box in self._boxes)
        for box in self._boxes:
            box.setChecked(on)

    def _follow(self) -> None:
        count = sum(box.isChecked() for box in self._boxes)
        some = Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.Checked if count == len(self._boxes) else some)


class TickGroup(QWidget):
    """Title and boxes; hidden when there is nothing to tick. `changed` comes with every tick."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.boxes: dict[str, QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GRID, 0, 0)
        self._layout.setSpacing(0)

    def show_ticks(self, groups: Sequence[Ticks]) -> None:
        """Boxes anew, in these groups."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        self._layout.addWidget(muted(self._title))
        for group in groups:
            made = [self._make(tick) for tick in group.boxes]
            indent = 0
            if group.all_words and len(made) > 1:
                self._layout.addWidget(AllBox(group.all_words, made))
                indent = 3 * GRID
            for box in made:
                box.setContentsMargins(indent, 0, 0, 0)
                box.setStyleSheet(f"QCheckBox {{ margin-left: {indent}px; }}" if indent else "")
                self._layout.addWidget(box)
        self.setVisible(bool(self.boxes))

    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked boxes."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def in_tab_order(self, before: QWidget) -> QWidget:
        """Put the boxes after `before`, as they stand; the last of them comes back."""
        for place in range(self._layout.count()):
            item = self._layout.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QCheckBox):
                QWidget.setTabOrder(before, widget)
                before = widget
        return before

    def _make(self, tick: Tick) -> QCheckBox:
        box = QCheckBox(tick.words)
        box.setAccessibleName(tick.spoken)
        box.setChecked(tick.on)
        box.toggled.connect(lambda _on: self.changed.emit())
        self.boxes[tick.key] = box
        return box
