"""The last page of the wizard: every answer, the real agenda lines, what is empty, what to look at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services.wizard import Step, steps_of
from casusdesk.services.wizard_check import Remark, answers, remarks, still_empty
from casusdesk.services.wizard_proofread import proof_remarks
from casusdesk.ui.cases.answer_list import AnswerList
from casusdesk.ui.cases.consent_line import ConsentLine
from casusdesk.ui.cases.detail_section import stacked_column
from casusdesk.ui.cases.editor import CaseEditor
from casusdesk.ui.cases.lines_view import LinesView
from casusdesk.ui.cases.recall_panel import RecallPanel
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, heading, line, muted, section, text
from casusdesk.ui.theme import GRID


class CheckPage(QWidget):
    """`go_asked` carries a step and the key of a question there."""

    go_asked = Signal(object, str)

    def __init__(self, editor: CaseEditor, *, stacked: bool) -> None:
        super().__init__()
        self.step = Step.CHECK
        self._editor = editor
        self._stacked = stacked
        self.title = heading(Step.CHECK.title)
        self.lines = LinesView()
        self.no_lines = text("", "warning")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        self._column.setSpacing(2 * GRID)
        self._column.addWidget(self.title)
        self.consent = ConsentLine()
        self.consent.change_asked.connect(lambda key: self.go_asked.emit(Step.BEFORE, key))
        self.consent.show_case(editor.case, editor.asking)
        self._column.addWidget(self.consent)
        self.recall = RecallPanel(editor.context, folded=True)
        self.recall.show_case(editor.case)
        self._column.addWidget(self.recall)
        self._column.addWidget(section("Zo staat het op de agenda"))
        self._size = muted("")
        self._column.addWidget(self._size)
        self._column.addWidget(self.lines)
        self._column.addWidget(self.no_lines)
        self._show_lines()
        self._column.addWidget(self._make_body())
        self._column.addStretch(1)

    def enter(self, _key: str = "") -> None:
        """Put the focus on the title, so that it is read."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self) -> None:
        try:
            page = self._editor.context.desk.meetings.case_lines(self._editor.case)
        except CasusdeskError as error:
            self.lines.hide()
            self._size.hide()
            self.no_lines.setText(str(error))
            self.no_lines.show()
            return
        self.no_lines.hide()
        self.lines.set_page(page)
        self.lines.show()
        if page.report:
            size = f"{page.report.size:g}".replace(".", ",")
            self._size.setText(f"Letter {size} punt. Op een volle agenda kan de letter kleiner worden.")
        self._size.setVisible(page.report is not None)

    def _make_body(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        case, asking = self._editor.case, self._editor.asking
        proofreading = self._editor.context.desk.proofreading
        found = (*proof_remarks(case, asking, proofreading), *remarks(case, asking))
        if found:
            column.addWidget(section("Let op"))
            column.addWidget(stacked_column(*(self._remark(remark) for remark in found), spacing=GRID // 2))
        empty = still_empty(case, asking)
        if empty:
            column.addWidget(section("Nog leeg (mag)"))
            column.addWidget(self._empty_links([(a.label.rstrip("?"), a.step, a.key) for a in empty]))
        for step in steps_of(case)[:-1]:
            column.addWidget(line())
            column.addWidget(section(step.title))
            rows = answers(case, asking, step)
            change = partial(self.go_asked.emit, step)
            column.addWidget(AnswerList(rows, stacked=self._stacked, change=change))
        return made

    def _remark(self, remark: Remark) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text(remark.text, "warning"), 1)
        if remark.step is not None:
            link = button("Wijzigen", partial(self.go_asked.emit, remark.step, remark.key), "link")
            link.setAccessibleName(f"Wijzigen: {remark.text}")
            row.addWidget(link)
        return made

    def _empty_links(self, places: list[tuple[str, Step, str]]) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=GRID // 2)
        for label, step, key in places:
            link = button(label, partial(self.go_asked.emit, step, key), "link")
            link.setAccessibleName(f"Invullen: {label}")
            flow.addWidget(link)
        return made
