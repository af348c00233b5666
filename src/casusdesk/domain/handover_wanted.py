"""Which discussed cases still wait for their handover: it is the rule, leaving it out takes a reason.

A kraamweek that went well once meant that nobody handed over (domain §1 no. 36); so nobody has to ask for
a handover, and it only goes away when somebody says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casusdesk.domain.case import Case
from casusdesk.domain.decision import Decision
from casusdesk.domain.handover import Handover
from casusdesk.domain.limits import tidy


@dataclass(frozen=True, slots=True)
class HandoverWanted:
    """A case without a sheet, and the meeting that last discussed it."""

    case: Case
    decision: Decision


def handovers_to_make(
    cases: Iterable[Case], decisions: Iterable[Decision], handovers: Iterable[Handover]
) -> tuple[HandoverWanted, ...]:
    """Active cases whose newest discussion asks for a handover that nobody made, the longest ago first.

    A sheet that still runs is enough; so is one that was taken over at or after that meeting. Who refused or
    withdrew since gets no sheet (domain R9).
    """
    active = {case.code: case for case in cases if case.status.active}
    newest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.held_on):
        if decision.discussed and decision.case_code in active:
            newest[decision.case_code] = decision
    sheets = tuple(handovers)
    found = [
        HandoverWanted(active[code], decision)
        for code, decision in newest.items()
        if decision.handover
        and active[code].allows_paper(decision.held_on)
        and not any(_answers(sheet, decision) for sheet in sheets)
    ]
    return tuple(sorted(found, key=lambda w: (w.decision.held_on, w.case.code)))


def without_handover(decision: Decision, reason: str) -> Decision:
    """The decision with the handover switched off because of `reason` (at most 120 characters)."""
    return replace(decision, handover=False, no_handover_reason=tidy(reason))


def _answers(sheet: Handover, decision: Decision) -> bool:
    if sheet.case_code != decision.case_code:
        return False
    taken = sheet.introduction.taken_over_on
    return taken is None or taken >= decision.held_on
