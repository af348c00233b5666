"""One thing in the trash: what it was, until when it is kept, and the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from casusdesk.domain.wording import day_month
from casusdesk.ui.labels import button, muted, text, unbroken
from casusdesk.ui.settings.backup_words import moment_words
from casusdesk.ui.settings.step_box import row, stacked
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.domain.catalog import Catalog
    from casusdesk.services.trash import Thrown

_STACKED: Final = 620
"""Px at normal text size below which the buttons stand under the words."""
_BARRED: Final = "Vanzelf weggehaald: er is geen toestemming voor de ontvanger."


class TrashRow(QWidget):
    """`asked_back` to take it out; `asked_away` to wipe a case for good."""

    asked_back = Signal()
    asked_away = Signal()

    def __init__(self, thrown: Thrown, catalog: Catalog, today: date) -> None:
        super().__init__()
        self.thrown = thrown
        self.title = title_of(thrown, catalog)
        words = [text(self.title, "label"), muted(unbroken(kept_words(thrown, today)))]
        self.back: QPushButton | None = None
        self.away: QPushButton | None = None
        if thrown.barred:
            words.append(muted(_BARRED))
        else:
            self.back = button("Terugzetten", self.asked_back.emit)
            self.back.setAccessibleName(f"{self.title} terugzetten")
        if thrown.sheet is None:
            self.away = button("Definitief wissen…", self.asked_away.emit)
            self.away.setAccessibleName(f"{self.title} definitief wissen…")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, GRID, 0, GRID)
        self._line.setSpacing(2 * GRID)
        self._line.addWidget(stacked(*words, spacing=GRID // 2), 1)
        self._buttons = row(*self.buttons())
        self._line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)

    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be pressed here, in the order of Tab."""
        return tuple(one for one in (self.back, self.away) if one is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _STACKED * text_scale(self)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._line.setSpacing(GRID if narrow else 2 * GRID)


def title_of(thrown: Thrown, catalog: Catalog) -> str:
    """`Casus BX385`, `Overdracht BX385 aan jeugdverpleegkundige`."""
    if thrown.sheet is None:
        return f"Casus {thrown.code}"
    whom = catalog.agency_label(thrown.sheet.receiver.role)
    return f"Overdracht {thrown.code}{f' aan {whom}' if whom else ''}"


def kept_words(thrown: Thrown, today: date) -> str:
    """`Verwijderd vandaag om 14.05. Terug te zetten tot 14 januari.`"""
    until = day_month(thrown.kept_until.astimezone().date())
    return f"Verwijderd {moment_words(thrown.at, today)}. Terug te zetten tot {until}."
