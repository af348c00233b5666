"""Adding a signal in under a minute: five fields, the code in sight at once, no dialog (ux §7.3)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain import signal as signals
from casusdesk.domain.dates import UNREADABLE
from casusdesk.domain.legitimate import Holds
from casusdesk.errors import CasusdeskError, InvalidInputError
from casusdesk.services.wizard_before import GUIDING
from casusdesk.ui.cases.askers import FIELD_WIDTH
from casusdesk.ui.cases.double_notice import DoubleNotice
from casusdesk.ui.choice_fields import ChoiceField, RadioField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.going_on import go_to, is_enter, next_field
from casusdesk.ui.labels import READING_WIDTH, bar, button, heading, muted, scrolling, text
from casusdesk.ui.not_saved import not_saved
from casusdesk.ui.theme import GRID, is_narrow, text_scale

PREGNANT: Final = "pregnant"
CHILD: Final = "child"
_KEYS: Final = "Enter: volgend veld, en na de vraag toevoegen. Shift+Enter: toevoegen en vragen doorlopen."
_PRACTICE: Final = "Dan zie je ook of dezelfde praktijk deze casus al heeft aangemeld."
_AGE: Final = f"Vul de leeftijd in hele jaren in, van {signals.YOUNGEST} tot en met {signals.OLDEST}."


class SignalForm(QWidget):
    """`added` carries the code, and whether to go on with the questions; `closed` when she went back.

    `case_asked` carries the code of a case that may be the same one; what was typed here still stands then.
    """

    added = Signal(str, bool)
    case_asked = Signal(str)
    closed = Signal()

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        catalog, today = context.desk.catalog, context.desk.today
        self._code = ""
        self.code_label = QLabel()
        self.code_label.setProperty("kind", "code")
        self.phase = RadioField("Fase", [(PREGNANT, "Zwanger"), (CHILD, "Kind is geboren")])
        self.due = DateField("Uitgerekende datum", today)
        self.birth = DateField("Geboortedatum kind", today)
        self.age = LineField("Leeftijd moeder bij aanmelding", hint="In hele jaren.")
        self.age.line.setMaximumWidth(120)
        self.route = ChoiceField("Aanmeldroute", [(r.key, r.label) for r in catalog.routes if r.active])
        roles = [(a.key, f"{a.label} ({a.key})") for a in catalog.agencies if a.active and a.may_be_role]
        self.role = ChoiceField("Inbrenger (rol)", roles)
        self.question = LineField(
            "Vraag aan het overleg", limits.QUESTION, limits.QUESTION_ADVISED, hint=GUIDING
        )
        self.organisation = LineField(
            "Praktijk of organisatie (mag leeg)",
            limits.ORGANISATION,
            hint=_PRACTICE,
            holds=Holds.ORGANISATION,
        )
        for choice in (self.route, self.role, self.organisation):
            choice.set_widest(FIELD_WIDTH)
        self.double = DoubleNotice(self.case_asked.emit)
        self.problem = text("", "problem")
        self.add = button("Toevoegen", self.submit, "primary")
        self.add_and_go = button("Toevoegen en vragen doorlopen", lambda: self.submit(go_on=True))
        self.cancel = button("Annuleren", self.leave)
        self._lay_out()
        self._connect()
        self.clear()

    def start(self) -> None:
        """Show a code and put the focus on the date; what was typed before still stands."""
        if not self._code:
            self._code = self._context.desk.cases.new_code()
            self.code_label.setText(self._code)
            self.code_label.setAccessibleName(f"Code {self._code}")
        self._day().line.setFocus(Qt.FocusReason.TabFocusReason)  # pregnant is the rule; Shift+Tab changes it

    def take_code(self, code: str) -> None:
        """Go on with the code that was written down before, unless it was given to a case since."""
        if code and all(case.code != code for case in self._context.desk.cases.all()):
            self._code = code
            self.code_label.setText(code)
            self.code_label.setAccessibleName(f"Code {code}")

    def clear(self) -> None:
        """Empty the form; the next signal gets another code."""
        self._code = ""
        self.phase.set_key(PREGNANT)
        for day in (self.due, self.birth):
            day.set_day(None)
            day.line.clear()
        for line in (self.age, self.question, self.organisation):
            line.set_text("")
            line.set_error(None)
        self.route.set_key("")
        self.role.set_key("")
        self.double.show_codes(())
        self.problem.hide()
        self._phase_chosen(PREGNANT)

    @property
    def touched(self) -> bool:
        """Whether anything was filled in."""
        lines = (self.due.line, self.birth.line, self.age.line, self.question.line, self.organisation.line)
        return any(line.text().strip() for line in lines) or bool(self.route.key() or self.role.key())

    def submit(self, *, go_on: bool = False) -> None:
        """Put the signal on the list, or say beside the field what is missing."""
        self.problem.hide()
        if not self._sound():
            return
        try:
            case = self._context.desk.cases.add_signal(self._signal(), self._code)
        except InvalidInputError as error:
            self._say(error)
            return
        except (CasusdeskError, OSError) as error:
            self.problem.setText(not_saved(error))
            self.problem.show()
            self._context.announce(self.problem.text())
            return
        self.clear()
        self.added.emit(case.code, go_on)

    def leave(self) -> None:
        """Back without adding; what was typed can be brought back."""
        if not self.touched:
            self.clear()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.setMaximumWidth(round(READING_WIDTH * text_scale(self)))
        self._keys.setVisible(not is_narrow(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = is_enter(event, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif shift or (is_enter(event) and self._at_end()):
            self.submit(go_on=shift)
        elif is_enter(event) and (following := next_field(self, self.focusWidget())) is not None:
            go_to(following)
        else:
            super().keyPressEvent(event)

    def _at_end(self) -> bool:
        """Whether Enter adds the signal: after the question there is nothing that must be asked."""
        return self.focusWidget() in (self.question.line, self.organisation.line)

    def _lay_out(self) -> None:
        column = self._column = QWidget()
        form = QVBoxLayout(column)
        form.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        form.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.addWidget(heading("Signaal toevoegen"), 1)
        head.addWidget(self.code_label)
        form.addLayout(head)
        form.addWidget(muted("De code is al gemaakt. Schrijf hem op, dan herken je de casus later."))
        self._keys = muted(_KEYS)
        form.addWidget(self._keys)
        form.addWidget(self.problem)
        above = (self.phase, self.due, self.birth, self.age, self.route, self.role)
        for field in (*above, self.double, self.question, self.organisation):
            form.addWidget(field)
        form.addStretch(1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for each in (self.add, self.add_and_go, self.cancel):
            flow.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolling(column), 1)
        layout.addWidget(bar(buttons))

    def _connect(self) -> None:
        self.phase.on_key(self._phase_chosen)
        self.age.left.connect(self._check_age)
        for field in (self.due, self.birth, self.role, self.organisation):
            field.edited.connect(self._look_for_doubles)

    def _phase_chosen(self, key: str) -> None:
        self.due.setVisible(key != CHILD)
        self.birth.setVisible(key == CHILD)
        self._look_for_doubles()

    def _day(self) -> DateField:
        return self.birth if self.phase.key() == CHILD else self.due

    def _signal(self) -> signals.Signal:
        born = self.phase.key() == CHILD
        return signals.Signal(
            due_date=None if born else self.due.day(),
            birth_date=self.birth.day() if born else None,
            age_at_referral=int(self.age.text()) if self.age.text().isdecimal() else None,
            referral_route=self.route.key(),
            brought_by_role=self.role.key(),
            brought_by_organisation=self.organisation.text(),
            question=self.question.text(),
        )

    def _sound(self) -> bool:
        """Whether what was typed can be read; says what cannot, and goes there."""
        day = self._day()
        if day.line.text().strip() and day.day() is None:
            day.set_error(UNREADABLE)
            day.line.setFocus()
            return False
        if not self._check_age():
            self.age.line.setFocus()
            return False
        return True

    def _check_age(self) -> bool:
        typed = self.age.text()
        fine = not typed or (typed.isdecimal() and signals.YOUNGEST <= int(typed) <= signals.OLDEST)
        self.age.set_error(None if fine else _AGE)
        return fine

    def _say(self, error: InvalidInputError) -> None:
        field: Field = self.age if error.field == "age_at_referral" else self._day()
        if error.field == "code":
            self._code = self._context.desk.cases.new_code()
            self.code_label.setText(self._code)
        field.set_error(str(error))
        field.setFocus()

    def _look_for_doubles(self) -> None:
        self.double.show_codes(self._context.desk.cases.doubles(self._signal()))
