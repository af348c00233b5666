"""Regie: who has it after the meeting; another one is asked for agreement, here and now (domain §1 no. 7)."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.case import Lead, LeadAgreement
from casusdesk.domain.decision import Decision, with_agreement, with_lead
from casusdesk.ui.choice_fields import ChoiceField, Options, RadioField
from casusdesk.ui.theme import GRID

TO_BE_CHOSEN: Final = "★ nog te bepalen"
QUESTION: Final = "Akkoord van de nieuwe regievoerder?"
_ANSWERS: Final = ((LeadAgreement.AGREED.value, "ja"), (LeadAgreement.TO_ASK.value, "nog vragen"))


class LeadField(QWidget):
    """`edited` after each change by the user. The lead before the meeting comes back as it was."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.role = ChoiceField("Regie", [], empty=TO_BE_CHOSEN)
        self.agreed = RadioField(QUESTION, _ANSWERS)
        self.agreed.hide()
        self._held_on = date.min
        self._lead = self._before = Lead()
        self.role.edited.connect(self._chosen)
        self.agreed.on_key(self._answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.role)
        column.addWidget(self.agreed)
        self.setFocusProxy(self.role)

    def lead(self) -> Lead:
        """What is chosen now."""
        return self._lead

    def show_lead(self, lead: Lead, before: Lead, held_on: date, options: Options) -> None:
        """Show `lead`; `before` is who had it when the case came on the screen."""
        self._lead, self._before, self._held_on = lead, before, held_on
        self.role.set_options(options)
        self.role.set_key(lead.role or "")
        self._ask()

    def _chosen(self) -> None:
        role = self.role.key() or None
        if role == self._before.role:
            self._lead = self._before
        else:
            moved = with_lead(Decision(self._held_on, "", lead=self._lead), role, self._held_on)
            self._lead = moved.lead
        self._ask()
        self.edited.emit()

    def _answered(self, key: str) -> None:
        answered = with_agreement(Decision(self._held_on, "", lead=self._lead), LeadAgreement(key))
        self._lead = answered.lead
        self.edited.emit()

    def _ask(self) -> None:
        """Only of a new lead, or of one who still has to say yes."""
        lead = self._lead
        asks = bool(lead.role) and (lead.agreement is LeadAgreement.TO_ASK or lead.since == self._held_on)
        self.agreed.setVisible(asks)
        self.agreed.set_key(lead.agreement.value if lead.agreement else "")
