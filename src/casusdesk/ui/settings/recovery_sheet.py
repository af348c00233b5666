"""Herstelblad: is it still there and right, and a new one when it is not (vault §1 "Rotation")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.wording import long_date
from casusdesk.errors import CasusdeskError
from casusdesk.services import new_sheet
from casusdesk.services.lock import Lock
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import TextField
from casusdesk.ui.labels import button, section
from casusdesk.ui.settings.lock_form import LockForm
from casusdesk.ui.settings.standing_in_steps import SheetStep
from casusdesk.ui.settings.step_box import StepBox, row, stack
from casusdesk.ui.tasks import Job
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.services.new_sheet import NewSheet

_DUE: Final = "Pak je herstelblad erbij en controleer of de code klopt. Dat vraagt casusdesk elk half jaar."
_RIGHT: Final = (
    "Je herstelblad klopt. Leg het weer op zijn plek; over een half jaar vraagt casusdesk het opnieuw."
)
_HINT: Final = "Typ alle regels over of scan ze. Spaties, streepjes en hoofdletters maken niet uit."
_LOST: Final = "Is je herstelblad weg, beschadigd of heeft iemand het gezien? Maak dan een nieuw."
_WHAT: Final = (
    "Je krijgt een nieuwe code en je wachtwoordzin blijft hetzelfde. Het oude blad opent je casussen daarna "
    "niet meer, alleen nog de reservekopieën tot nu toe. Vernietig het dus als je het nog hebt."
)
_SHEET: Final = (
    "Dit wordt je nieuwe herstelblad. Het telt pas als je twee groepen hebt overgetypt.",
    "Bewaar het op papier, in een kast met slot. Niet bij de computer.",
    "Opgeslagen. Druk het bestand af en wis het daarna: wie het heeft, kan bij je casussen.",
)
_DONE: Final = "Je nieuwe herstelblad geldt vanaf nu. Vernietig het oude."
_UNSAVED: Final = "Er is iets nog niet bewaard. Kijk dat eerst na en probeer het dan opnieuw."


class SheetBox(QWidget):
    """Checking the sheet, and making a new one."""

    def __init__(self, context: WindowContext, lock: Lock) -> None:
        super().__init__()
        self.check = CheckBox(context)
        self.renew = RenewBox(context, lock)
        self.check.renew_asked.connect(self._renew)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.check)
        layout.addWidget(self.renew)

    def _renew(self) -> None:
        self.check.close_steps()
        self.renew.begin.click()


class CheckBox(StepBox):
    """The code is typed over; nothing is written but the day of today. `renew_asked` when it is lost."""

    renew_asked = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__("", "Herstelblad controleren…", section("Herstelblad"))
        self._context = context
        self._say_when()

    def first_step(self) -> CheckForm:
        """Where the code is typed."""
        form = CheckForm()
        form.asked.connect(lambda code: self._check(form, code))
        form.lost.connect(self.renew_asked)
        form.cancelled.connect(self.close_steps)
        return form

    def abandon(self) -> None:
        """Nothing was begun that could be left half."""
        self._say_when()

    def _check(self, form: CheckForm, code: str) -> None:
        try:
            self._context.desk.code_check.check(code)
        except CasusdeskError as error:
            form.fail(error)
            return
        self.close_steps()
        self._context.toast(_RIGHT)

    def _say_when(self) -> None:
        known = self._context.desk.code_check
        when = known.checked_on
        checked = f"Gemaakt of gecontroleerd op {long_date(when)}." if when is not None else ""
        self.set_why(" ".join(filter(None, (checked, _DUE if known.due else ""))) or _DUE)


class CheckForm(QWidget):
    """`asked` carries what was typed or scanned; `lost` leads to a new sheet."""

    asked = Signal(str)
    lost = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = TextField("Code van het herstelblad", hint=_HINT, lines=3)
        self.code.edited.connect(lambda: self.code.set_error(None))
        self.go_on = button("Controleren", self._ask, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        self.gone = button("Blad kwijt? Nieuw herstelblad maken…", self.lost.emit, "link")
        stack(self, self.code, row(self.go_on, self.cancel), row(self.gone))
        self.setFocusProxy(self.code)

    def fail(self, error: CasusdeskError) -> None:
        """Say what is wrong with the code; what was typed stays."""
        self.code.set_error(str(error))
        self.code.setFocus()

    def _ask(self) -> None:
        if not self.code.text():
            self.code.set_error("Typ de code van je herstelblad over.")
            self.code.setFocus()
            return
        self.asked.emit(self.code.area.toPlainText())


class RenewBox(StepBox):
    """The passphrase; then the new sheet, typed back in part; then the store goes over to its key."""

    def __init__(self, context: WindowContext, lock: Lock) -> None:
        super().__init__(_LOST, "Nieuw herstelblad maken…")
        self._context = context
        self._lock = lock
        self._made: NewSheet | None = None

    def first_step(self) -> LockForm:
        """The present passphrase must be right."""
        form = LockForm(self._lock, _WHAT, "Verder", None)
        form.asked.connect(lambda passphrase, _new: self._make(passphrase))
        form.cancelled.connect(self.close_steps)
        return form

    def abandon(self) -> None:
        """A sheet that was not finished opens nothing."""
        self._made = None

    def _make(self, passphrase: str) -> None:
        def work(_job: Job) -> NewSheet:
            return new_sheet.begin(self._context.desk, passphrase)

        self._context.tasks.submit(work, self._show, self._failed)

    def _show(self, made: NewSheet) -> None:
        self._made = made
        step = SheetStep(made, self._context.dialogs, _SHEET, "Dit blad gebruiken")
        step.confirmed.connect(self._finish)
        step.cancelled.connect(self.close_steps)
        self.show_step(step)

    def _finish(self) -> None:
        """While the store is copied nothing may be typed."""
        made = self._made
        assert made is not None, "nothing to finish"
        self._context.save_all()
        if self._context.unsaved:
            self._failed(CasusdeskError(_UNSAVED))
            return
        self.window().setEnabled(False)

        def work(_job: Job) -> None:
            made.finish()

        self._context.tasks.submit(work, self._done, self._failed)

    def _done(self, _nothing: None) -> None:
        self.window().setEnabled(True)
        self.close_steps()
        self._context.toast(_DONE)

    def _failed(self, error: Exception) -> None:
        self.window().setEnabled(True)
        if not isinstance(error, CasusdeskError):
            raise error
        if isinstance(self.step, SheetStep):
            self.step.tell(str(error))
        elif isinstance(self.step, LockForm):
            self.step.fail(error)
