"""How far a print job is, and the button that stops it, once it takes longer than a moment.

Pages are laid out and painted on the window's own thread, one at a time; between two of them this panel lets
the window breathe. It keeps the keyboard to itself, so that nothing else is begun meanwhile. Which papers
they are it does not say.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from casusdesk.ui.dialogs import TITLE
from casusdesk.ui.labels import button, section, text
from casusdesk.ui.tasks import Cancelled
from casusdesk.ui.theme import GRID, text_scale
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from collections.abc import Callable

MOMENT: Final = 0.4
"""Seconds a job may take before the panel comes."""
_WIDTH: Final = 360
LAYING_OUT: Final = "Bladen klaarzetten"
PRINTING: Final = "Afdrukken"
STOPPING: Final = "Stoppen…"


class PrintProgress(QDialog):
    """Use it in a `with`; give `laying_out` or `printing` to whatever reports."""

    def __init__(self, parent: QWidget | None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self._clock = clock
        self._since = clock()
        self._stopped = False
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.doing = section("")
        self.sheet = text("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Voortgang van het afdrukken")
        self.stop = button("Stoppen", self.reject)
        self.stop.setToolTip("Stoppen met afdrukken (Esc)")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.doing, self.sheet, self.bar):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addLayout(foot)
        self.setFixedWidth(round(_WIDTH * text_scale(self)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def laying_out(self, done: int, total: int) -> None:
        """`done` of `total` sheets are laid out. Raises Cancelled once somebody stopped it."""
        self._report(LAYING_OUT, done, total)

    def printing(self, done: int, total: int) -> None:
        """`done` of `total` sheets went to the printer. Raises as `laying_out`."""
        self._report(PRINTING, done, total)

    def reject(self) -> None:
        """Stop before the next sheet: the button, Esc, or the window closed."""
        self._stopped = True
        self.stop.setEnabled(False)
        self.doing.setText(STOPPING)

    def _report(self, doing: str, done: int, total: int) -> None:
        if self._clock() - self._since < MOMENT:
            return
        here = min(done + 1, total)
        self.sheet.setText(f"Blad {here} van {total}")
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        new = self.doing.text() != doing
        self.doing.setText(doing)
        self.bar.setAccessibleDescription(self.sheet.text())
        if not self.isVisible():
            self.show()
            self.stop.setFocus()
        if new:
            announce(self, f"{doing}. {self.sheet.text()}.")
        QCoreApplication.processEvents()
        if self._stopped:
            raise Cancelled
