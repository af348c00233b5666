"""Question 3: which support might suit and why, light to heavy; the rest is behind a link, without a "no"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services import answering
from casusdesk.services.questions import Asking, OffersQuestion
from casusdesk.services.wizard_offers import Offer, offers
from casusdesk.ui.arrow_stops import ArrowStops
from casusdesk.ui.cases.askers import Asker
from casusdesk.ui.labels import button, muted, section, set_kind
from casusdesk.ui.theme import GRID

_MORE = "Overige mogelijkheden"


class OfferRow(QWidget):
    """One form of support with why it might suit; ticking is always a person's choice."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.box = QCheckBox(offer.label)
        self.reason = muted("")
        self.reason.setIndent(3 * GRID + 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID // 2)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.reason)

    def load(self, offer: Offer) -> None:
        """Show tick and reason."""
        self.box.blockSignals(True)
        self.box.setChecked(offer.chosen)
        self.box.blockSignals(False)
        said = f"Mogelijk passend: {offer.reason}" if offer.proposed and offer.reason else offer.reason
        said = said[:1].upper() + said[1:]
        self.reason.setText(said)
        self.reason.setVisible(bool(said))
        self.box.setAccessibleDescription(said)
        set_kind(self.reason, "ok" if offer.fits and offer.proposed else "muted")
        self.reason.setStyleSheet("font-weight: normal;")


class OffersAsker(Asker):
    """What is proposed or was chosen stands in sight. `lighter_asked` comes with the first heavy choice."""

    lighter_asked = Signal()

    def __init__(self, question: OffersQuestion, case: Case, asking: Asking) -> None:
        super().__init__(question, asking)
        self.rows: dict[str, OfferRow] = {}
        self._heavy: set[str] = set()
        self.top, self.others = _Rows(), _Rows()
        self.more = button(_MORE, self._fold, "link")
        for part in (section(question.label), muted(question.hint), self.top, self.more, self.others):
            self.column.addWidget(part)
        for offer in offers(case, asking):
            row = OfferRow(offer)
            row.box.toggled.connect(lambda on, key=offer.key: self._ticked(key, chosen=on))
            self.rows[offer.key] = row
            if offer.heavy:
                self._heavy.add(offer.key)
        self.others.hide()
        self.show_answer(case)

    def show_answer(self, case: Case) -> None:
        self._lighter_known = bool(case.support.tried_lighter)
        top: list[OfferRow] = []
        others: list[OfferRow] = []
        for offer in offers(case, self.asking):
            if offer.key not in self.rows:
                continue
            row = self.rows[offer.key]
            row.load(offer)
            here = offer.proposed or (offer.chosen and row not in self.others.rows)
            if row.box.hasFocus():  # it must not move from under her hands
                here = row in self.top.rows
            (top if here else others).append(row)
        self.top.set_rows(top)
        self.others.set_rows(others)
        self.more.setVisible(bool(others))
        self.more.setText(f"{_MORE} ({len(others)})" if self.others.isHidden() else f"{_MORE} inklappen")
        self.setFocusProxy(self.top.stops.stop or self.more)

    def _fold(self) -> None:
        opened = self.others.isHidden()
        self.others.setVisible(opened)
        count = len(self.others.rows)
        self.more.setText(f"{_MORE} inklappen" if opened else f"{_MORE} ({count})")
        if opened and (stop := self.others.stops.stop) is not None:
            stop.setFocus()

    def _ticked(self, key: str, *, chosen: bool) -> None:
        catalog = self.asking.catalog
        self.tell(lambda case: answering.with_offer(case, key, chosen, catalog))
        if chosen and key in self._heavy and not self._lighter_known:
            self.lighter_asked.emit()


class _Rows(QWidget):
    """Rows below each other, one stop for Tab."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[OfferRow] = []
        self.stops = ArrowStops(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def set_rows(self, rows: list[OfferRow]) -> None:
        """Hold these, in this order."""
        if rows == self.rows:
            return
        for row in self.rows:
            self._column.removeWidget(row)
        self.rows = rows
        for row in rows:
            self._column.addWidget(row)
        self.stops.set_boxes([row.box for row in rows])
