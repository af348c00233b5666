"""Beside the preview: what blocks, what is printed, how often, and the two buttons (ux §7.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import button, muted, scrolling, section
from casusdesk.ui.papers.allowed_papers import AllowedPapers
from casusdesk.ui.papers.copies_table import CopiesTable
from casusdesk.ui.papers.documents_list import DocumentsList
from casusdesk.ui.papers.open_paper import OpenPaperNotice
from casusdesk.ui.papers.problems import ProblemsCard
from casusdesk.ui.papers.refusal import RefusalPanel
from casusdesk.ui.proofreading.card import ProofCard
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext

WIDTH = 340
"""Px of the panel, at normal text size."""
QWIDGETSIZE_MAX = (1 << 24) - 1


class PreviewSide(QWidget):
    """`changed` when anything was ticked or counted that changes what comes out."""

    changed = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.refusal = RefusalPanel(self)
        self.problems = ProblemsCard(self)
        self.proof = ProofCard(context, self)
        self.allowed = AllowedPapers(context, self)
        self.open_paper = OpenPaperNotice(context)
        self.documents = DocumentsList(context.desk.catalog, self)
        self.copies_title = section("Exemplaren")
        self.copies = CopiesTable(context.desk.catalog, self)
        self.large = QCheckBox("&Grote letter (14 punt, meer bladen)")
        self.print = button("Afdrukken", kind="primary")
        self.print.setToolTip("Kies een printer (Ctrl+Enter)")
        self.save = button("Opslaan als PDF…")
        self.save.setToolTip("Opslaan als PDF (Ctrl+Shift+P)")
        self._busy = muted("")
        self._busy.hide()
        self._narrow = False
        self._lay_out()
        self.documents.changed.connect(self.changed)
        self.copies.changed.connect(self.changed)
        self.large.toggled.connect(lambda _on: self.changed.emit())

    def show_copies(self, *, of_meeting: bool) -> None:
        """How many copies, only when a paper of the meeting is ticked."""
        self.copies.setVisible(of_meeting)
        self.copies_title.setVisible(of_meeting)

    def show_large(self, *, on: bool) -> None:
        """The tick as it was asked for; nothing is laid out for it."""
        self.large.blockSignals(True)
        self.large.setChecked(on)
        self.large.blockSignals(False)

    def show_amount(self, words: str, *, ready: bool) -> None:
        """On the button: what will come out of the printer."""
        self.print.setText(words)
        self._place_buttons()
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)

    def show_busy(self, words: str) -> None:
        """What is still being laid out, above the buttons; "" when all of it is there."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        layout = self.layout()
        if words and layout is not None:
            layout.activate()
            self.repaint()  # also while whoever lays out does not let go

    def set_narrow(self, narrow: bool) -> None:
        """Over the whole width in a narrow window."""
        self._narrow = narrow
        wide = round(WIDTH * text_scale(self))
        self.setMaximumWidth(QWIDGETSIZE_MAX if narrow else wide)
        self.setMinimumWidth(0 if narrow else wide)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside each other where height is scarce and the words leave room."""
        needed = self.print.sizeHint().width() + self.save.sizeHint().width() + 7 * GRID
        window = self.parentWidget()
        beside = self._narrow and needed <= (window.width() if window else self.width())
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _lay_out(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(GRID)
        above: tuple[QWidget, ...] = (self.refusal, self.problems, self.proof, self.allowed, self.open_paper)
        for widget in (*above, section("Wat"), self.documents, self.large):
            inside.addWidget(widget)
        inside.addSpacing(GRID)
        inside.addWidget(self.copies_title)
        inside.addWidget(self.copies)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        area = scrolling(content)
        FocusFollower(area)
        layout.addWidget(area, 1)
        layout.addWidget(self._busy)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(GRID)
        self._buttons.addWidget(self.print)
        self._buttons.addWidget(self.save)
        layout.addLayout(self._buttons)
