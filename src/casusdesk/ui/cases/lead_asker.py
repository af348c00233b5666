"""Question 4: who has the lead. Whoever brought the case is proposed, and never filled in silently."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from casusdesk.domain.case import Case
from casusdesk.services import answering
from casusdesk.services.questions import Asking, LeadQuestion
from casusdesk.ui.cases.askers import FIELD_WIDTH, Asker
from casusdesk.ui.choice_fields import ChoiceField, one_tab_stop

_BROUGHT: Final = 0
_OTHER: Final = 1
_OPEN: Final = 2


class LeadAsker(Asker):
    """Whoever brought the case is proposed, and never filled in silently (domain §1 no. 7)."""

    def __init__(self, question: LeadQuestion, case: Case, asking: Asking) -> None:
        super().__init__(question, asking)
        self._brought_by = case.brought_by_role
        self._choosing = False
        self._group = QButtonGroup(self)
        self.brought, self.other, self.undecided = QRadioButton(), QRadioButton(), QRadioButton()
        self.other.setText("Iemand anders")
        self.undecided.setText("Nog te bepalen (★ op de agenda)")
        self.who = ChoiceField("Wie?", [], hint="Eerst wie betrokken is, daarna alle rollen.")
        self.who.set_widest(FIELD_WIDTH)
        for place, choice in enumerate((self.brought, self.other, self.undecided)):
            choice.setAccessibleDescription(question.label)
            self._group.addButton(choice, place)
            self.column.addWidget(choice)
            if place == _OTHER:
                self.column.addWidget(self.who)
        self._group.idClicked.connect(self._chosen)
        self.who.edited.connect(lambda: self._chosen(_OTHER))
        self.who.left.connect(self.left)
        self.load(case, asking)

    def show_answer(self, case: Case) -> None:
        self._brought_by = case.brought_by_role
        name = self.asking.catalog.agency_label(self._brought_by)
        self.brought.setText(f"Inbrenger ({name}) – voorgesteld" if name else "Inbrenger – nog niet bekend")
        self.brought.setEnabled(bool(name))
        self.who.set_options(_candidates(case, self.asking))
        role = case.lead.role
        place = _OPEN if role is None else _BROUGHT if role == self._brought_by else _OTHER
        if self._choosing and place != _OTHER:
            place = _OTHER  # she said somebody else, and has not said who
        elif role is not None:
            self.who.set_key(role if place == _OTHER else "")
        self._group.button(place).setChecked(True)
        one_tab_stop(self._group)
        self.setFocusProxy(self._group.button(place))
        self.who.setVisible(place == _OTHER)

    def _chosen(self, place: int) -> None:
        self.who.setVisible(place == _OTHER)
        one_tab_stop(self._group)
        self.setFocusProxy(self._group.button(place))
        role = {_BROUGHT: self._brought_by, _OTHER: self.who.key()}.get(place) or None
        self._choosing = place == _OTHER and role is None
        if self._choosing:
            self.who.setFocus()  # whoever has the lead keeps it until somebody else was chosen
            return
        if place != _OTHER:
            self.who.set_key("")
        self.tell(lambda case: answering.with_lead(case, role))


def _candidates(case: Case, asking: Asking) -> list[tuple[str, str]]:
    """Who is involved first, then every other role, the one who brought the case left out."""
    involved = [row.agency for row in case.agencies]
    roles = {a.key: a for a in asking.catalog.agencies if a.active and a.may_be_role}
    keys = [k for k in involved if k in roles] + [k for k in roles if k not in involved]
    return [
        (k, f"{roles[k].label} ({k})" + (" – betrokken" if k in involved else ""))
        for k in keys
        if k != case.brought_by_role
    ]
