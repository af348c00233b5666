"""Preview and print: the page as it comes on paper, and beside it what is printed (ux §7.8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.papers.allowed_papers import subjects
from casusdesk.ui.papers.amount import NOT_BY_PRINTER, amount, numbers_of, printed_words
from casusdesk.ui.papers.laid_out import LaidOut
from casusdesk.ui.papers.laying import Laying
from casusdesk.ui.papers.offer import offered, renewed
from casusdesk.ui.papers.open_paper import OpenPaper
from casusdesk.ui.papers.preview_layout import PreviewLayout
from casusdesk.ui.papers.printing import PrintingCancelledError, print_issue
from casusdesk.ui.papers.problems import WaysBack
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.papers.save_panel import SAVED, THROW_AWAY, SavePanel
from casusdesk.ui.proofreading.ways import change
from casusdesk.ui.theme import is_narrow, text_scale

if TYPE_CHECKING:
    from casusdesk.services.changes import Change
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

LEAST_WIDTH = 700
"""Px for two panes, at normal text size."""
WAY_BACK = "Terug naar het voorbeeld"
"""What leads here from a case that was opened on it."""


class Preview(QWidget):
    """`closed` asks to go back to where it came from; `case_clicked` carries the code under a click.

    `line_wanted` carries the number of a line of rubriek F, to change it.
    """

    closed = Signal()
    meeting_wanted = Signal()
    line_wanted = Signal(int)
    case_clicked = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._request: PaperRequest | None = None
        self.open_paper = OpenPaper(context)
        self.view = PreviewLayout(context, self)
        self._laying = Laying(context, self)
        self._laying.asked.connect(self._lay_out)
        self._laying.busy.connect(self.view.side.show_busy)
        self._laying.done.connect(self._show_laid)
        view = self.view
        self.saving = SavePanel(context, self)
        self.saving.left.connect(self._saved_or_not)
        view.back.clicked.connect(self.closed)
        view.print.clicked.connect(self.print_all)
        view.save.clicked.connect(self.save_pdf)
        view.allowed.left.connect(self.activate)
        view.side.changed.connect(self._laying.soon)
        view.proof.ticked.connect(self._lay_out)
        view.proof.change_asked.connect(lambda text: change(context, text, self._ways()))
        view.pages.case_clicked.connect(self.case_clicked)

    def show_papers(self, request: PaperRequest) -> None:
        """Show what `request` names; everything else that exists can be ticked beside it."""
        from casusdesk.services.print_job import usual_copies

        offer = offered(self._context.desk, request)
        self._request = request
        self.view.documents.show_offer(offer, request)
        self.view.side.show_large(on=request.large)
        held = offer.decided if (request.decisions or request.mailed) and not request.agenda else None
        there = held if held is not None and held.attendance else offer.meeting
        self.view.copies.show_roles(usual_copies(there))
        self._lay_out()
        self.activate()

    def refresh(self, change: Change) -> None:
        """What is shown follows: a text was changed elsewhere, or let through, or a step was undone."""
        if self._request is None or self.isHidden():
            return
        if change.cases or change.meetings or change.handovers or change.coalition:
            desk, documents = self._context.desk, self.view.documents
            self._request = renewed(desk, self._request, self.job())
            documents.show_offer(offered(desk, self._request), self._request)
        self._laying.soon()

    def activate(self) -> None:
        """Focus on the page, or on the first text to be read before it; Tab leads to the rest."""
        if self._laying.waiting:
            self._lay_out()
        if self.saving.isVisible():
            self.saving.enter()
        elif not self.view.enter_refusal() and not self.view.proof.enter():
            self.view.pages.shown.setFocus()

    def job(self) -> PrintJob:
        """What is ticked now; copies only for the papers of the meeting."""
        ticked = self.view.documents.job()
        copies = self.view.copies.copies() if ticked.of_meeting else ()
        large = self.view.large.isChecked()
        return replace(ticked, copies=copies, large=large)

    def print_all(self) -> None:
        """Ask for a printer and print everything that is ticked; while a file is being saved, save it."""
        if self.saving.isVisible():
            self.saving.save.click()
            return
        job = self.job()
        if not self._for_printer(job):
            return
        printer = self._context.dialogs.choose_printer(self, job.title)
        if printer is None:
            return
        accounts = self.open_paper.accounts(self, job, "Toch afdrukken")
        if accounts is None:
            return
        try:
            issue = print_issue(self._context, self, printer, job, accounts)
        except PrintingCancelledError as stopped:
            self._context.toast(str(stopped))
            return
        except CasusdeskError as error:
            self._context.dialogs.warn(self, str(error))
            return
        self._context.toast(printed_words(issue))
        self._laying.soon()  # a second time the numbers run on

    def save_pdf(self) -> None:
        """Ask for a file and save everything that is ticked: with a password when a case is on it (R17)."""
        if self.saving.isVisible():
            self.saving.enter()
            return
        job = self.job()
        if not self._ready(job):
            return
        path = self._context.dialogs.choose_save_file(self, job.file_name)
        if path is None:
            return
        accounts = self.open_paper.accounts(self, job, "Toch opslaan")
        if accounts is None:
            return
        if job.about_clients:
            self.saving.open(job, path, accounts)
            return
        try:
            self._context.desk.register.save(job, path, accounts=accounts)
        except CasusdeskError as error:
            self._context.dialogs.warn(self, str(error))
            return
        self._context.toast(f"{SAVED} {THROW_AWAY}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane at a time in a narrow window."""
        super().resizeEvent(event)
        self.view.resize(self.size())
        self.saving.resize(self.size())
        self.view.set_narrow(is_narrow(self) or self.width() < LEAST_WIDTH * text_scale(self))
        QTimer.singleShot(0, self.view, self.view.fit)

    def event(self, event: QEvent) -> bool:
        """Focus that lands on the preview itself goes to the page."""
        if event.type() == QEvent.Type.FocusIn:
            self.activate()
        return super().event(event)

    def _ready(self, job: PrintJob) -> bool:
        if job.empty or (job.of_meeting and not job.copies):
            self._context.toast("Kies eerst wat je wilt afdrukken en hoeveel exemplaren.")
            return False
        laid = self._laying.finish(job, self._ways())
        if laid.blocked:
            self.view.show_side()
            self._context.announce(f"Afdrukken kan nog niet. {laid.blocked}")
            if not laid.problems and not self.view.enter_refusal():
                self.view.proof.enter()
            return False
        return True

    def _for_printer(self, job: PrintJob) -> bool:
        if not job.by_mail:
            return self._ready(job)
        self._context.toast(NOT_BY_PRINTER)
        return False

    def _lay_out(self) -> None:
        self._laying.start(self.job(), self._ways())

    def _show_laid(self, job: PrintJob, laid: LaidOut) -> None:
        self.view.show_problems(laid.problems)
        self.view.show_hits(laid.hits)
        self.view.show_refusals(laid.refusals)
        self.view.allowed.show_papers(subjects(job))
        self.view.side.show_copies(of_meeting=job.of_meeting > 0)
        self.view.copies.show_numbers(numbers_of(self._context.desk.register.plan(job)))
        self.view.open_paper.show_meeting(job.meeting if job.agenda else None)
        self.view.side.show_amount(amount(job, laid.sheets), ready=not laid.blocked and not job.empty)
        self.view.show_pages(laid.pages, copies=len(job.copies))

    def _ways(self) -> WaysBack:
        return WaysBack(self.closed.emit, self._to_meeting, self._to_line)

    def _to_line(self, number: int) -> None:
        self.closed.emit()
        self.line_wanted.emit(number)

    def _saved_or_not(self) -> None:
        self._laying.soon()  # a second time the numbers run on
        self.activate()

    def _to_meeting(self) -> None:
        self.closed.emit()
        self.meeting_wanted.emit()
