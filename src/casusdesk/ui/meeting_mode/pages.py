"""What stands on the screen in Overlegmodus, and by which settings; what is done there is in `screen`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from casusdesk.ui.meeting_mode.case_clock import CaseClock
from casusdesk.ui.meeting_mode.case_page import CasePage
from casusdesk.ui.meeting_mode.course import Course
from casusdesk.ui.meeting_mode.decision_form import DecisionForm
from casusdesk.ui.meeting_mode.empty_page import EmptyPage
from casusdesk.ui.meeting_mode.keys import Keyboard, help_rows
from casusdesk.ui.meeting_mode.large import enlarge
from casusdesk.ui.meeting_mode.read_back import ReadBack
from casusdesk.ui.meeting_mode.single_paper import SinglePaper
from casusdesk.ui.screen import Screen

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext


class ModePages(Screen):
    """The four pages, one of them in sight. `now` gives the seconds of the clock."""

    title = "Overlegmodus"
    keyboard: Keyboard

    def __init__(self, context: WindowContext, now: Callable[[], float], parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self.course = Course(context.desk)
        self.parents = False
        self.form = DecisionForm(context.desk.catalog, context.desk.today)
        self.page = CasePage(self.form, CaseClock(now))
        self.read_back = ReadBack(context, self.course)
        self.paper = SinglePaper(context)
        self.empty = EmptyPage()
        self._stack = QStackedLayout(self)
        for page in (self.page, self.read_back, self.paper, self.empty):
            self._stack.addWidget(page)
        context.status_changed.connect(self.page.show_status)
        context.preferences_changed.connect(self._prefer)
        self._look()

    @property
    def on_case(self) -> bool:
        """Whether a case is on the screen."""
        return self._stack.currentWidget() is self.page

    def help_rows(self) -> list[tuple[str, str]]:
        """The keys of this screen, for Help."""
        return help_rows(single=self.context.preferences.single_keys)

    def toggle_clock(self) -> None:
        """Show or hide the time per case; it goes on counting."""
        preferences = self.context.preferences
        self.context.prefer(replace(preferences, meeting_clock=not preferences.meeting_clock))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _show(self) -> None:
        """Read again what is in sight."""

    def _follow_the_focus(self) -> None:
        """From now on the keys are those of where the focus is."""
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._focus_moved)

    def _prefer(self, _preferences: object) -> None:
        self._look()
        self._fit()
        self._adapt_keys()
        if self.isVisible():
            self._show()

    def _look(self) -> None:
        preferences = self.context.preferences
        enlarge(self)
        self.page.show_mode(
            parents=self.parents, clock=preferences.meeting_clock, single=preferences.single_keys
        )

    def _fit(self) -> None:
        self.page.resize(self.size())
        self.page.adapt()

    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        if self.isVisible():
            self._adapt_keys()

    def _adapt_keys(self) -> None:
        self.keyboard.adapt(
            QApplication.focusWidget(),
            on_case=self.on_case,
            single=self.context.preferences.single_keys,
            parents=self.parents,
        )
