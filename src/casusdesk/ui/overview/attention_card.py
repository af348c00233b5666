"""One list of what stands out, as a calm card: a title, a few lines with code and why, and the rest."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.attention_lines import AttentionLine, AttentionList
from casusdesk.ui.context import WindowContext
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link, button, frame, muted, section, text, unbroken
from casusdesk.ui.overview.going import go_to
from casusdesk.ui.theme import GRID

SHOWN: Final = 5
"""Most lines of one list; after them it says how many there are in all."""
_WIDEST_CODE: Final = "MW888 "
"""So that the reasons stand below each other."""


class CodeLine(Link):
    """A code that leads to its case, and why it is here."""

    def __init__(self, line: AttentionLine, parent: QWidget, context: WindowContext) -> None:
        sign = icon("late" if line.late else "chevron-right", parent)
        super().__init__(line.code, sign, icon_size(parent), partial(context.open_case, line.code))
        self.setAccessibleName(f"{line.code}: {'; '.join(line.why)}")
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance(_WIDEST_CODE))
        why = text(unbroken("\n".join(line.why)), "muted")
        why.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        why.setContentsMargins(self.words.contentsMargins())
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setStretchFactor(self.words, 0)
        row.addWidget(why, 1, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(0, GRID - 2, GRID // 2, GRID - 2)


class AttentionCard(QWidget):
    """The lines are made anew only when they changed."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._found: AttentionList | None = None
        self._links: list[QPushButton] = []
        self.title = section("")
        self.note = muted("")
        self.nothing = muted("")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.all = button("", self._go_to_all, "link")
        card = frame("card", self.title, self.note, self.nothing, spacing=GRID // 2)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(self._rows)
        inside.addWidget(self.all)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def links(self) -> list[QPushButton]:
        """The lines, from the top."""
        return list(self._links)

    def show_list(self, found: AttentionList) -> None:
        """Show the first few lines; the focus stays on its line, or on the one in its place."""
        shown = (found, icon_size(self).width())
        if shown == self._shown:
            return
        self._shown, self._found = shown, found
        focused = next((at for at, link in enumerate(self._links) if link.hasFocus()), None)
        for link in self._links:
            self._rows.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [CodeLine(line, self, self._context) for line in found.lines[:SHOWN]]
        for link in self._links:
            self._rows.addWidget(link)
        self.title.setText(found.title)
        self.note.setText(found.note)
        self.note.setVisible(bool(found.note and found.lines))
        self.nothing.setText(found.nothing)
        self.nothing.setVisible(not found.lines)
        self.all.setText(f"Alle {len(found.lines)}")
        self.all.setAccessibleName(f"Alle {len(found.lines)}: {found.title}")
        self.all.setVisible(len(found.lines) > SHOWN)
        if focused is not None and self._links:
            self._links[min(focused, len(self._links) - 1)].setFocus()

    def _go_to_all(self) -> None:
        assert self._found is not None, "the button is seen only with a list"
        go_to(self._context, self._found.place, self._found.part)
