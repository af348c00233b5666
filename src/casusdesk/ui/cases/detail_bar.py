"""The buttons under a case: the agenda, the handover, and everything that is needed less often."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from casusdesk.domain.case import Case, CaseStatus
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, set_kind
from casusdesk.ui.theme import GRID

CHAIN: Final = tuple(status for status in CaseStatus if status is not CaseStatus.ENDED)


class DetailBar(QWidget):
    """Sticks to the bottom of the detail."""

    questions = Signal()
    agenda = Signal()
    handover = Signal()
    status_picked = Signal(object)
    delete = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on_agenda = button("Op agenda zetten", self.agenda.emit, "primary")
        self.walk = button("Vragen doorlopen", self.questions.emit)
        self.hand_over = button("Overdracht maken", self.handover.emit)
        self.more = button("Meer")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.statuses: dict[CaseStatus, QAction] = {}
        group = QActionGroup(self)
        for status in CHAIN:
            self.statuses[status] = self._status(f"Status: {status.label}", status)
            group.addAction(self.statuses[status])
        self.menu.addSeparator()
        ended = self._status("Beëindigen (zwangerschap of leven geëindigd)", CaseStatus.ENDED)
        self.statuses[CaseStatus.ENDED] = ended
        group.addAction(ended)
        self.menu.addSeparator()
        for words, signal in (("Vragen doorlopen", self.questions), ("Overdracht maken", self.handover)):
            self.menu.addAction(words).triggered.connect(lambda _on=False, asked=signal: asked.emit())
        self.menu.addSeparator()
        self.remove = self.menu.addAction("Verwijderen (Del)")
        self.remove.triggered.connect(self.delete)
        flow = FlowLayout(self)
        for each in (self.on_agenda, self.walk, self.hand_over, self.more):
            flow.addWidget(each)

    def show_case(self, case: Case, *, on_agenda: bool, fresh: bool) -> None:
        """Fit the words to the case; the four questions come first while none has an answer."""
        self.on_agenda.setText("Van de agenda halen" if on_agenda else "Op agenda zetten")
        set_kind(self.on_agenda, "" if on_agenda or fresh else "primary")
        set_kind(self.walk, "primary" if fresh else "")
        self.on_agenda.setEnabled(case.status.active)
        self.hand_over.setEnabled(case.status.active)
        self.statuses[case.status].setChecked(True)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit on one line is still under "Meer"."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self.more.sizeHint().width() - 3 * GRID
        for each in (self.on_agenda, self.walk, self.hand_over):
            room -= each.sizeHint().width()
            each.setVisible(room >= 0 or each is self.on_agenda)

    def _status(self, words: str, status: CaseStatus) -> QAction:
        made = self.menu.addAction(words)
        made.setCheckable(True)
        made.triggered.connect(lambda _on=False: self.status_picked.emit(status))
        return made
