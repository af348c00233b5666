"""Fields that come more than once on the sheet: those filled in, and always one empty one after them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain import handover as sheet
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.dates import Lean
from casusdesk.domain.handover import Agreement, DomainConcern
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.theme import GRID

Value = TypeVar("Value")
URGENT, ORDINARY = "urgent", "ordinary"


class RepeatedRow(QWidget):
    """One of the repeated rows, its fields in `lines` below each other, each with its share of the width."""

    edited = Signal()
    left = Signal()

    def __init__(self, *lines: Sequence[tuple[Field, int]]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(GRID)
            for field, share in line:
                row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
                field.edited.connect(self.edited)
                field.left.connect(self.left)
            layout.addLayout(row)
        self.setFocusProxy(lines[0][0][0])

    def value(self) -> object | None:
        """What it holds; None when it is empty."""
        raise NotImplementedError

    def show_value(self, value: object | None) -> None:
        """Show this, or nothing."""
        raise NotImplementedError


class TextRow(RepeatedRow):
    """One line of text, at most `limit` characters on paper."""

    def __init__(self, label: str, limit: int, hint: str = "", holds: Holds = Holds.STORY) -> None:
        self._line = LineField(label, limit, hint=hint, holds=holds)
        super().__init__([(self._line, 1)])

    def value(self) -> str | None:
        """The text."""
        return self._line.text() or None

    def show_value(self, value: object | None) -> None:
        """Show a text."""
        self._line.set_text(str(value or ""))


class ConcernRow(RepeatedRow):
    """A life domain, the facts, and whether it is urgent."""

    def __init__(self, number: int, catalog: Catalog) -> None:
        domains = [(d.key, d.label) for d in catalog.life_domains if d.active]
        self._domain = ChoiceField(f"Zorg {number}: levensgebied", domains)
        self._weight = ChoiceField("Weging", [(ORDINARY, "zorg"), (URGENT, "urgente zorg")], empty=None)
        self._weight.editor.setAccessibleName(f"Zorg {number}: weging")
        self._facts = LineField(f"Zorg {number}: feiten, geen oordeel", sheet.CONCERN)
        super().__init__([(self._domain, 2), (self._weight, 1)], [(self._facts, 1)])

    def value(self) -> DomainConcern | None:
        """The concern; without facts there is none."""
        if not self._facts.text():
            return None
        return DomainConcern(self._domain.key(), self._facts.text(), self._weight.key() == URGENT)

    def show_value(self, value: object | None) -> None:
        """Show a concern."""
        concern = value if isinstance(value, DomainConcern) else DomainConcern("", "")
        self._domain.set_key(concern.life_domain)
        self._facts.set_text(concern.facts)
        self._weight.set_key(URGENT if concern.urgent else ORDINARY)


class AgreementRow(RepeatedRow):
    """What, which role, until when."""

    def __init__(self, number: int, roles: Options, today: Callable[[], date]) -> None:
        self._what = LineField(f"Afspraak {number}", sheet.AGREEMENT)
        self._who = ChoiceField("Wie", roles)
        self._due = DateField("Uiterlijk", today, Lean.AHEAD)
        self._who.editor.setAccessibleName(f"Afspraak {number}: wie")
        self._due.editor.setAccessibleName(f"Afspraak {number}: uiterlijk (dd-mm-jjjj)")
        self._due.calendar.setAccessibleName(f"Kalender voor afspraak {number}")
        super().__init__([(self._what, 1)], [(self._who, 1), (self._due, 1)])

    def value(self) -> Agreement | None:
        """The agreement; without words there is none."""
        if not self._what.text():
            return None
        return Agreement(self._what.text(), self._who.key(), self._due.day())

    def show_value(self, value: object | None) -> None:
        """Show an agreement."""
        agreement = value if isinstance(value, Agreement) else Agreement("")
        self._what.set_text(agreement.what)
        self._who.set_key(agreement.who)
        self._due.set_day(agreement.due)


class Repeated(QWidget):
    """The rows of one field of the sheet; more appear as they are filled."""

    edited = Signal()
    left = Signal()

    def __init__(self, rows: Sequence[RepeatedRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for row in self._rows:
            layout.addWidget(row)
            row.edited.connect(self._changed)
            row.left.connect(self.left)
        self._reveal()

    def values(self, kind: type[Value]) -> tuple[Value, ...]:
        """What is filled in, gaps left out."""
        return tuple(value for row in self._rows if isinstance(value := row.value(), kind))

    def show_values(self, values: Sequence[object]) -> None:
        """Show these; who is typing the same keeps her cursor."""
        if tuple(values) != self.values(object):
            for number, row in enumerate(self._rows):
                row.show_value(values[number] if number < len(values) else None)
        self._reveal()

    def row(self, place: int) -> RepeatedRow:
        """The filled row number `place`, from 0, as in `values`."""
        return [row for row in self._rows if row.value() is not None][place]

    def _changed(self) -> None:
        self._reveal()
        self.edited.emit()

    def _reveal(self) -> None:
        """Every filled row and the first empty one; a row that is being typed in never goes away."""
        focus = self.window().focusWidget()
        spare = False
        for row in self._rows:
            empty = row.value() is None
            inside = row.isAncestorOf(focus)
            row.setVisible(not empty or not spare or inside)
            spare = spare or empty
