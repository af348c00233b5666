"""Back from leave: what the stand-in hands back, compared with what is here before it takes its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services import taking_back
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import section
from casusdesk.ui.settings.replacing import ReplacingBox
from casusdesk.ui.settings.taking_back_steps import CompareStep, TakeBackForm

if TYPE_CHECKING:
    from casusdesk.services.taking_back import TakingBack

_WHY: Final = (
    "Laat de vervanger op die computer ook overdragen, en neem de kopie hier terug. Je houdt je eigen "
    "wachtwoordzin."
)
_WORDS: Final = "Terugnemen van de vervanger…"


class TakeBackBox(ReplacingBox["TakingBack"]):
    """The form; then the comparison; then everything is there and the program locks."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, _WHY, _WORDS, section("Terug van verlof"))

    def first_step(self) -> QWidget:
        """Where the stick is, and the passphrase of that copy."""
        form = TakeBackForm(self._context.dialogs)
        form.asked.connect(self._look)
        form.cancelled.connect(self.close_steps)
        return form

    def comparison(self, found: TakingBack) -> CompareStep:
        return CompareStep(found)

    def tell(self, error: CasusdeskError) -> None:
        assert isinstance(self.step, TakeBackForm | CompareStep)
        self.step.fail(error)

    def _look(self, folder: Path, passphrase: str) -> None:
        self.look(lambda: taking_back.take_back(self._context.desk, folder, passphrase))
