"""Pages to a printer: as vectors or as an image of 300 dpi, one on a sheet, and stopped half-way if asked.

On Linux what waits for the printer lies in a folder of our own, readable by this user only; taking that away
is how a job is stopped there, for Qt sends a job it was asked to abort.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from casusdesk.documents.page import A4
from casusdesk.errors import CasusdeskError
from casusdesk.ui.cups_answer import job_was_taken
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.spool_folder import make_spool_folder
from casusdesk.ui.tasks import Cancelled

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from casusdesk.documents.page import Page
    from casusdesk.preferences import Preferences

IMAGE_DPI: Final = 300
_MM_PER_INCH: Final = 25.4
_LOOK_AT_PAPER: Final = (
    "De nummers staan in Papier: kijk welke bladen er liggen, vernietig ze, en zet daar alle nummers op "
    "vernietigd. Druk daarna opnieuw af."
)
STOPPED: Final = f"De printer hield er onderweg mee op. {_LOOK_AT_PAPER}"
STOPPED_LATE: Final = f"Gestopt, maar er kunnen al bladen uit de printer komen. {_LOOK_AT_PAPER}"

Report = Callable[[int, int], object]
"""Told before each page: how many are done, and of how many. Raises tasks.Cancelled to stop."""


class PrinterStoppedError(CasusdeskError):
    """Some pages came out of the printer, and not all."""


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """How this computer prints (ux §7.9): `as_image` in dots of 300 dpi; moved `right` and `down`, in mm."""

    as_image: bool = False
    right: int = 0
    down: int = 0

    @classmethod
    def preferred(cls, preferences: Preferences) -> Self:
        """As chosen in Instellingen."""
        return cls(preferences.print_as_image, preferences.print_right, preferences.print_down)


def print_pages(
    printer: QPrinter, pages: Sequence[Page], style: PrintStyle | None = None, report: Report | None = None
) -> bool:
    """Print `pages` at true size, each once and on its own sheet; False when the printer refuses.

    Raises PrinterStoppedError when the printer gave up, or was stopped, after a page that may lie in the
    tray: those numbers are out. Whatever else it raises, as what `report` raises, nothing will come out.
    """
    style = style or PrintStyle()
    if report is not None:
        report(0, len(pages))
    _one_on_a_sheet(printer, pages)
    spool = _Spool(printer)
    painter = QPainter()
    try:
        with spool:
            if not painter.begin(printer):
                return False
        for number, page in enumerate(pages):
            if number:
                _next_page(printer, spool, painter, report, number, len(pages))
            _paint(painter, page, style, printer.resolution())
        return painter.end() and spool.sent()
    except (Cancelled, PrinterStoppedError):
        raise
    except Exception as bug:
        if painter.isActive() and not _withdrawn(spool, painter):
            raise PrinterStoppedError(STOPPED) from bug
        raise
    finally:
        if painter.isActive():
            painter.end()
        spool.clear()


def page_image(page: Page, style: PrintStyle | None = None) -> QImage:
    """The page as dots of 300 dpi on white; nothing in it is see-through."""
    high, wide = (round(length * IMAGE_DPI / _MM_PER_INCH) for length in (A4[1], A4[0]))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _paint_vectors(painter, page, style or PrintStyle(), IMAGE_DPI)
    painter.end()
    return image


def _next_page(
    printer: QPrinter, spool: _Spool, painter: QPainter, report: Report | None, number: int, total: int
) -> None:
    try:
        if report is not None:
            report(number, total)
    except Cancelled:
        if _withdrawn(spool, painter):
            raise
        raise PrinterStoppedError(STOPPED_LATE) from None
    if not printer.newPage():
        raise PrinterStoppedError(STOPPED)


def _withdrawn(spool: _Spool, painter: QPainter) -> bool:
    """End the job half-way: whether nothing of it will come out."""
    held = spool.withdraw()
    painter.end()
    return held or spool.forget_file()


def _one_on_a_sheet(printer: QPrinter, pages: Sequence[Page]) -> None:
    """Every copy has a holder of its own: whatever the dialog says, two are never on one sheet (R16)."""
    printer.setFullPage(True)
    printer.setCopyCount(1)
    if all((page.width, page.height) == A4 for page in pages):
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setDuplex(printer.DuplexMode.DuplexNone)


def _paint(painter: QPainter, page: Page, style: PrintStyle, resolution: int) -> None:
    if not style.as_image:
        _paint_vectors(painter, page, style, resolution)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.scale(resolution / IMAGE_DPI, resolution / IMAGE_DPI)
    painter.drawImage(QPointF(0, 0), page_image(page, style))
    painter.restore()


def _paint_vectors(painter: QPainter, page: Page, style: PrintStyle, resolution: float) -> None:
    per_mm = resolution / _MM_PER_INCH
    painter.save()
    painter.translate(style.right * per_mm, style.down * per_mm)
    try:
        paint_page(painter, page, per_mm)
    finally:
        painter.restore()


class _Spool:
    """Where a job waits until it is whole, and how it is taken back from there."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._folder: Path | None = None
        self._before: str | None = None

    def __enter__(self) -> None:
        """While a job begins: CUPS has it wait in a private folder, not in the one everybody shares."""
        native = self._printer.outputFormat() is self._printer.OutputFormat.NativeFormat
        if native and sys.platform == "linux":
            self._before = os.environ.get("TMPDIR")
            self._folder = make_spool_folder()
            os.environ["TMPDIR"] = str(self._folder)

    def __exit__(self, *_raised: object) -> None:
        if self._folder is None:
            return
        if self._before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = self._before

    def withdraw(self) -> bool:
        """Before the job ends: whether nothing of it will come out."""
        if self._folder is None:
            return self._printer.abort()
        waiting = list(self._folder.iterdir())
        for file in waiting:
            file.unlink()
        return bool(waiting)

    def sent(self) -> bool:
        """After it ended: whether the print server took it."""
        return self._folder is None or job_was_taken()

    def forget_file(self) -> bool:
        """After it ended: a printer that makes a file, such as those of tests, leaves none."""
        name = self._printer.outputFileName()
        if not name:
            return False
        with suppress(OSError):
            Path(name).unlink()
        return not Path(name).exists()

    def clear(self) -> None:
        """Nothing stays behind."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
