"""The one place where the house asks whether somebody is sure: a case wiped for good (ux §5.1, domain R20).

What goes, what stays and where it still is for a while stands here before the button, in plain words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.limits import WIPE_REASON
from casusdesk.domain.paper import CopyState, Paper
from casusdesk.domain.recall import recall_rows
from casusdesk.domain.wording import counted
from casusdesk.ui.emptying import empty
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.settings.step_box import row, stack, stacked
from casusdesk.ui.theme import GRID
from casusdesk.ui.tick_line import TickLine
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext

_GOES: Final = (
    "Alles van deze casus gaat weg: de antwoorden, de toestemming, de afspraken, de besluiten, de "
    "overdrachten en de naam achter de code."
)
_FINAL: Final = "Je kunt dit niet ongedaan maken."
_STAYS: Final = (
    "De regels in het logboek en de nummers van het papier in het register, met alleen de code. En het "
    "papier dat al is uitgedeeld: dat haal je zelf terug."
)
_BEFORE: Final = (
    "De casus staat nog, versleuteld, in de vorige versie van je bestand. Die verdwijnt na 14 dagen. Hij "
    "staat ook in reservekopieën, tot casusdesk die opruimt; een kopie op een stick of netwerkmap ruim je "
    "zelf op. Zet je een reservekopie van eerder terug, dan wist casusdesk deze casus opnieuw."
)
_ALSO_BEFORE: Final = "Ook de vorige versie nu wissen"
_SHARP: Final = "Dan kun je ook met je andere casussen niet meer terug naar die vorige versie."
_HINT: Final = (
    "Bijvoorbeeld: op verzoek van de ouder. De reden komt in het logboek en blijft daar: schrijf geen naam."
)
_NO_REASON: Final = "Schrijf kort waarom deze casus weg moet."
_BUSY: Final = "De casus wordt gewist en de rest wordt nagekeken…"
_OUT: Final = (CopyState.HANDED_OUT, CopyState.MISSING)
_SHOWN: Final = 6
"""Copies that are named one by one."""


class WipePanel(QWidget):
    """`confirmed` carries the reason, and whether the version of before goes too."""

    confirmed = Signal(str, bool)
    cancelled = Signal()

    def __init__(self, context: WindowContext, code: str) -> None:
        super().__init__()
        self._context = context
        self.code = code
        title = f"Casus {code} definitief wissen?"
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{_GOES} {_FINAL}")
        self._copies = QWidget()
        self._named = QVBoxLayout(self._copies)
        self._named.setContentsMargins(0, 0, 0, 0)
        self._named.setSpacing(GRID // 2)
        self.reason = LineField("Reden", limit=WIPE_REASON, hint=_HINT)
        self.reason.printed = False
        self.reason.edited.connect(self._readable)
        self.also = TickLine(_ALSO_BEFORE, _SHARP)
        tick = stacked(self.also, muted(_SHARP), spacing=0)
        before = stacked(_part("Waar de casus nog even is", _BEFORE), tick)
        self.problem, self.busy = text("", "problem"), muted(_BUSY)
        self.wipe = button("Definitief wissen", self._confirm)
        self.cancel = button("Annuleren", self.cancelled.emit, "primary")
        parts = (section(title), _part("Wat weggaat", _GOES), _part("Wat blijft", _STAYS), self._copies)
        buttons = row(self.wipe, self.cancel)
        stack(self, *parts, before, self.reason, text(_FINAL, "label"), self.problem, buttons, self.busy)
        for part in (self.problem, self.busy, *(() if context.desk.backups else (before,))):
            part.hide()
        self.setFocusProxy(self.cancel)
        self.show_copies()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it, as Annuleren does; not while the case is being wiped."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel.click()
        else:
            super().keyPressEvent(event)

    def show_copies(self) -> None:
        """Look anew which copies are not back; those of the parents are theirs."""
        empty(self._named)
        desk = self._context.desk
        pairs = [p for p in desk.register.to_recall(self.code) if p[0].paper is not Paper.PARENTS]
        rows = recall_rows([pair for pair in pairs if pair[1].state in _OUT], desk.catalog)
        self._copies.setVisible(bool(rows))
        if not rows:
            return
        many = counted(len(rows), "exemplaar", "exemplaren")
        verb, it = ("ligt", "roep het") if len(rows) == 1 else ("liggen", "roep ze")
        self._named.addWidget(text(f"Er {verb} nog {many} buiten: {it} terug (Papier).", "warning"))
        for one in rows[:_SHOWN]:
            self._named.addWidget(muted(f"{one.title}: {one.where}"))
        if len(rows) > _SHOWN:
            self._named.addWidget(muted(f"En nog {len(rows) - _SHOWN}."))
        day = rows[0].known[0].held_on
        self.to_paper = button("Naar Papier", lambda: self._context.open_register(day), "link")
        self._named.addWidget(self.to_paper)
        QWidget.setTabOrder(self.to_paper, self.also.box)

    def fail(self, words: str) -> None:
        """Say why nothing was wiped; the reason stays as it was typed."""
        self.set_busy(busy=False)
        self.problem.setText(words)
        self.problem.show()
        announce(self.problem, words)
        self.wipe.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """While it is done nothing here can be pressed."""
        self.busy.setVisible(busy)
        if busy:
            self.busy.setFocus()  # not to a button of the next group
        for part in (self.reason, self.also, self.wipe, self.cancel):
            part.setEnabled(not busy)
        if busy:
            self.problem.hide()
            announce(self, _BUSY)

    def _confirm(self) -> None:
        words = self.reason.text()
        if not words:
            self.reason.set_error(_NO_REASON)
        if self.reason.problem:
            self.reason.setFocus()
            announce(self.reason, self.reason.problem)
            return
        self.set_busy(busy=True)
        self.confirmed.emit(words, self.also.box.isChecked())

    def _readable(self) -> None:
        if self.reason.problem == _NO_REASON:
            self.reason.set_error(None)


def _part(head: str, words: str) -> QWidget:
    return stacked(text(head, "label"), text(words), spacing=GRID // 2)
