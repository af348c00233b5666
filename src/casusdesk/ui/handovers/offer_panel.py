"""The tick list of "Overnemen uit casus…": everything is unticked to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.emptying import empty
from casusdesk.ui.handovers.offers import Offer
from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.tick_line import TickLine


class OfferPanel(QWidget):
    """`taken` carries the ticked offers; `closed` comes when the panel is not needed any more."""

    taken = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[Offer, TickLine]] = []
        card = frame("card", section("Overnemen uit de casus"))
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(muted("Neem alleen over wat deze ontvanger nodig heeft."))
        lines = QWidget()
        self._list = QVBoxLayout(lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        inside.addWidget(lines)
        row = QHBoxLayout()
        self.take = button("Aangevinkte regels overnemen", self._take)
        row.addWidget(self.take)
        row.addWidget(button("Sluiten", self.closed.emit))
        row.addStretch(1)
        inside.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these, unticked, under the field they would go to."""
        empty(self._list)
        self._boxes = []
        group = ""
        for offer in offers:
            if offer.group != group:
                group = offer.group
                self._list.addWidget(text(group, "label"))
            line = TickLine(offer.words, group)
            self._boxes.append((offer, line))
            self._list.addWidget(line)
        if not offers:
            self._list.addWidget(muted("In deze casus staat nog niets om over te nemen."))
        self.take.setEnabled(bool(offers))

    def focus_first(self) -> None:
        """To the first line, or to the way out."""
        (self._boxes[0][1] if self._boxes else self.take).setFocus()

    def _take(self) -> None:
        self.taken.emit(tuple(offer for offer, line in self._boxes if line.box.isChecked()))
