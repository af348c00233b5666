"""Logboek: what must be accounted for, whether it is whole, and as a file for who checks it (vault §1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.audit import ChainReport
from casusdesk.errors import CasusdeskError
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, muted, set_kind, text
from casusdesk.ui.settings.audit_log_list import LogList, LogModel
from casusdesk.ui.settings.audit_log_rows import choices, log_rows, verdict
from casusdesk.ui.theme import GRID

NOTE: Final = (
    "Wie het programma opende, wat is afgedrukt, opgeslagen, doorgelaten, teruggezet of gewist. Er staat "
    "geen tekst uit een casus in. Geen regel kan worden gewijzigd of gewist."
)
_NONE: Final = "Nog niets in het logboek. Na je eerste afdruk of bestand staat hier een regel."
_LIST: Final = "CSV-bestand (*.csv)"
_SEALED: Final = "JSON-bestand (*.json)"
_KEY: Final = (
    "Opgeslagen. Geef deze controlesleutel langs een andere weg dan het bestand aan wie controleert. Hij "
    "staat niet in het bestand en opent je casussen niet."
)


class AuditLogBox(QWidget):
    """Read anew each time it comes in sight."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.verdict = text("")
        self.filter = ChoiceField("Laat zien", [("", "alles")], empty=None)
        self.filter.set_widest(360)
        self.filter.edited.connect(self._choose)
        self.model = LogModel()
        self.list = LogList(self.model)
        self.nothing = muted(_NONE)
        self.as_list = button("Opslaan als lijst (CSV)…", self._write_list)
        self.as_sealed = button("Opslaan met zegels (JSON)…", self._write_sealed)
        self.said = text("")
        self.key = text("", "code")
        self.key.setAccessibleName("Controlesleutel")
        self.copy = button("Controlesleutel kopiëren", self._copy)
        buttons = FlowLayout(gap=GRID)
        for one in (self.as_list, self.as_sealed):
            buttons.addWidget(one)
        copying = FlowLayout(gap=GRID)
        copying.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for part in (self.verdict, self.filter, self.list, self.nothing):
            layout.addWidget(part)
        layout.addLayout(buttons)
        for part in (self.said, self.key):
            layout.addWidget(part)
        layout.addLayout(copying)
        self._hide_key()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def hideEvent(self, _event: object) -> None:
        self._hide_key()

    def read(self) -> None:
        """Show the rows as they are kept now; a log that cannot be read says so, and can still be saved."""
        audit = self._context.desk.audit
        report = ChainReport(0, 0, None)
        try:
            report = audit.verify()
            rows = audit.all()
        except CasusdeskError as error:
            self._judge(str(error), wrong=True)
            rows = ()
        else:
            self._judge(verdict(report), wrong=not report.whole)
        self.filter.set_options(choices(rows))
        self.model.set_rows(log_rows(rows, report))
        self._choose()
        for part in (self.filter, self.list, self.as_list):
            part.setVisible(bool(rows))
        self.as_sealed.setVisible(bool(report.rows))
        self.nothing.setVisible(not report.rows and not self.verdict.text())

    def read_in_sight(self) -> None:
        """Read it now, if somebody looks: something was done of which a row was kept."""
        if self.isVisible():
            self.read()

    def _judge(self, words: str, *, wrong: bool) -> None:
        self.verdict.setText(words)
        self.verdict.setVisible(bool(words))
        set_kind(self.verdict, "problem" if wrong else "muted")

    def _choose(self) -> None:
        self.model.show_event(self.filter.key())
        self.list.fit()

    def _write_list(self) -> None:
        from casusdesk.services.audit_files import write_list

        if self._written("logboek.csv", _LIST, lambda path: write_list(self._context.desk, path)):
            self._context.toast("Het logboek is opgeslagen als lijst.")

    def _write_sealed(self) -> None:
        from casusdesk.services.audit_files import write_sealed

        self._written("logboek.json", _SEALED, self._sealed(write_sealed))

    def _sealed(self, write: Callable[..., str]) -> Callable[[Path], object]:
        def act(path: Path) -> None:
            self.key.setText(write(self._context.desk, path))
            self.said.setText(_KEY)
            for part in (self.said, self.key, self.copy):
                part.show()
            self.copy.setFocus()

        return act

    def _written(self, proposal: str, kinds: str, write: Callable[[Path], object]) -> bool:
        """Ask where, and write; whether it is there. What the disk refuses is said in one sentence."""
        path = self._context.dialogs.choose_save_file(self, proposal, kinds)
        if path is None:
            return False
        try:
            write(path)
        except CasusdeskError as error:
            self._context.dialogs.warn(self, str(error))
            return False
        finally:
            self.read()
        return True

    def _copy(self) -> None:
        self._context.clipboard.copy(self.key.text())
        self._context.toast("Gekopieerd. Het klembord gaat leeg als je vergrendelt of afsluit.")

    def _hide_key(self) -> None:
        self.key.clear()
        for part in (self.said, self.key, self.copy):
            part.hide()
