"""How the parts of preview and print stand beside each other; what they do is said in `preview`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.wording import counted
from casusdesk.ui.labels import button, heading, muted
from casusdesk.ui.meetings.pane_switch import PaneSwitch
from casusdesk.ui.papers.preview_pages import PreviewPages
from casusdesk.ui.papers.preview_side import PreviewSide
from casusdesk.ui.papers.problems import Problem
from casusdesk.ui.papers.ways_out import Refused
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.proofreading import FieldHit
    from casusdesk.ui.context import WindowContext


class PreviewLayout(QWidget):
    """Page and text as tabs in the middle; beside them what, how many, and the two buttons."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = False
        self.back = button("← Terug", kind="quiet")
        self.back.setToolTip("Terug (Esc)")
        self.pages = PreviewPages(context, self)
        self.side = PreviewSide(context, self)
        self.page, self.text, self.tabs = self.pages.page, self.pages.text, self.pages.tabs
        self.documents, self.copies, self.large = self.side.documents, self.side.copies, self.side.large
        self.problems, self.proof = self.side.problems, self.side.proof
        self.refusal, self.allowed = self.side.refusal, self.side.allowed
        self.open_paper = self.side.open_paper
        self.print, self.save = self.side.print, self.side.save
        self._shown = muted("")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        outer.setSpacing(GRID)
        outer.addLayout(self._head())
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(3 * GRID)
        self._panes.addWidget(self.pages, 1)
        self._panes.addWidget(self.side)
        outer.addLayout(self._panes, 1)

    def show_pages(self, pages: Sequence[Page], copies: int) -> None:
        """The pages in both tabs; of several copies only the first is shown."""
        self.pages.show_pages(pages)
        one = f"Je ziet exemplaar 1 van {copies}." if copies > 1 and pages else ""
        self._shown.setText(one if pages else "Hier komt het voorbeeld zodra er niets meer op te lossen is.")
        self._shown.setVisible(bool(self._shown.text()) and not self._narrow)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What blocks, above everything else in the panel."""
        self.problems.show_problems(problems)
        if problems:
            self.show_side()

    def show_refusals(self, refusals: Sequence[Refused]) -> None:
        """The first paper that is too long, with its ways out; the next one follows when it is solved."""
        inside = self.refusal.isAncestorOf(self.window().focusWidget())
        if not refusals:
            self.refusal.hide()
            if inside:
                self.pages.shown.setFocus()
            return
        first, more = refusals[0], len(refusals) - 1
        also = f" Daarna nog {counted(more, 'papier', 'papieren')}." if more else ""
        self.refusal.offer(first.title, f"{first.words}{also}", first.choices)
        tab_through(self.pages, self.refusal, self.problems, self.proof)
        self.show_side()

    def enter_refusal(self) -> bool:
        """Focus on the first way out, when a paper is too long."""
        if not self.refusal.isVisible():
            return False
        self.refusal.focus_first()
        return True

    def show_hits(self, hits: Sequence[FieldHit]) -> None:
        """What the proofreading found, below what blocks for another reason."""
        inside = self.proof.isAncestorOf(self.window().focusWidget())
        if self.proof.show_hits(hits):
            tab_through(self.pages, self.problems, self.proof)
        if inside and not self.proof.isAncestorOf(self.window().focusWidget()) and not self.proof.enter():
            self.pages.shown.setFocus()
        if any(not hit.passed for hit in hits):
            self.show_side()

    def set_narrow(self, narrow: bool) -> None:
        """Page or panel, chosen with a switch, in a narrow window; the panel while something blocks."""
        if narrow and not self._narrow and not self.print.isEnabled():
            self._switch.choose(1)
        self._narrow = narrow
        self._switch.setVisible(narrow)
        self._heading.setVisible(not narrow)
        self._shown.setVisible(bool(self._shown.text()) and not narrow)
        self.side.set_narrow(narrow)
        self._show_panes()

    def fit(self) -> None:
        """The whole page where that can be read, else its width; a zoom chosen by hand stays."""
        self.pages.fit()

    def show_side(self) -> None:
        """Bring what and how many in sight, where one pane is shown at a time."""
        if self._narrow:
            self._switch.choose(1)

    def _show_panes(self) -> None:
        page = self._switch.pane == 0
        self.pages.setVisible(page or not self._narrow)
        self.side.setVisible(not page or not self._narrow)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self._heading = heading("Voorbeeld en afdrukken")
        self._heading.setWordWrap(False)
        self._switch = PaneSwitch("Blad", "Wat en hoeveel")
        self._switch.changed.connect(lambda _pane: self._show_panes())
        row.addWidget(self.back)
        row.addWidget(self._heading)
        row.addWidget(self._shown, 1)
        row.addWidget(self._switch, 1)
        row.addStretch(0)
        return row
