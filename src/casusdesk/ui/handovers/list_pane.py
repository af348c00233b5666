"""The left side of the handovers: what is still to be made, one for a case of choice, and the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.handover_press import by_press
from casusdesk.domain.wording import counted
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.flow import alone
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.handovers.receiver_prints import ReceiverPrints
from casusdesk.ui.handovers.rows import handover_rows
from casusdesk.ui.handovers.wanted_card import WantedCard
from casusdesk.ui.labels import button, frame, heading, muted, scrolling, section
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from casusdesk.ui.context import WindowContext

CHOOSE = "Kies hierboven een casus; de kop van het blad wordt voor je ingevuld."
FIRST = "Een overdracht hoort bij een casus. Voeg eerst een signaal toe."
LIST_HEIGHT = 240
"""Px of the list that stay in sight when everything above it asks for room, at normal text size."""


class CaseChoice(ChoiceField):
    """Which case, with the button beside it."""

    def __init__(self, make: QPushButton) -> None:
        super().__init__("Overdracht maken voor", [], empty="Kies een casus")
        self.set_widest(240)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        place = self._layout.indexOf(self.combo)
        self._layout.removeWidget(self.combo)
        row.addWidget(self.combo, 1)
        row.addWidget(make)
        row.addStretch(0)
        self._layout.insertLayout(place, row)


class ListPane(QWidget):
    """`make_wanted(codes)`: sheets for these cases are asked for."""

    make_wanted = Signal(object)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.wanted = WantedCard(self)
        self.make = button("Maken", self.make_chosen, "primary")
        self.make.setAccessibleName("Overdracht maken voor de gekozen casus")
        self.case = CaseChoice(self.make)
        self.prints = ReceiverPrints(self)
        self.list = RowView("Overdrachten", self, editable=False)
        self.list.setDragEnabled(False)
        self._how = muted(CHOOSE)
        self.add = button("Signaal toevoegen", context.add_signal, "primary")
        self.empty = frame("card", section("Geen overdrachten gepland"), self._how, alone(self.add))
        self.wanted.make_wanted.connect(self.make_wanted)
        self.prints.turned.connect(self.refresh)
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID + 4)
        above = (heading("Overdrachten"), self.wanted, self.case, self.empty, self.prints)
        for widget in above:
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scrolling(content)
        FocusFollower(area)
        outer.addWidget(area)

    def refresh(self) -> None:
        """Everything as it is in the store now."""
        desk = self._context.desk
        cases = {case.code: case for case in desk.cases.all()}
        pressing = by_press(desk.handovers.all(), cases, desk.catalog, desk.today())
        active = [case for case in cases.values() if case.status.active]
        self.wanted.show_wanted(desk.decisions.handovers_to_make(), desk.today())
        self.case.set_options([(case.code, case.code) for case in active])
        self.prints.show_sheets(pressing, desk.catalog)
        grouped = self.prints.grouped.isChecked()
        count = counted(len(pressing), "overdracht", "overdrachten")
        self.list.show_rows(handover_rows(pressing, desk.catalog, by_receiver=grouped), count)
        self.list.setVisible(bool(pressing))
        self._how.setText(CHOOSE if active else FIRST)
        self.case.setVisible(bool(active))
        self.add.setVisible(not active)
        self.empty.setVisible(not pressing and not self.wanted.codes)
        tab_through(self._content)

    def focus_first(self) -> None:
        """To the list; where that is out of sight or empty, to what can be made."""
        listed = bool(self.list.rows.rows)
        below = self.list.mapTo(self, self.list.rect().topLeft()).y() >= self.height()
        if self.wanted.codes and (not listed or below):
            self.wanted.focus_first()
        elif listed:
            self.list.setFocus()
        elif self.add.isVisibleTo(self):
            self.add.setFocus()
        else:
            self.case.setFocus()

    def make_chosen(self) -> None:
        """A sheet for the case that is chosen above the list; without any case, the first signal."""
        if self.case.isHidden():
            self.add.click()
            return
        code = self.case.key()
        if not code:
            self.case.set_error("Kies eerst voor welke casus.")
            self.case.setFocus()
            return
        self.case.set_error(None)
        self.case.set_key("")
        self.make_wanted.emit((code,))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list keeps a height that says something; the pane around it scrolls."""
        super().resizeEvent(event)
        self.list.setMinimumHeight(min(round(LIST_HEIGHT * text_scale(self)), self.height()))
