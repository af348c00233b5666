"""Putting a backup back: which one, what would change, and then it takes the place of what is here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import section
from casusdesk.ui.settings.backup_restoring_steps import ChooseBackup, RestorePreview
from casusdesk.ui.settings.step_box import StepBox
from casusdesk.ui.tasks import Job

if TYPE_CHECKING:
    from casusdesk.services.backups import Backups, Restoring

_WHY: Final = (
    "Is er iets misgegaan? Zet dan een eerdere stand terug. Je ziet eerst wat er verandert, en wat hier nu "
    "staat, wordt eerst bewaard."
)
_UNSAVED: Final = "Er staat nog iets dat niet bewaard kon worden. Zet dat eerst goed; er is niets gewijzigd."


class RestoreBox(StepBox):
    """The list; then the preview; then it is back and the program locks."""

    def __init__(self, context: WindowContext, backups: Backups) -> None:
        super().__init__(_WHY, "Reservekopie terugzetten…", section("Terugzetten"))
        self._context = context
        self._backups = backups
        self._found: Restoring | None = None

    def first_step(self) -> QWidget:
        """Which backup."""
        form = ChooseBackup(self._context.dialogs, self._backups.all(), self._context.desk.today())
        form.asked.connect(self._look)
        form.cancelled.connect(self.close_steps)
        return form

    def abandon(self) -> None:
        """What was opened beside the store goes again."""
        found, self._found = self._found, None
        if found is not None:
            found.abandon()

    def _look(self, path: Path, passphrase: str, code: str) -> None:
        self._context.save_all()

        def work(_job: Job) -> Restoring:
            return self._backups.preview(path, passphrase=passphrase, code=code)

        self._context.tasks.submit(work, self._show, self._failed)

    def _show(self, found: Restoring) -> None:
        self._found = found
        step = RestorePreview(found, self._context.desk.today())
        step.chosen.connect(self._put_back)
        step.cancelled.connect(self.close_steps)
        self.show_step(step)

    def _put_back(self) -> None:
        """From here until the lock nothing may be written that would be lost."""
        found = self._found
        assert found is not None, "nothing to put back"
        self._context.save_all()
        if self._context.unsaved:
            self._failed(CasusdeskError(_UNSAVED))
            return
        self.window().setEnabled(False)

        def work(_job: Job) -> None:
            found.finish()

        self._context.tasks.submit(work, lambda _nothing: self._context.lock(), self._failed)

    def _failed(self, error: Exception) -> None:
        self.window().setEnabled(True)
        if not isinstance(error, CasusdeskError):
            raise error
        assert isinstance(self.step, ChooseBackup | RestorePreview)
        self.step.fail(error)
