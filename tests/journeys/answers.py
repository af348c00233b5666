"""What the dialogs are told, and what is read back from the papers that were saved."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from casusdesk.ui.dialogs import TITLE, Dialogs


class Answers(Dialogs):
    """Saves where the user would, under the proposed name; keeps what was warned of.

    The printer is one that makes a file: `printed` holds them in order. `words` opens the last of `saved`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.saved: list[Path] = []
        self.words = ""
        self.printed: list[Path] = []
        self.told: list[str] = []
        self.stick: Path | None = None

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.told.append(text)

    def inform(self, parent: QWidget | None, text: str) -> None:
        self.told.append(text)

    def ask(self, parent: QWidget | None, text: str, yes: str, no: str = "Annuleren") -> bool:
        self.told.append(text)
        return True

    def choose_save_file(
        self, parent: QWidget | None, proposal: str, kinds: str = "", folder: Path | None = None
    ) -> Path:
        self.saved.append(self.folder / proposal)
        return self.saved[-1]

    def choose_folder(self, parent: QWidget | None, folder: Path | None = None) -> Path | None:
        return self.stick

    def choose_printer(self, parent: QWidget | None, name: str = TITLE) -> QPrinter:
        self.printed.append(self.folder / f"printer-{len(self.printed) + 1}.pdf")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed[-1]))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(name)
        return printer


def today() -> date:
    """The day of the wall clock, which the program follows too."""
    return datetime.now().astimezone().date()


def text_of(path: Path, words: str = "") -> list[str]:
    """The words on each page of a PDF that opens with `words`, blanks made one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(path, password=words or None).pages]


def code_on(sheet: Path) -> list[list[str]]:
    """The groups of each line of the recovery code, as somebody reads them from the sheet."""
    (text,) = text_of(sheet)
    lines = re.findall(r"regel \d+ ((?:[0-9A-Z]{2,6} )+)", text + " ")
    return [line.split() for line in lines]
