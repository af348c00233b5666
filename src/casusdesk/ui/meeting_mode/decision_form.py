"""The right half of Overlegmodus: what is decided, agreed and told; nothing here has to be saved by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import Case, Lead
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.decision import CLOSE, POSTPONE, Decision
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import day_month
from casusdesk.ui.cases.action_form import choices
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import muted
from casusdesk.ui.meeting_mode.choice_buttons import ChoiceButtons
from casusdesk.ui.meeting_mode.due_field import DueField
from casusdesk.ui.meeting_mode.lead_field import LeadField
from casusdesk.ui.theme import GRID

WHY_NOT: Final = "Vul in waarom er geen overdracht komt."
AFTERWARDS: Final = "Reden, effect en leerpunt vraagt casusdesk na het overleg, in de casus."


class DecisionForm(QFrame):
    """`typed` while somebody types, `settled` after a choice or on leaving a field."""

    typed = Signal()
    settled = Signal()

    def __init__(self, catalog: Catalog, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._catalog = catalog
        self._meeting: Meeting | None = None
        kinds = [(entry.key, entry.label) for entry in catalog.lookups.get("decision", ()) if entry.active]
        self.kind = ChoiceButtons("Besluit", kinds)
        self.note = muted("")
        self.note.hide()
        self.agreed = LineField("Wat spreken we af?", limits.AGREED)
        self.who = ChoiceField("Wie", [])
        self.due = DueField(today)
        self.lead = LeadField()
        self.tell = ChoiceField("Terugkoppelen aan", [])
        self.role_now = LineField("Uw rol nu (voor de signaleerder)", limits.ROLE_NOW)
        self.handover = QCheckBox("Warme overdracht")
        self.why_not = LineField("Waarom geen overdracht?", limits.NO_HANDOVER)
        self._lay_out()
        self._connect()

    def show_decision(self, case: Case, meeting: Meeting, decision: Decision, before: Lead) -> None:
        """Show `decision`; `before` is the lead the case came in with."""
        self._meeting = meeting
        roles = choices(case, self._catalog)
        for field, key in ((self.who, decision.who), (self.tell, decision.feedback.to)):
            field.set_options(roles)
            field.set_key(key)
        self.kind.set_key(decision.kind)
        self.agreed.set_text(decision.agreed)
        self.due.show_day(decision.due, meeting)
        self.lead.show_lead(decision.lead, before, meeting.held_on, roles)
        self.role_now.set_text(decision.feedback.role_now)
        self.handover.setChecked(decision.handover)
        self.why_not.set_text(decision.no_handover_reason)
        self._adapt()

    def decision(self, base: Decision) -> Decision:
        """`base` with everything that is in the fields. A date that cannot be read leaves what was there."""
        unread = self.due.field.day() is None and bool(self.due.field.line.text().strip())
        return replace(
            base,
            kind=self.kind.key(),
            agreed=self.agreed.text(),
            who=self.who.key(),
            due=base.due if unread else self.due.field.day(),
            lead=self.lead.lead(),
            feedback=replace(base.feedback, to=self.tell.key(), role_now=self.role_now.text()),
            handover=self.handover.isChecked(),
            no_handover_reason=self.why_not.text(),
        )

    def set_narrow(self, narrow: bool) -> None:
        """Fields below each other where there is little room."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for pair in self._pairs:
            pair.setDirection(direction)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.kind)
        column.addWidget(self.note)
        column.addWidget(self.agreed)
        when = QVBoxLayout()
        when.setSpacing(GRID // 2)
        self._pairs = _pair(self.who, self.due), _pair(self.lead, self.tell)
        when.addLayout(self._pairs[0])
        when.addWidget(self.due.row)
        column.addLayout(when)
        column.addLayout(self._pairs[1])
        for part in (self.role_now, self.handover, self.why_not):
            column.addWidget(part)
        column.addStretch(1)

    def _connect(self) -> None:
        for line in (self.agreed, self.role_now, self.why_not):
            line.edited.connect(self.typed)
            line.left.connect(self.settled)
            line.line.returnPressed.connect(line.focusNextChild)
        self.due.field.edited.connect(self.typed)
        self.due.field.left.connect(self.settled)
        self.due.field.line.returnPressed.connect(self.settled)
        for chosen in (
            self.kind.chosen,
            self.who.edited,
            self.due.edited_now,
            self.lead.edited,
            self.tell.edited,
        ):
            chosen.connect(self._settle)
        self.handover.clicked.connect(self._settle)
        self.why_not.left.connect(self._ask_why)
        self.why_not.edited.connect(lambda: self._ask_why(only_clear=True))

    def _settle(self, *_what: object) -> None:
        self._adapt()
        self.typed.emit()
        self.settled.emit()

    def _adapt(self) -> None:
        """What follows from the choice, in words; and the reason, only when one is asked for."""
        notes = {CLOSE: AFTERWARDS}
        if self._meeting is not None:
            notes[POSTPONE] = f"Komt vanzelf terug op {day_month(self._meeting.next_on)}."
        words = notes.get(self.kind.key(), "")
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.why_not.setVisible(not self.handover.isChecked())
        self._ask_why(only_clear=True)

    def _ask_why(self, *, only_clear: bool = False) -> None:
        missing = not self.handover.isChecked() and not self.why_not.text()
        if not missing and self.why_not.problem == WHY_NOT:
            self.why_not.set_error(None)
        elif missing and not only_clear:
            self.why_not.set_error(WHY_NOT)


def _pair(left: QWidget, right: QWidget) -> QBoxLayout:
    """Two fields beside each other, or below each other where it is narrow."""
    made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    made.setSpacing(2 * GRID)
    for field in (left, right):
        made.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return made
