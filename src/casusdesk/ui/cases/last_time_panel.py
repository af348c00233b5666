"""The previous meeting beside what is new: read, never written (domain US5)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from casusdesk.services.questions import Asking
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_check import Answer
from casusdesk.services.wizard_last import NOTHING, LastTime, last_time
from casusdesk.ui.cases.answer_list import AnswerList
from casusdesk.ui.emptying import empty
from casusdesk.ui.labels import muted, section
from casusdesk.ui.theme import GRID


class LastTimePanel(QFrame):
    """A card with the last decision in words, its afspraak, the lead, and who heard back."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._shown: LastTime | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)

    def show_last(self, asking: Asking) -> None:
        """Follow what was decided and done since."""
        last = last_time(asking)
        if last == self._shown:
            return
        self._shown = last
        empty(self._column)
        self.setAccessibleName(last.title)
        self._column.addWidget(section(last.title))
        if last.held_on is None:
            self._column.addWidget(muted(NOTHING))
        if last.lines:
            rows = [Answer(Step.CHANGED, label, label, words) for label, words in last.lines]
            self._column.addWidget(AnswerList(rows, stacked=True))
        self._column.addStretch(1)
