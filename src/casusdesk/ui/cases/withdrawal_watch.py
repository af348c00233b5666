"""Says at once that consent went, and lets that be taken back as one step (domain R9, ux §5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from casusdesk.domain.recall import removed_words
from casusdesk.domain.withdrawal import denial
from casusdesk.domain.wording import counted
from casusdesk.services.consents import gone_again, taken_back
from casusdesk.ui.steps import Step

if TYPE_CHECKING:
    from casusdesk.domain.withdrawal import Withdrawal
    from casusdesk.ui.context import WindowContext


class WithdrawalWatch(QObject):
    """Puts a step on the undo stack for every consent that goes, whichever way it went."""

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._replaying = False
        self.destroyed.connect(context.desk.consents.on_withdrawal(self._went))

    def _went(self, gone: Withdrawal) -> None:
        if not self._replaying:  # once it was told to everybody, and the store rests
            QTimer.singleShot(0, self, lambda: self._offer(gone))

    def _offer(self, gone: Withdrawal) -> None:
        context, desk = self._context, self._context.desk
        out = len(desk.consents.to_recall(gone.code))
        if not out and not removed_words(gone, desk.catalog):
            return
        whom = "" if denial(gone.after).whole else " voor een ontvanger"
        copies = f" {counted(out, 'exemplaar', 'exemplaren')} terug te halen." if out else ""
        said = f"{gone.code} is{whom} van papier gehaald.{copies}"
        name = f"Toestemming van {gone.code} weg"
        context.undo.push(
            Step(context, name, lambda: self._keep(gone, back=False), lambda: self._keep(gone, back=True))
        )
        context.toast(said, context.undo.undo)

    def _keep(self, gone: Withdrawal, *, back: bool) -> None:
        cases = self._context.desk.cases
        case = cases.get(gone.code)
        self._replaying = True
        try:
            cases.record(taken_back(gone, case) if back else gone_again(gone, case))
        finally:
            self._replaying = False
