"""Teruglezen: every decision of this meeting on one page, to read aloud before the table goes home (US13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.decision import by_case
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.wording import counted, day_month
from casusdesk.errors import CasusdeskError
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import READING_WIDTH, bar, button, heading, muted, scrolling, section
from casusdesk.ui.meeting_mode.large import polish
from casusdesk.ui.meeting_mode.read_back_row import ReadBackRow, WaitingRow, lacking, moved_lead
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.domain.decision_list import DecisionList
    from casusdesk.ui.context import WindowContext
    from casusdesk.ui.meeting_mode.course import Course

STACKED_UNDER = 440
"""Px under which "Wijzigen" stands below its row, at letters of 10 points."""
LOW = 320
"""Px of height under which the buttons are no bar of their own, at letters of 10 points."""
HAMMERED: Final = "Hamerstuk: akkoord zonder bespreking."


class ReadBack(QWidget):
    """`case_asked` carries the code of a row that has to change."""

    case_asked = Signal(str)

    def __init__(self, context: WindowContext, course: Course) -> None:
        super().__init__()
        self._context, self._course = context, course
        self.rows: dict[str, ReadBackRow | WaitingRow] = {}
        self._content: QWidget = QWidget()
        self.print = button("Besluitenlijst afdrukken", self._print, "primary")
        self.handovers = button("", self._make_handovers)
        self.kiosk = button("Afdrukscherm voor deelnemers…", context.open_kiosk)
        self.back = button("Terug naar de laatste casus")
        self.finish = button("Overleg afsluiten", self._finish)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=GRID, line_gap=GRID)
        for part in (self.print, self.handovers, self.kiosk, self.back, self.finish):
            flow.addWidget(part)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 2 * GRID)
        self._body.addWidget(self._content, 1)
        self.area = scrolling(body)
        self.area.setProperty("kind", "reading")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("Teruglezen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        self._bar = bar(self._buttons)
        column.addWidget(self._bar)

    def enter(self) -> None:
        """Focus on the list, from its beginning."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)
        self._context.announce(self._summary(self._list()))

    def show_decisions(self) -> None:
        """Read the decisions again."""
        found = self._list()
        made = by_case(self._context.desk.decisions.of(self._course.meeting.held_on))
        place = self.area.verticalScrollBar().value()
        content = QWidget()
        content.setMaximumWidth(round((READING_WIDTH + 6 * GRID) * text_scale(self)))
        column = QVBoxLayout(content)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(heading("Teruglezen"))
        column.addWidget(muted(self._summary(found)))
        self.rows = {}
        stacked = self.width() < STACKED_UNDER * text_scale(self)
        back = f"komt vanzelf terug op {day_month(self._course.meeting.next_on)}."
        for row in found.rows:
            if row.code in made and row.code not in found.postponed:
                self._add(column, row.code, ReadBackRow(row, made[row.code], found.catalog, stacked=stacked))
        for title, why, codes in (
            ("Hamerstukken", HAMMERED, self._hammered(found)),
            ("Doorgeschoven", f"Doorgeschoven: {back}", found.postponed),
            ("Niet besproken", f"Niet besproken: {back}", found.not_discussed),
        ):
            if codes:
                column.addSpacing(GRID)
                column.addWidget(section(title))
            for code in codes:
                moved = moved_lead(made.get(code), found.catalog)
                self._add(column, code, WaitingRow(code, f"{why} {moved}".rstrip(), stacked=stacked))
        column.addStretch(1)
        polish(content, self.area.viewport())
        self._body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()
        self.area.verticalScrollBar().setValue(place)
        self._name_handovers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the buttons come after the list instead of taking half of it."""
        super().resizeEvent(event)
        low = self.height() < LOW * text_scale(self)
        layout = self._body if low else self._bar.layout()
        assert layout is not None
        layout.addWidget(self._buttons)
        self._buttons.setContentsMargins(3 * GRID if low else 0, 0, 0, 0)
        self._bar.setVisible(not low)

    def _add(self, column: QVBoxLayout, code: str, row: ReadBackRow | WaitingRow) -> None:
        row.changing.connect(partial(self.case_asked.emit, code))
        self.rows[code] = row
        column.addWidget(row)

    def _list(self) -> DecisionList:
        return self._context.desk.decisions.list_of(self._course.meeting)

    def _hammered(self, found: DecisionList) -> tuple[str, ...]:
        """The hamerstukken on which nothing was clicked; those are neither decided nor left over."""
        told = {row.code for row in found.rows} | {*found.postponed, *found.not_discussed}
        entries = (entry for entry in self._course.entries if entry.form is AgendaForm.HAMMER)
        return tuple(entry.case.code for entry in entries if entry.case.code not in told)

    def _summary(self, found: DecisionList) -> str:
        """How many, and on how many something still has to be filled in."""
        made = self._context.desk.decisions.of(self._course.meeting.held_on)
        decided = len(found.rows) - len(found.postponed)
        parts = [counted(decided, "besluit", "besluiten")]
        parts += [f"{len(found.postponed)} doorgeschoven"] if found.postponed else []
        parts += [f"{len(found.not_discussed)} niet besproken"] if found.not_discussed else []
        gaps = sum(bool(lacking(d)) for d in made if d.made)
        parts += [f"bij {gaps} nog iets invullen"] if gaps else []
        return " · ".join(parts)

    def _wanted(self) -> tuple[str, ...]:
        wanted = self._context.desk.decisions.handovers_wanted(self._course.meeting.held_on)
        return tuple(case.code for case in wanted)

    def _name_handovers(self) -> None:
        count = len(self._wanted())
        self.handovers.setText(f"Overdrachten maken en afdrukken ({count})")
        self.handovers.setEnabled(count > 0)

    def _print(self) -> None:
        self._context.preview(PaperRequest(meeting=self._course.meeting, decisions=True))

    def _make_handovers(self) -> None:
        """A sheet for each discussed case that has none; only its head is filled (ux §7.7)."""
        try:
            made = self._context.desk.handovers.make(self._wanted())
        except CasusdeskError as error:
            self._context.toast(str(error))
            return
        ids = tuple(handover.id for handover in made)
        self._context.preview(PaperRequest(meeting=self._course.meeting, handovers=ids))

    def _finish(self) -> None:
        """The meeting is over: on to the afspraken that came of it."""
        self._context.save_all()
        self._context.open_follow_up("person")
