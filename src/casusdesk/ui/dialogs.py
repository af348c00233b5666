"""The only place where the program asks or warns in a dialog, so that a test can answer (house style §4).

Buttons carry verbs; the window title is never more than the name of the program (domain R7).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TITLE: Final = "casusdesk"
PDF: Final = "PDF-bestand (*.pdf)"
NO_PRINTER: Final = "Deze computer kent geen printer. Sluit er een aan en probeer opnieuw."


class Dialogs:
    """What the window may ask. Tests pass a scripted child of this class."""

    def warn(self, parent: QWidget | None, text: str) -> None:
        """Tell an expected problem: one Dutch sentence that says what to do."""
        self._show(parent, QMessageBox.Icon.Warning, text)

    def inform(self, parent: QWidget | None, text: str) -> None:
        """Tell something that went well and must not be missed."""
        self._show(parent, QMessageBox.Icon.Information, text)

    def ask(self, parent: QWidget | None, text: str, yes: str, no: str = "Annuleren") -> bool:
        """Whether the user chose `yes`; Esc and closing mean `no`."""
        box = _box(parent, QMessageBox.Icon.Question, text)
        chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is chosen

    def choose_save_file(
        self, parent: QWidget | None, proposal: str, kinds: str = PDF, folder: Path | None = None
    ) -> Path | None:
        """Where to save; `proposal` is a neutral file name. None when the user went back."""
        start = str((folder or Path.home()) / proposal)
        name, _ = QFileDialog.getSaveFileName(parent, TITLE, start, kinds)
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget | None, folder: Path | None = None) -> Path | None:
        """A folder to save in. None when the user went back."""
        name = QFileDialog.getExistingDirectory(parent, TITLE, str(folder or Path.home()))
        return Path(name) if name else None

    def choose_open_file(self, parent: QWidget | None, kinds: str) -> Path | None:
        """A file to read. None when the user went back."""
        name, _ = QFileDialog.getOpenFileName(parent, TITLE, str(Path.home()), kinds)
        return Path(name) if name else None

    def choose_printer(self, parent: QWidget | None, name: str = TITLE) -> QPrinter | None:
        """A printer at full resolution on A4, for `page_print.print_pages`; `name` is the neutral job name.

        None when the user went back, or when there is no printer. It never prints to a file, which would
        have no password (R17), nor a number twice or not at all (R16).
        """
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.warn(parent, NO_PRINTER)
            return None
        printer = _printer(name)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(TITLE)
        options = QAbstractPrintDialog.PrintDialogOption
        for option in (options.PrintToFile, options.PrintPageRange, options.PrintSelection):
            dialog.setOption(option, False)
        chosen = dialog.exec()
        dialog.deleteLater()
        return _whole(printer) if chosen else None

    def _show(self, parent: QWidget | None, icon: QMessageBox.Icon, text: str) -> None:
        box = _box(parent, icon, text)
        box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _printer(job: str) -> QPrinter:
    """The default printer, at full resolution on A4; `job` is the name of what it prints."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setDocName(job)
    made.setCreator(TITLE)
    return made


def _whole(chosen: QPrinter) -> QPrinter:
    """The chosen printer for every page of the job: every page is somebody's copy, and in the register.

    Even pages only, or four on a sheet, are options of CUPS that Qt can set and not take away again.
    """
    chosen.setPrintRange(chosen.PrintRange.AllPages)
    chosen.setFromTo(0, 0)
    if sys.platform != "linux":
        return chosen
    made = _printer(chosen.docName())
    made.setPrinterName(chosen.printerName())
    made.setColorMode(chosen.colorMode())
    made.setPaperSource(chosen.paperSource())
    return made


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, TITLE, text, QMessageBox.StandardButton.NoButton, parent)
    box.setAccessibleName(text)
    return box
