"""The widgets of preview and print, and how they stand; what they do is said in `preview`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import button, heading, muted, scrolling, section
from casusdesk.ui.meetings.pane_switch import PaneSwitch
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.papers.copies_table import CopiesTable
from casusdesk.ui.papers.documents_list import DocumentsList
from casusdesk.ui.papers.open_paper import OpenPaperNotice
from casusdesk.ui.papers.problems import Problem, ProblemsCard
from casusdesk.ui.papers.text_tab import TextTab
from casusdesk.ui.proofreading.card import ProofCard
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.proofreading import FieldHit
    from casusdesk.ui.context import WindowContext

PAGE_HEIGHT = 1123
"""Px of an A4 page at true size."""
READABLE = 0.55
"""Smallest zoom at which the whole page says something; below it the width is shown."""
SIDE_WIDTH = 340
"""Px of the panel beside the page, at normal text size."""


class PreviewLayout(QWidget):
    """Page and text as tabs in the middle; beside them what, how many, and the two buttons."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = self._by_hand = False
        self.back = button("← Terug", kind="quiet")
        self.back.setToolTip("Terug (Esc)")
        self.page = PageView("Voorbeeld van het papier", fit=Fit.PAGE)
        self.text = TextTab(self)
        self.documents = DocumentsList(context.desk.catalog, self)
        self.copies = CopiesTable(context.desk.catalog, self)
        self.problems = ProblemsCard(self)
        self.proof = ProofCard(context, self)
        self.open_paper = OpenPaperNotice(context)
        self.print = button("Afdrukken", kind="primary")
        self.print.setToolTip("Kies een printer (Ctrl+Enter)")
        self.save = button("Opslaan als PDF…")
        self.save.setToolTip("Opslaan als PDF (Ctrl+Shift+P)")
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Voorbeeld als")
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab("Pagina")
        self.tabs.addTab("Tekst")
        self._zoom = muted("")
        self._zoom.setWordWrap(False)
        self._shown = muted("")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        outer.setSpacing(GRID)
        outer.addLayout(self._head())
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(3 * GRID)
        self._middle, self._side = self._make_middle(), self._make_side()
        self._panes.addWidget(self._middle, 1)
        self._panes.addWidget(self._side)
        outer.addLayout(self._panes, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.page.zoom_changed.connect(lambda percent: self._zoom.setText(f"{percent} %"))

    def show_pages(self, pages: Sequence[Page], copies: int) -> None:
        """The pages in both tabs; of several copies only the first is shown."""
        self.page.set_pages(pages)
        self.text.show_pages(pages)
        one = f"Je ziet exemplaar 1 van {copies}." if copies > 1 and pages else ""
        self._shown.setText(one if pages else "Hier komt het voorbeeld zodra er niets meer op te lossen is.")
        self._shown.setVisible(bool(self._shown.text()) and not self._narrow)

    def show_copies(self, *, of_meeting: bool) -> None:
        """How many copies, only when a paper of the meeting is ticked."""
        self.copies.setVisible(of_meeting)
        self.copies_title.setVisible(of_meeting)

    def show_amount(self, words: str, *, ready: bool) -> None:
        """On the button: what will come out of the printer."""
        self.print.setText(words)
        self._place_buttons()
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What blocks, above everything else in the panel."""
        self.problems.show_problems(problems)
        if problems and self._narrow:
            self._switch.choose(1)

    def show_hits(self, hits: Sequence[FieldHit]) -> None:
        """What the proofreading found, below what blocks for another reason."""
        inside = self.proof.isAncestorOf(self.window().focusWidget())
        if self.proof.show_hits(hits):
            tab_through(self._middle, self.problems, self.proof)
        if inside and not self.proof.isAncestorOf(self.window().focusWidget()) and not self.proof.enter():
            self.page.setFocus()
        if self._narrow and any(not hit.passed for hit in hits):
            self._switch.choose(1)

    def set_narrow(self, narrow: bool) -> None:
        """Page or panel, chosen with a switch, in a narrow window; the panel while something blocks."""
        if narrow and not self._narrow and not self.print.isEnabled():
            self._switch.choose(1)
        self._narrow = narrow
        self._switch.setVisible(narrow)
        self._heading.setVisible(not narrow)
        self._shown.setVisible(bool(self._shown.text()) and not narrow)
        self._side.setMaximumWidth(16777215 if narrow else round(SIDE_WIDTH * text_scale(self)))
        self._side.setMinimumWidth(0 if narrow else round(SIDE_WIDTH * text_scale(self)))
        self._show_panes()
        self._place_buttons()

    def fit(self) -> None:
        """The whole page where that can be read, else its width; a zoom chosen by hand stays."""
        if self._by_hand:
            return
        high = self.page.viewport().height() / PAGE_HEIGHT
        if high < READABLE:
            self.page.fit_width()
        else:
            self.page.fit_page()

    def _place_buttons(self) -> None:
        """Beside each other where height is scarce and the words leave room."""
        needed = self.print.sizeHint().width() + self.save.sizeHint().width() + 7 * GRID
        beside = self._narrow and needed <= self.width()
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _zoom_by_hand(self, act: Callable[[], object]) -> None:
        self._by_hand = True
        act()

    def _show_panes(self) -> None:
        page = self._switch.pane == 0
        self._middle.setVisible(page or not self._narrow)
        self._side.setVisible(not page or not self._narrow)

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

    def _make_middle(self) -> QWidget:
        made = QWidget()
        controls = QHBoxLayout()
        controls.setSpacing(GRID)
        controls.addWidget(self.tabs)
        controls.addStretch(1)
        for words, act, tip in (
            ("−", self.page.zoom_out, "Kleiner (Ctrl+min)"),
            ("+", self.page.zoom_in, "Groter (Ctrl+plus)"),
            ("100 %", lambda: self.page.set_zoom(100), "Ware grootte (Ctrl+1)"),
            ("Passend", self.page.fit_page, "Hele bladzijde (Ctrl+0)"),
        ):
            tool = button(words, lambda act=act: self._zoom_by_hand(act), "quiet")  # type: ignore[misc]
            tool.setToolTip(tip)
            tool.setAccessibleName(tip.partition(" (")[0])
            controls.addWidget(tool)
            if words == "−":
                controls.addWidget(self._zoom)
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(controls)
        layout.addWidget(pages, 1)
        return made

    def _make_side(self) -> QWidget:
        made, content = QWidget(), QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.problems)
        inside.addWidget(self.proof)
        inside.addWidget(self.open_paper)
        inside.addWidget(section("Wat"))
        inside.addWidget(self.documents)
        inside.addSpacing(GRID)
        self.copies_title = section("Exemplaren")
        inside.addWidget(self.copies_title)
        inside.addWidget(self.copies)
        inside.addStretch(1)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        area = scrolling(content)
        FocusFollower(area)
        layout.addWidget(area, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(GRID)
        self._buttons.addWidget(self.print)
        self._buttons.addWidget(self.save)
        layout.addLayout(self._buttons)
        return made
