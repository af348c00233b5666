"""The three papers of one handover as they print: Blad, Ouderversie, Terugkoppelstrook (ux §7.7)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.paper import Paper
from casusdesk.errors import CasusdeskError
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.handovers.hint_list import HintList
from casusdesk.ui.handovers.plain_hints import plain_hints
from casusdesk.ui.labels import scrolling, text
from casusdesk.ui.page_view import PageView
from casusdesk.ui.papers.allowed_papers import AllowedPapers, Subject
from casusdesk.ui.papers.problems import WaysBack
from casusdesk.ui.papers.refusal import RefusalPanel
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.papers.ways_out import refused
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.handover import Handover
    from casusdesk.ui.context import WindowContext

LAY_OUT_AFTER = 150
"""Milliseconds after the last key (ux §2.3)."""
ROOMY = 480
"""Px of height for hints and page together, at normal text size."""
NOT_DISCUSSED = "Nog niet besproken: de terugkoppelstrook komt hier na het besluit van het overleg."
NOBODY_HEARS = "Bij het laatste besluit is niemand gekozen die terugkoppeling krijgt."


class PaperTab(Enum):
    """Which paper is in sight."""

    SHEET = "Blad"
    PARENTS = "Ouderversie"
    SLIP = "Terugkoppelstrook"


class PaperPane(QWidget):
    """`hint_chosen` carries the name of the field whose words could be plainer."""

    hint_chosen = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._handover: Handover | None = None
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Papier bij deze overdracht")
        self.tabs.setUsesScrollButtons(False)
        for tab in PaperTab:
            self.tabs.addTab(tab.value)
        self.problem = text("", "problem")
        self.problem.hide()
        self.refusal = RefusalPanel(self)
        self.allowed = AllowedPapers(context, self)
        self.allowed.left.connect(self._enter)
        self.told = text("", "muted")
        self.told.hide()
        self.hints = HintList()
        self.page = PageView("Het overdrachtsblad")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LAY_OUT_AFTER)
        self._timer.timeout.connect(self.lay_out)
        self.tabs.currentChanged.connect(lambda _place: self.lay_out())
        self.hints.chosen.connect(self.hint_chosen)
        self.hints.turned.connect(self._make_room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.refusal)
        below.addStretch(1)
        self._refusal = scrolling(inside)
        FocusFollower(self._refusal)
        self._refusal.hide()
        for widget in (self.tabs, self.problem, self.allowed, self.told, self.hints):
            column.addWidget(widget)
        column.addWidget(self._refusal, 1)
        column.addWidget(self.page, 1)

    @property
    def tab(self) -> PaperTab:
        """Which paper is in sight."""
        return list(PaperTab)[self.tabs.currentIndex()]

    def choose(self, tab: PaperTab) -> None:
        """Bring this paper in sight."""
        self.tabs.setCurrentIndex(list(PaperTab).index(tab))

    def show_handover(self, handover: Handover, *, now: bool) -> None:
        """The papers of this one, as the form is; `now` False waits until typing rests."""
        self._handover = handover
        if now:
            self.lay_out()
        else:
            self._timer.start()

    def feedback(self) -> FeedbackDue | None:
        """The slip that goes with the newest discussion of this case, if somebody hears back."""
        if self._handover is None:
            return None
        desk, code = self._context.desk, self._handover.case_code
        discussed = [d for d in desk.decisions.all() if d.case_code == code and d.discussed]
        newest = max(discussed, key=lambda d: d.held_on, default=None)
        if newest is None or not newest.feedback.to:
            return None
        return FeedbackDue(desk.cases.get(code), newest)

    def request(self) -> PaperRequest | None:
        """What the tab that is in sight prints; None without a slip, or without a handover."""
        if self._handover is None:
            return None
        match self.tab:
            case PaperTab.SHEET:
                return PaperRequest(handovers=(self._handover.id,))
            case PaperTab.PARENTS:
                return PaperRequest(parents=(self._handover.id,))
        due = self.feedback()
        return None if due is None else PaperRequest(feedback=(due,))

    def lay_out(self) -> None:
        """The pages of the tab that is in sight, or why there are none."""
        if self._handover is None:
            return
        self._timer.stop()
        catalog = self._context.desk.catalog
        parents = self.tab is PaperTab.PARENTS
        self.hints.show_hints(plain_hints(self._handover, catalog) if parents else ())
        self.page.setAccessibleName(_NAMES[self.tab])
        pages = self._pages_or_why(self._handover)
        self.allowed.show_papers(self._subjects(self._handover))
        tab_through(self)
        if pages is None:
            return
        self.told.setText("" if pages else self._why_empty(self._handover))
        self.told.setVisible(not pages)
        self.page.set_pages(pages)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hints and page below each other only where both say something."""
        super().resizeEvent(event)
        self.hints.set_roomy(self.height() >= ROOMY * text_scale(self))
        self._make_room()

    def _make_room(self) -> None:
        self.page.setVisible(bool(self.page.pages) and not self.hints.hides_page)

    def _pages_or_why(self, handover: Handover) -> list[Page] | None:
        """The pages; None when they cannot be made, which is then said, with what would help."""
        from casusdesk.services.fitting import PaperTooLongError

        held = self.refusal.isAncestorOf(self.window().focusWidget())
        self.problem.hide()
        try:
            pages = self._pages(handover)
        except PaperTooLongError as error:
            found = refused(error, self._context, WaysBack.nowhere())
            self.refusal.offer(found.title, found.words, found.choices)
            self._refusal.show()
            self.page.set_pages(())
            self._make_room()
            return None
        except CasusdeskError as error:
            self.problem.setText(str(error))
            self.problem.show()
            pages = None
        self.refusal.hide()
        self._refusal.hide()
        if held:
            self.tabs.setFocus()
        return pages

    def _enter(self) -> None:
        """Where the focus goes when what it stood on is gone."""
        if self._refusal.isVisible():
            self.refusal.focus_first()
        else:
            self.tabs.setFocus()

    def _subjects(self, handover: Handover) -> Iterator[Subject]:
        """The paper in sight, where something may be allowed it."""
        due = self.feedback() if self.tab is PaperTab.SLIP else None
        if self.tab is PaperTab.SHEET:
            yield Subject(Paper.HANDOVER, handover.id, handover.case_code)
        elif due is not None:
            yield Subject(Paper.FEEDBACK, due.key, handover.case_code)

    def _pages(self, handover: Handover) -> list[Page]:
        desk = self._context.desk
        match self.tab:
            case PaperTab.SHEET:
                return desk.handovers.pages(handover)
            case PaperTab.PARENTS:
                return desk.handovers.parents_page(handover)
        due = self.feedback()
        return [] if due is None else [desk.decisions.slip_page(due)]

    def _why_empty(self, handover: Handover) -> str:
        decisions = self._context.desk.decisions.all()
        discussed = any(d.case_code == handover.case_code and d.discussed for d in decisions)
        return NOBODY_HEARS if discussed else NOT_DISCUSSED


_NAMES = {
    PaperTab.SHEET: "Het overdrachtsblad",
    PaperTab.PARENTS: "De ouderversie",
    PaperTab.SLIP: "De terugkoppelstrook",
}
