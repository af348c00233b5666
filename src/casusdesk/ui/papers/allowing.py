"""Allowing one paper small letters, a second page or a form: a step that can be undone (ux §5.1, §7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from casusdesk.domain.paper import Paper
    from casusdesk.services.allowances import Allowances
    from casusdesk.services.fitting import FitChoices
    from casusdesk.ui.context import WindowContext


class Allowance(QUndoCommand):
    """What a person allowed one paper of one subject: as it was, and as it became."""

    def __init__(
        self, allowances: Allowances, paper: Paper, subject: str, after: FitChoices, text: str
    ) -> None:
        super().__init__(text)
        self._allowances, self._paper, self._subject = allowances, paper, subject
        self._before, self._after = allowances.of(paper, subject), after

    def redo(self) -> None:
        """Allow it."""
        self._allowances.allow(self._paper, self._subject, self._after)

    def undo(self) -> None:
        """As it was."""
        self._allowances.allow(self._paper, self._subject, self._before)


def allow(context: WindowContext, paper: Paper, subject: str, after: FitChoices, text: str) -> None:
    """Allow it as a step on the undo list, and say so."""
    if after != context.desk.allowances.of(paper, subject):
        context.undo.push(Allowance(context.desk.allowances, paper, subject, after, text))
        context.announce(text)


def allowed_words(choices: FitChoices) -> str:
    """`kleine letter (8,5 punt) en twee pagina’s`; "" for nothing. What a form leaves out the page says."""
    words = ((choices.small_type, "kleine letter (8,5 punt)"), (choices.two_pages, "twee pagina’s"))
    said = [word for on, word in words if on]
    said += ["iets weglaten"] if choices.forms else []
    return " en ".join(said)
