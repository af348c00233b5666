"""Steps on the window's undo stack: what every place of the window does and can take back (ux §5.3)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from casusdesk.domain.case import Case
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext


class Step(QUndoCommand):
    """Two callables: do it, take it back. What cannot be kept is said, and the step becomes obsolete."""

    def __init__(
        self,
        context: WindowContext,
        text: str,
        do: Callable[[], object],
        take_back: Callable[[], object],
    ) -> None:
        super().__init__(text)
        self._context = context
        self._do = do
        self._take_back = take_back
        self.failed = False

    def redo(self) -> None:
        self._run(self._do)

    def undo(self) -> None:
        self._run(self._take_back)

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CasusdeskError as error:
            self.failed = True
            self.setObsolete(True)
            self._context.toast(str(error))


class Steps:
    """Pushes steps on the window's undo stack, each with its message and its way back."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context
        self._cases = context.desk.cases

    def _change(
        self, code: str, said: str, do: Callable[[Case], Case], take_back: Callable[[Case], Case]
    ) -> bool:
        """Change the case as it is at that moment, so that nothing else is taken back with it."""
        return self._push(
            said,
            lambda: self._cases.record(do(self._cases.get(code))),
            lambda: self._cases.record(take_back(self._cases.get(code))),
        )

    def _push(self, said: str, do: Callable[[], object], take_back: Callable[[], object]) -> bool:
        step = Step(self._context, said, do, take_back)
        self._context.save_all()
        self._context.undo.push(step)
        if not step.failed:
            self._context.toast(said, lambda: self._take_back(step, take_back))
        return not step.failed

    def _take_back(self, step: Step, act: Callable[[], object]) -> None:
        """Undo `step`, even when something else was done since it was offered."""
        stack = self._context.undo
        if stack.index() and stack.command(stack.index() - 1) is step:
            stack.undo()
            return
        try:
            act()
        except CasusdeskError as error:
            self._context.toast(str(error))
