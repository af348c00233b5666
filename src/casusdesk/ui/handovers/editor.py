"""One handover: the form on the left, the sheet as it prints on the right (ux §7.7). Saves by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.consent import ConsentState
from casusdesk.domain.handover import Handover
from casusdesk.domain.wording import short_date
from casusdesk.errors import CasusdeskError
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.handovers.form import HandoverForm
from casusdesk.ui.handovers.offer_panel import OfferPanel
from casusdesk.ui.handovers.offers import Offer, offers
from casusdesk.ui.handovers.stepper import Stepper
from casusdesk.ui.labels import button, heading, scrolling, set_kind, text
from casusdesk.ui.meetings.pane_switch import PaneSwitch
from casusdesk.ui.meetings.rows import role_name
from casusdesk.ui.page_view import PageView
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.ui.context import WindowContext

LAY_OUT_AFTER = 150
"""Milliseconds after the last key (ux §2.3)."""


class Editor(QWidget):
    """`back`, `deleted` and `preview_wanted` are asked of the screen around it."""

    back = Signal()
    delete_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._handover: Handover | None = None
        self.form = HandoverForm(context.desk.catalog, context.desk.today)
        self.page = PageView("Het overdrachtsblad")
        self.page_problem = text("", "problem")
        self.heading, self.stepper = heading(""), Stepper()
        self.bar = text("Nog geen kennismaking gepland", "problem")
        self.consent = text("", "muted")
        self.offers = OfferPanel(self)
        self.offers.hide()
        self.autosave = AutoSave(context, self._save, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LAY_OUT_AFTER)
        self._timer.timeout.connect(self._lay_out_page)
        self._narrow = False
        self._lay_out()
        self.heading.setMinimumHeight(self.preview.sizeHint().height())
        self.form.edited.connect(self._typed)
        self.form.left.connect(self.autosave.flush)
        self.offers.taken.connect(self._take)
        self.offers.closed.connect(self._close_offers)

    @property
    def handover(self) -> Handover | None:
        """What is open, as it was kept last."""
        return self._handover

    @property
    def form_width(self) -> int:
        """Px the form needs so that nothing of it is ever out of sight sideways."""
        return self._form.minimumSizeHint().width() + self._left.verticalScrollBar().sizeHint().width()

    def open(self, handover: Handover) -> None:
        """Show this one; what was typed in another is saved first."""
        self.autosave.flush()
        self._handover = handover
        self.heading.setText(f"Overdracht {handover.case_code}")
        self.form.show_handover(handover)
        self._close_offers()
        self._show_state()
        self._lay_out_page()

    def close_sheet(self) -> None:
        """Nothing is open any more; what was typed is gone with it."""
        self.autosave.forget()
        self._handover = None

    def refresh(self, handover: Handover) -> None:
        """It changed in the store, perhaps because of this form itself."""
        if self.autosave.waiting:
            return
        self._handover = handover
        if self.form.handover(handover) != handover:
            self.form.show_handover(handover)
        self._show_state()
        self._timer.start()

    def show_offers(self) -> None:
        """Open the tick list of "Overnemen uit casus…"."""
        case = self._case()
        if case is None:
            return
        actions = self._context.desk.cases.actions(case.code)
        self.offers.offer(offers(case, actions, self._context.desk.catalog))
        self.offers.show()
        self.offers.focus_first()

    def changeEvent(self, event: QEvent) -> None:
        """The heading stands level with the buttons beside it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.heading.setMinimumHeight(self.preview.sizeHint().height())

    def set_narrow(self, *, alone: bool, one_pane: bool) -> None:
        """`alone`: the list is out of sight. `one_pane`: form or sheet, chosen with a switch."""
        self._narrow = one_pane
        self.to_list.setVisible(alone)
        self._switch.setVisible(one_pane)
        self._show_panes()

    def _typed(self) -> None:
        self.autosave.touch()
        self._show_state()
        self._timer.start()

    def _save(self) -> None:
        if self._handover is None:
            return
        after = self.form.handover(self._handover)
        if after != self._handover:
            self._handover = after
            self._context.desk.handovers.record(after)

    def _take(self, ticked: Iterable[Offer]) -> None:
        if self._handover is None:
            return
        handover, full = self.form.handover(self._handover), []
        for offer in ticked:
            after = offer.take(handover)
            if after == handover:
                full.append(offer.words)
            handover = after
        self.form.show_handover(handover)
        self._typed()
        self.autosave.flush()
        self._close_offers()
        if full:
            self._context.toast(f"Stond er al of er is geen regel meer vrij: {'; '.join(full)}")

    def _close_offers(self) -> None:
        inside = self.offers.isAncestorOf(self.focusWidget())
        self.offers.hide()
        if inside:
            self.take_over.setFocus()

    def _case(self) -> Case | None:
        try:
            return self._context.desk.cases.get(self._handover.case_code) if self._handover else None
        except CasusdeskError:
            return None

    def _show_state(self) -> None:
        if self._handover is None:
            return
        now = self.form.handover(self._handover)
        meet = now.introduction
        self.stepper.show_step(meet.step)
        self.bar.setVisible(meet.on is None and meet.met_on is None and meet.taken_over_on is None)
        case = self._case()
        if case is not None:
            words, kind = consent_banner(case, now, self._context)
            self.consent.setText(words)
            set_kind(self.consent, kind)

    def _lay_out_page(self) -> None:
        if self._handover is None:
            return
        try:
            page = self._context.desk.handovers.page(self.form.handover(self._handover))
        except CasusdeskError as error:
            self.page_problem.setText(str(error))
            self.page_problem.show()
            return
        self.page_problem.hide()
        self.page.set_page(page)

    def _lay_out(self) -> None:
        self.to_list = button("← Terug naar lijst", self.back.emit, "quiet")
        self.take_over = button("Overnemen uit casus…", self.show_offers)
        self.preview = button("Voorbeeld", self.preview_wanted.emit)
        self.delete = button("Verwijderen", self.delete_wanted.emit)
        head, self._switch = QWidget(), PaneSwitch("Formulier", "Blad")
        flow = FlowLayout(head)
        tools: tuple[QWidget, ...] = (self.preview, self.take_over, self.delete)
        self.heading.setWordWrap(False)
        for tool in (self.to_list, self.heading, self._switch, *tools):
            flow.addWidget(tool)
        self._switch.changed.connect(lambda _pane: self._show_panes())
        self._form = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        column.setSpacing(GRID + 4)
        for widget in (self.stepper, self.bar, self.consent, self.offers, self.form):
            column.addWidget(widget)
        self._left, self._right = scrolling(inside), QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.page_problem)
        right.addWidget(self.page, 1)
        panes = QHBoxLayout()
        panes.setSpacing(2 * GRID)
        panes.addWidget(self._left, 6)
        panes.addWidget(self._right, 5)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID + 4)
        outer.addWidget(head)
        outer.addLayout(panes, 1)

    def _show_panes(self) -> None:
        form = self._switch.pane == 0
        self._left.setVisible(form or not self._narrow)
        self._right.setVisible(not form or not self._narrow)


def consent_banner(case: Case, handover: Handover, context: WindowContext) -> tuple[str, str]:
    """What the sheet may carry for this receiver, and in which look (ux §7.7)."""
    today, consent = context.desk.today(), case.consent
    state = consent.state_on(today)
    if not consent.allows_paper(today):
        return (
            "Geen toestemming: dit blad kan niet worden afgedrukt. Bespreek eerst de toestemming.",
            "problem",
        )
    until = f" t/m {short_date(consent.expires_on)}" if consent.expires_on else ""
    named = ", ".join(role_name(context.desk.catalog, r) for r in consent.receivers) or "niemand"
    receivers = (handover.receiver.role, handover.receiver.organisation)
    if any(consent.allows_name(receiver, today) for receiver in receivers if receiver):
        return f"Toestemming op naam{until} voor: {named}", "ok"
    if state is ConsentState.BY_NAME:
        return f"Alleen code op papier: de toestemming op naam geldt voor {named}.", "warning"
    return f"Alleen code op papier: toestemming {state.label}.", "warning"
