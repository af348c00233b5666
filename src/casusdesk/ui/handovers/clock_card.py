"""The days the clock gives this handover; each is taken over only when somebody presses (domain §4.8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.dates import Lean
from casusdesk.domain.handover import HandoverType
from casusdesk.domain.handover_dates import HandoverDate, handover_dates
from casusdesk.domain.wording import day_month
from casusdesk.ui.date_field import DateField
from casusdesk.ui.emptying import empty
from casusdesk.ui.labels import button, frame, section, text
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.domain.handover import Handover
    from casusdesk.ui.context import WindowContext


class ClockCard(QWidget):
    """`taken` carries the HandoverDate that was pressed; `rebuilt` comes with other buttons.

    Hidden when the clock has nothing to say.
    """

    taken = Signal(object)
    rebuilt = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[HandoverDate, ...] | None = None
        self._last: tuple[Handover, Case] | None = None
        self.buttons: list[QPushButton] = []
        self.start = DateField(
            "Gewenste start van de opvang",
            context.desk.today,
            Lean.AHEAD,
            hint="Alleen om te rekenen; wordt niet bewaard.",
        )
        self.start.day_changed.connect(self._start_changed)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        card = frame("card", section("Volgens de klok"), self.start)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    def show_handover(self, handover: Handover, case: Case | None) -> None:
        """What the clock says today."""
        if self._last is not None and self._last[0].id != handover.id:
            self.start.set_day(None)
        self._last = (handover, case) if case else None
        childcare = handover.type is HandoverType.D
        self.start.setVisible(childcare)
        found: Sequence[HandoverDate] = ()
        if case is not None:
            desk = self._context.desk
            wished: date | None = self.start.day() if childcare else None
            found = handover_dates(handover, case, desk.catalog, desk.today(), wished)
        self.setVisible(bool(found) or (childcare and case is not None))
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self._build(found)

    def _start_changed(self, _day: object) -> None:
        if self._last is not None:
            self.show_handover(*self._last)

    def _build(self, found: Sequence[HandoverDate]) -> None:
        empty(self._list)
        self.buttons = []
        for one in found:
            self._list.addWidget(text(one.words))
            if one.introduction is None and one.agreement is None:
                continue
            taking = _words(one)
            take = button(taking, lambda one=one: self.taken.emit(one), "link")  # type: ignore[misc]
            take.setAccessibleDescription(one.words)
            self.buttons.append(take)
            self._list.addWidget(take)
        self.rebuilt.emit()


def _words(one: HandoverDate) -> str:
    if one.introduction is not None:
        return f"Neem {day_month(one.introduction)} over als kennismaking"
    return "Neem over als afspraak"
