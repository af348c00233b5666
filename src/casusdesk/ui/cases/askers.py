"""One widget per kind of question: it shows the answer of a case and tells how another answer changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.domain.legitimate import Holds
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    DateQuestion,
    NumberQuestion,
    Question,
    TextQuestion,
)
from casusdesk.ui.choice_fields import ChoiceField, RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.theme import GRID

_YES: Final = "yes"
_NO: Final = "no"
FIELD_WIDTH: Final = 480
_HOLDS: Final = {"brought_by_organisation": Holds.ORGANISATION, "override_by": Holds.PROFESSIONAL}
"""By question, where more may stand than in what is told about a family."""


class Asker(QWidget):
    """`answered` carries a function from case to case; `left` comes when focus leaves the question."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, question: Question, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.asking = asking
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)

    def load(self, case: Case, asking: Asking) -> None:
        """Show the answer of `case`; what is being typed stays."""
        self.asking = asking
        self.show_answer(case)

    def show_answer(self, case: Case) -> None:
        """What each kind does for itself."""
        raise NotImplementedError

    def judge(self, case: Case) -> None:
        """Say what is wrong with this answer beside the others; most kinds have nothing to say."""

    def hold(self, field: Field) -> None:
        """Take a field in: it gets the focus, and its leaving is ours."""
        self.column.addWidget(field)
        self.setFocusProxy(field)
        field.left.connect(self.left)

    def tell(self, change: Callable[[Case], Case]) -> None:
        """Tell the answer."""
        self.answered.emit(change)


class ChoiceAsker(Asker):
    """Radio buttons, or a list where there are many options."""

    def __init__(self, question: ChoiceQuestion, case: Case, asking: Asking) -> None:
        super().__init__(question, asking)
        self._ask = question
        options = [
            (o.value, f"{o.label} ({o.note})" if o.note else o.label) for o in question.options(case, asking)
        ]
        self.field: ChoiceField | RadioField
        if question.from_list:
            self.field = ChoiceField(question.label, [o for o in options if o[0]], hint=question.hint)
            self.field.set_widest(FIELD_WIDTH)
        else:
            self.field = RadioField(question.label, options, question.hint)
        self.hold(self.field)
        self.field.edited.connect(self._edited)

    def show_answer(self, case: Case) -> None:
        self.field.set_key(self._ask.get(case))
        parts = (self._ask.hint, self._ask.advice(case))
        self.field.set_hint(" ".join(part for part in parts if part))

    def _edited(self) -> None:
        value, asking = self.field.key(), self.asking
        self.tell(lambda case: self._ask.put(case, value, asking))


class TextAsker(Asker):
    """One line with its counter."""

    def __init__(self, question: TextQuestion, asking: Asking) -> None:
        super().__init__(question, asking)
        self._ask = question
        self._problem = ""
        self.field = LineField(
            question.label,
            question.limit,
            question.advised or 0,
            question.hint,
            separator=question.separator,
            holds=_HOLDS.get(question.key, Holds.STORY),
        )
        self.hold(self.field)
        self.field.edited.connect(self._edited)

    def show_answer(self, case: Case) -> None:
        self.field.set_text(self._ask.get(case))

    def judge(self, case: Case) -> None:
        """Never over what the field itself complains of, such as its length."""
        found = self._ask.problem(case)
        if found or self._problem:
            self.field.set_error(found or None)
        self._problem = found

    def _edited(self) -> None:
        words = self.field.text()
        self.tell(lambda case: self._ask.put(case, words))


class NumberAsker(Asker):
    """A whole number; what is no number stays standing, with what is wrong, and is not kept."""

    def __init__(self, question: NumberQuestion, asking: Asking) -> None:
        super().__init__(question, asking)
        self._ask = question
        self.field = LineField(question.label, hint=question.hint)
        self.field.line.setMaximumWidth(120)
        self.hold(self.field)
        self.field.edited.connect(self._edited)
        self.field.left.connect(self._check)

    def show_answer(self, case: Case) -> None:
        number = self._ask.get(case)
        if number is not None or not self.field.problem:
            self.field.set_text("" if number is None else str(number))
            self.field.set_error(None)

    def _edited(self) -> None:
        number = self._number()
        if number is not None or not self.field.text():
            self.field.set_error(None)
            self.tell(lambda case: self._ask.put(case, number))

    def _number(self) -> int | None:
        typed = self.field.text()
        fine = typed.isdecimal() and self._ask.least <= int(typed) <= self._ask.most
        return int(typed) if fine else None

    def _check(self) -> None:
        if self.field.text() and self._number() is None:
            words = f"Vul een heel getal in, van {self._ask.least} tot en met {self._ask.most}."
            self.field.set_error(words)


class DateAsker(Asker):
    """A day; with "ja, op datum" and "nog niet" in front where the question has them."""

    def __init__(self, question: DateQuestion, asking: Asking, today: Callable[[], date]) -> None:
        super().__init__(question, asking)
        self._ask = question
        self._today = today
        self.choice: RadioField | None = None
        label = question.label
        if question.yes:
            self.choice = RadioField(label, [(_YES, question.yes), (_NO, question.no)], question.hint)
            self.hold(self.choice)
            self.choice.on_key(self._chosen)
            label = "Datum"
        self.field = DateField(label, today, hint="" if question.yes else question.hint)
        if question.yes:
            self.column.addWidget(self.field)
            self.field.left.connect(self.left)
        else:
            self.hold(self.field)
        self.field.day_changed.connect(self._day)

    def show_answer(self, case: Case) -> None:
        day = self._ask.get(case)
        self.field.set_day(day)
        if self.choice is not None:
            self.choice.set_key(_NO if day is None else _YES)
            self.field.setVisible(day is not None)

    def _chosen(self, key: str) -> None:
        self.field.setVisible(key == _YES)
        day = (self.field.day() or self._today()) if key == _YES else None
        self.field.set_day(day)
        self._day(day)

    def _day(self, day: date | None) -> None:
        self.tell(lambda case: self._ask.put(case, day))
