"""Who brought a signal and has not heard back yet (US15, US26): told, copied or printed as a slip."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox

from casusdesk.domain.feedback import FeedbackDue, recently_told
from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.follow_up.feedback_form import FeedbackForm
from casusdesk.ui.follow_up.rows import feedback_key, feedback_rows
from casusdesk.ui.follow_up.steps import FollowUpSteps
from casusdesk.ui.follow_up.tab import Empty, Tab
from casusdesk.ui.labels import button, scrolling
from casusdesk.ui.meetings.rows import Row
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.theme import text_scale

LEAST_HEIGHT = 300
"""Px at normal text size below which everything beside the list scrolls."""


class FeedbackTab(Tab):
    """The list of who waits, and beside it what she will hear."""

    def __init__(self, context: WindowContext) -> None:
        empty = Empty(
            "Iedereen heeft het gehoord",
            "Na een overleg staat hier wie nog hoort wat er met het signaal is gedaan.",
            "Naar het overleg",
            context.open_meeting,
        )
        super().__init__(context, "Terugkoppelen", ("Lijst", "Strook"), empty)
        self._steps = FollowUpSteps(context)
        self._known: dict[str, FeedbackDue] = {}
        self._any_told = False
        self.waiting: tuple[FeedbackDue, ...] = ()
        self.form = FeedbackForm(context)
        self.print_all = button("Alle stroken afdrukken", self.preview)
        self.with_told = QCheckBox("Toon ook wie het al hoorde")
        self.with_told.toggled.connect(lambda _on: self.refresh())
        self.tools.addWidget(self.print_all)
        self.tools.addWidget(self.with_told)
        self.beside.addWidget(scrolling(self.form), 1)
        self._bar_below = False
        self._place_bar(below=True)
        self.first = self.form.role_now
        self.form.told.connect(self.primary)
        self.form.copied.connect(self._copy)
        self.form.print_wanted.connect(self._print_one)
        self.form.case_wanted.connect(self.open_case)

    @property
    def count(self) -> int:
        """How many have to hear back."""
        return len(self.waiting)

    def refresh(self) -> None:
        """Who waits now, and who heard lately when that is asked for."""
        desk = self.context.desk
        self.waiting = desk.decisions.feedback_due()
        told = recently_told(desk.cases.all(), desk.decisions.all(), desk.today())
        self._any_told = bool(told)
        shown = told if self.with_told.isChecked() else ()
        self._known = {feedback_key(one): one for one in (*self.waiting, *shown)}
        rows = feedback_rows(self.waiting, shown, desk.catalog)
        self.show_rows(rows, counted(self.count, "wacht nog", "wachten nog"))
        self.show_row(self.list.current_row())

    def show_row(self, row: Row | None) -> None:
        """The form of this one."""
        self.form.show_due(self._known.get(row.code) if row is not None else None)

    def open_row(self, key: str) -> None:
        """Enter goes to her part."""
        self.show_side()
        self.form.role_now.setFocus()

    def open_due(self, code: str, day: str) -> bool:
        """The form of this case and this meeting (ISO day); False when nobody has to hear back of it."""
        for key, due in self._known.items():
            if due.case.code == code and due.decision.held_on.isoformat() == day:
                self.list.go_to(key)
                self.form.show_due(due)
                self.open_row(key)
                return True
        return False

    def tick_row(self, row: Row) -> None:
        """Heard back, or not after all."""
        found = self._known.get(row.code)
        if found is not None:
            self._turn(found)

    def show_tools(self, *, of_list: bool, of_side: bool) -> None:
        """The box belongs to the list, the slips to what she hears."""
        self.with_told.setVisible(of_list and self._any_told)
        self.print_all.setVisible(of_side and bool(self.waiting))

    def primary(self) -> None:
        """Ctrl+Enter: the chosen one heard back; where the form is out of sight it is shown first."""
        if not self.show_side() and self.form.due is not None:
            self._turn(self.form.due)

    def preview(self) -> None:
        """All slips that are due, on paper."""
        self.context.save_all()
        due = self.context.desk.decisions.feedback_due()
        if due:
            self.context.preview(PaperRequest(feedback=due))
        else:
            self.context.toast("Iedereen heeft het gehoord; er is geen strook om af te drukken.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is hardly any height the button comes at the end of the form, not always in sight."""
        super().resizeEvent(event)
        self._place_bar(below=self.height() > LEAST_HEIGHT * text_scale(self))

    def _place_bar(self, *, below: bool) -> None:
        if below and not self._bar_below:
            self.beside.addWidget(self.form.bar)
        elif not below and self._bar_below:
            self.form.take_bar()
        self._bar_below = below

    def _turn(self, found: FeedbackDue) -> None:
        if found.decision.feedback.done_on is None:
            self._steps.tell(found, self.form.by.key())
        else:
            self._steps.untell(found)
        self.to_list()  # the form shows another one now, and Enter must not tell her too

    def _print_one(self) -> None:
        self.context.save_all()
        if self.form.due is not None:
            self.context.preview(PaperRequest(feedback=(self.form.due,)))

    def _copy(self) -> None:
        """What a mail may say is what a slip may: consent and the proofreading are asked first (R4, R8)."""
        due = self.form.due
        if due is None:
            return
        try:
            self.context.desk.papers.feedback_pages([replace(due, decision=self.form.decision())])
        except CasusdeskError as error:
            self.context.toast(str(error))
            return
        self.context.clipboard.copy("\n".join(self.form.sentences()))
        to = self.context.desk.catalog.agency_label(self.form.to.key())
        self.context.toast(f"Tekst aan {to} gekopieerd. Bij vergrendelen wordt het klembord gewist.")
