"""The recovery sheet is made sure of before anything else: on paper, and typed back in part (vault §1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.page_paint import print_pages
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.theme import GRID, is_narrow, text_scale
from casusdesk.ui.unlock.entry_page import EntryPage

if TYPE_CHECKING:
    from casusdesk.services.set_up import SetUp

_FILE = "herstelblad.pdf"
_AROUND = 240
"""Height in px of what stands above and below the sheet."""


class RecoveryPage(EntryPage):
    """Shows the sheet of one `SetUp`; `confirmed` once both groups were typed back."""

    confirmed = Signal()

    def __init__(self, setup: SetUp, dialogs: Dialogs) -> None:
        super().__init__("Bewaar je herstelblad", "Stap 2 van 3", can_go_back=False, width=1100)
        self._setup = setup
        self._dialogs = dialogs
        self._page = setup.recovery_page()
        self.said = text("", "ok")
        self.said.hide()
        self.first, self.second = (self._group_field(place) for place in setup.asked_groups)
        self.second.line.returnPressed.connect(self._confirm)
        self.first.line.returnPressed.connect(self.second.setFocus)
        self.sheet = PageView("Herstelblad", fit=Fit.WIDTH)
        self.sheet.set_page(self._page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(4 * GRID)
        self._columns.addWidget(self._left_side(), 1)
        self._columns.addWidget(self.sheet, 1)
        self.column.addLayout(self._columns)
        self.add_button("Verder", self._confirm, "primary")

    def enter(self) -> None:
        self.print_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(below if is_narrow(self) or text_scale(self) > 1.4 else beside)
        self.sheet.setMinimumHeight(max(360, self.height() - _AROUND))

    def _left_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(
            text(
                "Vergeet je je wachtwoordzin, of krijg je een andere computer? "
                "Dan is dit blad de enige weg terug naar je casussen."
            )
        )
        layout.addWidget(muted("Bewaar het op papier, in een kast met slot. Niet bij de computer."))
        self.print_button = button("Afdrukken", self._print)
        self.save_button = button("Opslaan als PDF…", self._save)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.said)
        layout.addWidget(section("Controle: typ twee groepen over van je blad"))
        layout.addWidget(self.first)
        layout.addWidget(self.second)
        layout.addStretch(1)
        return side

    def _group_field(self, place: int) -> LineField:
        per_line = max(1, len(self._setup.recovery_groups) // max(1, len(self._setup.recovery_lines)))
        line, nth = divmod(place, per_line)
        made = LineField(f"Regel {line + 1}, groep {nth + 1}")
        made.set_widest(240)
        made.edited.connect(lambda: made.set_error(None))
        return made

    def _confirm(self) -> None:
        if self._setup.confirms(self.first.text(), self.second.text()):
            self.confirmed.emit()
            return
        self.second.set_error("Dit is niet wat er op het blad staat. Kijk de twee groepen nog eens na.")
        self.first.setFocus()
        self.first.line.selectAll()

    def _print(self) -> None:
        printer = self._dialogs.choose_printer(self, "Herstelblad")
        if printer is None:
            return
        if print_pages(printer, (self._page,)):
            self._say("Het blad is naar de printer gestuurd.")
        else:
            self.set_problem("De printer wil niet. Sla het blad op als PDF en druk dat af.")

    def _save(self) -> None:
        path = self._dialogs.choose_save_file(self, _FILE)
        if path is None:
            return
        from casusdesk.services.papers import save_file

        try:
            save_file(path, self._setup.recovery_pdf())
        except CasusdeskError as error:
            self.set_problem(str(error))
            return
        self._say("Opgeslagen. Druk het bestand af en wis het daarna: wie het heeft, kan bij je casussen.")

    def _say(self, words: str) -> None:
        self.set_problem(None)
        self.said.setText(words)
        self.said.show()
        self.first.setFocus()
