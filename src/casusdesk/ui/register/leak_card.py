"""A copy is missing: what to do now, until when, and a text to copy for the FG (domain R16)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from casusdesk.domain.data_leak import leak_message, leak_steps, moment_words, report_by
from casusdesk.domain.paper_ledger import Known, Lot
from casusdesk.domain.wording import listed
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import button, section, text
from casusdesk.ui.theme import GRID


class LeakCard(QFrame):
    """`copied` when the text was put on the clipboard."""

    copied = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._message = ""
        self.setProperty("kind", "card")
        self.title = section("")
        self.until = text("", "problem")
        self.codes = text("")
        self.steps = [(text("", "label"), text("")) for _ in leak_steps("", context.desk.register.now())]
        self.copy = button("Tekst voor de FG kopiëren", self._copy)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID // 2)
        for widget in (self.title, self.until, self.codes):
            inside.addWidget(widget)
        for title, words in self.steps:
            inside.addSpacing(GRID // 2)
            inside.addWidget(title)
            inside.addWidget(words)
        inside.addSpacing(GRID)
        inside.addWidget(self.copy)

    def show_copy(self, known: Known, lot: Lot) -> None:
        """The steps for this missing copy, counted from when it was found to be missing."""
        made, copy = known
        desk = self._context.desk
        found = desk.register.discovered(made, copy)
        label = copy.number.label
        self.title.setText(f"Exemplaar {label} is vermist: doe dit nu")
        self.until.setText(f"Melden bij de AP kan tot {moment_words(report_by(found))} (72 uur).")
        codes = listed(made.codes) if made.codes else "geen casus"
        self.codes.setText(f"Op dit exemplaar: {codes}.")
        steps = leak_steps(desk.coalition.controller, found)
        for number, (step, (title, words)) in enumerate(zip(steps, self.steps, strict=True), start=1):
            title.setText(f"{number}. {step.title}")
            words.setText(step.words)
        self._message = leak_message(lot.name, label, copy.number.total, len(made.codes), found)

    def _copy(self) -> None:
        self._context.clipboard.copy(self._message)
        self._context.toast("Tekst gekopieerd: geen codes, geen inhoud. Bij vergrendelen wordt hij gewist.")
        self.copied.emit()
