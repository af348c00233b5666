"""The list of copies with the entry beside it, or under it a word that all is back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.domain.paper import CopyState
from casusdesk.domain.paper_ledger import Known, Lot, lots
from casusdesk.domain.wording import counted
from casusdesk.ui.context import WindowContext
from casusdesk.ui.follow_up.tab import Empty, Tab
from casusdesk.ui.labels import scrolling
from casusdesk.ui.meetings.rows import Row
from casusdesk.ui.register.copy_card import CopyCard
from casusdesk.ui.register.entry_form import EntryForm
from casusdesk.ui.register.rows import accounted, copy_key, lot_rows
from casusdesk.ui.register.steps import RegisterSteps
from casusdesk.ui.theme import GRID


class Ledger(Tab):
    """What is not finished, and all of it when that is asked for."""

    def __init__(self, context: WindowContext) -> None:
        empty = Empty(
            "Alles is terug. Mooi.",
            "Wat je afdrukt of als PDF opslaat, staat hier met een nummer per exemplaar, tot het terug is.",
            "Naar het overleg",
            context.open_meeting,
        )
        super().__init__(context, "Exemplaren", ("Lijst", "Bijwerken"), empty)
        self._steps = RegisterSteps(context)
        self._lots: dict[str, Lot] = {}
        self._of: dict[str, tuple[Lot, Known]] = {}
        self.form = EntryForm()
        self.card = CopyCard(context)
        self.first = self.form.numbers
        self.with_done = QCheckBox("Toon ook wat klaar is")
        self.with_done.toggled.connect(lambda _on: self.refresh())
        self.tools.addWidget(self.with_done)
        self._begun = False
        self._side = scrolling(_column(self.form, self.card))
        self.beside.addWidget(self._side, 1)
        self.form.entered.connect(self._move)
        self.form.swept.connect(lambda copies: self._move(copies, CopyState.DESTROYED))
        self.form.lot_chosen.connect(self.go_to_lot)
        self.card.wanted.connect(self.move_current)

    def refresh(self) -> None:
        """Every paper of which something is left to do, and the finished ones when they are wanted."""
        desk = self.context.desk
        known = lots(desk.register.all())
        shown = [lot for lot in known if self.with_done.isChecked() or not lot.finished]
        self._lots = {lot.key: lot for lot in shown}
        self._of = {copy_key(copy): (lot, copy) for lot in shown for copy in lot.copies}
        self._some_done = any(lot.finished for lot in known)
        first = _first(shown, desk.today())
        self.form.show_lots(shown, first)
        rows = tuple(lot_rows(shown, desk.catalog, desk.today()))
        waiting = sum(len(lot.of_state(CopyState.HANDED_OUT)) for lot in shown)
        self.show_rows(rows, counted(waiting, "exemplaar open", "exemplaren open"))
        if not self._begun and shown:
            self._begun = True
            self.go_to_lot(first)
        self.show_row(self.list.current_row())
        self.with_done.setVisible(self._some_done)

    def show_row(self, row: Row | None) -> None:
        """Its card, and its paper in the entry."""
        lot, known = self._of.get(row.code, (None, None)) if row is not None else (None, None)
        self.card.show_copy(known, lot)
        if lot is not None:
            self.form.choose(lot.key)
        if self.list.hasFocus():
            self._see_leak()

    def open_row(self, key: str) -> None:
        """Enter goes on to the entry of that paper."""
        self.show_side()
        self.form.numbers.setFocus()

    def tick_row(self, row: Row) -> None:
        """The box: back, or in the file of who keeps it; and out again."""
        lot, known = self._of.get(row.code, (None, None))
        if lot is None or known is None:
            return
        if accounted(known[1]):
            self._move((known,), CopyState.HANDED_OUT)
        else:
            self._move((known,), CopyState.RETURNED if lot.comes_back else CopyState.IN_FILE)

    def move_current(self, state: CopyState) -> None:
        """What becomes of the copy the keys are on."""
        row = self.list.current_row()
        lot, known = self._of.get(row.code, (None, None)) if row is not None else (None, None)
        if lot is None or known is None:
            return
        if state not in lot.states:
            self.context.announce("Dit papier blijft bij niemand in het dossier.")
        elif state is not known[1].state:
            self._move((known,), state)

    def by_key(self, state: CopyState) -> None:
        """Ctrl+1 to Ctrl+4: of the row in the list, and in the entry of the numbers to come."""
        if self.list.hasFocus():
            self.move_current(state)
        else:
            self.form.set_state(state)

    def go_to_lot(self, key: str) -> None:
        """The first open copy of this paper becomes the row of the list."""
        lot = self._lots.get(key)
        if lot is not None:
            self.list.go_to(copy_key((lot.of_state(CopyState.HANDED_OUT) or lot.copies)[0]))

    def open_day(self, day: date) -> None:
        """What is still open of the meeting on `day`, ready to enter numbers."""
        found = [lot for lot in self._lots.values() if lot.held_on == day]
        if found:
            self.form.choose(found[0].key)
            self.go_to_lot(found[0].key)
        self.enter()

    def primary(self) -> None:
        """Ctrl+Enter: as Enter in the field; where that is out of sight it is shown first."""
        if not self.show_side():
            self.form.apply()

    def enter(self) -> None:
        """The focus in the field of the numbers: that is what she comes for."""
        if self.empty.isVisibleTo(self):
            self.go_on.setFocus()
            return
        self.show_side()
        field = self.form.numbers
        field.setFocus()
        QTimer.singleShot(0, field, lambda: self._side.ensureWidgetVisible(field, 0, GRID // 2))

    def _move(self, copies: Sequence[Known], state: CopyState) -> None:
        if not copies or not self._steps.move(copies, state):
            return
        if state is CopyState.MISSING:
            self.list.go_to(copy_key(copies[0]))
            self.show_side()
            self._see_leak()
            self.context.announce("Doe nu de stappen van een datalek; ze staan naast de lijst.")

    def _see_leak(self) -> None:
        """Scroll to what has to be done about a missing copy, once it has its place."""
        leak = self.card.leak
        if leak.isVisibleTo(self):
            QTimer.singleShot(0, leak, lambda: self._side.ensureWidgetVisible(leak.until, 0, 6 * GRID))


def _first(shown: Sequence[Lot], today: date) -> str:
    """What most likely lies on her desk: the newest paper of a meeting that was held and is not all back."""
    waiting = [lot for lot in shown if lot.comes_back and lot.of_state(CopyState.HANDED_OUT)]
    held = [lot for lot in waiting if lot.held_on <= today]
    found = (*held, *waiting, *shown)
    return found[0].key if found else ""


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, GRID, 0)
    layout.setSpacing(2 * GRID)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return made
