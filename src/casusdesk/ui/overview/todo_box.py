"""The list "Nu te doen": the first few things, each a link to where it is done (ux §7.2)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.todo import Todo
from casusdesk.domain.wording import counted
from casusdesk.ui.context import WindowContext
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link, muted, section
from casusdesk.ui.overview.going import go_to

SHOWN: Final = 7
"""Most lines under "Nu te doen" (ux §7.2)."""


class TodoBox(QWidget):
    """The lines are made anew only when they changed, so that nothing moves and the focus stays."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._links: list[Link] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.nothing = muted("")
        self.more = muted("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section("Nu te doen"))
        layout.addLayout(self._rows)
        layout.addWidget(self.nothing)
        layout.addWidget(self.more)
        layout.addStretch(1)

    def links(self) -> list[QPushButton]:
        """The lines, from the top."""
        return list(self._links)

    def show_todos(self, found: tuple[Todo, ...], *, begun: bool) -> None:
        """The first few of `found`; `begun` says whether there is any case at all."""
        size = icon_size(self)
        shown = (found, begun, size.width())
        if shown == self._shown:
            return
        self._shown = shown
        held = self.window().focusWidget()  # also while another window is in front
        focused = next((at for at, link in enumerate(self._links) if link is held), None)
        self._empty()
        for todo in found[:SHOWN]:
            act = partial(go_to, self._context, todo.place, todo.key)
            link = Link(todo.words, icon("chevron-right", self), size, act)
            self._links.append(link)
            self._rows.addWidget(link)
        self.nothing.setText("" if found else "Niets dat wacht. Fijn." if begun else "Nog niets.")
        self.nothing.setVisible(not found)
        rest = len(found) - SHOWN
        words = f"En nog {counted(rest, 'punt', 'punten')}, zodra dit klaar is."
        self.more.setText(words if rest > 0 else "")
        self.more.setVisible(rest > 0)
        if focused is not None and self._links:
            self._links[min(focused, len(self._links) - 1)].setFocus()

    def _empty(self) -> None:
        for link in self._links:
            self._rows.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
