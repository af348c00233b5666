"""What one signaller hears back: to which role, her part now, and the sentences as they will be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.wording import day_month
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import TextField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, frame, section, set_kind, text, unbroken
from casusdesk.ui.theme import GRID

TELLER: Final = "PL"
"""The role that tells, unless another is chosen: the projectleider."""
HINT: Final = "Wat zij nu doet. Niets over het gezin."


class FeedbackForm(QWidget):
    """`told` or `untold` when the button is pressed; `copied` and `print_wanted` for the slip."""

    told = Signal()
    copied = Signal()
    print_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._catalog = context.desk.catalog
        self.due: FeedbackDue | None = None
        self.title = section("")
        self.to = ChoiceField("Wie hoort terug?", [], empty=None)
        self.role_now = TextField("Uw rol nu", limits.ROLE_NOW, hint=HINT)
        self.by = ChoiceField("Wie koppelt terug?", roles(self._catalog), empty=None)
        self.by.set_key(TELLER)
        self.slip = text("")
        self.tell = button("Teruggekoppeld", self.told.emit, "primary")
        self.copy = button("Tekst kopiëren", self.copied.emit)
        self.print = button("Strook afdrukken", self.print_wanted.emit)
        self.open = button("Casus openen", self.case_wanted.emit, "link")
        self.heard = text("")
        self.bar = QWidget()
        self.autosave = AutoSave(context, self._save, self)
        for field in (self.to, self.role_now):
            field.edited.connect(self._edited)
            field.left.connect(self.autosave.flush)
        self._lay_out()

    def show_due(self, due: FeedbackDue | None) -> None:
        """Show one; what is being typed for the same one stays."""
        if due is not None and self.due is not None and _key(due) != _key(self.due):
            self.autosave.flush()
        same = due is not None and self.due is not None and _key(due) == _key(self.due)
        self.due = due
        self.setVisible(due is not None)
        self.bar.setVisible(due is not None)
        if due is None:
            self.autosave.forget()
            return
        decision, said = due.decision, due.decision.feedback
        self.title.setText(unbroken(f"{due.case.code}, besproken op {day_month(decision.held_on)}"))
        if not (same and self.autosave.waiting):
            self.to.set_options(roles(self._catalog, near=(due.case.brought_by_role, said.to)))
            self.to.set_key(said.to)
            self.role_now.set_text(said.role_now)
        self._show_told(said)
        self._show_slip()

    def decision(self) -> Decision:
        """The decision with what the fields say now."""
        assert self.due is not None, "nothing is shown"
        said = self.due.decision.feedback
        to = self.to.key() or said.to
        return replace(self.due.decision, feedback=_said(said, to, self.role_now.text()))

    def sentences(self) -> tuple[str, ...]:
        """What the slip says."""
        assert self.due is not None, "nothing is shown"
        return replace(self.due, decision=self.decision()).sentences(self._catalog)

    def take_bar(self) -> None:
        """The bar at the end of the form; whoever puts it elsewhere takes it out again."""
        self._column.insertWidget(self._column.count() - 1, self.bar)

    def _edited(self) -> None:
        if self.due is not None:
            self.autosave.touch()
            self._show_slip()

    def _show_told(self, said: Feedback) -> None:
        """Below the form: who tells, or who told and when."""
        done = said.done_on is not None
        self.tell.setText("Toch nog terugkoppelen" if done else "Teruggekoppeld")
        set_kind(self.tell, "" if done else "primary")
        self.by.setVisible(not done)
        self.heard.setVisible(done)
        if said.done_on is not None:
            who = self._catalog.agency_label(said.done_by) or "iemand"
            self.heard.setText(f"Gehoord op {day_month(said.done_on)}, van {who}.")

    def _show_slip(self) -> None:
        to = self._catalog.agency_label(self.to.key())
        self.slip.setText("\n".join((f"Aan: {to}", *self.sentences())))

    def _save(self) -> None:
        if self.due is not None:
            self._context.desk.decisions.change_feedback(self.decision())

    def _lay_out(self) -> None:
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID + 4)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.copy)
        flow.addWidget(self.print)
        paper = frame("card", text("Zo komt het op de strook", "label"), self.slip, buttons)
        for widget in (self.to, self.role_now, paper):
            layout.addWidget(widget)
        layout.addStretch(1)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.by, 1)
        row.addWidget(self.heard, 1)
        row.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignBottom)


def roles(catalog: Catalog, near: Sequence[str] = ()) -> Options:
    """Every role that can hear or tell, those that are `near` first."""
    known = {agency.key: agency for agency in catalog.agencies if agency.active and agency.may_be_role}
    first = [key for key in dict.fromkeys(near) if key in known]
    return [(key, known[key].label) for key in (*first, *(key for key in known if key not in first))]


def _key(due: FeedbackDue) -> tuple[object, str]:
    return due.decision.held_on, due.case.code


def _said(before: Feedback, to: str, role_now: str) -> Feedback:
    return replace(before, to=to, role_now=role_now)
