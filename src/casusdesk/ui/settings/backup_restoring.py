"""Putting a backup back: which one, what would change, and then it takes the place of what is here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import section
from casusdesk.ui.settings.backup_restoring_steps import ChooseBackup, RestorePreview
from casusdesk.ui.settings.replacing import ReplacingBox

if TYPE_CHECKING:
    from casusdesk.services.backups import Backups, Restoring

_WHY: Final = (
    "Is er iets misgegaan? Zet dan een eerdere stand terug. Je ziet eerst wat er verandert, en wat hier nu "
    "staat, wordt eerst bewaard."
)


class RestoreBox(ReplacingBox["Restoring"]):
    """The list; then the preview; then it is back and the program locks."""

    def __init__(self, context: WindowContext, backups: Backups) -> None:
        super().__init__(context, _WHY, "Reservekopie terugzetten…", section("Terugzetten"))
        self._backups = backups

    def first_step(self) -> QWidget:
        """Which backup."""
        form = ChooseBackup(self._context.dialogs, self._backups.all(), self._context.desk.today())
        form.asked.connect(self._look)
        form.cancelled.connect(self.close_steps)
        return form

    def comparison(self, found: Restoring) -> RestorePreview:
        return RestorePreview(found, self._context.desk.today())

    def tell(self, error: CasusdeskError) -> None:
        assert isinstance(self.step, ChooseBackup | RestorePreview)
        self.step.fail(error)

    def _look(self, path: Path, passphrase: str, code: str) -> None:
        self.look(lambda: self._backups.preview(path, passphrase=passphrase, code=code))
