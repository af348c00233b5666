"""Paper of an earlier meeting that is still out: said before the next agenda, asked once (domain R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from casusdesk.domain.paper_ledger import open_sentences
from casusdesk.ui.labels import button, text
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from datetime import date

    from casusdesk.domain.audit import AuditRow
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

BESIDE = 560
"""Px from where the button stands beside the words, at normal text size."""


class OpenPaperNotice(QWidget):
    """What is still out before this meeting, with the way to Papier; hidden when all is back."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.words = text("", "warning")
        self.link = button("Naar Papier", self._go)
        self._days: list[date] = []
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_meeting(self, meeting: Meeting | None) -> None:
        """What is open of the meetings before `meeting`; None for nothing."""
        self._days.clear()
        said: tuple[str, ...] = ()
        if meeting is not None:
            prints = self._context.desk.register.not_called_in(meeting.held_on)
            said = open_sentences(prints)
            self._days += [made.held_on for made in prints]
        self.words.setText("\n".join(f"{sentence}." for sentence in said))
        self.link.setAccessibleDescription(self.words.text())
        self.setVisible(bool(said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button beside the words where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= BESIDE * text_scale(self)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _go(self) -> None:
        self._context.open_register(self._days[0] if self._days else None)


class OpenPaper:
    """Asks once whether the agenda may go out while older paper is open; a yes holds until that changes."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def accounts(self, parent: QWidget, job: PrintJob, act: str) -> tuple[AuditRow, ...] | None:
        """What is put on record with this job; None when she goes back. `act` is the verb on the button."""
        if not job.agenda:
            return ()
        register, day = self._context.desk.register, job.meeting.held_on
        said = open_sentences(register.not_called_in(day))
        row = register.going_on("; ".join(said), day)
        if not said or register.went_on(row):
            return ()
        words = "\n".join(f"{sentence}." for sentence in said)
        if not self._context.dialogs.ask(parent, f"{words}\nToch een nieuwe agenda maken?", act):
            return None
        return (row,)
