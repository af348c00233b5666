"""What can be taken back in Afspraken: ticks of afspraken and of who heard back (ux §5.3)."""

from __future__ import annotations

from casusdesk.domain.action import Action
from casusdesk.domain.decision import Decision
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.steps import Steps


class FollowUpSteps(Steps):
    """Every step asks the store for what is there now, so that nothing else is taken back with it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._decisions = context.desk.decisions

    def finish(self, action: Action) -> None:
        """Tick an afspraak; who has the lead stays as it was."""
        self._push(
            f"Afspraak klaar: {action.text}",
            lambda: self._cases.finish_action(action.id),
            lambda: self._cases.reopen_action(action.id),
        )

    def reopen(self, action: Action) -> None:
        """Take the tick away."""
        self._push(
            f"Afspraak weer open: {action.text}",
            lambda: self._cases.reopen_action(action.id),
            lambda: self._cases.finish_action(action.id, action.done_on),
        )

    def tell(self, due: FeedbackDue, by: str) -> None:
        """Note that the signaller heard back today, from the role `by`."""
        to = self._context.desk.catalog.agency_label(due.to)
        self._push(
            f"Teruggekoppeld: {due.case.code} aan {to}.",
            lambda: self._decisions.tell(self._now(due.decision), by),
            lambda: self._decisions.untell(self._now(due.decision)),
        )

    def untell(self, due: FeedbackDue) -> None:
        """Back on the list of those who wait."""
        said = due.decision.feedback
        self._push(
            f"Nog terug te koppelen: {due.case.code}.",
            lambda: self._decisions.untell(self._now(due.decision)),
            lambda: self._decisions.tell(self._now(due.decision), said.done_by, said.done_on),
        )

    def _now(self, decision: Decision) -> Decision:
        """The decision as it is kept at this moment, with what was typed since."""
        for known in self._decisions.of(decision.held_on):
            if known.case_code == decision.case_code:
                return known
        raise CasusdeskError("Dit besluit is er niet meer. Kijk in de casus wat er is besloten.")
