"""The agenda in one box: how full the page is, and the ways on from here."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.meeting_round import MeetingRound
from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, frame, muted, section, set_kind, text
from casusdesk.ui.overview.invitation import keep_invitation
from casusdesk.ui.theme import GRID


class AgendaBox(QWidget):
    """Fitting the page is done after the screen is painted; what stands in the way is said as it is."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.fill = text("")
        self.note = muted("")
        self.note.hide()
        self.start = button("Overleg starten (F11)", context.open_meeting_mode)
        self.go_on = button("Verder met de agenda", context.open_meeting, "primary")
        self.add = button("Signaal toevoegen", context.add_signal)
        self.invite = button("Agenda-uitnodiging bewaren (.ics)", lambda: keep_invitation(context, self))
        self.invite.setToolTip("Alleen dag, tijd en plaats; geen casus, geen namen.")
        row = FlowLayout(gap=GRID)
        for one in (self.start, self.go_on, self.add, self.invite):
            row.addWidget(one)
        card = frame("card", section("Agenda"), self.fill, self.note)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addSpacing(GRID)
        inside.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure)

    def show_round(self, month: MeetingRound, *, planned: bool) -> None:
        """One main button: the meeting on its day, the agenda before it, the first signal before that."""
        begun = bool(month.cases)
        today = planned and month.today == month.meeting.held_on and bool(month.agenda.entries)
        self.start.setVisible(today)
        self.invite.setVisible(planned)
        set_kind(self.start, "primary" if today else "")
        set_kind(self.go_on, "primary" if begun and not today else "")
        set_kind(self.add, "" if begun else "primary")
        self._measuring.start()

    def _measure(self) -> None:
        meetings = self._context.desk.meetings
        meeting = meetings.upcoming()
        coming = len(meetings.agenda(meeting).entries)
        count = counted(coming, "casus", "casussen")
        note, kind = "", "muted"
        if not coming:
            said = "Nog niets op de agenda."
        else:
            try:
                report = meetings.fitted(meeting).report
            except CasusdeskError as error:
                said, note, kind = f"{count} op de agenda.", str(error), "problem"
            else:
                assert report is not None, "a fitted page says how"
                size = f"{report.size:g}".replace(".", ",")
                said = f"{count}, pagina {report.fill_percent:.0f} % gevuld, letter {size}\u00a0pt"
                note = ", ".join(report.applied_forms)
        self.fill.setText(said)
        self.note.setText(note)
        set_kind(self.note, kind)
        self.note.setVisible(bool(note))
