"""Overlegmodus (F11): one case fills the window while the table decides (ux §7.6).

While the parents sit along, nothing of another case can come in sight: no next, no read-back, no clock,
and no step is taken back that belongs to another case.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, Qt, QUndoCommand
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from casusdesk.domain.decision import POSTPONE
from casusdesk.domain.draft import Draft
from casusdesk.domain.wording import day_month
from casusdesk.ui.draft_fields import type_in, typed
from casusdesk.ui.meeting_mode.case_page import PARENTS
from casusdesk.ui.meeting_mode.case_view import spoken
from casusdesk.ui.meeting_mode.keeping import Keeping
from casusdesk.ui.meeting_mode.keys import Keyboard
from casusdesk.ui.meeting_mode.pages import ModePages
from casusdesk.ui.meeting_mode.steps import DecisionStep
from casusdesk.ui.meeting_mode.wiring import acts_of, connect

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.ui.context import WindowContext

STAYS = "Eerst ‘Ouder is weg’ kiezen: nu is alleen deze casus te zien."
NOT_NOW = "Dat hoort bij een andere casus en kan terug zodra de ouder weg is."

_DECISION, _PARENTS = "mode.decision", "parents"


class MeetingModeScreen(ModePages):
    """`now` gives the seconds of the clock."""

    reads_along = True
    room = "mode"

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(context, now, parent)
        self.keeping = Keeping(context, self.course, self.form, self._reveal, self)
        self.keyboard = Keyboard(self, acts_of(self), self._choose)
        connect(self)
        self._follow_the_focus()

    def open(self, code: str = "") -> None:
        """Begin at `code`, else at the first case on which nothing was decided."""
        self.course.follow()
        self.course.resume(code)
        if self.course.code:
            self._arrive()
        else:
            self.activate()

    def drafts(self) -> Iterable[Draft]:
        if self.keeping.save.waiting and self.course.code:
            yield Draft(_DECISION, self.course.code, self._company, typed(self.form))

    def take_draft(self, draft: Draft) -> bool:
        self.open(draft.case_code)
        if draft.key == _PARENTS and self.course.code:
            self.set_parents(True)
        there = self.course.code == draft.case_code
        return there and type_in(self.form, draft.content)

    def whereabouts(self) -> Draft | None:
        return Draft(_DECISION, self.course.code, self._company) if self.course.code else None

    @property
    def _company(self) -> str:
        return _PARENTS if self.parents else ""

    def activate(self) -> None:
        """Show where the meeting is, with the focus on the case."""
        self.course.follow()
        if not self.course.code:
            self._stack.setCurrentWidget(self.empty)
            self.empty.to_agenda.setFocus()
            self._adapt_keys()
            return
        if self._stack.currentWidget() is self.empty:
            self._arrive()
        elif self.on_case:
            self.back_to_case()
        else:
            self._show()
            self.setFocus()

    def refresh(self, change: Change) -> None:
        """What was decided here or changed elsewhere; a hidden screen reads it when it is shown."""
        if self.isVisible():
            self.course.follow()
            self._show()

    def primary(self) -> None:
        """Ctrl+Enter: on to the next case, or what the page in sight is for."""
        if self.on_case:
            self.page.next.click()
        elif self._stack.currentWidget() is self.read_back:
            self.read_back.finish.click()

    def may_step(self, command: QUndoCommand | None) -> bool:
        """While the parents sit along only what was done to this case can be taken back."""
        if not self.parents or (isinstance(command, DecisionStep) and command.code == self.course.code):
            return True
        self.context.toast(NOT_NOW)
        return False

    def step(self, by: int) -> None:
        """To the next or the previous case; after the last one comes the read-back."""
        if self.parents or not self.keeping.let_go():
            return
        if self.course.step(by):
            self._arrive()
        elif by > 0:
            self.show_read_back()

    def go_to(self, code: str) -> None:
        """To this case, from the read-back."""
        self.course.resume(code)
        self._arrive()

    def postpone(self) -> None:
        """Move the case to the next meeting, and go on."""
        code, day = self.course.code, day_month(self.course.meeting.next_on)
        self.form.kind.choose(POSTPONE)
        if self.keeping.save.waiting:
            return
        if not self.parents:
            self.step(1)
        if not self.parents or code == self.course.code:  # parents of the next case hear nothing of this one
            self.context.toast(f"{code} komt vanzelf terug op {day}.", self.context.undo.undo)

    def show_read_back(self) -> None:
        """All decisions, to read aloud."""
        if self.parents or not self.keeping.let_go():
            return
        self.page.clock.pause()
        self._stack.setCurrentWidget(self.read_back)
        self._show()
        self.read_back.enter()

    def back_to_case(self) -> None:
        """From the read-back or the paper to the case it was on."""
        self._stack.setCurrentWidget(self.page)
        self._show()
        self._run_clock()
        self.page.enter()
        self._adapt_keys()

    def set_parents(self, on: bool) -> None:
        """Parents join for this case, or left."""
        self.parents = on
        self._look()
        if on:
            self.context.hush()  # what was said of another case goes
            self.context.announce(PARENTS)
        self.page.enter()  # never on the button that ends it: one stray key would
        self._adapt_keys()

    def print_one(self) -> None:
        """The page with this case only."""
        if self.keeping.let_go():
            self.paper.open(self.course.meeting, self.course.code)
            self._stack.setCurrentWidget(self.paper)
            self.paper.enter()
            self._adapt_keys()

    def leave(self) -> None:
        """Back to the agenda; refused while the parents sit along."""
        if self.parents:
            self.context.toast(STAYS)
        elif self.keeping.let_go():
            self.page.clock.pause()
            self.context.open_meeting()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: out of a field, then off this page, then out of this mode."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if self.on_case and isinstance(focused, QLineEdit | QComboBox):
            self.page.enter()
        elif self.on_case or self._stack.currentWidget() is self.empty:
            self.leave()
        else:
            self.back_to_case()

    def hideEvent(self, event: object) -> None:
        """The clock rests while something else is shown."""
        self.page.clock.pause()

    def _choose(self, place: int) -> None:
        """By a digit, with the focus elsewhere: what was chosen is said."""
        self.form.kind.choose_at(place)
        self.context.announce(self.form.kind.said.text())

    def _arrive(self) -> None:
        """A case comes on the screen."""
        self._stack.setCurrentWidget(self.page)
        entry = self.course.entry
        joins = entry is not None and entry.parents_join
        if joins != self.parents:
            self.parents = joins
            self._look()
        if joins:
            self.context.hush()  # what was said of the case before goes
        self._show()
        self._run_clock()
        self.page.deciding.verticalScrollBar().setValue(0)
        self.page.enter()
        self._adapt_keys()
        if entry is not None:
            self.context.announce(spoken(entry.case, self.course.place))

    def _show(self) -> None:
        if self._stack.currentWidget() is self.read_back:
            self.read_back.show_decisions()
            return
        self.page.show_case(self.context.desk, self.course)
        self.keeping.show()

    def _reveal(self, code: str) -> None:
        """A step was taken back: show its case."""
        if self.isVisible() and self.on_case and not self.parents and code != self.course.code:
            self.course.resume(code)
            self._arrive()

    def _run_clock(self) -> None:
        self.page.clock.start(self.course.code, self.course.minutes)
