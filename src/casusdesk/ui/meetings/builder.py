"""The widgets of the agenda builder and how they stand; what they do is the screen's (ux §7.5, §5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, heading, muted, scrolling, section, text
from casusdesk.ui.meetings.actions import RowActions
from casusdesk.ui.meetings.attendance import AttendancePanel
from casusdesk.ui.meetings.fitting import Verdict
from casusdesk.ui.meetings.meter import FillMeter
from casusdesk.ui.meetings.pane_switch import PaneSwitch
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.take_over import TakeOverPanel
from casusdesk.ui.papers.open_paper import OpenPaperNotice
from casusdesk.ui.papers.refusal import RefusalPanel
from casusdesk.ui.theme import GRID, text_scale

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext

LIST_LEAST = 240
"""Px; below this the whole screen scrolls rather than the lists shrinking away."""


NO_CASES = "Nog geen casussen. Voeg eerst een signaal toe (Ctrl+N)."
BETWEEN_FROM = 1040
"""Px of the screen, at normal text size, from where the two buttons stand between the lists."""


class Builder(QWidget):
    """Heading and tools, meter, panels, and the two lists with the buttons between them."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = heading("")
        self.about = muted("")
        self.take_over = button("Vorige agenda overnemen…")
        self.fill = button("Alle casussen")
        self.sort = button("Sorteer")
        self.people = button("Aanwezigen…")
        self.people.setCheckable(True)
        self.preview = button("Voorbeeld", kind="primary")
        self.meet = button("Overlegmodus")
        self.meet.setToolTip("Eén casus tegelijk, voor aan tafel (F11)")
        self.preview.setToolTip("Voorbeeld en afdrukken (Ctrl+P)")
        self.meter = FillMeter(self)
        self.refusal = RefusalPanel(self)
        self.open_paper = OpenPaperNotice(context)
        self.attendance = AttendancePanel(context.desk.catalog, context.desk.meetings.with_absences, self)
        self.attendance.hide()
        self.previous = TakeOverPanel(self)
        self.available = RowView("Beschikbaar", self, editable=False)
        self.agenda = RowView("Agenda", self, editable=True)
        self.add = button("Toevoegen →")
        self.add.setAccessibleName("Toevoegen aan de agenda")
        self.add.setToolTip("Toevoegen aan de agenda (Ctrl+Enter)")
        self.off = button("← Eraf")
        self.off.setAccessibleName("Van de agenda af")
        self.off.setToolTip("Van de agenda af (Del)")
        self._narrow = False
        self._lay_out()
        self.people.toggled.connect(self._show_people)
        self.attendance.closed.connect(lambda: self.people.setChecked(False))

    def show_heading(self, day: str, about: str) -> None:
        """Day of the meeting and the rest of its facts."""
        self.heading.setText(f"Overleg {day}")
        self.about.setText(about)
        self._agenda_title.setText(f"Agenda {' '.join(day.split()[1:3])}")

    def show_counts(self, available: int, items: int, listed: int) -> None:
        """In the switch of a narrow window; and what an empty list says."""
        self._switch.name(f"Agenda ({items})", f"Beschikbaar ({available})")
        self._nothing.setVisible(not items)
        self._all_chosen.setText(NO_CASES if not listed else "Alle casussen staan op de agenda.")
        self._all_chosen.setVisible(not available)

    def show_last_time(self, words: str) -> None:
        """What was decided on the chosen case; "" when no case is chosen."""
        self.last_time.setText(words)
        self.last_time.setAccessibleName(f"Vorige keer: {words}")
        self._last_time_row.setVisible(bool(words))

    def begin_take_over(self) -> None:
        """Room for the previous agenda, in the place of the two lists."""
        self.people.setChecked(False)
        self._show_lists(on=False)

    def end_take_over(self) -> None:
        """The two lists again, with the focus on the agenda."""
        self._show_lists(on=True)
        self.enter()

    def see(self, widget: QWidget) -> None:
        """Scroll to it, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, 0))

    def _show_lists(self, *, on: bool) -> None:
        """The lists with their tools, or nothing of them."""
        self._panes.setVisible(on)
        self._tools_above.setVisible(on)

    def show_verdict(self, verdict: Verdict) -> None:
        """Meter, and the panel when something must be chosen."""
        self.meter.show_measured(verdict.measured)
        if verdict.choices:
            self.refusal.offer(verdict.title, verdict.text, verdict.choices)
        else:
            back = self.refusal.isAncestorOf(self.focusWidget())
            self.refusal.hide()
            if back:
                self.agenda.setFocus()

    def use_row_actions(self, actions: RowActions) -> None:
        """Buttons for those who have no keys: the same actions as in the row's menu."""
        for action, words in ((actions.up, "↑ Omhoog"), (actions.down, "↓ Omlaag")):
            self._tools.addWidget(_button_for(action, words))
        self._tools.addWidget(_button_for(actions.postpone, "Doorschuiven"))
        more = button("Meer")
        more.setAccessibleName("Meer voor de gekozen casus")
        menu = QMenu(more)
        menu.addActions(list(actions.all()))
        more.setMenu(menu)
        self._tools.addWidget(more)

    def enter(self) -> None:
        """Focus on the agenda, and the agenda in sight."""
        self.agenda.setFocus()
        self._scroll.ensureWidgetVisible(self.agenda)

    def show_agenda(self) -> None:
        """In a narrow window: the agenda in sight."""
        self._switch.choose(0)

    def set_narrow(self, narrow: bool) -> None:
        """One pane at a time, chosen with a switch, or both beside each other."""
        self._narrow = narrow
        self._place_buttons(between=not narrow and self.width() >= BETWEEN_FROM * text_scale(self))
        self._switch.setVisible(narrow)
        for tool in self._more_tools:
            tool.setVisible(not narrow)
        self._more.setVisible(narrow)
        self.about.setVisible(not narrow)
        self._show_panes()

    def _show_panes(self) -> None:
        left = self._switch.pane == 1
        self._left.setVisible(left or not self._narrow)
        self._right.setVisible(not left or not self._narrow)

    def _place_buttons(self, *, between: bool) -> None:
        """Between the lists where there is room, else below the left one; alone, each below its own list."""
        if between:
            self._between.insertWidget(1, self.add)
            self._between.insertWidget(2, self.off)
        else:
            self._left_tools.addWidget(self.add)
            (self._tools if self._narrow else self._left_tools).addWidget(self.off)
        self._middle.setVisible(between)

    def _lay_out(self) -> None:
        self._tools_above = tools = QWidget()
        flow = FlowLayout(tools)
        self._more_tools = (self.take_over, self.fill, self.sort, self.people)
        self._more = button("Meer")
        self._more.setAccessibleName("Meer voor de agenda")
        menu = QMenu(self._more)
        for tool in self._more_tools:
            menu.addAction(tool.text(), tool.click)
        self._more.setMenu(menu)
        self._more.hide()
        self._switch = PaneSwitch("Agenda", "Beschikbaar")
        self._switch.changed.connect(lambda _pane: self._show_panes())
        shown: tuple[QWidget, ...] = (self.preview, self.meet, *self._more_tools, self._more, self._switch)
        for widget in shown:
            flow.addWidget(widget)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + 4)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addWidget(self.about)
        layout.addLayout(head)
        layout.addWidget(tools)
        layout.addWidget(self.open_paper)
        layout.addWidget(self.meter)
        layout.addWidget(self.refusal)
        layout.addWidget(self.attendance)
        layout.addWidget(self.previous, 1)
        layout.addWidget(self._make_panes(), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(content)
        outer.addWidget(self._scroll)

    def _make_panes(self) -> QWidget:
        self._nothing = muted("Nog niets op de agenda. Neem de vorige agenda over of kies links casussen.")
        self._all_chosen = muted("")
        self._agenda_title = section("Agenda")
        self._left = _pane(section("Beschikbaar"), self._all_chosen, self.available)
        self._right = _pane(self._agenda_title, self._nothing, self.agenda)
        tools = QWidget()
        self._tools = FlowLayout(tools)
        self.last_time = text("")
        self._last_time_row = _labelled("Vorige keer", self.last_time)
        right = self._right.layout()
        assert right is not None
        right.addWidget(self._last_time_row)
        right.addWidget(tools)
        below = QWidget()
        self._left_tools = FlowLayout(below)
        left = self._left.layout()
        assert left is not None
        left.addWidget(below)
        self._middle = QWidget()
        self._between = QVBoxLayout(self._middle)
        self._between.setContentsMargins(0, 0, 0, 0)
        self._between.addStretch(1)
        self._between.addWidget(self.add)
        self._between.addWidget(self.off)
        self._between.addStretch(2)
        self._panes = QWidget()
        row = QHBoxLayout(self._panes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._left, 2)
        row.addWidget(self._middle)
        row.addWidget(self._right, 3)
        return self._panes

    def _show_people(self, on: bool) -> None:
        self.attendance.setVisible(on)
        (self.attendance.starts if on else self.people).setFocus(Qt.FocusReason.OtherFocusReason)


def _pane(title: QWidget, empty: QWidget, view: RowView) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    view.setMinimumHeight(LIST_LEAST)
    for widget in (title, empty):
        layout.addWidget(widget)
    layout.addWidget(view, 1)
    return made


def _labelled(words: str, content: QWidget) -> QWidget:
    """A name in bold before what it names."""
    made, name = QWidget(), text(words, "label")
    name.setWordWrap(False)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(content, 1)
    return made


def _button_for(action: QAction, words: str = "") -> QPushButton:
    """A button that does an action, is named as it and is enabled with it."""
    made = button(words or action.text(), action.trigger)

    def follow() -> None:
        made.setEnabled(action.isEnabled())
        made.setAccessibleName(action.text())
        if not words:
            made.setText(action.text())

    action.changed.connect(follow)
    follow()
    return made
