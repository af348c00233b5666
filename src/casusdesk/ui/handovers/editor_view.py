"""The widgets of the handover editor, and how they stand; what they do is said in `editor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.handovers.clock_card import ClockCard
from casusdesk.ui.handovers.form import HandoverForm
from casusdesk.ui.handovers.offer_panel import OfferPanel
from casusdesk.ui.handovers.paper_pane import PaperPane
from casusdesk.ui.handovers.step_card import StepCard
from casusdesk.ui.labels import button, heading, scrolling, text
from casusdesk.ui.meetings.pane_switch import PaneSwitch
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext


class EditorView(QWidget):
    """Heading with buttons; left the steps, the clock and the form, right the papers."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = HandoverForm(context.desk.catalog, context.desk.today)
        self.papers = PaperPane(context, self)
        self.heading = heading("")
        self.heading.setWordWrap(False)
        self.steps = StepCard(context, self)
        self.clock = ClockCard(context, self)
        self.bar = text("Nog geen kennismaking gepland", "problem")
        self.consent = text("", "muted")
        self.offers = OfferPanel(self)
        self.offers.hide()
        self.to_list = button("← Terug naar lijst", kind="quiet")
        self.take_over = button("Overnemen uit casus…")
        self.preview = button("Voorbeeld")
        self.preview.setToolTip("Het papier van dit tabblad (Ctrl+P)")
        self.delete = button("Verwijderen")
        self.switch = PaneSwitch("Formulier", "Papier")
        self.switch.changed.connect(lambda _pane: self._show_panes())
        self._narrow = False
        self._code = ""
        self._lay_out()
        self.heading.setMinimumHeight(self.preview.sizeHint().height())

    @property
    def form_width(self) -> int:
        """Px the form needs so that nothing of it is ever out of sight sideways."""
        return self._form.minimumSizeHint().width() + self.left.verticalScrollBar().sizeHint().width()

    def changeEvent(self, event: QEvent) -> None:
        """The heading stands level with the buttons beside it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.heading.setMinimumHeight(self.preview.sizeHint().height())

    def set_narrow(self, *, alone: bool, one_pane: bool) -> None:
        """`alone`: the list is out of sight. `one_pane`: form or papers, chosen with a switch."""
        self._narrow = one_pane
        self.name_case(self._code)
        self.to_list.setVisible(alone)
        self.switch.setVisible(one_pane)
        self._show_panes()

    def put_in_tab_order(self) -> None:
        """Tab goes through the left side as it stands, also what was made later."""
        tab_through(self._form)

    def name_case(self, code: str) -> None:
        """Above everything: whose handover it is, in few words where there is little room."""
        self._code = code
        self.heading.setText(code if self._narrow else f"Overdracht {code}")
        self.heading.setAccessibleName(f"Overdracht {code}")
        self.form.setAccessibleName(f"Overdracht {code}, formulier")

    def bring_in_sight(self, widget: QWidget) -> None:
        """The form, scrolled to this part of it."""
        if self._narrow:
            self.switch.choose(0)
        self.left.ensureWidgetVisible(widget)

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head)
        for tool in (self.to_list, self.heading, self.switch, self.preview):
            flow.addWidget(tool)
        actions = QWidget()
        acts = FlowLayout(actions)
        acts.addWidget(self.take_over)
        acts.addWidget(self.delete)
        self._form = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        column.setSpacing(GRID + 4)
        for widget in (self.bar, self.steps, self.consent, self.clock):
            column.addWidget(widget)
        column.addWidget(actions)
        column.addWidget(self.offers)
        column.addWidget(self.form)
        self.clock.rebuilt.connect(self.put_in_tab_order)
        self.left = scrolling(inside)
        FocusFollower(self.left)
        panes = QHBoxLayout()
        panes.setSpacing(2 * GRID)
        panes.addWidget(self.left, 6)
        panes.addWidget(self.papers, 5)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID + 4)
        outer.addWidget(head)
        outer.addLayout(panes, 1)

    def _show_panes(self) -> None:
        form = self.switch.pane == 0
        self.left.setVisible(form or not self._narrow)
        self.papers.setVisible(not form or not self._narrow)
