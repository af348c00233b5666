"""Nog te maken: every discussed case that still waits for its sheet; leaving one out takes a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.handover_wanted import HandoverWanted
from casusdesk.domain.wording import day_month
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.handovers.changes import making_words
from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.theme import GRID

WHY = "Schrijf waarom er geen overdracht komt."
SHOWN = 5
"""Cases in sight before "Nog … tonen" is pressed."""


class WantedRow(QWidget):
    """One case with its two answers; the reason unfolds below. `made` and `left_out(reason)`."""

    made = Signal()
    left_out = Signal(str)

    def __init__(self, wanted: HandoverWanted, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        code = wanted.case.code
        self.wanted = wanted
        held = f"besproken op {day_month(wanted.decision.held_on)}"
        self._words = muted(held)
        self._words.setWordWrap(False)
        self.make = button("Blad maken", self.made.emit)
        self.make.setAccessibleName(f"Blad maken voor {code}")
        self.leave = button("Geen overdracht…", self.unfold, "quiet")
        self.leave.setAccessibleName(f"Geen overdracht voor {code}…")
        answers = QWidget()
        flow = FlowLayout(answers)
        name = text(code, "label")
        name.setWordWrap(False)
        for words in (name, self._words):
            words.setMinimumHeight(self.make.sizeHint().height())
        for widget in (name, self._words, self.make, self.leave):
            flow.addWidget(widget)
        self.reason = LineField(f"Waarom geen overdracht voor {code}?", limits.NO_HANDOVER)
        self.keep = button("Vastleggen", self._submit)
        self._reasons = QWidget()
        below, buttons = QVBoxLayout(self._reasons), QWidget()
        below.setContentsMargins(0, 0, 0, 0)
        ways = FlowLayout(buttons)
        ways.addWidget(self.keep)
        cancel = button("Annuleren", self.fold, "quiet")
        for each in (self.keep, cancel):
            each.setAccessibleName(f"{each.text()}: geen overdracht voor {code}")
        ways.addWidget(cancel)
        below.addWidget(self.reason)
        below.addWidget(buttons)
        self._reasons.hide()
        self.reason.line.returnPressed.connect(self._submit)
        self.reason.edited.connect(self._written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID // 2)
        column.setSpacing(GRID // 2)
        if not wanted.case.consent.allows_paper(today):
            column.addWidget(text("Geen toestemming: dit blad kan nog niet op papier.", "warning"))
        column.addWidget(answers)
        column.addWidget(self._reasons)

    def unfold(self) -> None:
        """Ask why."""
        self._reasons.show()
        self.reason.setFocus()

    def fold(self) -> None:
        """Never mind."""
        self.reason.set_error(None)
        self._reasons.hide()
        self.leave.setFocus()

    def _written(self) -> None:
        """She answers what was asked; a line that is too long goes on saying so."""
        if self.reason.text() and self.reason.problem == WHY:
            self.reason.set_error(None)

    def _submit(self) -> None:
        """A reason is needed; one that is too long says so while it is typed."""
        reason = self.reason.text()
        if not reason:
            self.reason.set_error(WHY)
        if self.reason.problem:
            self.reason.setFocus()
            return
        self.left_out.emit(reason)


class WantedCard(QWidget):
    """`make_wanted(codes)` and `left_out(HandoverWanted, reason)`; hidden when nothing waits."""

    make_wanted = Signal(object)
    left_out = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: dict[str, WantedRow] = {}
        self._every = False
        self._title = section("")
        self._why = muted("Besproken in het overleg: een overdracht hoort erbij, tenzij je zegt waarom niet.")
        self.make_all = button("", self._all)
        self.more = button("", self._show_every, "link")
        rows = QWidget()
        self._list = QVBoxLayout(rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GRID)
        card = frame("card", self._title, self._why)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(self.make_all, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(rows)
        inside.addWidget(self.more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    @property
    def codes(self) -> tuple[str, ...]:
        """The cases that wait."""
        return tuple(self.rows)

    def show_wanted(self, wanted: Sequence[HandoverWanted], today: date) -> None:
        """These cases wait; a reason that is being written stays."""
        known = {one.case.code: one for one in wanted}
        for code in [code for code, row in self.rows.items() if row.wanted != known.get(code)]:
            gone = self.rows.pop(code)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (code, one) in enumerate(known.items()):
            if code not in self.rows:
                self.rows[code] = self._make_row(one, today)
                self._list.insertWidget(place, self.rows[code])
        self.rows = {code: self.rows[code] for code in known}
        self._title.setText(f"Nog te maken ({len(known)})")
        self.make_all.setText(making_words(len(known)))
        self.make_all.setVisible(len(known) > 1)
        self._show_some()
        self.setVisible(bool(known))

    def focus_first(self) -> None:
        """To the first thing that can be pressed."""
        (self.make_all if len(self.rows) > 1 else next(iter(self.rows.values())).make).setFocus()

    def _make_row(self, wanted: HandoverWanted, today: date) -> WantedRow:
        row = WantedRow(wanted, today, self)
        row.made.connect(lambda: self.make_wanted.emit((wanted.case.code,)))
        row.left_out.connect(lambda reason: self.left_out.emit(wanted, reason))
        return row

    def _all(self) -> None:
        self.make_wanted.emit(self.codes)

    def _show_every(self) -> None:
        self._every = True
        self._show_some()
        list(self.rows.values())[SHOWN].make.setFocus()

    def _show_some(self) -> None:
        hidden = 0 if self._every else max(0, len(self.rows) - SHOWN)
        for number, row in enumerate(self.rows.values()):
            row.setVisible(self._every or number < SHOWN)
        self.more.setText(f"Nog {hidden} tonen")
        self.more.setVisible(hidden > 0)
