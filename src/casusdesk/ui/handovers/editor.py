"""One handover: steps, clock and form on the left, its papers as they print on the right (ux §7.7).

Saves by itself. Nothing of the case comes on the sheet, and nothing of the sheet changes the case, unasked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.domain.contact_words import full_words
from casusdesk.domain.contacts import Contact
from casusdesk.domain.handover import AGREEMENT_LINES, Handover, HandoverStep
from casusdesk.domain.handover_dates import HandoverDate
from casusdesk.domain.wording import day_month
from casusdesk.errors import CasusdeskError
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.handovers.changes import HandoverCommands
from casusdesk.ui.handovers.consent_banner import consent_banner
from casusdesk.ui.handovers.editor_view import EditorView
from casusdesk.ui.handovers.offers import Offer, offers
from casusdesk.ui.labels import set_kind

if TYPE_CHECKING:
    from datetime import date

    from casusdesk.domain.case import Case, Lead
    from casusdesk.ui.context import WindowContext

FULL = "Stond er al, of er is geen regel meer vrij"


class Editor(EditorView):
    """`back`, `delete_wanted` and `preview_wanted` are asked of the screen around it."""

    back = Signal()
    delete_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, context: WindowContext, commands: HandoverCommands, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._context = context
        self._commands = commands
        self._handover: Handover | None = None
        self.autosave = AutoSave(context, self._save, self)
        self.form.offer_contacts(self._contacts, context.toast)
        self.form.edited.connect(self._typed)
        self.form.left.connect(self.autosave.flush)
        self.to_list.clicked.connect(self.back)
        self.take_over.clicked.connect(self.show_offers)
        self.preview.clicked.connect(self.preview_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.offers.taken.connect(self._take)
        self.offers.closed.connect(self._close_offers)
        self.clock.taken.connect(self._take_date)
        self.papers.hint_chosen.connect(self.go_to)
        self.steps.plan_wanted.connect(lambda: self.go_to("on"))
        self.steps.stepped.connect(self._step)
        self.steps.back_wanted.connect(self.step_back)
        self.steps.status_wanted.connect(self._follow)
        self.steps.case_wanted.connect(self._open_case)

    @property
    def handover(self) -> Handover | None:
        """What is open, as it was kept last."""
        return self._handover

    def open(self, handover: Handover) -> None:
        """Show this one; what was typed in another is saved first."""
        self.autosave.flush()
        self._handover = handover
        self.name_case(handover.case_code)
        self.form.show_handover(handover)
        self.left.verticalScrollBar().setValue(0)
        self._close_offers()
        self._show_state(now=True)

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

    def step_forward(self) -> None:
        """Alt+right: the next step, as its button does."""
        if self._handover is not None:
            self.bring_in_sight(self.steps)
            self.steps.go_forward()

    def step_back(self) -> None:
        """Alt+left: one step back, with undo."""
        self.autosave.flush()
        if self._handover is not None and self._handover.introduction.step is not HandoverStep.TO_PLAN:
            self._commands.back(self._handover)
            self._keep_focus()

    def show_offers(self) -> None:
        """Open the tick list of "Overnemen uit casus…"."""
        case = self._case()
        if case is None:
            return
        actions = self._context.desk.cases.actions(case.code)
        self.offers.offer(offers(case, actions, self._context.desk.catalog))
        self.offers.show()
        self.put_in_tab_order()
        self.bring_in_sight(self.offers)
        self.offers.focus_first()

    def _typed(self) -> None:
        self.autosave.touch()
        self._show_state()

    def _save(self) -> None:
        """Keep the form; a first day for the introduction takes the status of the case along, and says so."""
        if self._handover is None:
            return
        before, after = self._handover, self.form.handover(self._handover)
        if after == before:
            return
        self._handover = after
        self._context.desk.handovers.record(after)
        steps = before.introduction.step, after.introduction.step
        if steps == (HandoverStep.TO_PLAN, HandoverStep.PLANNED):
            self._commands.follow(after.case_code)

    def _step(self, on: date, lead: Lead | None) -> None:
        self.autosave.flush()
        if self._handover is not None:
            self._commands.forward(self._handover, on, lead)
            self._keep_focus()

    def _follow(self) -> None:
        if self._handover is not None:
            self._commands.follow(self._handover.case_code)
            self._keep_focus()

    def _open_case(self) -> None:
        if self._handover is not None:
            self._context.open_case(self._handover.case_code)

    def _keep_focus(self) -> None:
        """The button that was pressed may be gone: on to what can be done next."""
        stays = next((b for b in (self.steps.forward, self.steps.close_case) if b.isVisibleTo(self)), None)
        if stays is not None:
            stays.setFocus()

    def _take(self, ticked: Iterable[Offer]) -> None:
        self.autosave.flush()
        if self._handover is None:
            return
        before = handover = self._handover
        full = []
        for offer in ticked:
            after = offer.take(handover)
            if after == handover:
                full.append(offer.words)
            handover = after
        self._close_offers()
        if handover != before:
            self._change(before, handover, "Overgenomen uit de casus.")
        if full:
            self._context.toast(f"{FULL}: {'; '.join(full)}")

    def _take_date(self, found: HandoverDate) -> None:
        """A day of the clock as appointment, or its afspraak as a line; both with undo."""
        self.autosave.flush()
        before = self._handover
        if before is None:
            return
        if found.introduction is not None:
            meet = replace(before.introduction, on=found.introduction)
            said = f"Kennismaking op {day_month(found.introduction)} ingevuld."
            self._change(before, replace(before, introduction=meet), said)
        elif found.agreement is not None:
            same = any(line.what == found.agreement.what for line in before.agreements)
            if same or len(before.agreements) >= AGREEMENT_LINES:
                self._context.toast(f"{FULL}: {found.agreement.what}")
                return
            lines = (*before.agreements, found.agreement)
            self._change(before, replace(before, agreements=lines), "Afspraak overgenomen.")

    def _change(self, before: Handover, after: Handover, said: str) -> None:
        """Keep what was pressed, so that taking it back takes nothing else with it."""
        names = [n for n in _BY_BUTTON if getattr(before, n) != getattr(after, n)]
        self._commands.change(
            before.id,
            said,
            lambda sheet: replace(sheet, **{name: getattr(after, name) for name in names}),
            lambda sheet: replace(sheet, **{name: getattr(before, name) for name in names}),
        )

    def _close_offers(self) -> None:
        inside = self.offers.isAncestorOf(self.focusWidget())
        self.offers.hide()
        if inside:
            self.take_over.setFocus()

    def go_to(self, field: str) -> None:
        """The focus to a field of the form, in sight."""
        self.bring_in_sight(self.form.go_to(field))

    def _contacts(self, role: str) -> list[tuple[str, Contact]]:
        """Who may give or receive with this role, in words; without a role everybody."""
        desk = self._context.desk
        found = [c for c in desk.contacts.all() if c.role and c.role == (role or c.role)]
        valid = [contact for contact in found if contact.valid_on(desk.today())]
        return sorted(((full_words(c, desk.catalog), c) for c in valid), key=lambda one: one[0].casefold())

    def _case(self) -> Case | None:
        try:
            return self._context.desk.cases.get(self._handover.case_code) if self._handover else None
        except CasusdeskError:
            return None

    def _show_state(self, *, now: bool = False) -> None:
        """Steps, clock, consent and papers as the form is at this moment."""
        if self._handover is None:
            return
        shown, case = self.form.handover(self._handover), self._case()
        meet = shown.introduction
        self.steps.show_handover(shown, case)
        self.clock.show_handover(shown, case)
        self.bar.setVisible(meet.on is None and meet.met_on is None and meet.taken_over_on is None)
        if case is not None:
            words, kind = consent_banner(case, shown, self._context)
            self.consent.setText(words)
            set_kind(self.consent, kind)
        self.papers.show_handover(shown, now=now)


_BY_BUTTON = ("introduction", "running", "going_well", "concerns", "agreements", "consent_statement")
"""The fields that a button fills."""
