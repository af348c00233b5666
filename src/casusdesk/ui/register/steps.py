"""What can be taken back in Papier: where copies are (ux §5.3). What was put on record stays there."""

from __future__ import annotations

from collections.abc import Sequence

from casusdesk.domain.paper import CopyState
from casusdesk.domain.paper_ledger import Known
from casusdesk.domain.wording import listed
from casusdesk.ui.steps import Steps


class RegisterSteps(Steps):
    """Every step moves some copies together, and back to where each of them was."""

    def move(self, copies: Sequence[Known], state: CopyState) -> bool:
        """These copies are `state` from today; whether that could be kept."""
        register = self._context.desk.register
        labels = [copy.number.label for _, copy in copies]
        who = f"Exemplaar {labels[0]} is" if len(labels) == 1 else f"Exemplaren {listed(labels)} zijn"
        return self._push(
            f"{who} {state.label}.",
            lambda: register.move(copies, state),
            lambda: register.put_back(copies),
        )
