"""A page for a store that cannot simply be opened: what is the matter, and the ways out below each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.troubles import Trouble, Way


class TroublePage(EntryPage):
    """`chosen` carries the way out; the first one is what most people need."""

    chosen = Signal(object)

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.heading, can_go_back=False, width=560, centred=True)
        self.trouble = trouble
        self.sentence = text(trouble.sentence, "problem")
        self.add(self.sentence)
        if trouble.calm:
            self.add(muted(trouble.calm))
        self.buttons_of: dict[Way, QPushButton] = {}
        for place, way in enumerate(trouble.ways):
            self.add(self._way(way, first=place == 0))

    def enter(self) -> None:
        self.buttons_of[self.trouble.ways[0]].setFocus()
        announce(self, f"{self.trouble.heading}. {self.trouble.sentence}")

    def _way(self, way: Way, *, first: bool) -> QWidget:
        group = QWidget()
        lines = QVBoxLayout(group)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID // 2)
        made = button(way.words, lambda: self.chosen.emit(way), "primary" if first else "")
        made.setAccessibleDescription(way.line)
        self.buttons_of[way] = made
        lines.addWidget(made)
        if way.line:
            lines.addWidget(muted(way.line))
        return group
