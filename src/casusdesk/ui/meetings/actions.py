"""The actions on a case of the agenda: in the menu bar, in the row's own menu and on their key (ux §7.10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.wording import day_month
from casusdesk.ui.meetings.arranger import Arranger
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.screen import Screen


@dataclass(frozen=True, slots=True)
class RowActions:
    """What can be done to the current case; `update` enables what makes sense and names the next meeting."""

    up: QAction
    down: QAction
    top: QAction
    hammer: QAction
    postpone: QAction
    park: QAction
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


def row_actions(screen: Screen, view: RowView, arranger: Arranger) -> RowActions:
    """Make the actions; their keys work only in the list itself, so that no text field loses a key."""

    def on_case(act: Callable[[str], object]) -> Callable[[], None]:
        def do() -> None:
            code = view.current_case()
            if code is not None:
                act(code)

        return do

    actions = RowActions(
        up=screen.command("Omhoog", "Alt+Up", on_case(lambda code: arranger.move(code, -1))),
        down=screen.command("Omlaag", "Alt+Down", on_case(lambda code: arranger.move(code, 1))),
        top=screen.command("Naar boven", "Alt+Home", on_case(arranger.to_top)),
        hammer=screen.command("Als hamerstuk", "Ctrl+H", on_case(arranger.toggle_hammer)),
        postpone=screen.command("Doorschuiven", "Ctrl+D", on_case(arranger.postpone)),
        park=screen.command("Parkeren", "", on_case(arranger.park)),
        shorten=screen.command("Kernvraag inkorten", "F2", view.edit_current),
        off=screen.command("Van de agenda af", "Del", on_case(arranger.take_off)),
    )
    for action in actions.all():
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    view.addActions(list(actions.all()))
    return actions
