"""From the previous agenda to this one: which cases could come, what is proposed, and the step it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casusdesk.domain import arrange
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.clock import phase_label
from casusdesk.domain.decision import CLOSE
from casusdesk.domain.escalation import is_urgent
from casusdesk.domain.wording import counted, day_month
from casusdesk.ui.meetings.changes import Together
from casusdesk.ui.meetings.last_time import last_time
from casusdesk.ui.meetings.rows import Row, RowKind, advice, case_chips, case_meta
from casusdesk.ui.meetings.take_over import Candidate, Fate

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.ui.context import WindowContext
    from casusdesk.ui.meetings.arranger import Arranger
    from casusdesk.ui.meetings.builder import Builder


class TakingOver:
    """Opens the panel, and does what was chosen in it as one undoable step."""

    def __init__(self, context: WindowContext, arranger: Arranger, builder: Builder) -> None:
        self._context, self._arranger, self._builder = context, arranger, builder
        self.panel = builder.previous
        builder.take_over.clicked.connect(lambda _checked=False: self.ask())
        self.panel.decided.connect(self._take)
        self.panel.closed.connect(self._builder.end_take_over)
        self.panel.said.connect(context.announce)

    def ask(self) -> None:
        """Show what could come along; say so when there is nothing."""
        desk, meeting = self._context.desk, self._arranger.meeting
        previous = desk.meetings.previous(meeting.held_on)
        if previous is None:
            self._context.toast("Er is geen eerdere agenda om over te nemen. Kies links casussen.", None)
            return
        day = day_month(previous.held_on)
        left = arrange.left_over(meeting, previous, desk.cases.all())
        if not left:
            self._context.toast(f"Van {day} staat alles al op de agenda, of het is geparkeerd of afgesloten.")
            return
        agenda = desk.meetings.agenda(meeting)
        self._builder.begin_take_over()
        self.panel.offer(day, day_month(meeting.next_on), [candidate(desk, agenda, case) for case in left])
        self._builder.see(self.panel.list)

    def _take(self, fates: Mapping[str, Fate]) -> None:
        """Those that come onto this agenda, those for later onto the next, all in one step."""
        self._builder.end_take_over()
        desk, meeting = self._context.desk, self._arranger.meeting
        previous = desk.meetings.previous(meeting.held_on)
        if previous is None:
            return
        listed = desk.cases.all()
        without = {code for code, fate in fates.items() if fate is not Fate.COMES}
        after = arrange.take_over(meeting, previous, listed, without=without)
        following = filled = desk.meetings.following(meeting)
        for case in listed:
            if fates.get(case.code) is Fate.LATER:
                filled = arrange.add(filled, case)
        count = len(after.items) - len(meeting.items)
        if after == meeting and filled == following:
            self._context.announce("Niets overgenomen")
            return
        text = "Vorige agenda overnemen"
        if filled == following:
            kept = self._arranger.change(after, text)
        else:
            step = Together(desk.meetings, (meeting, following), (after, filled), text, self._arranger.failed)
            kept = self._arranger.push(step)
        if kept:
            self._context.toast(f"{counted(count, 'casus', 'casussen')} van de vorige agenda overgenomen.")


def candidate(desk: Desk, agenda: Agenda, case: Case) -> Candidate:
    """The row of a case with what was decided, and afvoeren proposed when that or its grade says so."""
    decision = desk.decisions.last(case.code, agenda.meeting.held_on)
    closing = decision is not None and decision.kind == CLOSE
    proposal = advice(case, urgent=is_urgent(case, agenda.catalog))
    row = Row(
        RowKind.CASE,
        case.code,
        meta=case_meta(
            case, phase_label(case.clock_facts, agenda.meeting.held_on), CaseKind.FOLLOW_UP, agenda.catalog
        ),
        detail=last_time(desk, agenda.meeting, case.code),
        note=proposal,
        code=case.code,
        chips=tuple(case_chips(case, agenda)),
    )
    return Candidate(row, Fate.OUT if closing or proposal else Fate.COMES)
