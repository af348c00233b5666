"""The organisations a consent is for, each a row with its own answer and its own days (domain R8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import Case
from casusdesk.domain.consent import Consent, ConsentState, Receiver
from casusdesk.domain.wording import short_date
from casusdesk.services import answering
from casusdesk.services.questions import Asking, ReceiversQuestion
from casusdesk.ui.cases.agency_picker import AgencyPicker
from casusdesk.ui.cases.askers import FIELD_WIDTH, Asker
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.date_field import DateField
from casusdesk.ui.emptying import empty
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, line, text
from casusdesk.ui.theme import GRID, text_scale

AS_THE_WHOLE: Final = "Zoals het geheel"
_OWN: Final = (
    ConsentState.BY_NAME,
    ConsentState.ANONYMOUS,
    ConsentState.REFUSED,
    ConsentState.WITHDRAWN,
)


class ReceiverRow(QWidget):
    """One receiver: its answer, and with an answer of its own since when and until when."""

    changed = Signal(object)
    removed = Signal(str)
    left = Signal()

    def __init__(self, receiver: Receiver, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.receiver = receiver
        options = [(state.value, state.label.capitalize()) for state in _OWN]
        self.answer = ChoiceField("Antwoord", options, empty=AS_THE_WHOLE)
        self.given = DateField("Gevraagd op", today)
        self.expires = DateField("Geldig tot", today)
        self.remove = button("Verwijderen", lambda: self.removed.emit(self.receiver.name), "link")
        self.remove.setAccessibleName(f"Verwijderen: {name}")
        scale = text_scale(self)
        for field, width in ((self.answer, 190), (self.given, 200), (self.expires, 200)):
            field.editor.setAccessibleName(f"{name}: {field.label.text().lower()}")
            field.edited.connect(self._edited)
            field.left.connect(self.left)
            field.setFixedWidth(round(width * scale))
            field.label.setWordWrap(False)  # a wrapped label guesses its height, and the row would dance
        head = QHBoxLayout()
        head.addWidget(text(name, "label"), 1)
        head.addWidget(self.remove)
        self._fields = QWidget()
        flow = FlowLayout(self._fields, gap=2 * GRID)
        for shown in (self.answer, self.given, self.expires):
            flow.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._fields)

    def load(self, receiver: Receiver, whole: Consent) -> None:
        """Show the row; what it leaves open is as for the consent as a whole."""
        self.receiver = receiver
        state = receiver.state
        self.answer.set_key(state.value if state else "")
        self.answer.set_hint("" if state else _as_whole(whole))
        self.given.set_day(receiver.given_on)
        self.expires.set_day(receiver.expires_on)
        self.given.setVisible(state is not None)
        self.expires.setVisible(state is not None and state.given)
        self._fields.updateGeometry()

    def _edited(self) -> None:
        key = self.answer.key()
        self.receiver = replace(
            self.receiver,
            state=ConsentState(key) if key else None,
            given_on=self.given.day(),
            expires_on=self.expires.day(),
        )
        self.changed.emit(self.receiver)


def _as_whole(whole: Consent) -> str:
    until = f", t/m {short_date(whole.expires_on)}" if whole.expires_on else ""
    return f"{whole.state.label.capitalize()}{until}"


class ReceiversAsker(Asker):
    """A search field, and below it a row for each receiver."""

    def __init__(self, question: ReceiversQuestion, asking: Asking, context: WindowContext) -> None:
        super().__init__(question, asking)
        self._context = context
        self._catalog = context.desk.catalog
        desk = context.desk
        self.picker = AgencyPicker(
            question.label,
            self._catalog,
            question.hint,
            free=limits.ORGANISATION,
            organisations=lambda: desk.contacts.organisations(desk.today()),
        )
        self.picker.set_widest(FIELD_WIDTH)
        self.rows: dict[str, ReceiverRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        self.column.addWidget(self.picker)
        self.column.addLayout(self._list)
        self.picker.picked.connect(self._picked)
        self.setFocusProxy(self.picker)

    def show_answer(self, case: Case) -> None:
        consent = case.consent
        if tuple(self.rows) != consent.names:
            self._rebuild(consent)
        for receiver in consent.receivers:
            self.rows[receiver.name].load(receiver, consent)
        self.picker.set_taken(consent.names)

    def _rebuild(self, consent: Consent) -> None:
        empty(self._list)
        self.rows = {}
        for receiver in consent.receivers:
            name = self._catalog.agency_label(receiver.name)
            made = ReceiverRow(receiver, name, self._context.desk.today)
            made.changed.connect(self._changed)
            made.removed.connect(self._removed)
            made.left.connect(self.left)
            self._list.addWidget(line())
            self._list.addWidget(made)
            self.rows[receiver.name] = made
        if self.rows:
            self._list.addWidget(line())  # what follows is about the whole again

    def _picked(self, key: str) -> None:
        self.tell(lambda case: answering.with_receiver(case, key, chosen=True))
        self._context.announce(f"{self._catalog.agency_label(key)} toegevoegd")

    def _changed(self, receiver: Receiver) -> None:
        asking = self.asking
        self.tell(lambda case: answering.with_receiver_answer(case, receiver, asking))

    def _removed(self, key: str) -> None:
        known = self.rows[key].receiver

        def back(case: Case) -> Case:
            added = answering.with_receiver(case, key, chosen=True)
            rows = tuple(known if r.name == key else r for r in added.consent.receivers)
            return replace(added, consent=replace(added.consent, receivers=rows))

        self.tell(lambda case: answering.with_receiver(case, key, chosen=False))
        name = self._catalog.agency_label(key)
        self._context.toast(f"{name[:1].upper()}{name[1:]} verwijderd.", lambda: self.tell(back))
        self.picker.setFocus()
