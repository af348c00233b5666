"""What can be taken back on the case screen: every such step goes on the window's undo stack (ux §5.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from casusdesk.domain import arrange
from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.clock import MilestoneMark, MilestoneState
from casusdesk.domain.handover import HandoverType, retyped
from casusdesk.domain.wording import day_month
from casusdesk.errors import CasusdeskError
from casusdesk.ui.steps import Steps

NO_CONSENT: Final = (
    "De moeder gaf geen toestemming: deze casus komt niet op de agenda. "
    "Bespreek dat eerst, of leg vast wie anders besloot en waarom."
)


class CaseCommands(Steps):
    """The steps on a case that can be taken back, with their message."""

    def delete(self, code: str) -> None:
        """To the trash, where it stays seven days."""
        done = f"Casus {code} verwijderd."
        self._push(done, lambda: self._cases.delete(code), lambda: self._cases.restore(code))

    def mark(self, code: str, key: str, label: str, state: MilestoneState | None, on: date) -> None:
        """Tick a milestone as done or not needed, or take the tick away with None."""

        def marked(case: Case) -> Case:
            settled = {name: mark for name, mark in case.settled.items() if name != key}
            if state is not None:
                settled[key] = MilestoneMark(state, on)
            return replace(case, settled=MappingProxyType(settled))

        before = self._cases.get(code).settled.get(key)

        def back(case: Case) -> Case:
            settled = {name: mark for name, mark in case.settled.items() if name != key}
            if before is not None:
                settled[key] = before
            return replace(case, settled=MappingProxyType(settled))

        said = f"{label}: {state.label if state else 'weer open'}."
        self._change(code, said, marked, back)

    def set_status(self, code: str, status: CaseStatus) -> None:
        """Along the chain, or ended."""
        before = self._cases.get(code).status
        self._change(
            code,
            f"Casus {code}: status {status.label}.",
            lambda case: replace(case, status=status),
            lambda case: replace(case, status=before),
        )

    def put_on_agenda(self, code: str) -> None:
        """On the agenda of the next meeting, as the last of its rubriek."""
        meetings = self._context.desk.meetings
        self._context.save_all()
        if not self._cases.get(code).allows_paper(meetings.upcoming().held_on):
            self._context.toast(NO_CONSENT)
            return
        self._push(
            f"Casus {code} staat op de agenda van {day_month(meetings.upcoming().held_on)}.",
            lambda: meetings.record(arrange.add(meetings.upcoming(), self._cases.get(code))),
            lambda: meetings.record(arrange.take_off(meetings.upcoming(), code)),
        )

    def hand_over(self, code: str, kind: HandoverType | None = None) -> None:
        """Propose a handover of the case, of this kind when one is given, and open it; it can go there."""
        handovers = self._context.desk.handovers
        try:
            made = handovers.propose(code)
            if kind is not None and kind is not made.type:
                made = retyped(made, kind)
            handovers.record(made)
        except CasusdeskError as error:
            self._context.toast(str(error))
            return
        self._context.open_handover(made.id)

    def take_off_agenda(self, code: str) -> None:
        """Off the agenda of the next meeting; taking that back puts the case where it was."""
        meetings = self._context.desk.meetings
        before = meetings.upcoming()
        self._push(
            f"Casus {code} is van de agenda gehaald.",
            lambda: meetings.record(arrange.take_off(meetings.upcoming(), code)),
            lambda: meetings.record(before),
        )
