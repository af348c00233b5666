"""What goes on paper: a tick for each paper that exists, sheets by the role that receives them (ux §7.8)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.paper import WITHOUT_CLIENT
from casusdesk.domain.wording import day_month
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.papers.offer import Offer
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.papers.tick_group import Tick, TickGroup, Ticks

UNKNOWN = "nog onbekend"


class DocumentsList(QWidget):
    """`changed` comes with every tick."""

    changed = Signal()

    def __init__(self, catalog: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._offer: Offer | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.agenda = QCheckBox("Agenda (tafelversie)")
        self.advance = QCheckBox("Agenda vooraf, voor de mail")
        self.decisions = QCheckBox("Besluitenlijst")
        self.mailed = QCheckBox("Besluitenlijst voor de mail, zonder nummers")
        self.singles = TickGroup("Eén casus, ouder erbij", self)
        self.handovers = TickGroup("Overdrachten", self)
        self.parents = TickGroup("Ouderversies", self)
        self.feedback = TickGroup("Terugkoppelstroken", self)
        self._boxes = (self.agenda, self.advance, self.decisions, self.mailed)
        self._groups = (self.singles, self.handovers, self.parents, self.feedback)
        self.without_client = {paper: QCheckBox(paper.title) for paper in WITHOUT_CLIENT}
        for group in self._groups:
            group.changed.connect(self.changed)
        below = tuple(self.without_client.values())
        for box in (*self._boxes, *below):
            box.toggled.connect(lambda _on: self.changed.emit())
        for widget in (*self._boxes, *self._groups, *below):
            layout.addWidget(widget)

    def show_offer(self, offer: Offer, request: PaperRequest) -> None:
        """Offer these papers; what `request` names is ticked to begin with, else the agenda."""
        self._offer = offer
        self.blockSignals(True)
        decided = offer.decided is not None
        for box, offered, on in (
            (self.agenda, offer.agenda, request.agenda or request.empty),
            (self.advance, offer.advance, request.advance),
            (self.decisions, decided and (offer.agenda or request.decisions), request.decisions),
            (self.mailed, decided and offer.mailed, request.mailed),
            *(
                (box, paper in offer.without_client, paper in request.without_client)
                for paper, box in self.without_client.items()
            ),
        ):
            box.setVisible(offered)
            box.setChecked(offered and on)
        if offer.decided is not None:
            self.decisions.setText(f"Besluitenlijst van {day_month(offer.decided.held_on)}")
        self.singles.show_ticks([Ticks(tuple(_single(c, request) for c in offer.singles))])
        self.handovers.show_ticks(self._by_role(offer.handovers, request.handovers))
        every = tuple(self._for_parents(handover, request) for handover in offer.parents)
        self.parents.show_ticks([Ticks(every)])
        wanted = {due.key for due in request.feedback}
        slips = tuple(self._slip(due, on=due.key in wanted) for due in offer.feedback)
        self.feedback.show_ticks([Ticks(slips)])
        self._in_tab_order()
        self.blockSignals(False)

    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked handover sheets."""
        return self.handovers.ticked()

    def job(self) -> PrintJob:
        """Everything that is ticked, without copies. Only after `show_offer`."""
        assert self._offer is not None, "shown before it is used"
        offer, sheets, parents = self._offer, self.handovers.ticked(), self.parents.ticked()
        slips = self.feedback.ticked()
        return PrintJob(
            meeting=offer.meeting,
            agenda=self.agenda.isChecked(),
            advance=self.advance.isChecked(),
            decided=offer.decided if self.decisions.isChecked() else None,
            mailed=offer.decided if self.mailed.isChecked() else None,
            singles=self.singles.ticked(),
            handovers=tuple(handover for handover in offer.handovers if handover.id in sheets),
            parents=tuple(handover for handover in offer.parents if handover.id in parents),
            feedback=tuple(due for due in offer.feedback if due.key in slips),
            without_client=tuple(paper for paper, box in self.without_client.items() if box.isChecked()),
        )

    def _in_tab_order(self) -> None:
        """As they stand, from the top; the ticks in a group are made anew with every offer."""
        for above, below in pairwise(self._boxes):
            QWidget.setTabOrder(above, below)
        before: QWidget = self._boxes[-1]
        for group in self._groups:
            before = group.in_tab_order(before)
        for box in self.without_client.values():
            QWidget.setTabOrder(before, box)
            before = box

    def _by_role(self, handovers: Iterable[Handover], chosen: tuple[str, ...]) -> list[Ticks]:
        groups: dict[str, list[Handover]] = {}
        for handover in handovers:
            groups.setdefault(self._receiver(handover), []).append(handover)
        return [
            Ticks(
                tuple(self._sheet(h, receiver, on=h.id in chosen, alone=len(found) == 1) for h in found),
                f"Alle {len(found)} voor {receiver}",
            )
            for receiver, found in groups.items()
        ]

    def _receiver(self, handover: Handover) -> str:
        return self._catalog.agency_label(handover.receiver.role) or UNKNOWN

    def _sheet(self, handover: Handover, receiver: str, *, on: bool, alone: bool) -> Tick:
        code, giver = handover.case_code, self._catalog.agency_label(handover.giver.role) or UNKNOWN
        words = f"{code} naar {receiver}" if alone else f"{code}, van {giver}"
        return Tick(handover.id, words, f"Overdracht {code} naar {receiver}", on)

    def _for_parents(self, handover: Handover, request: PaperRequest) -> Tick:
        words = f"{handover.case_code} naar {self._receiver(handover)}"
        return Tick(handover.id, words, f"Ouderversie {words}", handover.id in request.parents)

    def _slip(self, due: FeedbackDue, *, on: bool) -> Tick:
        words = f"{due.case.code} aan {self._catalog.agency_label(due.to) or UNKNOWN}"
        return Tick(due.key, words, f"Terugkoppelstrook {words}", on)


def _single(code: str, request: PaperRequest) -> Tick:
    return Tick(code, code, f"Alleen casus {code}", code in request.singles)
