"""Back from leave: what the stand-in hands back, compared with what is here before it takes its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services import taking_back
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import section
from casusdesk.ui.settings.step_box import StepBox
from casusdesk.ui.settings.taking_back_steps import CompareStep, TakeBackForm
from casusdesk.ui.tasks import Job

if TYPE_CHECKING:
    from casusdesk.services.taking_back import TakingBack

_WHY: Final = (
    "Laat de vervanger op die computer ook overdragen, en neem de kopie hier terug. Je houdt je eigen "
    "wachtwoordzin."
)
_WORDS: Final = "Terugnemen van de vervanger…"
_UNSAVED: Final = "Er staat nog iets dat niet bewaard kon worden. Zet dat eerst goed; er is niets gewijzigd."


class TakeBackBox(StepBox):
    """The form; then the comparison; then everything is there and the program locks."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(_WHY, _WORDS, section("Terug van verlof"))
        self._context = context
        self._found: TakingBack | None = None

    def first_step(self) -> QWidget:
        """Where the stick is, and the passphrase of that copy."""
        form = TakeBackForm(self._context.dialogs)
        form.asked.connect(self._look)
        form.cancelled.connect(self.close_steps)
        return form

    def abandon(self) -> None:
        """What was brought and not taken goes again."""
        found, self._found = self._found, None
        if found is not None:
            found.abandon()

    def _look(self, folder: Path, passphrase: str) -> None:
        self._context.save_all()

        def work(_job: Job) -> TakingBack:
            return taking_back.take_back(self._context.desk, folder, passphrase)

        self._context.tasks.submit(work, self._compare, self._failed)

    def _compare(self, found: TakingBack) -> None:
        self._found = found
        step = CompareStep(found)
        step.chosen.connect(self._replace)
        step.cancelled.connect(self.close_steps)
        self.show_step(step)

    def _replace(self) -> None:
        """From here until the lock nothing may be written that would be lost."""
        found = self._found
        assert found is not None, "nothing to take back"
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
        assert isinstance(self.step, TakeBackForm | CompareStep)
        self.step.fail(error)
