"""The copy the keys are on: who has it, what is on it, and a button for everything that can become of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casusdesk.domain.paper import CopyState
from casusdesk.domain.paper_ledger import Known, Lot
from casusdesk.domain.wording import day_month, listed
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.register.entry_form import WORDS
from casusdesk.ui.register.leak_card import LeakCard
from casusdesk.ui.register.rows import holder_words, print_words, state_words
from casusdesk.ui.theme import GRID

AGAIN = "Toch nog uitgedeeld"


class CopyCard(QWidget):
    """`wanted(state)` for the copy in sight."""

    wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.title = section("")
        self.about = muted("")
        self.leak = LeakCard(context)
        self.buttons = {
            state: button(words) for state, words in {**WORDS, CopyState.HANDED_OUT: AGAIN}.items()
        }
        card, row = QFrame(), QWidget()
        card.setProperty("kind", "card")
        flow = FlowLayout(row)
        for state, made in self.buttons.items():
            made.clicked.connect(lambda _on=False, state=state: self.wanted.emit(state))
            flow.addWidget(made)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        for part in (self.title, self.about, row):
            inside.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.leak)
        layout.addWidget(card)

    def show_copy(self, known: Known | None, lot: Lot | None) -> None:
        """Show `known` of the paper `lot`; nothing without one."""
        self.setVisible(known is not None)
        if known is None or lot is None:
            return
        made, copy = known
        self.title.setText(f"Exemplaar {copy.number.label} van {copy.number.total}")
        codes = f"Met {listed(made.codes)}." if made.codes else ""
        holder = holder_words(copy, self._context.desk.catalog)
        since = f"{state_words(copy)} sinds {day_month(copy.since)}"
        lines = (f"{lot.name}, {print_words(made)}", f"{holder}: {since}", codes)
        self.about.setText("\n".join(line for line in lines if line))
        for state, made_button in self.buttons.items():
            made_button.setVisible(state is not copy.state and state in lot.states)
            made_button.setAccessibleName(f"Exemplaar {copy.number.label}: {made_button.text()}")
        self.leak.setVisible(copy.state is CopyState.MISSING)
        if copy.state is CopyState.MISSING:
            self.leak.show_copy(known, lot)
