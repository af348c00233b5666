"""What the store asks of her, below what the cases do: each line leads to the group that sees to it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.services.care import CareKind, cares
from casusdesk.ui.context import WindowContext
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link, section, text

GROUP: Final = {CareKind.BACKUPS: "Reservekopie", CareKind.CODE: "Beveiliging"}
"""Where each kind is seen to in the settings."""


class CareBox(QWidget):
    """Not there while there is nothing to see to."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._rows.addWidget(section("Je gegevens veilig"))
        self.lines: list[QWidget] = []
        self.refresh()

    def refresh(self) -> None:
        """Ask the store anew; the lines are made again only when they changed, so that the focus stays."""
        found, size = cares(self._context.desk), icon_size(self)
        self.setVisible(bool(found))
        if self._shown == (found, size.width()):
            return
        self._shown = (found, size.width())
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for care in found:
            if care.urgent:
                self._add(text(care.words, "problem"))
            words = "Bekijk de reservekopieën" if care.urgent else care.words
            act = partial(self._context.open_settings, GROUP[care.kind])
            self._add(Link(words, icon("chevron-right", self), size, act))

    def _add(self, line: QWidget) -> None:
        self.lines.append(line)
        self._rows.addWidget(line)
