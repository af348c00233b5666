"""Step 2 of the kiosk: the sheets of one role, one at a time, as they come out of the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services.attendee_sheets import sheet_job
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import bar, button, heading, muted, text
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.papers.printing import PrinterRefusedError, PrintingCancelledError, print_issue
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from casusdesk.domain.handover import Handover
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

REFUSED: Final = "De printer nam het niet aan. Kijk of hij aan staat en probeer opnieuw."
GONE: Final = "Dit blad kan nu niet op papier. Vraag het de projectleider."


class SheetPage(QWidget):
    """The page in sight, previous and next, print; the buttons that leave are wired by the screen."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._role = ""
        self._sheets: tuple[Handover, ...] = ()
        self._place = 0
        self.view = PageView("Jouw blad, zoals het uit de printer komt", fit=Fit.WIDTH, links=False)
        self.problem = text("", "problem")
        self.said = text("", "ok")
        self.previous = button("← Vorig blad", lambda: self.step(-1))
        self.next = button("Volgend blad →", lambda: self.step(1))
        self.print = button("Dit blad afdrukken", self.print_sheet, "primary")
        self.other = button("Andere rol")
        self.done = button("Klaar")
        self.done.setToolTip("Vergrendelen (Esc)")
        self._title = heading("")
        self._title.setWordWrap(False)
        self._which = muted("")
        self._which.setWordWrap(False)
        self._lay_out()

    @property
    def sheet(self) -> Handover | None:
        """The sheet in sight."""
        return self._sheets[self._place] if self._sheets else None

    def show_sheets(self, role: str, words: str, sheets: Sequence[Handover]) -> None:
        """The sheets of this role; the one in sight stays in sight when it is still among them."""
        before = self.sheet if role == self._role else None
        self._role, self._sheets = role, tuple(sheets)
        self._title.setText(words[:1].upper() + words[1:])
        ids = [sheet.id for sheet in self._sheets]
        self._place = ids.index(before.id) if before is not None and before.id in ids else 0
        self._show()

    def enter(self) -> None:
        """Focus on the page, from its top."""
        self._say("")
        self.view.verticalScrollBar().setValue(0)
        self.view.setFocus()
        announce(self, f"{self._title.text()}. {self._which.text()}.")

    def forget(self) -> None:
        """Nothing of anybody is in sight or in memory of this page any more."""
        self._role, self._sheets, self._place = "", (), 0
        self.view.set_pages(())
        for label in (self._title, self._which, self.said, self.problem):
            label.setText("")

    def step(self, by: int) -> None:
        """To another sheet of the same role."""
        place = self._place + by
        if 0 <= place < len(self._sheets):
            self._place = place
            self._show()
            self.enter()

    def print_sheet(self) -> None:
        """Choose a printer; the copy is in the register before it comes out."""
        job, dialogs = self._job(), self._context.dialogs
        printer = dialogs.choose_printer(self, job.title) if job is not None else None
        if printer is None or job is None:
            return
        try:
            issue = print_issue(self._context, self, printer, job)
        except PrintingCancelledError as stopped:
            self._say(str(stopped))
            return
        except PrinterRefusedError:
            self._fail(REFUSED)
            return
        except CasusdeskError:
            self._fail(GONE)
            return
        number = ", ".join(copy.number.label for copy in issue.copies)
        self._fail("")
        self._say(f"Exemplaar {number} is naar de printer gestuurd.")

    def _job(self) -> PrintJob | None:
        sheet = self.sheet
        return sheet_job(self._context.desk, sheet, self._role) if sheet is not None else None

    def _show(self) -> None:
        job, desk = self._job(), self._context.desk
        try:
            pages = [p for part in desk.register.plan(job) for p in part.pages(desk.papers)] if job else []
        except CasusdeskError:
            pages = []
        self.view.set_pages(pages)
        self.print.setEnabled(bool(pages))
        several = len(self._sheets) > 1
        self._which.setText(f"Blad {self._place + 1} van {len(self._sheets)}" if several else "")
        self._which.setVisible(several)
        self._title.ensurePolished()
        self._which.setMinimumHeight(self._title.sizeHint().height())
        self.previous.setVisible(several)
        self.next.setVisible(several)
        self.previous.setEnabled(self._place > 0)
        self.next.setEnabled(self._place < len(self._sheets) - 1)
        self._fail("" if pages or job is None else GONE)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def _fail(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if words:
            self._say("")
            announce(self, words)

    def _lay_out(self) -> None:
        head = QWidget()
        top = FlowLayout(head, gap=2 * GRID, line_gap=GRID // 2)
        for part in (self._title, self._which):
            top.addWidget(part)
        inside = QVBoxLayout()
        inside.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        inside.setSpacing(GRID)
        inside.addWidget(head)
        inside.addWidget(self.problem)
        inside.addWidget(self.said)
        inside.addWidget(self.view, 1)
        foot = QWidget()
        flow = FlowLayout(foot)
        for made in (self.print, self.previous, self.next, self.other, self.done):
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside, 1)
        column.addWidget(bar(foot))
        self.problem.hide()
        self.said.hide()
