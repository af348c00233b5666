"""Agreeing on something in a case, or changing that: what, who, until when. It unfolds in the detail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from casusdesk.domain import limits
from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, InvolvementStatus
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.dates import UNREADABLE, Lean
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.form_card import FormCard, stack
from casusdesk.ui.labels import button

WIDEST: Final = 640
"""Widest the form gets, in px at normal text size; sixty characters are all in sight then."""
_NOTHING: Final = "Schrijf op wat jullie afspreken."


class ActionForm(FormCard):
    """`submitted` when the fields can be kept, `refused` when they cannot.

    `edited` and `left` are for the autosave; `removed` comes from its button.
    """

    edited = Signal()
    left = Signal()
    removed = Signal()
    refused = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("afspraak")
        self.what = LineField("Wat spreken we af?", limits.ACTION)
        self.who = ChoiceField("Wie?", [])
        self.due = DateField("Uiterlijk", today, Lean.AHEAD)
        self.remove = button("Verwijderen", self.removed.emit, "quiet")
        self.remove.setAccessibleName("Afspraak verwijderen")
        self.buttons.addWidget(self.remove)
        self.fields.addWidget(self.what)
        self._beside = self.add_beside(self.who, self.due)
        self.what.line.returnPressed.connect(self.focusNextChild)
        self.due.line.returnPressed.connect(self.submit)
        self.what.edited.connect(self._written)
        for each in (self.what, self.who, self.due):
            each.edited.connect(self.edited)
            each.left.connect(self.left)
        self.fill(None)

    def show_choices(self, case: Case, catalog: Catalog, *, stacked: bool) -> None:
        """Whoever is near this case first; the fields below each other where there is little room."""
        self.who.set_options(choices(case, catalog))
        stack(self._beside, stacked=stacked)
        self.set_widest(WIDEST)

    def submit(self) -> None:
        """Ask to keep the afspraak, or say beside the field what is missing and go there.

        Esc folds the form too; what was typed is an afspraak already.
        """
        wrong = self._wrong()
        if wrong is None:
            self.submitted.emit()
        else:
            wrong.setFocus()
            self.refused.emit()

    @property
    def due_unreadable(self) -> bool:
        """Whether something is typed as day that is none."""
        return self.due.day() is None and bool(self.due.line.text().strip())

    def fill(self, action: Action | None) -> None:
        """Show the afspraak that is changed, or empty fields for a new one."""
        self.what.set_text(action.text if action else "")
        self.what.set_error(None)
        self.who.set_key(action.who if action else "")
        self.due.set_day(action.due if action else None)
        self.due.line.setText(self.due.line.text() if action and action.due else "")
        self.due.set_error(None)
        self.keep.setText("Bewaren" if action else "Toevoegen")
        self.keep.setAccessibleName("Afspraak bewaren" if action else "Afspraak toevoegen")
        what = "afspraak wijzigen" if action else "afspraak toevoegen"
        self.cancel.setAccessibleName(f"Annuleren: {what}")
        self.remove.setVisible(action is not None)

    def _written(self) -> None:
        if self.what.problem == _NOTHING:
            self.what.set_error(None)

    def _wrong(self) -> Field | None:
        if not self.what.text():
            self.what.set_error(_NOTHING)
            return self.what
        if limits.excess(self.what.text(), limits.ACTION):
            return self.what  # its counter says by how much
        if self.due_unreadable:
            self.due.set_error(UNREADABLE)
            return self.due
        return None


def choices(case: Case, catalog: Catalog) -> Options:
    """Every role that can agree to something; those already in this case come first."""
    there = [row.agency for row in case.agencies if row.status is not InvolvementStatus.STOPPED]
    near = dict.fromkeys((case.lead.role or "", case.brought_by_role, *there))
    roles = {agency.key: agency for agency in catalog.agencies if agency.active and agency.may_be_role}
    keys = [key for key in near if key in roles] + [key for key in roles if key not in near]
    return [(key, f"{roles[key].label} ({key})" + (" – betrokken" if key in near else "")) for key in keys]
