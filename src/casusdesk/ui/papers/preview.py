"""Preview and print: the page as it comes on paper, and beside it what is printed (ux §7.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.page_view import print_pages
from casusdesk.ui.papers.preview_layout import PreviewLayout
from casusdesk.ui.papers.problems import Problem, problems_of
from casusdesk.ui.theme import is_narrow, text_scale

if TYPE_CHECKING:
    from collections.abc import Collection

    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.fitting import FitChoices
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

LEAST_WIDTH = 700
"""Px for two panes, at normal text size."""
LAY_OUT_AFTER = 100
"""Milliseconds after the last tick or number."""


class Preview(QWidget):
    """`closed` asks to go back to where it came from; `case_clicked` carries the code under a click."""

    closed = Signal()
    meeting_wanted = Signal()
    case_clicked = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._meeting: Meeting | None = None
        self._choices: FitChoices | None = None
        self.view = PreviewLayout(context, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LAY_OUT_AFTER)
        self._timer.timeout.connect(self._lay_out)
        view = self.view
        view.back.clicked.connect(self.closed)
        view.print.clicked.connect(self.print_all)
        view.save.clicked.connect(self.save_pdf)
        view.documents.changed.connect(self._timer.start)
        view.copies.changed.connect(self._timer.start)
        view.page.case_clicked.connect(self.case_clicked)

    def open(
        self, meeting: Meeting, choices: FitChoices | None = None, *, handovers: Collection[str] = ()
    ) -> None:
        """Show the agenda of `meeting`, or, when ids of `handovers` are given, those sheets."""
        from casusdesk.services.print_job import usual_copies

        self._meeting, self._choices = meeting, choices
        listed = self._context.desk.handovers.all()
        self.view.documents.show_documents(listed, handovers, agenda=not handovers)
        self.view.copies.show_roles(usual_copies(meeting))
        self._lay_out()
        self.activate()

    def activate(self) -> None:
        """Focus on the page; Tab leads to what can be chosen."""
        self.view.page.setFocus()

    def job(self) -> PrintJob:
        """What is ticked now."""
        from casusdesk.services.print_job import PrintJob

        ticked = self.view.documents.ticked()
        handovers = self._context.desk.handovers.all()
        agenda = self.view.documents.agenda.isChecked()
        return PrintJob(
            meeting=self._meeting if agenda else None,
            copies=self.view.copies.copies() if agenda else (),
            choices=self._choices,
            handovers=tuple(handover for handover in handovers if handover.id in ticked),
        )

    def print_all(self) -> None:
        """Ask for a printer and print everything that is ticked."""
        job = self.job()
        if not self._ready(job):
            return
        printer = self._context.dialogs.choose_printer(self, job.title)
        if printer is None:
            return
        try:
            printed = print_pages(printer, job.pages(self._context.desk.papers))
        except CasusdeskError as error:
            self._context.dialogs.warn(self, str(error))
            return
        if not printed:
            self._context.dialogs.warn(
                self, "De printer nam het niet aan. Kijk of hij aan staat en probeer opnieuw."
            )
            return
        self._context.toast(self._printed(job))

    def save_pdf(self) -> None:
        """Ask for a file and save everything that is ticked."""
        job = self.job()
        if not self._ready(job):
            return
        path = self._context.dialogs.choose_save_file(self, job.file_name)
        if path is None:
            return
        try:
            papers = self._context.desk.papers
            papers.save_pdf(path, job.pdf(papers))
        except CasusdeskError as error:
            self._context.dialogs.warn(self, str(error))
            return
        self._context.toast("De PDF is opgeslagen. Verwijder het bestand als je het niet meer nodig hebt.")

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
        self.view.set_narrow(is_narrow(self) or self.width() < LEAST_WIDTH * text_scale(self))
        QTimer.singleShot(0, self.view, self.view.fit)

    def event(self, event: QEvent) -> bool:
        """Focus that lands on the preview itself goes to the page."""
        if event.type() == QEvent.Type.FocusIn:
            self.activate()
        return super().event(event)

    def _ready(self, job: PrintJob) -> bool:
        if job.empty or (job.meeting is not None and not job.copies and not job.handovers):
            self._context.toast("Kies eerst wat je wilt afdrukken en hoeveel exemplaren.")
            return False
        problems = self._problems(job)
        if problems:
            self.view.show_problems(problems)
            self._context.announce(f"Afdrukken kan nog niet. {problems[0].words}")
            return False
        return True

    def _problems(self, job: PrintJob) -> list[Problem]:
        found = problems_of(job, self._context, self._to_meeting)
        if found:
            return found
        try:
            job.pages(self._context.desk.papers)
        except CasusdeskError as error:
            where = "Naar de agenda" if job.meeting else "Naar het formulier"
            return [Problem(str(error), where, self.closed.emit)]
        return []

    def _lay_out(self) -> None:
        job = self.job()
        problems = self._problems(job)
        self.view.show_problems(problems)
        self.view.copies.setVisible(job.meeting is not None)
        self.view.copies_title.setVisible(job.meeting is not None)
        self.view.show_amount(self._amount(job), ready=not problems and not job.empty)
        pages = [] if problems else job.pages(self._context.desk.papers)
        agenda_sides = (len(pages) - len(job.handovers)) // max(len(job.copies), 1) if job.meeting else 0
        shown = [*pages[:agenda_sides], *pages[len(pages) - len(job.handovers) :]] if pages else []
        self.view.show_pages(shown, copies=len(job.copies))

    def _to_meeting(self) -> None:
        self.closed.emit()
        self.meeting_wanted.emit()

    @staticmethod
    def _amount(job: PrintJob) -> str:
        parts = []
        if job.copies:
            parts.append(counted(len(job.copies), "exemplaar", "exemplaren"))
        if job.handovers:
            one, more = ("blad", "bladen") if job.copies else ("overdrachtsblad", "overdrachtsbladen")
            parts.append(counted(len(job.handovers), one, more))
        return f"{' en '.join(parts) or 'Niets'} afdrukken"

    @staticmethod
    def _printed(job: PrintJob) -> str:
        if not job.copies:
            return f"{counted(len(job.handovers), 'blad', 'bladen')} naar de printer gestuurd."
        last = len(job.copies)
        return f"{counted(last, 'exemplaar', 'exemplaren')} naar de printer gestuurd, genummerd t/m {last}."
