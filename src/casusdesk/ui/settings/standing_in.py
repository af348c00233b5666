"""Waarneming: handing everything over to a stand-in, one step after the other (domain §6, US21)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from casusdesk.errors import CasusdeskError
from casusdesk.services import standing_in
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import section
from casusdesk.ui.settings.standing_in_form import HandOverForm
from casusdesk.ui.settings.standing_in_steps import DoneStep, SheetStep
from casusdesk.ui.settings.step_box import StepBox
from casusdesk.ui.tasks import Job

_WHY: Final = "Ga je met verlof? Geef alles mee aan een vervanger, versleuteld op een stick."
_WORDS: Final = "Casusdesk overdragen aan een vervanger…"


class StandInBox(StepBox):
    """The form; then the recovery sheet of the stand-in; then what to do with the stick."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(_WHY, _WORDS, section("Waarneming"))
        self._context = context
        self._made: standing_in.StandIn | None = None

    def first_step(self) -> HandOverForm:
        """Where to, and the passphrase of the stand-in."""
        form = HandOverForm(self._context.dialogs)
        form.asked.connect(self._copy)
        form.cancelled.connect(self.close_steps)
        return form

    def _copy(self, folder: Path, passphrase: str) -> None:
        """Everything that is still in a form goes with it."""
        self._context.save_all()

        def work(_job: Job) -> standing_in.StandIn:
            return standing_in.hand_over(self._context.desk, folder, passphrase)

        self._context.tasks.submit(work, self._copied, self._not_copied)

    def _copied(self, made: standing_in.StandIn) -> None:
        self._made = made
        step = SheetStep(made, self._context.dialogs)
        step.confirmed.connect(self._finish)
        step.cancelled.connect(self.close_steps)
        self.show_step(step)

    def _not_copied(self, error: Exception) -> None:
        if not isinstance(error, CasusdeskError):
            raise error
        assert isinstance(self.step, HandOverForm)
        self.step.fail(error)

    def _finish(self) -> None:
        made, step = self._made, self.step
        assert made is not None, "nothing to finish"
        assert isinstance(step, SheetStep)
        try:
            made.finish()
        except CasusdeskError as error:
            step.tell(str(error))
            return
        self._made = None
        done = DoneStep(made)
        done.closed.connect(self.close_steps)
        self.show_step(done)

    def abandon(self) -> None:
        """A copy that was not finished does not stay on the stick."""
        made, self._made = self._made, None
        if made is not None:
            made.abandon()
