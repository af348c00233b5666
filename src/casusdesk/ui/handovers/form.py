"""The form of one handover, in the order of the sheet, with the limits of domain §3.3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import handover as sheet
from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.dates import Lean
from casusdesk.domain.handover import (
    NEWBORN_LABELS,
    Agreement,
    DomainConcern,
    Handover,
    HandoverType,
    Introduction,
    NewbornFact,
    Party,
)
from casusdesk.ui.choice_fields import ChoiceField, Options, RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField, TextField
from casusdesk.ui.handovers.repeated import AgreementRow, ConcernRow, Repeated, TextRow
from casusdesk.ui.labels import muted, section
from casusdesk.ui.theme import GRID
from casusdesk.ui.time_field import TimeField

AnyField = TypeVar("AnyField", bound="Field | Repeated")
YES, NO = "yes", "no"


class HandoverForm(QWidget):
    """`edited` comes with every change by the user, `left` when a field is left."""

    edited = Signal()
    left = Signal()

    def __init__(self, catalog: Catalog, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        roles: Options = [(a.key, a.label) for a in catalog.agencies if a.active and a.may_be_role]
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 2 * GRID)
        self._layout.setSpacing(GRID + 4)
        self._make_head(roles, today)
        self._make_introduction(today)
        self._make_story(catalog)
        self._make_newborn()
        self._make_agreements(roles, today)
        self._layout.addStretch(1)

    def show_handover(self, handover: Handover) -> None:
        """Fill every field; the one being typed in keeps its cursor when the text is the same."""
        self._kind.set_key(handover.type.value)
        self._name.set_text(handover.parent_name)
        for fields, party in ((self._giver, handover.giver), (self._receiver, handover.receiver)):
            fields.show_party(party)
        self._lead_now.set_key(handover.lead_now)
        self._lead_after.set_key(handover.lead_after)
        self._lead_from.set_day(handover.lead_from)
        self._show_introduction(handover.introduction)
        self._reason.set_text(handover.reason_now)
        self._running.show_values(handover.running)
        self._well.show_values(handover.going_well)
        self._concerns.show_values(handover.concerns)
        self._want.set_text(handover.parents_want)
        known = {fact.label: fact.value for fact in handover.newborn_facts}
        for label, field in self._newborn.items():
            field.set_text(known.get(label, ""))
        self._agreements.show_values(handover.agreements)
        self._attention.set_text(handover.attention)
        self._fallback.set_text(handover.fallback)
        self._consent.set_text(handover.consent_statement)
        self._show_newborn()

    def handover(self, before: Handover) -> Handover:
        """`before` with everything that is in the form."""
        facts = tuple(NewbornFact(label, f.text()) for label, f in self._newborn.items() if f.text())
        return replace(
            before,
            type=HandoverType(self._kind.key()),
            parent_name=self._name.text(),
            giver=self._giver.party(),
            receiver=self._receiver.party(),
            lead_now=self._lead_now.key(),
            lead_after=self._lead_after.key(),
            lead_from=self._lead_from.day(),
            introduction=self._introduction(),
            reason_now=self._reason.text(),
            running=self._running.values(str),
            going_well=self._well.values(str),
            concerns=self._concerns.values(DomainConcern),
            parents_want=self._want.text(),
            newborn_facts=facts,
            agreements=self._agreements.values(Agreement),
            attention=self._attention.text(),
            fallback=self._fallback.text(),
            consent_statement=self._consent.text(),
        )

    def _make_head(self, roles: Options, today: Callable[[], date]) -> None:
        kinds = [(kind.value, f"{kind.value}: {kind.label}") for kind in HandoverType]
        self._kind = self._add(ChoiceField("Soort overdracht", kinds, empty=None))
        hint = "Komt alleen op het blad als de toestemming deze ontvanger noemt; anders mondeling."
        self._name = self._add(LineField("Naam ouder", sheet.PARENT_NAME, hint=hint))
        self._giver = PartyFields("Van", roles, self)
        self._receiver = PartyFields("Naar", roles, self)
        for party in (self._giver, self._receiver):
            self._layout.addWidget(party)
            party.edited.connect(self.edited)
            party.left.connect(self.left)
        self._layout.addWidget(section("Regie"))
        self._lead_now = ChoiceField("Regie nu", roles)
        self._lead_after = ChoiceField("Regie na overdracht", roles)
        self._row((self._lead_now, 1), (self._lead_after, 1))
        self._lead_from = self._add(DateField("Regie gaat over op", today, Lean.AHEAD))

    def _make_introduction(self, today: Callable[[], date]) -> None:
        self._layout.addWidget(section("Kennismaking"))
        self._on = DateField("Datum", today, Lean.AHEAD)
        self._at = TimeField("Tijd")
        self._row((self._on, 3), (self._at, 2))
        self._place = self._add(LineField("Waar", limits.PLACE, hint="bijvoorbeeld: thuis"))
        self._joined = self._add(LineField("Wie gaat mee", sheet.INTRODUCTION - limits.PLACE))
        self._parents = self._add(RadioField("Ouder(s) erbij?", [(YES, "ja"), (NO, "nee")]))
        self._met = DateField("Kennisgemaakt op", today, Lean.BEHIND)
        self._taken = DateField("Overgenomen op", today, Lean.BEHIND)
        self._row((self._met, 1), (self._taken, 1))

    def _make_story(self, catalog: Catalog) -> None:
        self._layout.addWidget(section("Waar het om gaat"))
        self._reason = self._add(TextField("Waarom nu overdragen", sheet.REASON_NOW, lines=3))
        self._running = self._texts("Wat loopt al", sheet.RUNNING_LINES, sheet.RUNNING)
        self._well = self._texts("Wat gaat goed", sheet.GOING_WELL_LINES, sheet.GOING_WELL)
        numbers = range(1, sheet.CONCERN_LINES + 1)
        self._concerns = self._add(Repeated([ConcernRow(number, catalog) for number in numbers]))
        self._want = self._add(
            TextField("Wat willen ouder(s) zelf, in eigen woorden", sheet.PARENTS_WANT, lines=3)
        )

    def _make_newborn(self) -> None:
        self._newborn_part = QWidget()
        layout = QVBoxLayout(self._newborn_part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(section("Van kraamtijd naar JGZ"))
        layout.addWidget(muted("Geen medische gegevens van de bevalling: die gaan langs de eigen weg."))
        self._newborn = {label: LineField(label, sheet.NEWBORN_FACT) for label in NEWBORN_LABELS}
        for field in self._newborn.values():
            layout.addWidget(field)
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        self._layout.addWidget(self._newborn_part)
        self._kind.edited.connect(self._show_newborn)

    def _make_agreements(self, roles: Options, today: Callable[[], date]) -> None:
        self._layout.addWidget(section("Afspraken"))
        numbers = range(1, sheet.AGREEMENT_LINES + 1)
        self._agreements = self._add(Repeated([AgreementRow(n, roles, today) for n in numbers]))
        self._layout.addWidget(section("Contact en toestemming"))
        self._attention = self._add(TextField("Let op in het contact", sheet.ATTENTION, lines=3))
        self._fallback = self._add(TextField("Bij zorgen bel eerst", sheet.FALLBACK, lines=3))
        self._consent = self._add(
            TextField("Toestemming: wie vroeg het, wanneer, voor wie", sheet.CONSENT_STATEMENT, lines=3)
        )

    def _texts(self, label: str, most: int, limit: int) -> Repeated:
        return self._add(Repeated([TextRow(f"{label} {number}", limit) for number in range(1, most + 1)]))

    def _add(self, field: AnyField) -> AnyField:
        self._layout.addWidget(field)
        field.edited.connect(self.edited)
        field.left.connect(self.left)
        return field

    def _row(self, *fields: tuple[Field, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for field, share in fields:
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        self._layout.addLayout(row)

    def _introduction(self) -> Introduction:
        return Introduction(
            on=self._on.day(),
            at=self._at.moment(),
            place=self._place.text(),
            joined_by=self._joined.text(),
            parents_present={YES: True, NO: False}.get(self._parents.key()),
            met_on=self._met.day(),
            taken_over_on=self._taken.day(),
        )

    def _show_introduction(self, meet: Introduction) -> None:
        self._on.set_day(meet.on)
        self._at.set_moment(meet.at)
        self._place.set_text(meet.place)
        self._joined.set_text(meet.joined_by)
        self._parents.set_key({True: YES, False: NO, None: ""}[meet.parents_present])
        self._met.set_day(meet.met_on)
        self._taken.set_day(meet.taken_over_on)

    def _show_newborn(self) -> None:
        self._newborn_part.setVisible(self._kind.key() == HandoverType.A.value)


class PartyFields(QWidget):
    """Who gives or receives: role, and the work details of the professional."""

    edited = Signal()
    left = Signal()

    def __init__(self, title: str, roles: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = ChoiceField("Rol", roles)
        self._name = LineField("Naam", limits.ORGANISATION)
        self._organisation = LineField("Organisatie", limits.ORGANISATION)
        self._phone = LineField("Telefoon")
        named: tuple[Field, ...] = (self._role, self._name, self._organisation, self._phone)
        for one in named:
            one.editor.setAccessibleName(f"{title}: {one.label.text().lower()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(section(title))
        lines: Sequence[tuple[Field, ...]] = ((self._role, self._organisation), (self._name, self._phone))
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for field in line:
                row.addWidget(field, 1)
                field.edited.connect(self.edited)
                field.left.connect(self.left)
            layout.addLayout(row)

    def party(self) -> Party:
        """What is filled in."""
        return Party(self._role.key(), self._name.text(), self._organisation.text(), self._phone.text())

    def show_party(self, party: Party) -> None:
        """Show this."""
        self._role.set_key(party.role)
        self._name.set_text(party.name)
        self._organisation.set_text(party.organisation)
        self._phone.set_text(party.phone)
