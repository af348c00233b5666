"""A print job to the printer: its copies are in the register before anything comes out (domain R16).

The preview, the page of one case and the print screen of attendees all print this way, with the same
progress and the same button to stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.errors import CasusdeskError
from casusdesk.ui.page_print import PrinterStoppedError, PrintStyle, print_pages
from casusdesk.ui.papers.print_progress import PrintProgress
from casusdesk.ui.tasks import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from casusdesk.domain.audit import AuditRow
    from casusdesk.services.numbered import Issue
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

REFUSED: Final = (
    "De printer nam het niet aan; de nummers zijn weer vrij. Ligt er al een blad, vernietig dat. "
    "Kijk of de printer aan staat en probeer opnieuw."
)
CANCELLED: Final = "Gestopt. Er is niets afgedrukt en de nummers zijn vrij."


class PrinterRefusedError(CasusdeskError):
    """Nothing came out of the printer."""


class PrintingCancelledError(CasusdeskError):
    """Somebody stopped it in time: nothing came out of the printer, and no number was used."""


def print_issue(
    context: WindowContext,
    parent: QWidget,
    printer: QPrinter,
    job: PrintJob,
    accounts: Iterable[AuditRow] = (),
) -> Issue:
    """Number the job, keep its copies with `accounts`, and print it as this computer prints.

    What takes longer than a moment shows how far it is over `parent`, and can be stopped there. Raises
    PrinterRefusedError or PrintingCancelledError, and then its numbers are free again; PrinterStoppedError
    half-way, and then they are not; or as `PaperRegister.issue`, and then nothing was kept.
    """
    register, style = context.desk.register, PrintStyle.preferred(context.preferences)
    issue: Issue | None = None
    with PrintProgress(parent) as progress:
        try:
            issue = register.issue(job, accounts=accounts, report=progress.laying_out)
            taken = print_pages(printer, issue.pages, style, progress.printing)
        except PrinterStoppedError:
            raise
        except BaseException as stopped:
            if issue is not None:
                register.take_back(issue)
            if isinstance(stopped, Cancelled):
                raise PrintingCancelledError(CANCELLED) from None
            raise
    if not taken:
        register.take_back(issue)
        raise PrinterRefusedError(REFUSED)
    return issue
