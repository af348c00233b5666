"""Which inbrenger still has to tell something before the meeting, and a text that asks for it (US2)."""

from __future__ import annotations

from casusdesk.domain.reminders import Chase, chase_list, chase_text
from casusdesk.domain.wording import counted
from casusdesk.ui.context import WindowContext
from casusdesk.ui.follow_up.message import Message
from casusdesk.ui.follow_up.rows import chase_name, chase_rows
from casusdesk.ui.follow_up.tab import Empty, Tab
from casusdesk.ui.labels import scrolling
from casusdesk.ui.meetings.rows import Row

NEUTRAL = "Wat er mist, staat alleen hier op het scherm en niet in de tekst."


class ChaseTab(Tab):
    """The inbrengers with their codes; Enter leads to the questions of that case."""

    def __init__(self, context: WindowContext) -> None:
        empty = Empty(
            "Niemand meer te vragen",
            "Van elke casus die meedoet weet je genoeg voor het overleg.",
            "Naar de agenda",
            context.open_meeting,
        )
        super().__init__(context, "Inbrengers", ("Inbrengers", "Bericht"), empty)
        self._found: tuple[Chase, ...] = ()
        self.message = Message("Tekst kopiëren")
        self.message.copied.connect(self._copy)
        self.beside.addWidget(scrolling(self.message))
        self.first = self.message.area

    @property
    def count(self) -> int:
        """How many people have to be asked."""
        return len(self._found)

    def refresh(self) -> None:
        """Who misses what for the next meeting."""
        desk = self.context.desk
        self._found = chase_list(desk.cases.all(), desk.meetings.upcoming(), desk.catalog)
        rows = chase_rows(self._found, desk.catalog)
        self.show_rows(rows, counted(self.count, "inbrenger", "inbrengers"))
        self.show_row(self.list.current_row())

    def show_row(self, row: Row | None) -> None:
        """The text for the inbrenger of this row."""
        chase = self._chase(row)
        if chase is None:
            self.message.show_message("", "", "")
            return
        desk = self.context.desk
        planned = desk.meetings.planned()
        words = chase_text(chase, desk.meetings.upcoming(), desk.catalog, planned=planned)
        self.message.show_message(f"Aan {_said(chase_name(chase, desk.catalog))}", words, NEUTRAL)

    def open_row(self, key: str) -> None:
        """Enter opens the questions of the case."""
        self.context.open_questions(key.partition("/")[2])

    def primary(self) -> None:
        """Ctrl+Enter copies the text; where it is out of sight it is shown first."""
        if not self.show_side():
            self.message.press()

    def _chase(self, row: Row | None) -> Chase | None:
        number = int(row.code.partition("/")[0]) if row is not None and row.code else -1
        return self._found[number] if 0 <= number < len(self._found) else None

    def _copy(self, words: str) -> None:
        chase = self._chase(self.list.current_row())
        name = _said(chase_name(chase, self.context.desk.catalog)) if chase else ""
        self.context.clipboard.copy(words)
        self.context.toast(f"Tekst aan {name} gekopieerd. Bij vergrendelen wordt het klembord gewist.")


def _said(name: str) -> str:
    """Within a sentence: `verloskundige, Oefenpraktijk`, but JGZ stays JGZ."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
