"""A list of papers of one kind to tick, with one box for all of them (ux §7.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.labels import button
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
    """One box for all papers of a kind, and below it, when unfolded, a box for each.

    Hidden when there is nothing to tick. `changed` comes with every tick.
    """

    changed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.boxes: dict[str, QCheckBox] = {}
        self.fold = button("Kies…", self._turn, "link")
        self._head = QHBoxLayout()
        self._head.setSpacing(GRID)
        self._head.addWidget(self.fold)
        self._all: AllBox | None = None
        self._each = QWidget()
        self._layout = QVBoxLayout(self._each)
        self._layout.setContentsMargins(0, 0, 0, GRID)
        self._layout.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head)
        outer.addWidget(self._each)

    def show_ticks(self, groups: Sequence[Ticks]) -> None:
        """Boxes anew, in these groups; unfolded when some of them are ticked and others not."""
        while (item := self._layout.takeAt(0)) is not None:
            _away(item.widget())
        self.boxes = {}
        several = sum(len(group.boxes) for group in groups) > 1
        for group in groups:
            made = [self._make(tick) for tick in group.boxes]
            level = 1
            if group.all_words and len(made) > 1:
                self._place(AllBox(group.all_words, made), level)
                level = 2
            for box in made:
                self._place(box, level)
        _away(self._all)
        self._all = AllBox(f"{self._title} ({len(self.boxes)})", tuple(self.boxes.values()))
        self._all.setAccessibleName(f"Alle {self._title.lower()}" if several else self._title)
        self._head.insertWidget(0, self._all, 1)
        self._unfold(0 < len(self.ticked()) < len(self.boxes))
        self.setVisible(bool(self.boxes))

    def _place(self, box: QCheckBox, level: int) -> None:
        box.setStyleSheet(f"QCheckBox {{ margin-left: {3 * GRID * level}px; }}")
        self._layout.addWidget(box)

    def _turn(self) -> None:
        self._unfold(self._each.isHidden())

    def _unfold(self, on: bool) -> None:
        self._each.setVisible(on)
        closed = "Kies…" if len(self.boxes) > 1 else "Toon"
        self.fold.setText("Inklappen" if on else closed)
        self.fold.setAccessibleName(f"{self._title}: {self.fold.text().rstrip('…').lower()}")

    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked boxes."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def in_tab_order(self, before: QWidget) -> QWidget:
        """Put the boxes after `before`, as they stand; the last of them comes back."""
        if self._all is not None:
            QWidget.setTabOrder(before, self._all)
            QWidget.setTabOrder(self._all, self.fold)
            before = self.fold
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


def _away(widget: QWidget | None) -> None:
    """A box that is shown no more must not be seen or reached until Qt has thrown it away."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
