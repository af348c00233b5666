"""Afspraken: who does what by when, who still hears back, and which inbrenger to ask for news (ux §7.9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from casusdesk.domain.draft import Draft
from casusdesk.ui.draft_fields import in_trouble, type_in, typed
from casusdesk.ui.follow_up.actions_tab import ActionsTab
from casusdesk.ui.follow_up.chase_tab import ChaseTab
from casusdesk.ui.follow_up.feedback_tab import FeedbackTab
from casusdesk.ui.follow_up.tab import Tab
from casusdesk.ui.labels import heading
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import GRID, is_narrow

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext

PERSON, DAY, FEEDBACK, CHASE = "person", "day", "feedback", "chase"
NAMES: Final = {PERSON: "Per persoon", DAY: "Op datum", FEEDBACK: "Terugkoppelen", CHASE: "Inbrengers"}
"""The tabs in their order, by the name `WindowContext.open_follow_up` takes."""


class FollowUpScreen(Screen):
    """Four tabs on what came of the meeting and what is needed for the next one."""

    title = "Afspraken"
    room = "follow_up"
    reads_along = True

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.feedback = FeedbackTab(context)
        self.chase = ChaseTab(context)
        self.pages: dict[str, Tab] = {
            PERSON: ActionsTab(context, by_day=False),
            DAY: ActionsTab(context, by_day=True),
            FEEDBACK: self.feedback,
            CHASE: self.chase,
        }
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Afspraken tonen")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        for key, page in self.pages.items():
            self.tabs.addTab(NAMES[key])
            self._stack.addWidget(page)
        self._heading = heading("Afspraken")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._heading)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        own = [
            self.command("Klaar, of toch nog niet", "", self.tick),
            self.command("Naar de casus", "", self.open_case),
        ]
        for page in self.pages.values():
            page.list.addActions(own)
        self.command("Volgend tabblad", "Ctrl+Tab", lambda: self._turn(1))
        self.command("Vorig tabblad", "Ctrl+Shift+Tab", lambda: self._turn(-1))
        self._show()

    @property
    def page(self) -> Tab:
        """The tab in sight."""
        return list(self.pages.values())[self.tabs.currentIndex()]

    def activate(self) -> None:
        """Focus on the list of the tab, or on the button of its empty state."""
        self.page.enter()

    def refresh(self, change: Change) -> None:
        """Anything that changed may change an afspraak, or what is missing; out of sight it can wait."""
        if self.isVisible():
            self._show()

    def drafts(self) -> Iterable[Draft]:
        form = self.feedback.form
        if form.due is not None and (form.autosave.waiting or in_trouble(form.role_now)):
            content = typed(form, [form.to, form.role_now])
            yield Draft(
                "follow_up.feedback", form.due.case.code, form.due.decision.held_on.isoformat(), content
            )

    def take_draft(self, draft: Draft) -> bool:
        if draft.kind != "follow_up.feedback":
            self.go_to(draft.key if draft.key in NAMES else PERSON)
            return True
        self.go_to(FEEDBACK)
        there = self.feedback.open_due(draft.case_code, draft.key)
        return there and type_in(self.feedback.form, draft.content)

    def whereabouts(self) -> Draft | None:
        return Draft("follow_up.", key=list(NAMES)[self.tabs.currentIndex()])

    def tick(self) -> None:
        """Tick the row the keys are on."""
        self.page.tick_current()

    def open_case(self) -> None:
        """Go to the case of the row the keys are on."""
        self.page.open_case()

    def primary(self) -> None:
        """Ctrl+Enter: the main button of the tab."""
        self.page.primary()

    def go_to(self, tab: str) -> None:
        """Show the tab with this name, a key of `NAMES`."""
        self.tabs.setCurrentIndex(list(NAMES).index(tab))

    def preview(self) -> None:
        """Ctrl+P: the slips for everybody who still hears back."""
        self.feedback.preview()

    def save_pdf(self) -> None:
        """Ctrl+Shift+P: the same; the preview has the button that saves."""
        self.feedback.preview()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile, and the day as it is now."""
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the place is told by the tabs alone."""
        super().resizeEvent(event)
        self._heading.setVisible(not is_narrow(self))

    def _turn(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.context.announce(self.tabs.tabText(self.tabs.currentIndex()))
        self.page.enter()

    def _show(self) -> None:
        for page in self.pages.values():
            page.refresh()
        for key, count in ((FEEDBACK, self.feedback.count), (CHASE, self.chase.count)):
            words = f"{NAMES[key]} ({count})" if count else NAMES[key]
            self.tabs.setTabText(list(NAMES).index(key), words)
