"""Reservekopie: what there is, making one, one elsewhere, trying one out, and putting one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import button, muted, set_kind, text
from casusdesk.ui.settings.backup_restoring import RestoreBox
from casusdesk.ui.settings.backup_words import copy_words, last_words
from casusdesk.ui.settings.step_box import row, stack
from casusdesk.ui.tasks import Job
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from casusdesk.services.backups import Backups, DrillReport

Result = TypeVar("Result")

_PRACTICE: Final = "De oefenomgeving heeft geen reservekopieën: er staat niets echts in."
_WHY: Final = (
    "Casusdesk maakt zelf een reservekopie bij het afsluiten, elk half uur dat je werkt en voordat er iets "
    "groots gebeurt, en controleert die. Bewaard blijven de laatste tien, en daarvoor een per dag, week en "
    "maand. Ze zijn even goed versleuteld als je casussen en gaan open met dezelfde sleutels."
)
_FOLDER: Final = "Kies een stick of een map op een andere plek dan deze laptop."
_MADE: Final = "De reservekopie is gemaakt en gecontroleerd."
_COPIED: Final = "De kopie staat op de andere plek en is daar gecontroleerd. Haal de stick er veilig uit."
_TRIED: Final = "De nieuwste reservekopie is op proef teruggezet en is in orde. Er is niets gewijzigd."


class BackupsBox(QWidget):
    """In the practice environment there is nothing to keep."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        backups = context.desk.backups
        self.problem, self.last, self.copied = text("", "problem"), text(""), text("")
        self.busy, self.said = muted(""), text("", "ok")
        self.make = button("Nu een reservekopie maken", self._make)
        self.copy = button("Kopie op stick of netwerkmap…", self._copy)
        self.drill = button("Op proef terugzetten", self._drill)
        self.restore: RestoreBox | None = None
        if backups is None:
            for part in (self.problem, self.last, self.copied, self.busy, self.said, *self._buttons()):
                part.setParent(self)  # not a window of its own that stays
                part.hide()
            stack(self, muted(_PRACTICE))
            return
        self._backups: Backups = backups
        self.restore = RestoreBox(context, backups)
        buttons = row(self.make, self.drill)
        parts = (self.problem, self.last, muted(_WHY), buttons, self.copied, row(self.copy))
        stack(self, *parts, self.said, self.busy, self.restore)
        for part in (self.said, self.busy):
            part.hide()
        self.setFocusProxy(self.make)
        self.refresh()

    def refresh(self) -> None:
        """Look anew at what there is; reads the heads of some twenty files."""
        if self.restore is None:
            return
        backups, today = self._backups, self._context.desk.today()
        self.problem.setText(f"De laatste poging is mislukt. {backups.problem}" if backups.problem else "")
        self.problem.setVisible(bool(backups.problem))
        self.last.setText(last_words(backups.last, today))
        copied = backups.external
        self.copied.setText(copy_words(copied, backups.external_folder, today))
        set_kind(self.copied, "" if copied is not None else "warning")

    def _make(self) -> None:
        self._work("Reservekopie maken…", lambda: self._backups.make("asked"), lambda _made: _MADE)

    def _copy(self) -> None:
        known = self._backups.external_folder
        folder = self._context.dialogs.choose_folder(self, known if known and known.is_dir() else None)
        if folder is not None:
            words = "De kopie wordt geschreven en nagelezen…"
            self._work(words, lambda: self._backups.copy_to(folder), lambda _arrived: _COPIED)

    def _drill(self) -> None:
        def told(report: DrillReport) -> str:
            if report.problem:
                raise CasusdeskError(report.problem)
            return _TRIED

        self._work("De nieuwste wordt op proef teruggezet…", self._backups.drill, told)

    def _work(self, words: str, work: Callable[[], Result], told: Callable[[Result], str]) -> None:
        self._context.save_all()
        held: QPushButton | None = next((one for one in self._buttons() if one.hasFocus()), None)
        self.said.hide()
        self.busy.setText(words)
        self.busy.show()
        announce(self, words)
        self._set_enabled(enabled=False)

        def again() -> None:
            self.busy.hide()
            self._set_enabled(enabled=True)
            self._context.backups_changed.emit()
            if held is not None:
                held.setFocus()

        def done(result: Result) -> None:
            again()
            try:
                self._say(told(result), "ok")
            except CasusdeskError as error:
                self._say(str(error), "problem")

        def failed(error: Exception) -> None:
            again()
            if not isinstance(error, CasusdeskError):
                raise error
            if str(error) not in self.problem.text():
                self._say(str(error), "problem")

        def run(_job: Job) -> Result:
            return work()

        self._context.tasks.submit(run, done, failed)

    def _say(self, words: str, kind: str) -> None:
        set_kind(self.said, kind)
        self.said.setText(words)
        self.said.show()
        announce(self, words)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.make, self.drill, self.copy)

    def _set_enabled(self, *, enabled: bool) -> None:
        for one in (*self._buttons(), self.restore):
            if one is not None:
                one.setEnabled(enabled)
