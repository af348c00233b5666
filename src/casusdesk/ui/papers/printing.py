"""A print job to the printer: its copies are in the register before anything comes out (domain R16).

The preview, the page of one case and the print screen of attendees all print this way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.errors import CasusdeskError
from casusdesk.ui.page_view import print_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtPrintSupport import QPrinter

    from casusdesk.domain.audit import AuditRow
    from casusdesk.services.numbered import Issue
    from casusdesk.services.paper_register import PaperRegister
    from casusdesk.services.print_job import PrintJob

REFUSED: Final = (
    "De printer nam het niet aan; de nummers zijn weer vrij. Ligt er al een blad, vernietig dat. "
    "Kijk of de printer aan staat en probeer opnieuw."
)


class PrinterRefusedError(CasusdeskError):
    """Nothing came out of the printer."""


def print_issue(
    register: PaperRegister, printer: QPrinter, job: PrintJob, accounts: Iterable[AuditRow] = ()
) -> Issue:
    """Number the job, keep its copies with `accounts`, and print it.

    Raises PrinterRefusedError, and then its numbers are free again; PrinterStoppedError half-way, and then
    they are not; or as `PaperRegister.issue`, and then nothing was kept.
    """
    issue = register.issue(job, accounts=accounts)
    if not print_pages(printer, issue.pages):
        register.take_back(issue)
        raise PrinterRefusedError(REFUSED)
    return issue
