"""The page of one case alone, for parents at the table: nothing of another case is on it or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import bar, button, heading, text
from casusdesk.ui.page_view import Fit, PageView, print_pages
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.meeting import Meeting
    from casusdesk.ui.context import WindowContext

TITLE = "Eén casus"


class SinglePaper(QWidget):
    """The page as it comes on paper, a way to the printer, and a way back."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._pages: list[Page] = []
        self.view = PageView("Voorbeeld van deze casus op papier", fit=Fit.WIDTH)
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
        wrong = ""
        try:
            self._pages = self._context.desk.papers.single_case_pages(meeting, code)
        except CasusdeskError as error:
            self._pages, wrong = [], str(error)
        self.view.set_pages(self._pages)
        self.view.setVisible(bool(self._pages))
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        self.print.setEnabled(bool(self._pages))

    def enter(self) -> None:
        """Focus on what comes next."""
        (self.print if self._pages else self.back).setFocus()

    def print_page(self) -> None:
        """Ask for a printer and send it the page."""
        dialogs = self._context.dialogs
        printer = dialogs.choose_printer(self, TITLE)
        if printer is None:
            return
        if print_pages(printer, self._pages):
            self._context.toast("1 exemplaar naar de printer gestuurd.")
        else:
            dialogs.warn(self, "De printer nam het niet aan. Kijk of hij aan staat en probeer opnieuw.")
