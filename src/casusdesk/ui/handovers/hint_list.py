"""The list above the parents' version of what could be plainer; each line leads to its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.wording import counted
from casusdesk.ui.emptying import empty
from casusdesk.ui.handovers.plain_hints import PlainHint
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link, button, scrolling
from casusdesk.ui.theme import GRID, text_scale

LIST_HEIGHT = 150
"""Px of the list above the page, at normal text size; the rest scrolls."""


class HintList(QWidget):
    """`chosen` carries the name of the field, `turned` comes when the list opens or closes.

    Hints never stop anybody. Where there is little room the list begins closed, and takes the place of
    the page when it opens.
    """

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[PlainHint, ...] = ()
        self._roomy = self._open = True
        self.links: list[Link] = []
        self.toggle = button("", self.turn, "link")
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._body = scrolling(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.toggle)
        column.addWidget(self._body)
        self.hide()

    @property
    def hides_page(self) -> bool:
        """Whether the open list needs the room of the page."""
        return bool(self._hints) and self._open and not self._roomy

    def set_roomy(self, roomy: bool) -> None:
        """Whether list and page fit below each other; the list opens or closes with it."""
        if roomy != self._roomy:
            self._roomy = self._open = roomy
            self._show()

    def show_hints(self, hints: Sequence[PlainHint]) -> None:
        """These hints; hidden without any."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._build()
        self.setVisible(bool(hints))
        self._show()

    def turn(self) -> None:
        """Open the list, or close it."""
        self._open = not self._open
        self._show()
        self.turned.emit()

    def _build(self) -> None:
        empty(self._list)
        self.links = []
        for hint in self._hints:
            words = f"{hint.label}: {hint.words}"
            go = partial(self.chosen.emit, hint.field)
            link = Link(words, icon("edit", self), icon_size(self), go)
            self.links.append(link)
            self._list.addWidget(link)
        self._list.addStretch(1)

    def _show(self) -> None:
        count = counted(len(self._hints), "tip", "tips")
        self.toggle.setText(f"{'Verberg' if self._open else 'Toon'} {count} om het eenvoudiger te maken")
        self._body.setVisible(self._open)
        self._body.setMaximumHeight(round(LIST_HEIGHT * text_scale(self)) if self._roomy else 16777215)
