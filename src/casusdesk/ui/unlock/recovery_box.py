"""The recovery sheet beside what makes sure of it: print or save it, and type two of its groups back.

For the first run, and for the sheet of a stand-in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.preferences import load_preferences
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.page_print import PrintStyle, print_pages
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.services.recovery_proof import RecoveryProof

_FILE: Final = "herstelblad.pdf"
_REFUSED: Final = "De printer wil niet. Sla het blad op als PDF en druk dat af."


class RecoveryBox(QWidget):
    """Shows one sheet; `confirmed` once both groups were typed back. `told` carries a problem, or ""."""

    confirmed = Signal()
    told = Signal(str)

    def __init__(self, proof: RecoveryProof, dialogs: Dialogs, why: str, where: str, saved: str) -> None:
        super().__init__()
        self._proof = proof
        self._dialogs = dialogs
        self._saved = saved
        self._page = proof.recovery_page()
        self.said = text("", "ok")
        self.said.hide()
        self.first, self.second = (self._group_field(place) for place in proof.asked_groups)
        self.second.line.returnPressed.connect(self.confirm)
        self.first.line.returnPressed.connect(self.second.setFocus)
        self.sheet = PageView("Herstelblad", fit=Fit.WIDTH)
        self.sheet.set_page(self._page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(4 * GRID)
        self._columns.addWidget(self._left_side(why, where), 1)
        self._columns.addWidget(self.sheet, 1)
        self.setFocusProxy(self.print_button)

    def set_beside(self, *, beside: bool) -> None:
        """Whether the sheet stands beside the fields, or below them."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def confirm(self) -> None:
        """Compare the two groups with the sheet."""
        if self._proof.confirms(self.first.text(), self.second.text()):
            self.confirmed.emit()
            return
        self.first.set_error("Dit is niet wat er op het blad staat. Kijk de twee groepen nog eens na.")
        self.first.setFocus()
        self.first.line.selectAll()

    def _left_side(self, why: str, where: str) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(text(why))
        layout.addWidget(muted(where))
        self.print_button = button("Afdrukken", self._print)
        self.save_button = button("Opslaan als PDF…", self._save)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.said)
        layout.addWidget(section("Controle: typ twee groepen over van het blad"))
        layout.addWidget(self.first)
        layout.addWidget(self.second)
        layout.addStretch(1)
        return side

    def _group_field(self, place: int) -> LineField:
        per_line = max(1, len(self._proof.recovery_groups) // max(1, len(self._proof.recovery_lines)))
        line, nth = divmod(place, per_line)
        made = LineField(f"Regel {line + 1}, groep {nth + 1}")
        made.set_widest(240)
        made.edited.connect(lambda: made.set_error(None))
        return made

    def _print(self) -> None:
        printer = self._dialogs.choose_printer(self, "Herstelblad")
        if printer is None:
            return
        style = PrintStyle.preferred(load_preferences().preferences)
        if print_pages(printer, (self._page,), style):
            self._say("Het blad is naar de printer gestuurd.")
        else:
            self.told.emit(_REFUSED)

    def _save(self) -> None:
        path = self._dialogs.choose_save_file(self, _FILE)
        if path is None:
            return
        from casusdesk.services.saved_file import save_file

        try:
            self._proof.refuse_place(path)
            save_file(path, self._proof.recovery_pdf())
        except CasusdeskError as error:
            self.told.emit(str(error))
            return
        self._say(self._saved)

    def _say(self, words: str) -> None:
        self.told.emit("")
        self.said.setText(words)
        self.said.show()
        self.first.setFocus()
