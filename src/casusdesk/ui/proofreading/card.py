"""The Meelees-toets before print: every text that points at a person, to change or to let through (R4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from casusdesk.domain.finding_words import AS_IF, hint, kinds
from casusdesk.domain.wording import counted
from casusdesk.ui.emptying import empty
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, frame, line, muted, section, set_kind, text
from casusdesk.ui.proofreading.marked import marked
from casusdesk.ui.steps import Step
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.paper_texts import PaperText
    from casusdesk.services.proofreading import FieldHit
    from casusdesk.ui.context import WindowContext

TITLE: Final = "Meelees-toets"
TICK: Final = "Dit mag zo op papier"
_ALL: Final = "Alles is gewijzigd of aangevinkt: afdrukken en opslaan kan."


def still_to_read(hits: Sequence[FieldHit]) -> str:
    """What blocks printing, or "" when nothing does."""
    number = sum(not hit.passed for hit in hits)
    if not number:
        return ""
    count = counted(number, "tekst", "teksten")
    return f"Nog {count} te lezen. Afdrukken en opslaan kan zodra je elke tekst wijzigt of aanvinkt."


class ProofCard(QWidget):
    """`change_asked` carries the `PaperText` to go to, `ticked` comes after a tick was kept.

    Hidden while nothing was found.
    """

    change_asked = Signal(object)
    ticked = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[FieldHit, ...] = ()
        self.rows: list[HitRow] = []
        self._state = text("", "warning")
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GRID)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame("card", section(TITLE), text(AS_IF, "label"), self._state, self._body))
        self.hide()

    def show_hits(self, hits: Sequence[FieldHit]) -> bool:
        """These, the ticked ones too; who stands on a tick keeps the focus. Whether there are other rows."""
        other = [(h.text, h.findings) for h in hits] != [(h.text, h.findings) for h in self._shown]
        if other:
            self._fill(hits)
        for row, hit in zip(self.rows, hits, strict=True):
            row.show_passed(on=hit.passed)
        self._shown = tuple(hits)
        waiting = still_to_read(hits)
        self._state.setText(waiting or _ALL)
        set_kind(self._state, "warning" if waiting else "ok")
        self.setVisible(bool(hits))
        return other

    def enter(self) -> bool:
        """The focus to the first text that still waits, where the space bar lets nothing through by accident.

        Says whether there is one.
        """
        waits = next((row for row in self.rows if not row.tick.isChecked()), None)
        if waits is not None:
            waits.change.setFocus(Qt.FocusReason.OtherFocusReason)
        return waits is not None

    def _fill(self, hits: Sequence[FieldHit]) -> None:
        empty(self._list)
        self.rows = []
        for hit in hits:
            row = HitRow(hit, self.change_asked.emit, partial(self._ticked, hit))
            if self.rows:
                self._list.addWidget(line())
            self._list.addWidget(row)
            row.show()  # at once, for the focus may come to it before the layout does
            self.rows.append(row)

    def _ticked(self, hit: FieldHit, *, on: bool) -> None:
        proofreading, where = self._context.desk.proofreading, f"{hit.text.subject}, {hit.text.field}"
        let, ask = partial(proofreading.let_through, hit), partial(proofreading.take_back, hit)
        do, back = (let, ask) if on else (ask, let)
        done = "doorgelaten" if on else "niet doorgelaten"
        self._context.undo.push(Step(self._context, f"{where} {done}", do, back))
        self._context.announce(f"{where}: {'mag zo op papier' if on else 'staat weer open'}.")
        self.ticked.emit()


class HitRow(QFrame):
    """One text: where it stands, the text itself, what it looks like, and the two ways on."""

    def __init__(
        self, hit: FieldHit, change: Callable[[PaperText], object], ticked: Callable[..., object]
    ) -> None:
        super().__init__()
        where = f"{hit.text.subject}, {hit.text.field}"
        said = hint(hit.text.text, hit.findings)
        self.change = button("Wijzigen", lambda: change(hit.text), "link")
        self.change.setAccessibleName(f"Wijzigen: {where}")
        self.change.setAccessibleDescription(said)
        self.tick = QCheckBox(TICK)
        self.tick.setAccessibleName(f"{TICK}: {where}")
        self.tick.setAccessibleDescription(said)
        self.tick.clicked.connect(lambda on: ticked(on=on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(text(f"{hit.text.subject} · {hit.text.field}", "label"))
        column.addWidget(marked(hit.text.text, hit.findings))
        column.addWidget(muted(f"Lijkt op {kinds(hit.findings)}. {_advice(hit)}".strip()))
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.tick)
        flow.addWidget(self.change)
        column.addWidget(ways)

    def show_passed(self, *, on: bool) -> None:
        """The tick as it is kept."""
        self.tick.setChecked(on)


def _advice(hit: FieldHit) -> str:
    """What to do about it, where one kind was found; of several the words say enough."""
    found = {finding.kind for finding in hit.findings}
    return found.pop().advice if len(found) == 1 else ""
