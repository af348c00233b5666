"""The page of one case alone, for parents at the table: nothing of another case is on it or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.paper import PARENTS
from casusdesk.errors import CasusdeskError
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import bar, button, heading, text
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.papers.amount import printed_words
from casusdesk.ui.papers.printing import PrintingCancelledError, print_issue
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

TITLE = "Eén casus"


class SinglePaper(QWidget):
    """The page as it comes on paper, a way to the printer, and a way back."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._pages: tuple[Page, ...] = ()
        self._job: PrintJob | None = None
        self.view = PageView("Voorbeeld van deze casus op papier", fit=Fit.WIDTH, links=False)
        self.problem = text("", "problem")
        self.problem.hide()
        self.print = button("1 exemplaar afdrukken", self.print_page, "primary")
        self.back = button("Terug naar de casus")
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for part in (self.print, self.back):
            flow.addWidget(part)
        inside = QVBoxLayout()
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        inside.setSpacing(GRID)
        inside.addWidget(heading("Alleen deze casus"))
        inside.addWidget(self.problem)
        inside.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside, 1)
        column.addWidget(bar(buttons))

    def open(self, meeting: Meeting, code: str) -> None:
        """Lay out the page of this case, or say what blocks it."""
        from casusdesk.services.print_job import PrintJob

        wrong = ""
        desk = self._context.desk
        self._job = PrintJob(meeting, singles=(code,), copies=(PARENTS,))
        try:
            (planned,) = desk.register.plan(self._job)
            self._pages = tuple(planned.pages(desk.papers))
        except CasusdeskError as error:
            self._pages, wrong = (), str(error)
        self.view.set_pages(self._pages)
        self.view.setVisible(bool(self._pages))
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        self.print.setEnabled(bool(self._pages))

    def enter(self) -> None:
        """Focus on what comes next."""
        (self.print if self._pages else self.back).setFocus()

    def print_page(self) -> None:
        """Ask for a printer and send it the page; the copy is in the register before it comes out."""
        dialogs = self._context.dialogs
        printer = dialogs.choose_printer(self, TITLE) if self._job is not None else None
        if printer is None or self._job is None:
            return
        try:
            issue = print_issue(self._context, self, printer, self._job)
        except PrintingCancelledError as stopped:
            self._context.toast(str(stopped))
            return
        except CasusdeskError as error:
            dialogs.warn(self, str(error))
            return
        self._context.toast(printed_words(issue))
