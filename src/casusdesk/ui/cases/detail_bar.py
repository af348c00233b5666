"""The buttons under a case: the agenda, the handover, and everything that is needed less often."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from casusdesk.domain.case import CaseStatus
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, set_kind
from casusdesk.ui.theme import GRID

CHAIN: Final = tuple(status for status in CaseStatus if status.active)
_ENDINGS: Final = {
    CaseStatus.CLOSED: "Afsluiten…",
    CaseStatus.ENDED: "Beëindigen (zwangerschap of leven geëindigd)…",
}


class DetailBar(QWidget):
    """Sticks to the bottom of the detail."""

    questions = Signal()
    agenda = Signal()
    handover = Signal()
    status_picked = Signal(object)
    reopen_asked = Signal()
    delete = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on_agenda = button("Op agenda zetten", self.agenda.emit, "primary")
        self.walk = button("Vragen doorlopen", self.questions.emit)
        self.hand_over = button("Overdracht maken", self.handover.emit)
        self.reopen = button("Heropenen", self.reopen_asked.emit, "primary")
        self.more = button("Meer")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.statuses: dict[CaseStatus, QAction] = {}
        self._status = CaseStatus.REPORTED
        self._may_reopen = False
        group = QActionGroup(self)
        for status in CHAIN:
            self._add_status(f"Status: {status.label}", status, group)
        self.menu.addSeparator()
        for status, words in _ENDINGS.items():
            self._add_status(words, status, group)
        self.menu.addSeparator()
        self._also: list[QAction] = []
        for words, signal in (("Vragen doorlopen", self.questions), ("Overdracht maken", self.handover)):
            self._also.append(self.menu.addAction(words))
            self._also[-1].triggered.connect(lambda _on=False, asked=signal: asked.emit())
        self.menu.addSeparator()
        self.remove = self.menu.addAction("Verwijderen (Del)")
        self.remove.triggered.connect(self.delete)
        flow = FlowLayout(self)
        for each in (self.on_agenda, self.reopen, self.walk, self.hand_over, self.more):
            flow.addWidget(each)

    @property
    def main(self) -> QPushButton:
        """What Ctrl+Enter presses."""
        if self._status.active:
            return self.on_agenda
        return self.reopen if self._may_reopen else self.more

    def show_case(self, view: CaseView, *, on_agenda: bool, fresh: bool) -> None:
        """Fit the words to the case; the four questions come first while none has an answer."""
        self._status, self._may_reopen = view.case.status, view.may_reopen
        active = self._status.active
        self.on_agenda.setText("Van de agenda halen" if on_agenda else "Op agenda zetten")
        kept_off = view.case.consent.state.denied and not view.case.consent.overridden
        set_kind(self.on_agenda, "" if on_agenda or fresh or kept_off else "primary")
        set_kind(self.walk, "primary" if fresh else "")
        self.statuses[self._status].setChecked(True)
        for status, action in self.statuses.items():
            action.setEnabled(active or (status.active and view.may_reopen))
        for action in self._also:
            action.setEnabled(active)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit on one line is still under "Meer"."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        active = self._status.active
        self.reopen.setVisible(not active and self._may_reopen)
        room = self.width() - self.more.sizeHint().width() - 3 * GRID
        for each in (self.on_agenda, self.walk, self.hand_over):
            room -= each.sizeHint().width()
            each.setVisible(active and (room >= 0 or each is self.on_agenda))

    def _add_status(self, words: str, status: CaseStatus, group: QActionGroup) -> None:
        made = self.menu.addAction(words)
        made.setCheckable(True)
        group.addAction(made)
        made.triggered.connect(lambda _on=False: self._picked(status))
        self.statuses[status] = made

    def _picked(self, status: CaseStatus) -> None:
        """The mark goes along only when the case does."""
        self.statuses[self._status].setChecked(True)
        self.status_picked.emit(status)
