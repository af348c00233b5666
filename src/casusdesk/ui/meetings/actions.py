"""The actions on a case of the agenda: in the menu bar, in the row's own menu and on their key (ux §7.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.wording import day_month
from casusdesk.ui.meetings.arranger import Arranger
from casusdesk.ui.meetings.later import Later
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.rows import Row, RowKind
from casusdesk.ui.screen import Screen

PARK = "Ctrl+Shift+D"
"""Beside Ctrl+D for doorschuiven; in both lists."""


@dataclass(frozen=True, slots=True)
class RowActions:
    """What can be done to the current case; `update` enables what makes sense and names the next meeting."""

    up: QAction
    down: QAction
    top: QAction
    hammer: QAction
    postpone: QAction
    park: QAction
    parents: QAction
    shorten: QAction
    off: QAction

    def all(self) -> tuple[QAction, ...]:
        """In the order of the menu."""
        return (
            self.up,
            self.down,
            self.top,
            self.shorten,
            self.hammer,
            self.parents,
            self.postpone,
            self.park,
            self.off,
        )

    def update(self, arranger: Arranger, code: str | None, *, line: bool) -> None:
        """For the case `code`, or for a line of rubriek F."""
        for action in self.all():
            action.setEnabled(code is not None)
        self.shorten.setEnabled(code is not None or line)
        self.shorten.setText("Regel schrijven" if line else "Kernvraag inkorten")
        self.postpone.setText(f"Doorschuiven naar {day_month(arranger.meeting.next_on)}")
        full = code is None or arranger.form_of(code) is AgendaForm.FULL
        self.hammer.setText("Als hamerstuk" if full else "Weer voluit")
        joined = code is not None and arranger.parents_join(code)
        self.parents.setText("Ouder schuift niet aan" if joined else "Ouder schuift aan")


@dataclass(frozen=True, slots=True)
class ChoiceActions:
    """What can be done to the current case of what is available; on paper or not, parked or not."""

    add: QAction
    hammer: QAction
    park: QAction

    def update(self, arranger: Arranger, row: Row | None) -> None:
        """For the row that is current."""
        on_case = row is not None and row.kind is RowKind.CASE
        for action in (self.add, self.hammer, self.park):
            action.setEnabled(on_case and row is not None and row.addable)
        parked = row is not None and row.code in arranger.meeting.parked
        self.park.setText("Van de parkeerlijst" if parked else "Parkeren")


def row_actions(screen: Screen, view: RowView, arranger: Arranger, later: Later) -> RowActions:
    """Make the actions of the agenda; their keys work only in the list itself, so no field loses a key."""
    on_case = _on_case_of(view)
    actions = RowActions(
        up=screen.command("Omhoog", "Alt+Up", on_case(lambda code: arranger.move(code, -1))),
        down=screen.command("Omlaag", "Alt+Down", on_case(lambda code: arranger.move(code, 1))),
        top=screen.command("Naar boven", "Alt+Home", on_case(arranger.to_top)),
        hammer=screen.command("Als hamerstuk", "Ctrl+H", on_case(arranger.toggle_hammer)),
        postpone=screen.command("Doorschuiven", "Ctrl+D", on_case(later.postpone)),
        park=screen.command("Parkeren", PARK, on_case(later.park)),
        parents=screen.command("Ouder schuift aan", "Ctrl+Shift+O", on_case(arranger.toggle_parents)),
        shorten=screen.command("Kernvraag inkorten", "F2", view.edit_current),
        off=screen.command("Van de agenda af", "Del", on_case(arranger.take_off)),
    )
    _only_in(view, actions.all())
    return actions


def choice_actions(view: RowView, arranger: Arranger, later: Later) -> ChoiceActions:
    """Make the actions of what is available, in its own menu and on the same keys as on the agenda.

    They are of the list alone: the menu bar names each key once.
    """
    on_case = _on_case_of(view)

    def add(code: str) -> None:
        arranger.add(code)

    def hammer(code: str) -> None:
        arranger.add(code, hammer=True)

    actions = ChoiceActions(
        add=_made(view, "Op de agenda", "", on_case(add)),
        hammer=_made(view, "Op de agenda als hamerstuk", "Ctrl+H", on_case(hammer)),
        park=_made(view, "Parkeren", PARK, on_case(later.toggle_parked)),
    )
    _only_in(view, (actions.add, actions.hammer, actions.park))
    return actions


def _made(view: RowView, words: str, keys: str, act: Callable[[], None]) -> QAction:
    made = QAction(words, view)
    if keys:
        made.setShortcut(QKeySequence(keys))
    made.triggered.connect(lambda _checked=False: act())
    return made


def _only_in(view: RowView, actions: Sequence[QAction]) -> None:
    """Their keys work in this list, and they stand in its menu."""
    for action in actions:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    view.addActions(list(actions))


def _on_case_of(view: RowView) -> Callable[[Callable[[str], object]], Callable[[], None]]:
    def on_case(act: Callable[[str], object]) -> Callable[[], None]:
        def do() -> None:
            row = view.current_row()
            if row is not None and row.kind is RowKind.CASE and row.addable:
                act(row.code)

        return do

    return on_case
