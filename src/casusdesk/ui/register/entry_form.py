"""Quick entry after the meeting: which paper, what became of it, and "3 4 7 Enter" (US14)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casusdesk.domain.copy_entry import read_numbers
from casusdesk.domain.paper import CopyState
from casusdesk.domain.paper_ledger import Lot
from casusdesk.domain.wording import counted
from casusdesk.ui.choice_fields import ChoiceField, RadioField
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import button, muted
from casusdesk.ui.theme import GRID

WORDS: Final = {
    CopyState.RETURNED: "Retour",
    CopyState.DESTROYED: "Vernietigd",
    CopyState.IN_FILE: "In dossier",
    CopyState.MISSING: "Vermist",
}
"""What can be entered, in the order of the keys Ctrl+1 to Ctrl+4."""


class EntryForm(QWidget):
    """`entered(copies, state)` for numbers that are right; `swept(copies)` all that is back is destroyed.

    `lot_chosen(key)` when another paper was chosen.
    """

    entered = Signal(object, object)
    swept = Signal(object)
    lot_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lots: dict[str, Lot] = {}
        self.lot = ChoiceField("Van welk papier", (), empty=None)
        self.numbers = LineField("Nummers", hint="Zoals 3 4 7, of 3-5. Dan Enter.")
        self.state = RadioField("Wat is ermee", [(state.value, words) for state, words in WORDS.items()])
        self.state.set_key(CopyState.RETURNED.value)
        self.enter = button("Bijwerken", self.apply, "primary")
        self.enter.setToolTip("Bijwerken (Enter in het veld, of Ctrl+Enter)")
        self.sweep = button("Alles wat retour is, is vernietigd", self._sweep)
        self.about = muted("")
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        for part in (self.lot, self.numbers, self.state, self.enter, self.about):
            inside.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(card)
        layout.addWidget(self.sweep)
        self.numbers.line.returnPressed.connect(self.apply)
        self.numbers.edited.connect(lambda: self.numbers.set_error(None))
        self.state.edited.connect(lambda: self.numbers.set_error(None))
        self.lot.edited.connect(self._chosen)

    @property
    def chosen(self) -> Lot | None:
        """The paper the numbers are of."""
        return self._lots.get(self.lot.key())

    def show_lots(self, lots: Sequence[Lot], first: str) -> None:
        """Which papers there are; the one that was chosen stays, else `first` is."""
        kept = self.lot.key()
        self._lots = {lot.key: lot for lot in lots}
        self.lot.set_options([(lot.key, lot.name) for lot in lots])
        self.choose(kept if kept in self._lots else first)

    def choose(self, key: str) -> None:
        """Enter numbers of this paper from now on; what was typed stays."""
        if key in self._lots:
            if key != self.lot.key():
                self.numbers.set_error(None)
            self.lot.set_key(key)
        self._show_lot()

    def set_state(self, state: CopyState) -> None:
        """What the numbers become, by a key."""
        if self.state.button(state.value).isEnabled():
            self.state.set_key(state.value)
            self.numbers.set_error(None)

    def apply(self) -> None:
        """Enter: do what was typed, all of it or nothing; what is wrong is said and the text stays."""
        lot = self.chosen
        if lot is None:
            return
        state = CopyState(self.state.key())
        found = read_numbers(self.numbers.text(), lot, state)
        self.numbers.set_error(found.problem or None)
        self.numbers.setFocus()
        if not found.problem:
            self.numbers.set_text("")
            if state is CopyState.MISSING:  # the numbers after it must not be missing by accident
                self.state.set_key(CopyState.RETURNED.value)
            self.entered.emit(found.copies, state)

    def _chosen(self) -> None:
        self.numbers.set_error(None)
        self._show_lot()
        self.lot_chosen.emit(self.lot.key())

    def _show_lot(self) -> None:
        lot = self.chosen
        if lot is None:
            return
        self.about.setText(lot.words[:1].upper() + lot.words[1:] + ".")
        in_file = self.state.button(CopyState.IN_FILE.value)
        in_file.setEnabled(CopyState.IN_FILE in lot.states)
        in_file.setVisible(in_file.isEnabled())
        if in_file.isChecked() and not in_file.isEnabled():
            self.state.set_key(CopyState.RETURNED.value)
        back = lot.of_state(CopyState.RETURNED)
        self.sweep.setEnabled(bool(back))
        self.sweep.setToolTip(f"{lot.name}: {counted(len(back), 'exemplaar', 'exemplaren')} retour")

    def _sweep(self) -> None:
        if self.chosen is not None:
            self.swept.emit(self.chosen.of_state(CopyState.RETURNED))
