"""Another store takes the place of this one: found, compared in numbers, and then the program locks.

A backup that is put back and what a stand-in hands back go the same way.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.settings.step_box import StepBox, row, stack
from casusdesk.ui.tasks import Job
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSAVED: Final = "Er staat nog iets dat niet bewaard kon worden. Zet dat eerst goed; er is niets gewijzigd."


class Replacement(Protocol):
    """What was found. Either `finish` or `abandon` it."""

    def finish(self) -> None:
        """Let it take the place of what is here; slow."""

    def abandon(self) -> None:
        """Leave everything as it is."""


Found = TypeVar("Found", bound=Replacement)


class Comparison(QWidget):
    """What would change, in `parts`; `chosen` to go on."""

    chosen = Signal()
    cancelled = Signal()

    def __init__(self, parts: Sequence[QWidget], words: str, busy: str) -> None:
        super().__init__()
        self.problem, self.busy = text("", "problem"), muted(busy)
        self.go_on = button(words, self._choose, "primary")
        self.cancel = button("Annuleren", self.cancelled.emit)
        stack(self, *parts, self.problem, row(self.go_on, self.cancel), self.busy)
        self.problem.hide()
        self.busy.hide()

    def fail(self, error: CasusdeskError) -> None:
        """Say why it was not taken; nothing has changed."""
        self._set_busy(busy=False)
        self.problem.setText(str(error))
        self.problem.show()
        announce(self.problem, str(error))

    def _choose(self) -> None:
        self.problem.hide()
        self._set_busy(busy=True)
        self.chosen.emit()

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.go_on, self.cancel):
            part.setEnabled(not busy)
        self.busy.setVisible(busy)


class ReplacingBox(StepBox, Generic[Found]):
    """The form (with `fail`, as `Comparison` has); then the comparison; then it is there and all locks."""

    def __init__(self, context: WindowContext, why: str, words: str, *head: QWidget) -> None:
        super().__init__(why, words, *head)
        self._context = context
        self._found: Found | None = None

    @abstractmethod
    def comparison(self, found: Found) -> Comparison:
        """What was found, beside what is here."""

    def abandon(self) -> None:
        """What was brought and not taken goes again."""
        found, self._found = self._found, None
        if found is not None:
            found.abandon()

    def look(self, find: Callable[[], Found]) -> None:
        """Find it on the worker, and compare."""
        self._context.save_all()

        def work(_job: Job) -> Found:
            return find()

        self._context.tasks.submit(work, self._compare, self._failed)

    def _compare(self, found: Found) -> None:
        self._found = found
        step = self.comparison(found)
        step.chosen.connect(self._replace)
        step.cancelled.connect(self.close_steps)
        self.show_step(step)

    def _replace(self) -> None:
        """From here until the lock nothing may be written that would be lost."""
        found = self._found
        assert found is not None, "nothing to take"
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
        self.tell(error)

    @abstractmethod
    def tell(self, error: CasusdeskError) -> None:
        """Say it in the step that is shown."""
