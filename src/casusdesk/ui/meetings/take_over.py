"""What of the previous agenda comes along: one choice per case, so nothing lingers (domain §2, osler 68).

Cases are not closed here: what is left out stays on the list of cases, and closing asks for its reason there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.wording import counted
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, frame, muted, section
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.rows import Row
from casusdesk.ui.theme import GRID, text_scale

LIST_LEAST = 200
"""Px, at least three cases."""
ABOUT = (
    "Kies per casus. Afvoeren: komt niet op deze agenda en blijft op de lijst; afsluiten doe je in de casus. "
    "Wat al op de agenda staat, geparkeerd of afgesloten is, staat hier niet."
)


class Fate(Enum):
    """What happens to a case of the previous agenda."""

    COMES = "meenemen"
    LATER = "doorschuiven"
    OUT = "afvoeren"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One case that could come along: its row, and what is proposed for it."""

    row: Row
    proposal: Fate = Fate.COMES


class TakeOverPanel(QWidget):
    """`decided` carries the fate of every code, `closed` comes when nothing is to be done after all."""

    decided = Signal(object)
    closed = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()
        self._day = ""
        self.fates: dict[str, Fate] = {}
        self._title = section("")
        self.list = RowView("Vorige agenda", self, editable=False)
        self.list.setDragEnabled(False)
        self.take = button("Overnemen", self.confirm, "primary")
        self.take.setToolTip("Overnemen (Ctrl+Enter)")
        card = frame("card", self._title, muted(ABOUT), self.list, self._make_choices(), self._make_foot())
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.setStretch(2, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    def offer(self, day: str, next_day: str, candidates: Sequence[Candidate]) -> None:
        """The cases of the meeting of `day`; `next_day` is where doorschuiven leads."""
        self._title.setText(f"Van de agenda van {day}")
        self._day, self._candidates = next_day, tuple(candidates)
        self.fates = {candidate.row.code: candidate.proposal for candidate in candidates}
        self._choices[Fate.LATER].setText(f"Doorschuiven naar {next_day}")
        self.list.setMinimumHeight(round(LIST_LEAST * text_scale(self)))
        self._show()
        self.show()
        self.list.go_to(candidates[0].row.code)
        self.list.setFocus()

    def choose(self, fate: Fate) -> None:
        """Give the current case this fate."""
        code = self.list.current_case()
        if code is not None:
            self.fates[code] = fate
            self._show()
            self.said.emit(f"{code} {self._words(fate)}")

    def confirm(self) -> None:
        """Do what was chosen."""
        self.hide()
        self.decided.emit(dict(self.fates))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return
        super().keyPressEvent(event)

    def cancel(self) -> None:
        """Nothing comes along."""
        self.hide()
        self.closed.emit()

    def _show(self) -> None:
        rows = [replace(c.row, side=self._words(self.fates[c.row.code])) for c in self._candidates]
        self.list.show_rows(rows, counted(len(rows), "casus", "casussen"))
        coming = sum(fate is Fate.COMES for fate in self.fates.values())
        later = any(fate is Fate.LATER for fate in self.fates.values())
        nothing = "Alleen doorschuiven" if later else "Niets overnemen"
        self.take.setText(f"{counted(coming, 'casus', 'casussen')} overnemen" if coming else nothing)

    def _words(self, fate: Fate) -> str:
        return f"naar {self._day}" if fate is Fate.LATER else fate.value

    def _make_choices(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made)
        self._choices = {}
        for fate, words, keys, spoken in (
            (Fate.COMES, "Meenemen", "Space", "spatie"),
            (Fate.LATER, "Doorschuiven", "Ctrl+D", "Ctrl+D"),
            (Fate.OUT, "Afvoeren", "Del", "Del"),
        ):
            act = self._chooser(fate)
            action = QAction(words, self.list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.list.addAction(action)
            self._choices[fate] = button(words, act)
            self._choices[fate].setToolTip(f"{words} ({spoken})")
            flow.addWidget(self._choices[fate])
        return made

    def _make_foot(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made)
        flow.addWidget(self.take)
        flow.addWidget(button("Annuleren", self.cancel, "quiet"))
        made.setContentsMargins(0, GRID, 0, 0)
        return made

    def _chooser(self, fate: Fate) -> Callable[[], None]:
        return lambda: self.choose(fate)
