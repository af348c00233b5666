"""The four questions on screen: steps at the left, one page, and a bar that names the next one (ux §7.4)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from casusdesk.domain import arrange
from casusdesk.services.wizard import Step, Walk, steps_of
from casusdesk.services.wizard_pages import step_with
from casusdesk.ui.cases.check_page import CheckPage
from casusdesk.ui.cases.editor import CaseEditor
from casusdesk.ui.cases.question_page import QuestionPage
from casusdesk.ui.cases.rows import phase_words
from casusdesk.ui.cases.step_list import StepChoice, StepList
from casusdesk.ui.cases.wizard_bar import WizardBar
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import bar, button, scrolling, text
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, is_narrow, text_scale

PAGE_WIDTH: Final = 860
STEPS_WIDTH: Final = 240


class WizardView(QWidget):
    """`closed` when she goes back to the case; `agenda_asked` when the case is to be put on the agenda."""

    closed = Signal()
    agenda_asked = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.editor = CaseEditor(context, self)
        self.walk = Walk()
        self.pages: dict[Step, QuestionPage | CheckPage] = {}
        self._areas: dict[Step, QScrollArea] = {}
        self.steps, self.choice = StepList(), StepChoice()
        self.name = text("", "label")
        self.leave_button = button("← Terug naar casus", self.leave, "quiet")
        self.bar = WizardBar(self.back, self.leave, self.forward, self.next_question)
        self.back_button, self.next_button = self.bar.back, self.bar.forward
        self.close_button, self.saved = self.bar.close_button, self.bar.saved
        self._tabbed: tuple[Step, int] | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def take_up(self, code: str) -> None:
        """Open a case. Raises CasusdeskError when that is impossible; then nothing changed."""
        self.editor.open(code)
        self._forget_pages()
        self.bar.say_saved("Alles is bewaard")

    def start(self, step: Step | None = None, key: str = "") -> None:
        """Begin at a page, or at the first one of this case, once the wizard is in sight."""
        steps = steps_of(self.editor.case)
        self.walk = Walk(self._place(step or steps[0], key), steps=steps)
        self._enter(key)

    def go(self, step: Step, key: str = "") -> None:
        """To any page; a question that this case is asked elsewhere is gone to there."""
        self.editor.autosave.flush()
        self.walk = self.walk.go(self._place(step, key))
        self._enter(key)

    def forward(self) -> None:
        """To the next page; on the last one the case goes on the agenda."""
        self.editor.autosave.flush()
        if self.walk.following is None:
            self.agenda_asked.emit(self.editor.open_code)
            self._bar()
            return
        self.walk = self.walk.forward()
        self._enter()

    def next_question(self) -> None:
        """Ctrl+PgDn: to the next page in order; the last one stays."""
        self.go(self.walk.after().step)

    def previous_question(self) -> None:
        """Ctrl+PgUp: to the page before this one in order."""
        self.go(self.walk.before().step)

    def back(self) -> None:
        """To the page before."""
        self.editor.autosave.flush()
        self.walk = self.walk.back()
        self._enter()

    def leave(self) -> None:
        """Back to the case; what could not be saved keeps the wizard open."""
        self.editor.autosave.flush()
        if self.editor.autosave.waiting:
            self._context.toast("Wat je typte is nog niet bewaard en blijft hier staan.")
            return
        self.editor.close()
        self.closed.emit()

    def page(self) -> QuestionPage | CheckPage:
        """The page that is shown."""
        return self.pages[self.walk.step]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._adapt()

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(2 * GRID, 2 * GRID, 0, GRID)
        side.setSpacing(GRID)
        side.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.name.setIndent(GRID + 2)  # level with the words of the button above
        side.addWidget(self.name)
        side.addWidget(self.steps, 1)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        self._short_leave = button("← Casus", self.leave, "quiet")
        self._short_leave.setAccessibleName("Terug naar casus")
        self.choice.label.hide()
        for part in (self._short_leave, text("Stap", "label")):
            top.addWidget(part)
        top.addWidget(self.choice, 1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._side)
        self._middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addLayout(self._middle, 1)
        layout.addWidget(bar(self.bar))

    def _connect(self) -> None:
        self.steps.picked.connect(self.go)
        self.choice.picked.connect(self.go)
        self.editor.changed.connect(lambda _source: self._follow())
        tab_later = lambda _source: QTimer.singleShot(0, self, self._tab)  # noqa: E731 - the page itself first
        self.editor.changed.connect(tab_later)
        self.editor.gone.connect(self.closed)
        self._context.status_changed.connect(self.bar.say_saved)

    def _place(self, step: Step, key: str) -> Step:
        steps = steps_of(self.editor.case)
        found = step_with(key, self.editor.case, self.editor.asking) if key else None
        return found or (step if step in steps else steps[0])

    def _enter(self, key: str = "") -> None:
        step = self.walk.step
        if step is Step.CHECK:
            self._drop(step)  # made anew each time, so that it shows what is
        if step not in self.pages:
            self._make(step)
        self._stack.setCurrentWidget(self._areas[step])
        self._areas[step].verticalScrollBar().setValue(0)
        self._follow()
        self._bar()
        self._adapt()
        self.pages[step].enter(key)
        self._tab()

    def _make(self, step: Step) -> None:
        page: QuestionPage | CheckPage
        if step is Step.CHECK:
            page = CheckPage(self.editor, stacked=self._narrow())
        else:
            page = QuestionPage(step, self.editor)
            page.through.connect(self.forward)
        page.go_asked.connect(self.go)
        page.setMaximumWidth(round(PAGE_WIDTH * text_scale(self)))
        self.pages[step] = page
        self._areas[step] = scrolling(page)
        self._stack.addWidget(self._areas[step])

    def _forget_pages(self) -> None:
        for step in tuple(self.pages):
            self._drop(step)

    def _drop(self, step: Step) -> None:
        page, area = self.pages.pop(step, None), self._areas.pop(step, None)
        if isinstance(page, QuestionPage):
            self.editor.changed.disconnect(page.refresh)
        if area is not None:
            self._stack.removeWidget(area)
            area.hide()
            area.deleteLater()

    def _follow(self) -> None:
        """Steps and name follow every answer."""
        if not self.editor.open_code:
            return
        case = self.editor.case
        if self.walk.steps != (steps := steps_of(case)):
            self.walk = self.walk.of(steps)
            self._bar()
        self.steps.show_steps(case, self.walk.step)
        self.choice.show_steps(case, self.walk.step)
        self.name.setText(f"{case.code}   {phase_words(case, self.editor.asking.meeting)}")

    def _tab(self) -> None:
        """From the steps through the page to the bar, also through rows that came just now."""
        page = self.pages.get(self.walk.step)
        if page is not None and self._tabbed != (seen := (self.walk.step, len(page.findChildren(QWidget)))):
            self._tabbed = seen
            tab_through(self._side, self._top, page, self.bar)

    def _bar(self) -> None:
        there = arrange.on_agenda(self.editor.asking.meeting, self.editor.open_code)
        self.bar.show_step(self.walk, on_agenda=there)

    def _narrow(self) -> bool:
        return is_narrow(self) or self.width() < 820 * text_scale(self)

    def _adapt(self) -> None:
        narrow = self._narrow()
        self._side.setVisible(not narrow)
        self._top.setVisible(narrow)
        self._side.setFixedWidth(round(STEPS_WIDTH * min(text_scale(self), 1.6)))
        side = 0 if narrow else self._side.width()
        self.bar.setMaximumWidth(side + round(PAGE_WIDTH * text_scale(self)) - 7 * GRID)  # as the page
