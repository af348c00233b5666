"""The list above the parents' version of what could be plainer; each line leads to its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.ui.handovers.plain_hints import PlainHint
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link, button, muted
from casusdesk.ui.theme import GRID

SHOWN = 3
"""Hints in sight; the page below must stay in sight too."""


class HintList(QWidget):
    """`chosen` carries the name of the field. Hints never stop anybody."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hints: tuple[PlainHint, ...] = ()
        self._every = False
        self.links: list[Link] = []
        self._title = muted("")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = button("", self._turn, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._title)
        column.addLayout(self._list)
        column.addWidget(self.more)
        self.hide()

    def show_hints(self, hints: Sequence[PlainHint]) -> None:
        """These hints; hidden without any."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._build()
        self.setVisible(bool(hints))

    def _build(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        many = len(self._hints) > SHOWN
        shown = self._hints if self._every else self._hints[:SHOWN]
        self._title.setText(f"Kan het eenvoudiger? ({len(self._hints)})")
        for hint in shown:
            words = f"{hint.label}: {hint.words}"
            go = partial(self.chosen.emit, hint.field)
            link = Link(words, icon("edit", self), icon_size(self), go)
            self.links.append(link)
            self._list.addWidget(link)
        self.more.setText("Minder tonen" if self._every else f"Nog {len(self._hints) - SHOWN} tonen")
        self.more.setVisible(many)

    def _turn(self) -> None:
        self._every = not self._every
        self._build()
        self.more.setFocus()
