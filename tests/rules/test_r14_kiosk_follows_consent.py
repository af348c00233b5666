"""R14: what is offered at the print screen follows consent (R8), and what is printed is numbered (R16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answers import text_of
from at_the_kiosk import Kiosk, codes, sheet
from overheard import overheard
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from casusdesk.domain.case import CaseStatus
from casusdesk.domain.consent import ConsentState, Receiver
from casusdesk.domain.handover import HandoverStep
from casusdesk.services import attendee_sheets
from casusdesk.services.attendee_sheets import sheets_by_role
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.kiosk.role_page import NOTHING
from casusdesk.ui.kiosk.sheet_page import REFUSED
from casusdesk.ui.places import KIOSK


def test_consent_decides_what_is_offered(kiosk: Kiosk) -> None:
    desk = kiosk.desk

    def offered(role: str) -> set[str]:
        return {h.case_code for h in sheets_by_role(desk).get(role, ())}

    case = desk.cases.get("RM264")
    assert "RM264" in offered("JV") & offered("VK")
    denied = replace(case.consent, receivers=(Receiver("JV", ConsentState.REFUSED),), override=None)
    desk.cases.record(replace(case, consent=denied))
    assert "RM264" not in offered("JV")
    for state in (ConsentState.REFUSED, ConsentState.WITHDRAWN):
        case = desk.cases.get("BX385")
        desk.cases.record(replace(case, consent=replace(case.consent, state=state, override=None)))
        assert not any("BX385" in offered(role) for role in sheets_by_role(desk))
        assert "BX385" not in codes(overheard())
    ended = desk.cases.get("PC853")
    desk.cases.record(replace(ended, status=CaseStatus.ENDED))
    assert not any("PC853" in offered(role) for role in sheets_by_role(desk))


def test_a_sheet_that_is_taken_over_or_cannot_print_is_not_offered(kiosk: Kiosk) -> None:
    desk = kiosk.desk
    taken = sheet(desk, "RM264")
    met = replace(taken.introduction, met_on=date(2027, 1, 11), taken_over_on=date(2027, 1, 12))
    desk.handovers.record(replace(taken, introduction=met))
    assert sheet(desk, "RM264").introduction.step is HandoverStep.TAKEN_OVER
    assert "VK" not in sheets_by_role(desk)
    desk.handovers.record(replace(sheet(desk, "PC853"), reason_now="x" * 500))
    assert {h.case_code for h in sheets_by_role(desk)["JV"]} == {"BX385"}


def test_when_nothing_is_left_it_says_so(kiosk: Kiosk) -> None:
    kiosk.role("JV")
    for handover in kiosk.desk.handovers.all():
        kiosk.desk.handovers.delete(handover.id)
    assert kiosk.screen.roles.isVisible(), "the sheets went away while they were in sight"
    assert NOTHING in overheard()
    assert codes(overheard()) == set()


def test_the_name_on_the_screen_follows_consent(kiosk: Kiosk) -> None:
    desk, name = kiosk.desk, "Zeewolde Winterlinde"
    desk.handovers.record(replace(sheet(desk, "RM264"), parent_name=name))
    case = desk.cases.get("RM264")
    by_name = replace(case.consent, state=ConsentState.BY_NAME, receivers=(Receiver("JV"), Receiver("JGZ")))
    for consent, there in ((by_name, True), (replace(by_name, state=ConsentState.ANONYMOUS), False)):
        desk.cases.record(replace(case, consent=consent))
        kiosk.role("JV")
        assert (name in kiosk.pages()) is there
        assert (name in overheard()) is there
        kiosk.screen.sheets.other.click()
        assert name not in overheard()


def test_a_print_is_one_numbered_copy_of_which_the_role_is_the_only_holder(kiosk: Kiosk) -> None:
    before = len(kiosk.desk.register.all())
    kiosk.role("JV")
    shown = kiosk.pages()
    kiosk.screen.sheets.print.click()
    kiosk.screen.sheets.print.click()
    made = kiosk.desk.register.all()[before:]
    assert [[copy.number.role for copy in one.copies] for one in made] == [["JV"], ["JV"]]
    assert [copy.number.label for one in made for copy in one.copies] == ["1", "2"]
    assert all(one.codes == ("RM264",) for one in made)
    (page,) = text_of(kiosk.answers.printed[0])
    assert "exemplaar 1 van 1" in page
    assert "voor: jeugdverpleegkundige" in page
    assert "exemplaar 1 van 1" in shown
    assert "exemplaar 2 van 2" in text_of(kiosk.answers.printed[1])[0]
    assert codes(page) == {"RM264"}
    assert "Exemplaar 2 is naar de printer gestuurd." in overheard()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_leaves_no_copy(kiosk: Kiosk) -> None:
    before = kiosk.desk.register.all()

    def broken(_parent: QWidget, _name: str = "") -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/nergens/papier.pdf")
        return printer

    kiosk.answers.choose_printer = broken  # type: ignore[method-assign,assignment]
    kiosk.role("JV")
    kiosk.screen.sheets.print.click()
    assert kiosk.desk.register.all() == before
    assert REFUSED in overheard()
    assert kiosk.window.place == KIOSK


def test_one_sheet_for_one_holder_is_all_a_job_of_the_kiosk_holds(kiosk: Kiosk) -> None:
    handover = sheet(kiosk.desk, "RM264")
    job = attendee_sheets.sheet_job(kiosk.desk, handover, "JV")
    (planned,) = kiosk.desk.register.plan(job)
    assert [copy.role for copy in planned.copies] == ["JV"]
    usual = PrintJob(kiosk.desk.meetings.upcoming(), handovers=(handover,))
    assert {copy.role for planned in kiosk.desk.register.plan(usual) for copy in planned.copies} == {
        "VK",
        "JV",
    }
