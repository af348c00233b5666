"""What can be taken back on the screen of the handovers: each step says what it did (ux §5.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from casusdesk.domain.case import Case, CaseStatus, Lead
from casusdesk.domain.handover import Handover
from casusdesk.domain.handover_steps import followed, stepped, stepped_back
from casusdesk.domain.handover_wanted import HandoverWanted, without_handover
from casusdesk.domain.wording import counted, day_month
from casusdesk.ui.steps import Steps

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext

SheetChange = Callable[[Handover], Handover]


class HandoverCommands(Steps):
    """The steps on handovers. Each says what else it changed: nothing of a case moves silently."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._handovers = context.desk.handovers

    def make(self, codes: Sequence[str]) -> tuple[Handover, ...]:
        """A sheet for each case, in one step; () when that could not be kept."""
        made: list[Handover] = []

        def do() -> None:
            if made:
                for sheet in made:
                    self._handovers.restore(sheet.id)
            else:
                made.extend(self._handovers.make(codes))

        def back() -> None:
            for sheet in made:
                self._handovers.delete(sheet.id)

        said = f"Overdracht {codes[0]} gemaakt." if len(codes) == 1 else f"{len(codes)} bladen gemaakt."
        return tuple(made) if self._push(said, do, back) else ()

    def delete(self, handover: Handover) -> None:
        """Into the trash."""
        self._push(
            f"Overdracht {handover.case_code} verwijderd.",
            lambda: self._handovers.delete(handover.id),
            lambda: self._handovers.restore(handover.id),
        )

    def leave_out(self, wanted: HandoverWanted, reason: str) -> None:
        """No handover for this case, because of `reason`; kept with the decision of its meeting."""
        decisions, before = self._context.desk.decisions, wanted.decision
        self._push(
            f"{wanted.case.code}: geen overdracht.",
            lambda: decisions.change_handover(without_handover(before, reason)),
            lambda: decisions.change_handover(before),
        )

    def change(self, handover_id: str, said: str, do: SheetChange, back: SheetChange) -> None:
        """Change a sheet as it is at that moment, so that nothing else is taken back with it."""
        self._push(said, lambda: self._apply(handover_id, do), lambda: self._apply(handover_id, back))

    def forward(self, handover: Handover, on: date, lead: Lead | None) -> None:
        """One step further; the case follows in status, and in lead when a person said so."""
        before = self._cases.get(handover.case_code)
        after = stepped(handover, on)

        def follow(case: Case) -> Case:
            return replace(followed(case), lead=lead or case.lead)

        def unfollow(case: Case) -> Case:
            return replace(case, status=before.status, lead=before.lead)

        said = [f"{handover.case_code}: {after.introduction.step.label} op {day_month(on)}."]
        if follow(before).status is not before.status:
            said.append(f"Status: {CaseStatus.HANDING_OVER.label}.")
        if lead is not None:
            who = self._context.desk.catalog.agency_label(lead.role or "")
            said.append(f"Regie: {who} per {day_month(lead.since or on)}.")
        self._push(
            " ".join(said),
            lambda: self._move(handover, after, follow),
            lambda: self._move(handover, handover, unfollow),
        )

    def back(self, handover: Handover) -> None:
        """One step back; status and lead of the case stay, undo is what brings those back."""
        after = stepped_back(handover)
        said = f"{handover.case_code}: terug naar {after.introduction.step.label}."
        self._push(
            said,
            lambda: self._move(handover, after, lambda case: case),
            lambda: self._move(handover, handover, lambda case: case),
        )

    def follow(self, code: str) -> None:
        """The case to status Overdracht."""
        before = self._cases.get(code)
        if followed(before) == before:
            return
        self._push(
            f"Casus {code}: status {CaseStatus.HANDING_OVER.label}.",
            lambda: self._cases.record(followed(self._cases.get(code))),
            lambda: self._cases.record(replace(self._cases.get(code), status=before.status)),
        )

    def _apply(self, handover_id: str, change: SheetChange) -> None:
        self._handovers.record(change(self._handovers.get(handover_id)))

    def _move(self, before: Handover, after: Handover, follow: Callable[[Case], Case]) -> None:
        """Case first: without it there is nothing to hand over."""
        case = self._cases.get(before.case_code)
        if follow(case) != case:
            self._cases.record(follow(case))
        self._apply(before.id, lambda sheet: replace(sheet, introduction=after.introduction))


def making_words(count: int) -> str:
    """On the button that makes every sheet at once."""
    return f"Alle bladen maken ({count})" if count != 1 else "Blad maken"


def sheets(count: int) -> str:
    """`1 blad`, `3 bladen`."""
    return counted(count, "blad", "bladen")
