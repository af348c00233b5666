"""The afspraken that are open, per person or by date, with a reminder for whoever has the chosen one."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QCheckBox

from casusdesk.domain.action import Action
from casusdesk.domain.reminders import action_reminder, may_be_mailed, recently_done
from casusdesk.domain.wording import counted
from casusdesk.ui.context import WindowContext
from casusdesk.ui.follow_up.message import Message
from casusdesk.ui.follow_up.rows import day_rows, done_rows, person_rows
from casusdesk.ui.follow_up.steps import FollowUpSteps
from casusdesk.ui.follow_up.tab import Empty, Tab
from casusdesk.ui.labels import scrolling
from casusdesk.ui.meetings.rows import Row

NEUTRAL: Final = "Alleen codes en dagen, geen inhoud. Plak dit in een mail."
NOTHING_OPEN: Final = "Deze rol heeft de regie en geen open afspraak. Er valt niets aan te herinneren."


class ActionsTab(Tab):
    """`by_day` groups by when they have to be done, else by who does them."""

    def __init__(self, context: WindowContext, *, by_day: bool) -> None:
        empty = Empty(
            "Geen open afspraken",
            "Wat je in het overleg of in een casus afspreekt, staat hier tot het klaar is.",
            "Naar het overleg",
            context.open_meeting,
        )
        super().__init__(context, "Afspraken", ("Afspraken", "Herinnering"), empty)
        self._by_day = by_day
        self._actions: dict[str, Action] = {}
        self._any_done = False
        self._steps = FollowUpSteps(context)
        self.with_done = QCheckBox("Toon ook wat klaar is")
        self.with_done.toggled.connect(lambda _on: self.refresh())
        self.tools.addWidget(self.with_done)
        self.message = Message("Herinnering kopiëren")
        self.message.copied.connect(self._copy)
        self.beside.addWidget(scrolling(self.message))
        self.first = self.message.area

    def refresh(self) -> None:
        """Group what is open, and what was finished lately when that is asked for."""
        desk, today = self.context.desk, self.context.desk.today()
        actions = desk.cases.actions()
        self._actions = {action.id: action for action in actions}
        done = recently_done(actions, today)
        self._any_done = bool(done)
        if self._by_day:
            day = desk.meetings.upcoming().held_on
            rows = day_rows(actions, desk.cases.all(), desk.catalog, today, day)
        else:
            rows = person_rows(actions, desk.cases.all(), desk.catalog, today)
        if self.with_done.isChecked():
            rows += done_rows(done, desk.catalog)
        count = sum(action.open for action in actions)
        self.show_rows(rows, counted(count, "open afspraak", "open afspraken"))
        self.show_row(self.list.current_row())

    def show_row(self, row: Row | None) -> None:
        """A reminder for the person of this row."""
        action = self._actions.get(row.code) if row is not None else None
        if action is None:
            self.message.show_message("", "", NOTHING_OPEN if row is not None else "")
            return
        desk, today = self.context.desk, self.context.desk.today()
        role = desk.catalog.agency_label(action.who)
        if not role:
            note = "Niemand doet deze afspraak nog. Open de casus en kies wie."
            self.message.show_message("Nog niemand", "", note)
            return
        meeting, planned = desk.meetings.upcoming(), desk.meetings.planned()
        theirs = [a for a in self._actions.values() if a.open and a.who == action.who]
        sent = may_be_mailed(theirs, desk.cases.all(), today, lambda who: desk.contacts.known_as(who, today))
        words = ""
        if sent:
            words = action_reminder(action.who, sent, meeting, desk.catalog, today, planned=planned)
        why = "Hier staat niets meer open dat in een mail mag."
        self.message.show_message(f"Herinnering aan {role}", words, NEUTRAL if sent else why)

    def open_row(self, key: str) -> None:
        """Enter opens the case."""
        action = self._actions.get(key)
        self.context.open_case(action.case_code if action else key)

    def tick_row(self, row: Row) -> None:
        """Done, or open again."""
        action = self._actions.get(row.code)
        if action is None:
            return
        if action.open:
            self._steps.finish(action)
        else:
            self._steps.reopen(action)

    def show_tools(self, *, of_list: bool, of_side: bool) -> None:
        """The box belongs to the list."""
        self.with_done.setVisible(of_list and self._any_done)

    def primary(self) -> None:
        """Ctrl+Enter copies the reminder; where it is out of sight it is shown first."""
        if not self.show_side():
            self.message.press()

    def _copy(self, words: str) -> None:
        row = self.list.current_row()
        action = self._actions[row.code] if row else None
        role = self.context.desk.catalog.agency_label(action.who) if action else ""
        self.context.clipboard.copy(words)
        self.context.toast(f"Herinnering aan {role} gekopieerd. Bij vergrendelen wordt het klembord gewist.")
