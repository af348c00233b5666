"""Older paper that is out: said in the preview, asked once, and a printer that refuses gives numbers back."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casusdesk.domain.audit import AuditEvent
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.printing import REFUSED
from casusdesk.ui.papers.request import PaperRequest


class NoPrinter(Dialogs):
    """Says yes or no, and has a printer that cannot write where it should."""

    def __init__(self) -> None:
        self.yes = False
        self.asked: list[str] = []
        self.warned: list[str] = []

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.warned.append(text)

    def ask(self, parent: QWidget | None, text: str, yes: str, no: str = "Annuleren") -> bool:
        self.asked.append(text)
        return self.yes

    def choose_printer(self, parent: QWidget | None, name: str = "") -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/nergens/bestaat/dit.pdf")
        return printer


@pytest.fixture
def dialogs() -> NoPrinter:
    return NoPrinter()


@pytest.fixture
def preview(desk: Desk, dialogs: NoPrinter, qtbot: QtBot) -> Preview:
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    desk.register.issue(PrintJob(december, agenda=True, copies=("PL", "VK")))
    made = Preview(WindowContext(desk, dialogs), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.show_papers(PaperRequest(desk.meetings.upcoming()))
    return made


def test_it_is_said_only_with_an_agenda(preview: Preview) -> None:
    notice = preview.view.open_paper
    assert notice.isVisible()
    assert notice.words.text() == "Van 10 december zijn nog 2 exemplaren open: 1 en 2."
    preview.view.documents.agenda.click()
    preview._lay_out()
    assert not notice.isVisible()


def test_going_back_prints_nothing_and_keeps_nothing(
    preview: Preview, desk: Desk, dialogs: NoPrinter
) -> None:
    before = desk.register.all()
    preview.print_all()
    assert dialogs.asked == [
        "Van 10 december zijn nog 2 exemplaren open: 1 en 2.\nToch een nieuwe agenda maken?"
    ]
    assert desk.register.all() == before
    assert AuditEvent.OPEN_PAPER not in [row.event for row in desk.audit.all()]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_frees_the_numbers_and_is_not_asked_about_twice(
    preview: Preview, desk: Desk, dialogs: NoPrinter
) -> None:
    before = desk.register.all()
    dialogs.yes = True
    preview.print_all()
    preview.print_all()
    assert dialogs.warned == [REFUSED, REFUSED]
    assert len(dialogs.asked) == 1
    assert desk.register.all() == before
    assert [row.event for row in desk.audit.all()].count(AuditEvent.OPEN_PAPER) == 1
    assert preview.view.copies._total.text() == "Samen 7 exemplaren. Genummerd 1–7."
