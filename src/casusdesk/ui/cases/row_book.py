"""The rows of the list, each made anew only when what it shows has changed: a hundred are quick to show."""

from __future__ import annotations

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.meeting import Meeting
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.rows import CaseRow, case_row

_Shown = tuple[Case, Meeting, tuple[Action, ...]]


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
        return [self._row((c, meeting, tuple(actions.get(c.code, ())))) for c in self._desk.cases.all()]

    def _row(self, shown: _Shown) -> CaseRow:
        case, meeting, actions = shown
        known = self._known.get(case.code)
        if known is None or known[0] != shown:
            known = shown, case_row(case, self._desk.catalog, meeting, actions)
            self._known[case.code] = known
        return known[1]
