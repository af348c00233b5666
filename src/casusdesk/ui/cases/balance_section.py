"""Question 1 as two columns side by side, strengths first: a person weighs, never the program (§1.19)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.balance import balance
from casusdesk.services.wizard import QUESTIONS, Step
from casusdesk.ui.cases.answer_list import section_head
from casusdesk.ui.cases.detail_section import DetailSection, case_key, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.cases.question_sections import Ask
from casusdesk.ui.colours import Colours
from casusdesk.ui.labels import muted, text
from casusdesk.ui.theme import GRID


class BalanceSection(DetailSection):
    """No counts, no scores; below it the grade as somebody chose it, for inside only (domain §4.4)."""

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask

    def needs(self, view: CaseView) -> object:
        return case_key(view.case, "strengths", "concerns", "factors", "grade")

    def build(self, view: CaseView) -> QWidget:
        case, catalog = view.case, view.asking.catalog
        title = f"{QUESTIONS.index(Step.CONCERNS) + 1}  {Step.CONCERNS.title}"
        go = partial(self._ask, case.code, Step.CONCERNS, "")
        head, self.change = section_head(title, go, Step.CONCERNS.title)
        found = balance(case, catalog)
        sides = QWidget()
        way = QBoxLayout.Direction.TopToBottom if self.stacked else QBoxLayout.Direction.LeftToRight
        beside = QBoxLayout(way, sides)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(2 * GRID if self.stacked else 4 * GRID)
        beside.addWidget(_side("Wat gaat goed", found.strengths, "Nog niets opgeschreven."), 1)
        beside.addWidget(_side("Zorgen", found.concerns, "Geen zorgen opgeschreven."), 1)
        grade = catalog.find_lookup("grade", case.grade) if case.grade else None
        chosen = f"{grade.label} – alleen intern" if grade else "nog niet gekozen"
        return stacked_column(head, sides, muted(f"Gradatie: {chosen}"))


def _side(title: str, lines: tuple[str, ...], empty: str) -> QWidget:
    """One column: its heading, and a dash before each line that stays where the line wraps."""
    made = QWidget()
    made.setAccessibleName(title)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(text(title, "label"))
    for words in lines:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        dash = text("–")
        dash.setStyleSheet(f"color: {Colours.of(dash).muted};")
        row.addWidget(dash, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text(words), 1)
        column.addLayout(row)
    if not lines:
        column.addWidget(muted(empty))
    column.addStretch(1)
    return made
