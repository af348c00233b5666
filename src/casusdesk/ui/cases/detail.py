"""One case at a glance: where it stands, its question, the four answers, what presses, what was agreed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casusdesk.domain import arrange
from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.case import Case
from casusdesk.domain.progress import answered
from casusdesk.domain.wording import day_month
from casusdesk.services.questions import Asking
from casusdesk.services.wizard import QUESTIONS, STEPS, Step
from casusdesk.services.wizard_check import answers
from casusdesk.ui.cases.actions_section import ActionsSection
from casusdesk.ui.cases.answer_list import AnswerList, section_head
from casusdesk.ui.cases.commands import CaseCommands
from casusdesk.ui.cases.detail_bar import DetailBar
from casusdesk.ui.cases.detail_parts import SETTLED, MilestoneRow, Sign, shown
from casusdesk.ui.cases.row_delegate import ICONS, chip_ink
from casusdesk.ui.cases.rows import CaseRow, case_row
from casusdesk.ui.colours import Colours
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import Field
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import bar, button, heading, muted, scrolling, section, text
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale

DETAIL_WIDTH = 820


class CaseDetail(QWidget):
    """`questions_asked` carries code, step and question; `back_asked` leads to the list on narrow windows."""

    questions_asked = Signal(str, object, str)
    handover_asked = Signal(str)
    back_asked = Signal()

    def __init__(self, context: WindowContext, commands: CaseCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self.code = ""
        self.back = button("← Terug naar lijst", self.back_asked.emit, "quiet")
        self.bar = DetailBar()
        self.milestones: dict[str, MilestoneRow] = {}
        self.agreed = ActionsSection(context, commands, self)
        self.changes: dict[Step, QWidget] = {}
        self._area: QScrollArea | None = None
        self._seen: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID - 2, GRID, GRID, 0)  # level with the words below
        head.addWidget(self.back)
        head.addStretch(1)
        self._layout.addLayout(head)
        self._layout.addWidget(bar(self.bar))
        self.bar.questions.connect(lambda: self.questions_asked.emit(self.code, Step.BEFORE, ""))
        self.bar.agenda.connect(self._agenda)
        self.bar.handover.connect(lambda: self.handover_asked.emit(self.code))
        self.bar.status_picked.connect(lambda status: commands.set_status(self.code, status))
        self.bar.delete.connect(lambda: commands.delete(self.code))
        self.agreed.moved.connect(lambda: QTimer.singleShot(0, self._follow_focus))

    def primary(self) -> None:
        """Ctrl+Enter: the form while she writes in it, else the agenda."""
        if self.agreed.writing:
            self.agreed.form.submit()
        else:
            self.bar.on_agenda.click()

    def show_case(self, case: Case) -> None:
        """Show `case`; the scroll bar and the focus stay where they were when it is the same one."""
        same = case.code == self.code
        place = self._area.verticalScrollBar().value() if self._area and same else 0
        self.code = case.code
        desk = self._context.desk
        asking = Asking(desk.catalog, desk.today(), desk.meetings.upcoming())
        seen = (case, asking.meeting, desk.cases.actions(case.code), self._stacked(), self._look())
        if seen == self._seen:
            return  # searching and saving elsewhere must not rebuild what did not change
        self._seen = seen
        focused: QWidget | None = self.window().focusWidget()
        had_focus = self._area is not None and focused is not None and self._area.isAncestorOf(focused)
        stop = self.agreed.stop_for(focused) if same else None
        area = scrolling(self._content(case, asking))
        if self._area is not None:
            self._layout.replaceWidget(self._area, area)
            self._area.hide()
            self._area.deleteLater()
        else:
            self._layout.insertWidget(1, area, 1)
        self._area = area
        area.show()
        area.verticalScrollBar().setValue(place)
        tab_through(area, self.bar)
        if had_focus and self.isVisible():
            (stop or self.bar.on_agenda).setFocus()
        self.bar.show_case(
            case, on_agenda=arrange.on_agenda(asking.meeting, case.code), fresh=not answered(case)
        )

    def _content(self, case: Case, asking: Asking) -> QWidget:
        made = QWidget()
        made.setMaximumWidth(round(DETAIL_WIDTH * text_scale(self)))
        column = QVBoxLayout(made)
        column.setContentsMargins(3 * GRID, GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        row = case_row(case, asking.catalog, asking.meeting, ())
        self._head(column, row)
        change = partial(self.questions_asked.emit, case.code, Step.BEFORE, "question")
        head, self.changes[Step.BEFORE] = section_head("Vraag aan het overleg", change)
        column.addWidget(head)
        column.addWidget(
            text(case.question) if case.question else muted("Nog geen vraag. Wat is hier nodig?")
        )
        self._milestones(column, case, asking)
        for step in QUESTIONS:
            column.addSpacing(GRID)
            title = f"{STEPS.index(step)}  {step.title}"
            go = partial(self.questions_asked.emit, case.code, step, "")
            head, self.changes[step] = section_head(title, go, step.title)
            column.addWidget(head)
            column.addWidget(AnswerList(answers(case, asking, step), stacked=self._stacked()))
        column.addSpacing(GRID)
        self.agreed.show_case(case, asking, stacked=self._stacked())
        column.addWidget(self.agreed)
        self.agreed.show()
        column.addSpacing(GRID)
        go = partial(self.questions_asked.emit, case.code, Step.BEFORE, "")
        column.addWidget(section_head("Toestemming en signaal", go)[0])
        rest = [a for a in answers(case, asking, Step.BEFORE) if a.key != "question"]
        column.addWidget(AnswerList(rest, stacked=self._stacked()))
        column.addStretch(1)
        return made

    def _look(self) -> tuple[int, str]:
        return self.palette().cacheKey(), self.font().key()

    def _stacked(self) -> bool:
        return self.width() < 560 * text_scale(self)

    def _head(self, column: QVBoxLayout, row: CaseRow) -> None:
        column.addWidget(heading(f"{row.code}   {row.phase}"))
        column.addWidget(muted(f"Status: {row.status} · regie: {row.lead} · {row.kind.label}"))
        if row.chips:
            chips = QWidget()
            flow = FlowLayout(chips, gap=2 * GRID)
            for chip in row.chips:
                flow.addWidget(Sign(ICONS[chip], chip.value, chip_ink(chip, Colours.of(self))))
            column.addWidget(chips)
        column.addSpacing(GRID)

    def _milestones(self, column: QVBoxLayout, case: Case, asking: Asking) -> None:
        found = case_milestones(case, asking.catalog, asking.meeting)
        pressing, settled = shown(found), [m for m in found if m.state in SETTLED]
        self.milestones = {}
        if not pressing and not settled:
            return
        column.addSpacing(GRID)
        column.addWidget(section("Mijlpalen"))
        day = day_month(asking.meeting.next_on)
        words = (
            f"Wat voor het volgende overleg ({day}) moet gebeuren."
            if pressing
            else "Er is nu niets te plannen."
        )
        column.addWidget(muted(words))
        for milestone in (*pressing, *settled):
            made = MilestoneRow(milestone, asking.catalog, self, stacked=self._stacked())
            made.marked.connect(partial(self._mark, milestone.key, milestone.label))
            self.milestones[milestone.key] = made
            column.addWidget(made)

    def _mark(self, key: str, label: str, state: object) -> None:
        from casusdesk.domain.clock import MilestoneState

        wanted = state if isinstance(state, MilestoneState) else None
        self._commands.mark(self.code, key, label, wanted, self._context.desk.today())

    def _follow_focus(self) -> None:
        """The form wholly in sight, or at least the field with the focus and what is said below it."""
        focused: QWidget | None = self.window().focusWidget()
        if self._area is None or focused is None or not self.agreed.isAncestorOf(focused):
            return
        if self.agreed.writing:
            self._area.ensureWidgetVisible(self.agreed.form, 0, GRID)
        around = focused.parentWidget()
        self._area.ensureWidgetVisible(around if isinstance(around, Field) else focused, 0, GRID)

    def _agenda(self) -> None:
        if arrange.on_agenda(self._context.desk.meetings.upcoming(), self.code):
            self._commands.take_off_agenda(self.code)
        else:
            self._commands.put_on_agenda(self.code)
