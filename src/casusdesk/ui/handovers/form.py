"""The form of one handover, in the order of the sheet, with the limits of domain §3.3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import handover as sheet
from casusdesk.domain import limits
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.dates import Lean
from casusdesk.domain.handover import (
    PARENTS_LEAD,
    Agreement,
    DomainConcern,
    Handover,
    HandoverType,
    Introduction,
    retyped,
)
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.choice_fields import ChoiceField, Options, RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField, TextField
from casusdesk.ui.handovers.contact_filler import FindContacts, SayDone
from casusdesk.ui.handovers.newborn_fields import NewbornFields
from casusdesk.ui.handovers.party_fields import PartyFields
from casusdesk.ui.handovers.repeated import AgreementRow, ConcernRow, Repeated, RepeatedRow, TextRow
from casusdesk.ui.labels import section
from casusdesk.ui.theme import GRID
from casusdesk.ui.time_field import TimeField

AnyField = TypeVar("AnyField", bound="Field | Repeated")
YES, NO = "yes", "no"
KIND_HINTS: Final = {
    HandoverType.A: "Rond de bevalling, met de ouder(s) erbij. Onderaan staan de regels over de kraamtijd.",
    HandoverType.B: "Ook als er meer of juist minder hulp nodig is.",
    HandoverType.C: "Meedoen is vrijwillig: de ouder(s) kiezen zelf.",
    HandoverType.D: "Ook VVE en SMI. Schrijf alleen op wat de opvang nodig heeft.",
    HandoverType.E: "De hulp stopt. Leg vast wie de ouder(s) kunnen bellen.",
}


class HandoverForm(QWidget):
    """`edited` comes with every change by the user, `left` when a field is left."""

    edited = Signal()
    left = Signal()

    def __init__(self, catalog: Catalog, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Handover | None = None
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
        self._shown = handover
        self._show_kind(handover.type)
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
        self._newborn.show_facts(handover.newborn_facts)
        self._agreements.show_values(handover.agreements)
        self._attention.set_text(handover.attention)
        self._fallback.set_text(handover.fallback)
        self._consent.set_text(handover.consent_statement)

    def offer_contacts(self, find: FindContacts, say: SayDone) -> None:
        """Let the register fill in giver and receiver, when somebody asks for it."""
        for fields in (self._giver, self._receiver):
            fields.offer_contacts(find, say)

    def take_contact(self) -> None:
        """For the giver while the focus is there, and otherwise for the receiver."""
        now: QWidget | None = self.window().focusWidget()
        giver = now is not None and self._giver.isAncestorOf(now)
        (self._giver if giver else self._receiver).ask_contacts()

    def handover(self, before: Handover) -> Handover:
        """`before` with everything that is in the form."""
        return replace(
            before,
            type=HandoverType(self._kind.key()),
            parent_name=self._name.text(),
            giver=self._giver.party(),
            receiver=self._receiver.party(),
            lead_now=self._lead_now.key(),
            lead_after=self._lead_after.key(),
            lead_from=self._lead_from.day(),
            introduction=self._introduction(before.introduction),
            reason_now=self._reason.text(),
            running=self._running.values(str),
            going_well=self._well.values(str),
            concerns=self._concerns.values(DomainConcern),
            parents_want=self._want.text(),
            newborn_facts=self._newborn.facts(),
            agreements=self._agreements.values(Agreement),
            attention=self._attention.text(),
            fallback=self._fallback.text(),
            consent_statement=self._consent.text(),
        )

    def go_to(self, field: str) -> Field | RepeatedRow:
        """Focus on a field by its name, such as `running:0` or `giver:phone` (`paper_texts`).

        The widget that must be in sight comes back.
        """
        name, _, place = field.partition(":")
        fields: dict[str, Field | Repeated] = {
            "on": self._on,
            "place": self._place,
            "joined_by": self._joined,
            "parent_name": self._name,
            "reason_now": self._reason,
            "running": self._running,
            "going_well": self._well,
            "concerns": self._concerns,
            "parents_want": self._want,
            "agreements": self._agreements,
            "attention": self._attention,
            "fallback": self._fallback,
            "consent_statement": self._consent,
        }
        found: Field | RepeatedRow
        if name in ("giver", "receiver"):
            found = (self._giver if name == "giver" else self._receiver).fields[place]
        elif name == "newborn":
            found = self._newborn.fields[place]
        else:
            row = fields[name]
            found = row.row(int(place)) if isinstance(row, Repeated) else row
        found.setFocus()
        return found

    def _make_head(self, roles: Options, today: Callable[[], date]) -> None:
        kinds = [(kind.value, f"{kind.value}: {kind.label}") for kind in HandoverType]
        self._kind = ChoiceField("Soort overdracht", kinds, empty=None)
        self._kind.edited.connect(self._retype)  # before anybody else hears of it
        self._add(self._kind)
        self._roles = list(roles)
        hint = "Komt alleen op het blad als de toestemming deze ontvanger noemt; anders mondeling."
        self._name = self._add(LineField("Naam ouder", sheet.PARENT_NAME, hint=hint, holds=Holds.PARENT_NAME))
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

    def _make_story(self, catalog: Catalog) -> None:
        self._layout.addWidget(section("Waar het om gaat"))
        self._reason = self._add(TextField("Waarom nu overdragen", sheet.REASON_NOW, lines=3))
        self._running = self._texts("Wat loopt al", sheet.RUNNING_LINES, sheet.RUNNING, holds=Holds.RUNNING)
        ask = "Noem er minstens één: dit staat op het blad vóór de zorgen."
        self._well = self._texts("Wat gaat goed", sheet.GOING_WELL_LINES, sheet.GOING_WELL, ask)
        numbers = range(1, sheet.CONCERN_LINES + 1)
        self._concerns = self._add(Repeated([ConcernRow(number, catalog) for number in numbers]))
        self._want = self._add(
            TextField("Wat willen ouder(s) zelf, in eigen woorden", sheet.PARENTS_WANT, lines=3)
        )

    def _make_newborn(self) -> None:
        self._newborn = NewbornFields(self)
        self._layout.addWidget(self._newborn)
        self._newborn.edited.connect(self.edited)
        self._newborn.left.connect(self.left)

    def _make_agreements(self, roles: Options, today: Callable[[], date]) -> None:
        self._layout.addWidget(section("Afspraken"))
        numbers = range(1, sheet.AGREEMENT_LINES + 1)
        self._agreements = self._add(Repeated([AgreementRow(n, roles, today) for n in numbers]))
        self._layout.addWidget(section("Contact en toestemming"))
        self._attention = self._add(TextField("Let op in het contact", sheet.ATTENTION, lines=3))
        self._fallback = self._add(
            TextField("Bij zorgen bel eerst", sheet.FALLBACK, lines=3, holds=Holds.FALLBACK)
        )
        self._consent = self._add(
            TextField(
                "Toestemming: wie vroeg het, wanneer, voor wie",
                sheet.CONSENT_STATEMENT,
                lines=3,
                holds=Holds.CONSENT,
            )
        )

    def _texts(
        self, label: str, most: int, limit: int, hint: str = "", holds: Holds = Holds.STORY
    ) -> Repeated:
        first = TextRow(f"{label} 1", limit, hint, holds)
        more = (TextRow(f"{label} {n}", limit, holds=holds) for n in range(2, most + 1))
        return self._add(Repeated([first, *more]))

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

    def _introduction(self, before: Introduction) -> Introduction:
        return replace(
            before,
            on=self._on.day(),
            at=self._at.moment(),
            place=self._place.text(),
            joined_by=self._joined.text(),
            parents_present={YES: True, NO: False}.get(self._parents.key()),
        )

    def _show_introduction(self, meet: Introduction) -> None:
        self._on.set_day(meet.on)
        self._at.set_moment(meet.at)
        self._place.set_text(meet.place)
        self._joined.set_text(meet.joined_by)
        self._parents.set_key({True: YES, False: NO, None: ""}[meet.parents_present])

    def _retype(self) -> None:
        """Another type was chosen: what was typed stays, what the old type proposed moves along."""
        if self._shown is None:
            return
        kind = HandoverType(self._kind.key())
        after = retyped(replace(self.handover(self._shown), type=self._shown.type), kind)
        self._show_kind(kind)
        self._receiver.show_party(after.receiver)
        self._lead_after.set_key(after.lead_after)
        self._shown = replace(self._shown, type=kind)

    def _show_kind(self, kind: HandoverType) -> None:
        self._kind.set_hint(KIND_HINTS[kind])
        self._receiver.receive(kind)
        themselves = [(PARENTS_LEAD, "ouder(s) zelf")] if kind is HandoverType.E else []
        self._lead_after.set_options([*themselves, *self._roles])
        self._newborn.setVisible(kind is HandoverType.A)
