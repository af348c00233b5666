"""R16: no paper with a case on it leaves unknown: not by half a print, by the mail, or without a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.paper import Paper
from casusdesk.services.desk import Desk
from casusdesk.services.paper_files import write_agenda, write_handovers, write_papers
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.meeting_mode.single_paper import SinglePaper
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.request import PaperRequest


class Halting(QPrinter):
    """Gives up after its first page."""

    def newPage(self) -> bool:
        return False


class Answers(Dialogs):
    """Says yes, and has a printer that halts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.warned: list[str] = []
        self.printers = 0

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.warned.append(text)

    def ask(self, parent: QWidget | None, text: str, yes: str, no: str = "Annuleren") -> bool:
        self.asked.append(text)
        return True

    def choose_printer(self, parent: QWidget | None, name: str = "") -> QPrinter:
        self.printers += 1
        printer = Halting(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "bak.pdf"))
        return printer


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path)


@pytest.fixture
def context(desk: Desk, answers: Answers) -> WindowContext:
    return WindowContext(desk, answers)


@pytest.fixture
def preview(context: WindowContext, qtbot: QtBot) -> Preview:
    made = Preview(context, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def numbers(desk: Desk) -> list[int]:
    return [copy.number.number for made in desk.register.all() for copy in made.copies]


def test_what_came_out_before_the_printer_halted_keeps_its_number(
    preview: Preview, desk: Desk, answers: Answers
) -> None:
    preview.show_papers(PaperRequest(desk.meetings.upcoming()))
    preview.print_all()
    assert len(answers.warned) == 1
    assert "Papier" in answers.warned[0]
    first = numbers(desk)
    assert len(first) == 7, "page one may lie in the tray, with its number"
    preview.print_all()
    assert len(set(numbers(desk))) == 14, "no number is on two pages"


def test_paper_for_the_mail_goes_to_no_printer(preview: Preview, desk: Desk, answers: Answers) -> None:
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    for request in (PaperRequest(advance=True), PaperRequest(december, mailed=True)):
        preview.show_papers(request)
        assert preview.job().by_mail
        preview.print_all()
    assert answers.printers == 0
    preview.show_papers(PaperRequest(without_client=(Paper.ROUTE,)))  # about nobody
    preview.print_all()
    assert answers.printers == 1


def test_a_refused_job_does_not_use_up_the_question(preview: Preview, desk: Desk, answers: Answers) -> None:
    """The agenda is blocked behind the dialog; the second time it is asked again, and put on record."""
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    desk.register.issue(PrintJob(december, agenda=True, copies=("PL",)))
    meeting = desk.meetings.upcoming()
    preview.show_papers(PaperRequest(meeting))

    def spoil(*_: object) -> bool:
        desk.cases.record(replace(desk.cases.get("KT472"), question="bel 06-12345678"))
        return True

    answers.ask = spoil  # type: ignore[method-assign, assignment]
    preview.print_all()
    assert len(answers.warned) == 1
    assert AuditEvent.OPEN_PAPER not in [row.event for row in desk.audit.all()]
    del answers.ask  # type: ignore[method-assign]
    desk.cases.record(replace(desk.cases.get("KT472"), question="wat nu?"))
    preview.show_papers(PaperRequest(meeting))
    preview.print_all()
    assert len(answers.asked) == 1
    assert [row.event for row in desk.audit.all()].count(AuditEvent.OPEN_PAPER) == 1


def test_on_the_command_line_too_it_is_on_record(desk: Desk, tmp_path: Path) -> None:
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    desk.register.issue(PrintJob(december, agenda=True, copies=("PL",)))
    meeting = desk.meetings.upcoming()
    list(write_handovers(desk, meeting, tmp_path))
    assert AuditEvent.OPEN_PAPER not in [row.event for row in desk.audit.all()]
    write_agenda(desk, meeting, tmp_path / "agenda.pdf")
    list(write_papers(desk, meeting, tmp_path))
    rows = [row for row in desk.audit.all() if row.event is AuditEvent.OPEN_PAPER]
    assert len(rows) == 2
    assert all("10 december" in row.reason for row in rows)


def test_one_case_at_the_table_is_a_copy_like_any_other(
    context: WindowContext, desk: Desk, answers: Answers, qtbot: QtBot
) -> None:
    paper = SinglePaper(context)
    qtbot.addWidget(paper)
    paper.open(desk.meetings.upcoming(), "RM264")
    paper.print_page()
    (made,) = desk.register.all()
    assert made.codes == ("RM264",)
    assert len(made.copies) == 1


def test_a_meeting_that_moves_leaves_its_paper_on_the_day_that_is_printed_on_it(desk: Desk) -> None:
    """So no page with one day and number is made twice, and the paper of the old day is called in."""
    meeting = desk.meetings.upcoming()
    desk.register.issue(PrintJob(meeting, agenda=True, copies=("PL", "VK")))
    later = replace(meeting, held_on=meeting.held_on + timedelta(days=7))
    desk.meetings.record(later, instead_of=meeting.held_on)
    desk.register.issue(PrintJob(later, agenda=True, copies=("PL",)))
    days = {made.held_on: len(made.copies) for made in desk.register.all()}
    assert days == {meeting.held_on: 2, later.held_on: 1}
    assert [made.held_on for made in desk.register.not_called_in(later.held_on)] == [meeting.held_on]
    desk.meetings.record(meeting, instead_of=later.held_on)
    desk.register.issue(PrintJob(meeting, agenda=True, copies=("PL",)))
    again = [m for m in desk.register.all() if m.held_on == meeting.held_on]
    assert [copy.number.number for made in again for copy in made.copies] == [1, 2, 3]
