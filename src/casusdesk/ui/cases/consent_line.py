"""What the mother agreed to, in words, above every page of the four questions and in the case (ux §7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.domain.consent_words import consent_said
from casusdesk.ui.labels import button, set_kind, text
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.services.questions import Asking


class ConsentLine(QWidget):
    """`change_asked` carries the key of the question where it can be changed."""

    change_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = "consent"
        self.words = text("", "muted")
        self.change = button("Wijzigen", lambda: self.change_asked.emit(self._key), "link")
        self.change.setAccessibleName("Wijzigen: toestemming")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)

    def show_case(self, case: Case, asking: Asking) -> None:
        """What counts on the day of the coming meeting."""
        said = consent_said(case.consent, asking.meeting.held_on, asking.today, asking.catalog)
        self._key = said.key
        self.words.setText(said.words)
        self.words.setAccessibleName(said.words)
        set_kind(self.words, said.tone.value)
