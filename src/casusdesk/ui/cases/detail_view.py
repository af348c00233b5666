"""Everything the detail shows of one case, read once: each section compares its part with what it showed."""

from __future__ import annotations

from dataclasses import dataclass

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.coalition import Rung
from casusdesk.domain.decision import CLOSE, Decision
from casusdesk.domain.handover import Handover, HandoverStep
from casusdesk.services.desk import Desk
from casusdesk.services.questions import Asking, asking_of


@dataclass(frozen=True, slots=True)
class CaseView:
    """`previous` is the last decision before the coming meeting, `now` the one made at that meeting."""

    case: Case
    asking: Asking
    actions: tuple[Action, ...]
    previous: Decision | None
    now: Decision | None
    handovers: tuple[Handover, ...]
    ladder: tuple[Rung, ...]
    may_reopen: bool
    named: bool = False
    """Whether a name is kept behind the code."""

    @property
    def to_close(self) -> bool:
        """Whether the meeting decided to close the case, and that still has to be done."""
        newest = self.now or self.previous
        return self.case.status.active and newest is not None and newest.kind == CLOSE

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What still has to be done."""
        return tuple(action for action in self.actions if action.open)

    @property
    def running_handovers(self) -> tuple[Handover, ...]:
        """Handovers that nobody has taken over yet."""
        return tuple(h for h in self.handovers if h.introduction.step is not HandoverStep.TAKEN_OVER)


def view_of(case: Case, desk: Desk) -> CaseView:
    """The case as it stands now, for the coming meeting."""
    asking = asking_of(desk, case.code)
    now = desk.decisions.on(asking.meeting, case.code)
    return CaseView(
        case=case,
        asking=asking,
        actions=desk.cases.actions(case.code),
        previous=desk.decisions.last(case.code, asking.meeting.held_on),
        now=now if now.made else None,
        handovers=desk.handovers.for_case(case.code),
        ladder=desk.coalition.ladder,
        may_reopen=desk.closings.may_reopen(case),
        named=desk.key_names.known(case.code),
    )
