"""What Overlegmodus says when nothing stands on the agenda yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, heading, text
from casusdesk.ui.theme import GRID


class EmptyPage(QWidget):
    """A heading, a sentence, and the one thing to do."""

    def __init__(self) -> None:
        super().__init__()
        self.to_agenda = button("Naar de agenda", kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(heading("Er staat nog niets op de agenda"))
        column.addWidget(
            text("Zet eerst casussen op de agenda van dit overleg. Dan begin je hier met de eerste.")
        )
        row = QHBoxLayout()
        row.addWidget(self.to_agenda)
        row.addStretch(1)
        column.addLayout(row)
