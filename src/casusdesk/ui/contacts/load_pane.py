"""Regie en afwezigheid: where nobody speaks for the lead at the next meeting, and the load of each role."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.attention_lines import missing_lead_list
from casusdesk.domain.lead_load import lead_loads
from casusdesk.domain.wording import day_month
from casusdesk.services.month import round_of
from casusdesk.ui.contacts.commands import ContactCommands
from casusdesk.ui.contacts.load_bar import LoadBar
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import alone
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import button, frame, heading, muted, scrolling, section
from casusdesk.ui.overview.attention_card import AttentionCard
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID


class LoadPane(QWidget):
    """Shown beside the register."""

    def __init__(self, context: WindowContext, commands: ContactCommands) -> None:
        super().__init__()
        self._context = context
        self._commands = commands
        self.back = button("← Terug naar lijst", kind="quiet")
        self.missing = AttentionCard(context)
        self.mark = button("", self._mark_absent)
        self.bars: list[LoadBar] = []
        self.nothing = muted("Nog niemand heeft regie in een casus.")
        card = frame("card", section("Regielast"), muted(_NOTE), self.nothing, spacing=2 * GRID)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        self._rows = inside
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        title = heading("Regie en afwezigheid")
        for widget in (alone(self.back), title, self.missing, alone(self.mark), card):
            layout.addWidget(widget)
        layout.addStretch(1)
        area = scrolling(content)
        FocusFollower(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def refresh(self) -> None:
        """Count again."""
        month = round_of(self._context.desk)
        self.missing.show_list(missing_lead_list(month))
        marked = self._context.desk.meetings.with_absences(month.meeting)
        self.mark.setVisible(marked != month.meeting)
        self.mark.setText(f"Afwezigen overnemen in het overleg van {day_month(month.meeting.held_on)}")
        loads = lead_loads(month.cases, month.contacts, month.today)
        while len(self.bars) < len(loads):
            self.bars.append(LoadBar(self._context))
            self._rows.addWidget(self.bars[-1])
        most = max((len(load.cases) for load in loads), default=0)
        for place, bar in enumerate(self.bars):
            bar.setVisible(place < len(loads))
            if place < len(loads):
                bar.show_load(loads[place], most)
        self.nothing.setVisible(not loads)
        tab_through(self)

    def _mark_absent(self) -> None:
        self._commands.mark_absent(self._context.desk.meetings.upcoming())


_NOTE = "Hoeveel actieve casussen bij elke rol liggen. Het is een telling, geen oordeel."
