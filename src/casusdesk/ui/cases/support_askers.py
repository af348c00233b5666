"""Questions 3 and 4: which support might suit and why, and who has the lead."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services import answering
from casusdesk.services.questions import Asking, LeadQuestion, OffersQuestion
from casusdesk.services.wizard_check import Offer, offers
from casusdesk.services.wizard_words import agency_name
from casusdesk.ui.cases.askers import FIELD_WIDTH, Asker
from casusdesk.ui.choice_fields import ChoiceField, one_tab_stop
from casusdesk.ui.labels import muted, section, set_kind
from casusdesk.ui.theme import GRID

_BROUGHT: Final = 0
_OTHER: Final = 1
_OPEN: Final = 2


class OfferRow(QWidget):
    """One form of support with why it might suit; ticking is always a person's choice."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.box = QCheckBox(offer.label)
        self.reason = muted("")
        self.reason.setIndent(3 * GRID + 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID // 2)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.reason)

    def load(self, offer: Offer) -> None:
        """Show tick and reason."""
        self.box.setChecked(offer.chosen)
        words = {True: "Mogelijk passend", False: "Past nu niet", None: ""}[offer.fits]
        said = ": ".join(part for part in (words, offer.reason) if part)
        self.reason.setText(said[:1].upper() + said[1:])
        self.reason.setVisible(bool(said))
        self.box.setAccessibleDescription(said)
        set_kind(self.reason, "ok" if offer.fits else "muted")
        self.reason.setStyleSheet("font-weight: normal;")


class OffersAsker(Asker):
    """Every active form of support, light to heavy."""

    def __init__(self, question: OffersQuestion, case: Case, asking: Asking) -> None:
        super().__init__(question, asking)
        self.column.addWidget(section(question.label))
        self.column.addWidget(muted(question.hint))
        self.rows: dict[str, OfferRow] = {}
        for offer in offers(case, asking):
            row = OfferRow(offer)
            row.box.toggled.connect(lambda on, key=offer.key: self._ticked(key, chosen=on))
            self.rows[offer.key] = row
            self.column.addWidget(row)
        if self.rows:
            self.setFocusProxy(next(iter(self.rows.values())).box)

    def show_answer(self, case: Case) -> None:
        for offer in offers(case, self.asking):
            if offer.key in self.rows:
                row = self.rows[offer.key]
                row.box.blockSignals(True)
                row.load(offer)
                row.box.blockSignals(False)

    def _ticked(self, key: str, *, chosen: bool) -> None:
        catalog = self.asking.catalog
        self.tell(lambda case: answering.with_offer(case, key, chosen, catalog))


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
        name = agency_name(self._brought_by, self.asking.catalog)
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
