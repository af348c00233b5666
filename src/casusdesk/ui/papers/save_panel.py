"""Saving with a password: five words that open the file, in sight once, and kept nowhere (domain R17).

It lies over the preview. The file is written when somebody says so, and not before; a file without a
password needs a second question, and is put on record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.flow import FlowLayout, alone
from casusdesk.ui.labels import (
    READING_WIDTH,
    bar,
    button,
    frame,
    heading,
    muted,
    scrolling,
    section,
    text,
)
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from casusdesk.domain.audit import AuditRow
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

WHY: Final = (
    "Het bestand opent alleen met deze woorden. Je ziet ze hier één keer: casusdesk bewaart ze niet. "
    "Schrijf ze op of kopieer ze."
)
APART: Final = (
    "Geef het wachtwoord langs een andere weg dan het bestand: bel of stuur een sms. "
    "Zet het nooit in dezelfde mail."
)
WITHOUT: Final = (
    "Zonder wachtwoord kan iedereen die het bestand krijgt of vindt het lezen: wie meeleest in de mail, "
    "en wie achter een verloren stick of laptop zit. In de verantwoording komt een regel dat je dit deed. "
    "Toch zonder wachtwoord opslaan?"
)
SAVED: Final = "De PDF is opgeslagen."
THROW_AWAY: Final = "Verwijder het bestand als je het niet meer nodig hebt."
COPIED: Final = "Gekopieerd. Het klembord gaat leeg als je vergrendelt of afsluit."


class SavePanel(QWidget):
    """`left` when it goes out of sight, saved or not."""

    left = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._job: PrintJob | None = None
        self._path: Path | None = None
        self._accounts: tuple[AuditRow, ...] = ()
        self.setAutoFillBackground(True)
        self.title = heading("")
        self.words = text("", "passphrase")
        self.words.setAccessibleName("Wachtwoord van dit bestand")
        self.copy = button("Kopiëren", self._copy)
        self.copy.setAccessibleName("Kopiëren: het wachtwoord")
        self.said = text("", "ok")
        self.problem = text("", "problem")
        self.save = button("Opslaan", self._save, "primary")
        self.save.setToolTip("Opslaan met wachtwoord (Ctrl+Enter)")
        self.plain = button("Zonder wachtwoord opslaan…", self._save_plain)
        self.back = button("Terug", self.leave)
        self.back.setToolTip("Terug naar het voorbeeld (Esc)")
        self._name = muted("")
        self._lay_out()
        self.hide()

    def open(self, job: PrintJob, path: Path, accounts: Sequence[AuditRow] = ()) -> None:
        """Make a password for this file and show it; nothing is written yet.

        `accounts` are what is put on record with the job, when it is saved.
        """
        from casusdesk.services.pdf_lock import new_passphrase

        self._job, self._path, self._accounts = job, path, tuple(accounts)
        self.words.setText(new_passphrase())
        self.words.setAccessibleDescription(self.words.text())
        self.title.setText("Opslaan met wachtwoord")
        self._name.setText(f"Bestand: {path.name}")
        self.back.setText("Terug")
        self._show(said="", problem="", saved=False)
        self.show()
        self.raise_()
        self.enter()
        self._context.announce(f"{self.title.text()}. {WHY} {self.words.text()}.")

    def enter(self) -> None:
        """Focus on what comes next."""
        (self.save if self.save.isVisible() else self.back).setFocus()

    def leave(self) -> None:
        """Back to the preview; the words are gone."""
        self.hide()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as reads well."""
        super().resizeEvent(event)
        self._inside.setMaximumWidth(round((READING_WIDTH + 6 * GRID) * text_scale(self)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever comes in its place, the words do not stay behind it."""
        super().hideEvent(event)
        self._job = self._path = None
        self._accounts = ()
        self.words.setText("")
        self.words.setAccessibleDescription("")
        if not self.isHidden():  # another place of the program came in front
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the preview."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        self._context.clipboard.copy(self.words.text())
        self.said.setText(COPIED)
        self.said.show()
        self._context.announce(COPIED)

    def _save(self) -> None:
        if self._write(self.words.text()):
            self.title.setText(SAVED)
            self._name.setText(f"{self._name.text()}. {THROW_AWAY}")
            self.back.setText("Klaar")
            self._show(said="", problem="", saved=True)
            self.enter()
            self._context.announce(f"{SAVED} {APART}")

    def _save_plain(self) -> None:
        if not self._context.dialogs.ask(self, WITHOUT, "Zonder wachtwoord opslaan"):
            return
        if self._write(""):
            self.leave()
            self._context.toast(f"{SAVED} Hij heeft geen wachtwoord. {THROW_AWAY}")

    def _write(self, passphrase: str) -> bool:
        if self._job is None or self._path is None:
            return False
        try:
            register = self._context.desk.register
            register.save(self._job, self._path, passphrase=passphrase, accounts=self._accounts)
        except CasusdeskError as error:
            self._show(said="", problem=str(error), saved=False)
            self._context.announce(str(error))
            return False
        return True

    def _show(self, *, said: str, problem: str, saved: bool) -> None:
        for label, words in ((self.said, said), (self.problem, problem)):
            label.setText(words)
            label.setVisible(bool(words))
        self.save.setVisible(not saved)
        self.plain.setVisible(not saved)

    def _lay_out(self) -> None:
        card = frame("card", muted("Wachtwoord van dit bestand"), self.words, alone(self.copy), self.said)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for part in (
            self.title,
            self.problem,
            card,
            text(WHY),
            section("Hoe komt het wachtwoord bij de ander?"),
            text(APART),
            self._name,
        ):
            column.addWidget(part)
        column.addStretch(1)
        foot = QWidget()
        flow = FlowLayout(foot)
        for made in (self.save, self.plain, self.back):
            flow.addWidget(made)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolling(self._inside), 1)
        outer.addWidget(bar(foot))
