"""Waarneming: handing everything over to a stand-in, one step after the other (domain §6, US21)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services import standing_in
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import button, muted, section
from casusdesk.ui.settings.standing_in_form import HandOverForm
from casusdesk.ui.settings.standing_in_steps import DoneStep, SheetStep
from casusdesk.ui.tasks import Job
from casusdesk.ui.theme import GRID

_SHORT: Final = "Ga je met verlof? Geef alles mee aan een vervanger, versleuteld op een stick."


class StandInBox(QWidget):
    """The button; then the form; then the recovery sheet of the stand-in; then what to do with the stick."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._made: standing_in.StandIn | None = None
        self.begin = button("Casusdesk overdragen aan een vervanger…", self._open)
        self._offer = self._make_offer()
        self.form = HandOverForm(context.dialogs)
        self.form.asked.connect(self._copy)
        self.form.cancelled.connect(self._close)
        self.step: SheetStep | DoneStep | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * GRID)
        for part in (section("Waarneming"), self._offer, self.form):
            self._layout.addWidget(part)
        self.form.hide()
        app = QCoreApplication.instance()
        if app is not None:  # what was not finished does not stay on the stick
            app.aboutToQuit.connect(self._abandon)

    def _make_offer(self) -> QWidget:
        offer = QWidget()
        layout = QVBoxLayout(offer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        layout.addWidget(muted(_SHORT))
        layout.addLayout(row)
        return offer

    def _open(self) -> None:
        self._offer.hide()
        self.form.show()
        self.form.setFocus()
        self._reveal()

    def _copy(self, folder: Path, passphrase: str) -> None:
        """Everything that is still in a form goes with it."""
        self._context.save_all()

        def work(_job: Job) -> standing_in.StandIn:
            return standing_in.hand_over(self._context.desk, folder, passphrase)

        self._context.tasks.submit(work, self._copied, self._not_copied)

    def _copied(self, made: standing_in.StandIn) -> None:
        self._made = made
        step = SheetStep(made, self._context.dialogs)
        step.confirmed.connect(self._finish)
        step.cancelled.connect(self._close)
        self._show(step)

    def _not_copied(self, error: Exception) -> None:
        if not isinstance(error, CasusdeskError):
            raise error
        self.form.fail(error)

    def _finish(self) -> None:
        made, step = self._made, self.step
        assert made is not None, "nothing to finish"
        assert isinstance(step, SheetStep)
        try:
            made.finish()
        except CasusdeskError as error:
            step.tell(str(error))
            return
        self._made = None
        done = DoneStep(made)
        done.closed.connect(self._close)
        self._show(done)

    def _show(self, step: SheetStep | DoneStep) -> None:
        self._drop()
        self.form.forget()
        self.form.hide()
        self.step = step
        self._layout.addWidget(step)
        step.setFocus()
        self._reveal()

    def _reveal(self) -> None:
        """Have what is to be done now begin at the top: Qt brings only what has the focus in sight."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            QCoreApplication.sendEvent(around.widget(), QEvent(QEvent.Type.LayoutRequest))  # it grew just now
            top = self.mapTo(around.widget(), QPoint(0, 0)).y()
            around.verticalScrollBar().setValue(top)

    def _close(self) -> None:
        self._abandon()
        self._drop()
        self.form.forget()
        self.form.hide()
        self._offer.show()
        self.begin.setFocus()

    def _abandon(self) -> None:
        made, self._made = self._made, None
        if made is not None:
            made.abandon()

    def _drop(self) -> None:
        if self.step is not None:
            self.step.hide()
            self.step.deleteLater()
            self.step = None
