"""The regielast as a bar with its words, for whoever asks what already lies with a role (US27)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.lead_load import MANY, LeadLoad, case_words, load_words
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, text
from casusdesk.ui.theme import GRID


class LoadBar(QWidget):
    """Words, a bar against the heaviest load, and a button for each case."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.words = text("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(480)
        self.cases: list[QPushButton] = []
        self._codes = QWidget()
        self._flow = FlowLayout(self._codes, gap=GRID // 2, line_gap=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for widget in (self.words, self.bar, self._codes):
            layout.addWidget(widget)
        self._shown: tuple[LeadLoad, int] | None = None

    def show_load(self, load: LeadLoad, most: int) -> bool:
        """Show `load`; the bar is full at `most` cases. Whether that made fresh buttons."""
        if (load, most) == self._shown:
            return False
        self._shown = load, most
        said = load_words(load, self._context.desk.catalog.agency_label(load.role))
        self.words.setText(said)
        self.bar.setRange(0, max(most, MANY))
        self.bar.setValue(len(load.cases))
        self.bar.setAccessibleName(said)
        self.bar.setVisible(bool(load.cases))
        for old in self.cases:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cases = []
        for case in load.cases:
            words = case_words(case)
            link = button(words, partial(self._context.open_case, case.code), "link")
            link.setAccessibleName(f"Naar casus {words}")
            self._flow.addWidget(link)
            self.cases.append(link)
        self._codes.setVisible(bool(self.cases))
        return True
