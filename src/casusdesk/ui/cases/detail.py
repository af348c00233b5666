"""One case at a glance, in the order in which it is needed: what presses first, then what was said of it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain import arrange
from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.clock import MilestoneState
from casusdesk.domain.handover import HandoverType
from casusdesk.domain.progress import answered
from casusdesk.services.wizard import QUESTIONS, Step
from casusdesk.ui.cases.actions_section import ActionsSection
from casusdesk.ui.cases.balance_section import BalanceSection
from casusdesk.ui.cases.closing_panel import ClosingPanel
from casusdesk.ui.cases.commands import CaseCommands
from casusdesk.ui.cases.consent_section import ConsentSection
from casusdesk.ui.cases.course_commands import CourseCommands
from casusdesk.ui.cases.detail_bar import DetailBar
from casusdesk.ui.cases.detail_parts import MilestoneRow
from casusdesk.ui.cases.detail_section import DetailSection
from casusdesk.ui.cases.detail_view import CaseView, view_of
from casusdesk.ui.cases.head_section import HeadSection
from casusdesk.ui.cases.name_section import NameSection
from casusdesk.ui.cases.previous_section import PreviousSection
from casusdesk.ui.cases.prompts_section import PromptsSection
from casusdesk.ui.cases.question_sections import (
    AnswersSection,
    BackgroundSection,
    MilestoneSection,
    QuestionSection,
)
from casusdesk.ui.cases.recall_panel import RecallSection
from casusdesk.ui.cases.seen_section import SeenSection
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import Field
from casusdesk.ui.labels import bar, button, scrolling
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.way_back import WayBack

DETAIL_WIDTH: Final = 820
_ROOM: Final = {HeadSection: 0, ConsentSection: GRID, RecallSection: GRID, SeenSection: GRID, NameSection: 0}
"""Px above the lines that belong to the head; every other part stands by itself."""
SETTLED: Final = 40
"""Milliseconds in which what was unfolded finds its height, lines that wrap included."""


class CaseDetail(QWidget):
    """`questions_asked` carries code, step and question; `back_asked` leads to the list on narrow windows."""

    questions_asked = Signal(str, object, str)
    handover_asked = Signal(str)
    back_asked = Signal()
    closed = Signal()

    def __init__(self, context: WindowContext, commands: CaseCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self._course = CourseCommands(context)
        self._view: CaseView | None = None
        self._leaving = False
        self.back = button("← Terug naar lijst", self.back_asked.emit, "quiet")
        self.away = WayBack()
        self.bar = DetailBar()
        self.content = QWidget()
        ask = self.questions_asked.emit
        self.head = HeadSection(self.content)
        self.consent = ConsentSection(ask, self.content)
        self.recall = RecallSection(context, self.content)
        self.seen = SeenSection(context, self.content)
        self.name = NameSection(context, self.content)
        self.closing = ClosingPanel(context, self.content)
        self.prompts = PromptsSection(context, self.content)
        self.question = QuestionSection(ask, self.content)
        self.previous = PreviousSection(self.content)
        self.agreed = ActionsSection(context, self.content)
        self.clock = MilestoneSection(self.content)
        self.balance = BalanceSection(ask, self.content)
        rest = [step for step in QUESTIONS if step is not Step.CONCERNS]
        self.answers = {step: AnswersSection(ask, step, self.content) for step in rest}
        self.background = BackgroundSection(ask, self.content)
        self._lay_out()
        self._connect()

    @property
    def code(self) -> str:
        """The case that is shown, empty while there is none."""
        return self._view.case.code if self._view else ""

    @property
    def milestones(self) -> dict[str, MilestoneRow]:
        """The milestones in sight or folded, by key."""
        return self.clock.rows

    @property
    def changes(self) -> dict[Step, QPushButton]:
        """The links that lead into the four questions."""
        links: dict[Step, QPushButton] = {step: part.change for step, part in self.answers.items()}
        return {Step.BEFORE: self.question.change, Step.CONCERNS: self.balance.change, **links}

    def primary(self) -> None:
        """Ctrl+Enter: the form while she writes in it, else the main button of the bar."""
        if self.agreed.writing:
            self.agreed.form.submit()
        elif self.closing.writing:
            self.closing.submit()
        else:
            self.bar.main.click()

    def show_case(self, case: Case) -> None:
        """Show `case`; only what changed is built anew, so that scroll bar and focus stay where they were."""
        if case.code != self.code and not self._leaving:
            self._leaving = True
            try:
                for part in self.parts:
                    part.leave()
            finally:
                self._leaving = False
            self._area.verticalScrollBar().setValue(0)
        self._view = view_of(case, self._context.desk)
        self._show()

    def ask_closing(self, status: CaseStatus = CaseStatus.CLOSED) -> None:
        """Open the panel in which the case is closed, or ended."""
        if self._view is not None and self._view.case.status.active:
            self.closing.open_for(self._view, status)
            self._order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.content.isAncestorOf(focused)
        self.content.setMaximumWidth(round(DETAIL_WIDTH * text_scale(self)))
        stacked = self.width() < 560 * text_scale(self)
        look = self.palette().cacheKey(), self.font().key()
        made = [part.show_view(view, stacked=stacked, look=look) for part in self.parts]
        if any(made):
            self._order()
        on_agenda = arrange.on_agenda(view.asking.meeting, view.case.code)
        self.bar.show_case(view, on_agenda=on_agenda, fresh=not answered(view.case))
        now: QWidget | None = self.window().focusWidget()
        if had_focus and self.isVisible() and (now is None or not now.isVisible()):
            self.bar.main.setFocus()

    @property
    def parts(self) -> tuple[DetailSection, ...]:
        """The sections from top to bottom."""
        return (
            self.head,
            self.consent,
            self.recall,
            self.seen,
            self.name,
            self.closing,
            self.prompts,
            self.question,
            self.previous,
            self.agreed,
            self.clock,
            self.balance,
            *self.answers.values(),
            self.background,
        )

    def _order(self) -> None:
        """Let Tab follow the eye; a field that gives its focus to its editor would take it out of turn."""
        for field in self.content.findChildren(Field):
            field.setFocusProxy(None)  # type: ignore[arg-type]
        stops = [stop for part in self.parts for stop in part.stops()]
        tab_through(*stops, self.bar)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(3 * GRID, GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(0)  # the room is a part's own: one that is hidden leaves none
        for part in self.parts:
            part.set_room(_ROOM.get(type(part), 3 * GRID))
            column.addWidget(part)
        column.addStretch(1)
        self._area = scrolling(self.content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID - 2, GRID, GRID, 0)  # level with the words below
        head.addWidget(self.away)
        head.addWidget(self.back)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        layout.addWidget(bar(self.bar))

    def _connect(self) -> None:
        self.bar.questions.connect(lambda: self.questions_asked.emit(self.code, None, ""))
        self.bar.agenda.connect(self._agenda)
        self.bar.handover.connect(lambda: self.handover_asked.emit(self.code))
        self.bar.status_picked.connect(self._status_picked)
        self.bar.reopen_asked.connect(lambda: self._course.reopen(self.code))
        self.bar.delete.connect(lambda: self._commands.delete(self.code))
        for part in self.parts:
            for rest in (0, SETTLED):
                part.moved.connect(partial(QTimer.singleShot, rest, self, self._follow_focus))
        self.agreed.shown_anew.connect(self._show)
        self.clock.marked.connect(self._mark)
        self.closing.closed.connect(self.closed)
        self.closing.reason.on_key(lambda _key: self._order())
        self.closing.folded.connect(lambda: self.bar.main.setFocus(Qt.FocusReason.OtherFocusReason))
        self.closing.handover_asked.connect(self._context.open_handover)
        self.closing.sheet_asked.connect(lambda: self._commands.hand_over(self.code, HandoverType.E))
        self.previous.close_asked.connect(self.ask_closing)
        for part in (self.previous, self.closing):
            part.feedback_asked.connect(partial(self._context.open_follow_up, "feedback"))

    def _status_picked(self, status: CaseStatus) -> None:
        """Closing asks why; out of being closed goes with its own rules (domain R19)."""
        if not status.active:
            self.ask_closing(status)
        elif self._view is not None and not self._view.case.status.active:
            self._course.reopen(self.code, status)
        else:
            self._commands.set_status(self.code, status)

    def _mark(self, key: str, label: str, state: object) -> None:
        wanted = state if isinstance(state, MilestoneState) else None
        self._commands.mark(self.code, key, label, wanted, self._context.desk.today())

    def _follow_focus(self) -> None:
        """The form wholly in sight, or at least the field with the focus and what is said below it."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or not self.content.isAncestorOf(focused):
            return
        for form in (self.agreed.form, self.seen.form):
            if form.isAncestorOf(focused):
                self._area.ensureWidgetVisible(form, 0, GRID)
        if self.closing.isAncestorOf(focused):
            top = self.closing.mapTo(self.content, self.closing.rect().topLeft()).y()
            self._area.verticalScrollBar().setValue(top - GRID)
        around: QWidget | None = focused
        while around is not None and around is not self.content and not isinstance(around, Field):
            around = around.parentWidget()
        if isinstance(around, Field):
            self._area.ensureWidgetVisible(around, 0, GRID)
        self._area.ensureWidgetVisible(focused, 0, GRID)

    def _agenda(self) -> None:
        if arrange.on_agenda(self._context.desk.meetings.upcoming(), self.code):
            self._commands.take_off_agenda(self.code)
        else:
            self._commands.put_on_agenda(self.code)
