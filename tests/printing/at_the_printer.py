"""What a user does at the printer, in a process of its own: CUPS_SERVER counts from its first question on.

Run as `python at_the_printer.py`; writes what happened as JSON. The whole way is the program's own: the
preview, the print dialog of Qt with its default printer, the register, the printer.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget

from casusdesk import offline
from casusdesk.services.practice import practice_desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.papers import print_progress
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.request import PaperRequest

STOP_AT = "Blad 4 van 9"


class Hands(Dialogs):
    """Presses print in the dialog; remembers what was warned of."""

    def __init__(self) -> None:
        self.warned: list[str] = []

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.warned.append(text)


def press_print() -> None:
    """Ask the print dialog for the even pages twice, once it stands there, and agree."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QPrintDialog):
        for box in dialog.findChildren(QComboBox, "pageSetCombo"):
            box.setCurrentIndex(2)  # even pages only: half of the numbers would be on no paper
        for number in dialog.findChildren(QSpinBox, "copies"):
            number.setValue(2)
        dialog.accept()
    else:
        QTimer.singleShot(50, press_print)


def press_stop() -> None:
    """Press Stoppen half-way through the printing."""
    panel = QApplication.activeModalWidget()
    printing = isinstance(panel, print_progress.PrintProgress)
    if printing and panel.doing.text() == print_progress.PRINTING and panel.sheet.text() == STOP_AT:
        panel.stop.click()
    else:
        QTimer.singleShot(0, press_stop)


def main() -> None:
    app = QApplication([])
    offline.refuse_network()
    desk, hands = practice_desk(), Hands()
    context = WindowContext(desk, hands)
    toasts: list[str] = []
    context.toast_asked.connect(lambda words, _undo: toasts.append(words))
    preview = Preview(context, None)  # type: ignore[arg-type]
    preview.resize(1280, 800)
    preview.show()
    results: dict[str, Any] = {"printers": QPrinterInfo.availablePrinterNames()}

    def print_it(name: str) -> None:
        held = len(desk.register.all())
        toasts.clear()
        hands.warned.clear()
        QTimer.singleShot(0, press_print)
        preview.print_all()
        results[name] = {
            "said": list(toasts),
            "warned": list(hands.warned),
            "prints": len(desk.register.all()) - held,
        }

    meeting = desk.meetings.upcoming()
    preview.show_papers(PaperRequest(meeting))
    preview.view.copies._rows[0][1].setValue(3)
    print_it("agenda")
    preview.show_papers(PaperRequest(meeting, handovers=tuple(h.id for h in desk.handovers.all())))
    print_it("sheets")
    preview.show_papers(PaperRequest(meeting, handovers=(desk.handovers.all()[0].id,)))
    context.prefer(replace(context.preferences, print_as_image=True))
    print_it("image")
    context.prefer(replace(context.preferences, print_as_image=False))
    preview.show_papers(PaperRequest(meeting))
    print_progress.MOMENT = 0.0  # type: ignore[misc]
    QTimer.singleShot(0, press_stop)
    print_it("stopped")
    desk.close()
    preview.deleteLater()
    app.processEvents()
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
