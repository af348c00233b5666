"""The twelve life domains: one row each, four states, by mouse or with the keys 0 to 3 and the arrows.

A digit answers and goes on: to the note where there is one, else to the next row. A letter goes to the
next row that begins with it, as in any list, so that the twelfth is as near as the second.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import Case, Concern, ConcernState
from casusdesk.domain.catalog import LifeDomain
from casusdesk.services.answering import concern_of, has_note, reminder, with_concern
from casusdesk.services.questions import Asking, DomainsQuestion
from casusdesk.ui.cases.askers import Asker
from casusdesk.ui.choice_fields import one_tab_stop
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.going_on import go_to, is_enter, next_field
from casusdesk.ui.labels import line, muted, section, text
from casusdesk.ui.theme import GRID, text_scale

_KEYS: Final = {
    Qt.Key.Key_0: ConcernState.NOT_DISCUSSED,
    Qt.Key.Key_1: ConcernState.GOING_WELL,
    Qt.Key.Key_2: ConcernState.CONCERN,
    Qt.Key.Key_3: ConcernState.URGENT,
}
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_HINT: Final = (
    "Met 0, 1, 2 en 3 kies je en ga je verder; een toelichting sla je over met Enter. "
    "Met een letter ga je naar het gebied dat zo begint."
)
_NAME_WIDTH: Final = 250


class DomainRow(QWidget):
    """One life domain. `step_asked` says that an arrow wants the row above (-1) or below (+1).

    While no note is being written `letter_asked` carries a letter (casefolded) that was typed, and
    `end_asked` 0 for the first row (Home) or -1 for the last (End).
    """

    changed = Signal()
    left = Signal()
    step_asked = Signal(int)
    letter_asked = Signal(str)
    end_asked = Signal(int)

    def __init__(self, domain: LifeDomain) -> None:
        super().__init__()
        self.domain = domain
        self._group = QButtonGroup(self)
        self.note = LineField(f"Toelichting bij {domain.label.lower()}", limits.CONCERN_NOTE)
        self.reminder = text("", "warning")
        name = _Name(domain)
        states = QWidget()
        flow = FlowLayout(states, gap=GRID)
        for state in ConcernState:
            choice = QRadioButton(state.label.capitalize())
            choice.setAccessibleName(f"{domain.label}: {state.label}")
            choice.installEventFilter(self)
            self._group.addButton(choice, state.value)
            flow.addWidget(choice)
        head = QWidget()
        head_flow = FlowLayout(head, gap=GRID)
        head_flow.addWidget(name)
        head_flow.addWidget(states)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(head)
        column.addWidget(self.note)
        column.addWidget(self.reminder)
        self._group.idClicked.connect(lambda _id: self._picked())
        self.note.line.installEventFilter(self)
        self.note.edited.connect(self.changed)
        self.note.left.connect(self.left)

    def state(self) -> ConcernState:
        """The state that is chosen."""
        return ConcernState(max(self._group.checkedId(), 0))

    def answer(self) -> Concern:
        """State and note as they stand."""
        return Concern(self.domain.key, self.state(), self.note.text())

    def load(self, concern: Concern) -> None:
        """Show an answer; a note that was hidden is kept, in case the concern comes back."""
        self._group.button(concern.state.value).setChecked(True)
        if has_note(self.domain.key, concern.state):
            self.note.set_text(concern.note)
        self._unfold()

    def choose(self, state: ConcernState) -> None:
        """Answer as if clicked."""
        self._group.button(state.value).click()

    def take_focus(self) -> None:
        """Put the focus on the chosen state."""
        go_to(self._group.button(self.state().value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _KEYS and watched is not self.note.line:
                self.choose(_KEYS[key])
                self._go_on()
                return True
            if watched is self.note.line and is_enter(event):
                self.step_asked.emit(1)
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.step_asked.emit(1 if key is Qt.Key.Key_Down else -1)
                return True
            if watched is not self.note.line and self._jumps(event, key):
                return True
        return super().eventFilter(watched, event)

    def _jumps(self, event: QKeyEvent, key: Qt.Key) -> bool:
        """Whether the key leads to another row than the next."""
        if key in _ENDS:
            self.end_asked.emit(_ENDS[key])
        elif _is_letter(event):
            self.letter_asked.emit(event.text().casefold())
        else:
            return False
        return True

    def _go_on(self) -> None:
        if has_note(self.domain.key, self.state()):
            go_to(self.note.line)
        else:
            self.step_asked.emit(1)

    def _picked(self) -> None:
        self._unfold()
        self.changed.emit()

    def _unfold(self) -> None:
        state = self.state()
        one_tab_stop(self._group)
        self.note.setVisible(has_note(self.domain.key, state))
        words = reminder(self.domain.key, state)
        self.reminder.setText(words)
        self.reminder.setVisible(bool(words))


def _is_letter(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return event.text().isalpha() and held == Qt.KeyboardModifier.NoModifier


class _Name(QWidget):
    """The name of a life domain and what to think of, in a column of its own."""

    def __init__(self, domain: LifeDomain) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID // 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(text(domain.label, "label"))
        column.addWidget(muted(domain.think_of))

    def sizeHint(self) -> QSize:
        """As high as the wrapped words are at this width; a plain hint would guess."""
        width = round(_NAME_WIDTH * text_scale(self))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class DomainsAsker(Asker):
    """All rows below each other."""

    def __init__(self, question: DomainsQuestion, asking: Asking) -> None:
        super().__init__(question, asking)
        self.column.setSpacing(0)
        self.column.addWidget(section(question.label))
        self.column.addWidget(muted(f"{question.hint} {_HINT}"))
        self.rows: dict[str, DomainRow] = {}
        for domain in asking.catalog.life_domains:
            if domain.active:
                self._add(DomainRow(domain))

    def show_answer(self, case: Case) -> None:
        for key, row in self.rows.items():
            row.load(concern_of(case, key))

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        next(iter(self.rows.values())).take_focus()

    def _add(self, row: DomainRow) -> None:
        if self.rows:
            self.column.addWidget(line())
        self.column.addWidget(row)
        self.rows[row.domain.key] = row
        row.changed.connect(lambda: self._changed(row))
        row.left.connect(self.left)
        row.step_asked.connect(lambda way: self._step(row, way))
        row.letter_asked.connect(lambda letter: self._to_letter(row, letter))
        row.end_asked.connect(lambda place: list(self.rows.values())[place].take_focus())

    def _changed(self, row: DomainRow) -> None:
        answer, catalog = row.answer(), self.asking.catalog
        self.tell(lambda case: with_concern(case, answer, catalog))

    def _step(self, row: DomainRow, way: int) -> None:
        rows = list(self.rows.values())
        place = rows.index(row) + way
        if 0 <= place < len(rows):
            rows[place].take_focus()
        elif way > 0 and (following := next_field(self.window(), self.window().focusWidget())) is not None:
            go_to(following)

    def _to_letter(self, row: DomainRow, letter: str) -> None:
        """To the next row that begins with `letter`, past the last one from the first."""
        rows = list(self.rows.values())
        place = rows.index(row) + 1
        for other in (*rows[place:], *rows[:place]):
            if other.domain.label.casefold().startswith(letter):
                other.take_focus()
                return
