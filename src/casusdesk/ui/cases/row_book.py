"""The rows of the list, each made anew only when what it shows has changed: a hundred are quick to show."""

from __future__ import annotations

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.decision import CLOSE
from casusdesk.domain.meeting import Meeting
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.rows import CaseRow, Marks, case_row

_Shown = tuple[Case, Meeting, tuple[Action, ...], Marks]


class RowBook:
    """Remembers what each row was made of."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[_Shown, CaseRow]] = {}

    def rows(self, meeting: Meeting) -> list[CaseRow]:
        """A row for every case, as it stands at `meeting`."""
        actions: dict[str, list[Action]] = {}
        for action in self._desk.cases.actions():
            actions.setdefault(action.case_code, []).append(action)
        marks = self._marks()
        return [
            self._row((case, meeting, tuple(actions.get(case.code, ())), marks.get(case.code, Marks())))
            for case in self._desk.cases.all()
        ]

    def _marks(self) -> dict[str, Marks]:
        """What the decisions say of each case; the newest one counts."""
        waiting = {due.case.code for due in self._desk.decisions.feedback_due()}
        newest = {decision.case_code: decision for decision in self._desk.decisions.all() if decision.made}
        closing = {code for code, decision in newest.items() if decision.kind == CLOSE}
        return {code: Marks(code in waiting, code in closing) for code in waiting | closing}

    def _row(self, shown: _Shown) -> CaseRow:
        case, meeting, actions, marks = shown
        known = self._known.get(case.code)
        if known is None or known[0] != shown:
            known = shown, case_row(case, self._desk.catalog, meeting, actions, marks, self._desk.today())
            self._known[case.code] = known
        return known[1]
